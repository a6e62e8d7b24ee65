//! Issues of a forge: those that have a label the lead named, and those that were assigned to the lead.

use serde::{Deserialize, Serialize};

use crate::{AccountIx, RequestEvent};

/// Which issues were listed the last time, all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Labels of which they were.
    pub labels: Vec<String>,
    /// Labels of which the forge gave no list: issues are turned off there, or the token may not read them.
    pub refused: Vec<String>,
    /// Whether those assigned to the lead were; the forge may give no list of them either.
    pub own: bool,
}

/// An issue, as its forge tells it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its number in the repository.
    pub number: u64,
    /// Its title, for the lead's own list. Hostile text.
    pub title: String,
    /// All its labels, as the forge has them; none of one that was read for who is assigned to it alone. Hostile text.
    pub labels: Vec<String>,
    /// Who opened it.
    pub author: AccountIx,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub opened: i64,
    /// When it was closed; none while it is open.
    pub closed: Option<i64>,
    /// Who closed it, where the forge says.
    pub closed_by: Option<AccountIx>,
    /// Whether it was closed as done; none where it is open, or the forge does not say why it was closed.
    pub done: Option<bool>,
    /// Who is assigned to it now.
    pub assigned: Vec<AccountIx>,
    /// Who said something on it, and when, the oldest first; the issue itself is not among it.
    pub said: Vec<(AccountIx, i64)>,
    /// When the lead was assigned to it and no longer, and by whom, the oldest first; no other act is among it.
    pub events: Vec<RequestEvent>,
}
