//! Change requests of a forge, each as the story of its events.

use serde::{Deserialize, Serialize};

use crate::CommitId;

/// Where an account stands among those of its forge.
pub type AccountIx = u32;

/// What an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AccountKind {
    /// A human.
    Person,
    /// A program: a bot, an app, a reviewer that is a model.
    Machine,
    /// Deleted; whose it was is not known, and each of its acts may be another's.
    Gone,
}

/// An account of a forge.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Account {
    /// Its login; empty when it is gone and the forge says no more.
    pub login: String,
    /// What it is.
    pub kind: AccountKind,
}

/// A change request: pull request of GitHub, merge request of GitLab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its number in the repository.
    pub number: u64,
    /// Its title, for the lead's own list. Hostile text.
    pub title: String,
    /// Its labels now, as the forge has them. Hostile text.
    pub labels: Vec<String>,
    /// Who opened it.
    pub author: AccountIx,
    /// Whether that account may not merge here.
    pub outside: bool,
    /// The branch it is to be merged into.
    pub into: String,
    /// What it became on that branch: a merge, a squashed commit, or the last of those that were put on it.
    pub became: Option<CommitId>,
    /// What happened, in order of time; what happened at the same second, in the order the forge tells it.
    pub events: Vec<RequestEvent>,
}

/// Something that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestEvent {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// Who did it; none where it was the forge itself, or it does not say.
    pub by: Option<AccountIx>,
    /// What it was.
    pub act: RequestAct,
}

/// Who was asked for a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// Somebody in person.
    Account(AccountIx),
    /// A team, by the forge's name for it; its members are not read.
    Team(String),
}

/// A review that decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// It may be merged.
    Approved,
    /// Changes are wanted first.
    ChangesWanted,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequestAct {
    /// It was opened.
    Opened {
        /// As a draft.
        draft: bool,
    },
    /// It became a draft (again).
    Drafted,
    /// It is no draft any more.
    Readied,
    /// A review was asked for.
    AskedFor(Asked),
    /// A request for a review was taken back.
    TookBack(Asked),
    /// Reviewed, with a decision.
    Decided(Decision),
    /// Reviewed, with comments on lines and no decision.
    Remarked,
    /// Somebody's decision was dismissed.
    Dismissed(AccountIx, Decision),
    /// Whoever approved it does so no longer.
    Withdrew,
    /// A comment in the conversation, or an answer on lines that is no review.
    Commented,
    /// New commits, by force or not.
    Pushed,
    /// The target branch was merged into it.
    Updated,
    /// Somebody is to look after it.
    Assigned(AccountIx),
    /// They no longer are.
    Unassigned(AccountIx),
    /// It is in the merge queue, or no longer.
    Queued(bool),
    /// It is merged by itself as soon as it can be, or no longer.
    MergesItself(bool),
    /// Checks fail, or do no longer.
    Failing(bool),
    /// It is in conflict with its target, or no longer.
    InConflict(bool),
    /// Closed without a merge.
    Closed,
    /// Open again.
    Reopened,
    /// Merged.
    Merged,
    /// An account was found deleted.
    Left(AccountIx),
}
