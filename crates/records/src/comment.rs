//! What the lead said on the requests of others.

use serde::{Deserialize, Serialize};

/// A comment of the lead on a change request of somebody else. Its text was read once and is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The number of the request in its repository.
    pub request: u64,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// Whether it asks: there is a `?` or `？` in it beside quotes, code and links.
    pub asks: bool,
}
