//! What was read of the forge of one repository.

use serde::{Deserialize, Serialize};

use crate::{Account, AccountIx, Comment, Issue, Listed, Request};

/// Whose rules and words a forge has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForgeKind {
    /// GitHub, or a server of one's own that answers like it.
    Github,
    /// GitLab, likewise.
    Gitlab,
}

impl ForgeKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            ForgeKind::Github => "GitHub",
            ForgeKind::Gitlab => "GitLab",
        }
    }

    /// The word for it on a command line.
    pub fn word(self) -> &'static str {
        match self {
            ForgeKind::Github => "github",
            ForgeKind::Gitlab => "gitlab",
        }
    }
}

/// Where the change requests of a repository are: at the lead's word alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Whose rules it has.
    pub kind: ForgeKind,
    /// Where it answers: `https://api.github.com`.
    pub address: String,
    /// The repository there: `kassa/kassa`.
    pub name: String,
}

/// What was read of it, up to one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forge {
    /// Where.
    pub place: Place,
    /// The accounts that did anything, each once.
    pub accounts: Vec<Account>,
    /// Mails in commits, and the account that the forge says they belong to.
    pub mails: Vec<(String, AccountIx)>,
    /// The account whose token it was read with: the lead's.
    pub own: Option<AccountIx>,
    /// Change requests, by their number.
    pub requests: Vec<Request>,
    /// Issues that have a label the lead named, or were assigned to the lead, by their number.
    pub issues: Vec<Issue>,
    /// Which of them were listed.
    pub listed: Listed,
    /// What the lead said on requests, their own among them.
    pub comments: Vec<Comment>,
    /// Seconds since 1970: what happened before is all there; none while the first reading is not at its end.
    pub read: Option<i64>,
    /// Requests that were closed before this second were not read.
    pub since: i64,
    /// Requests that could not be read.
    pub skipped: usize,
}
