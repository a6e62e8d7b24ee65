//! The lead's calendars: where each is, what the lead wants of it, and what was read of all.

use serde::{Deserialize, Serialize};

use crate::Meeting;

/// All meetings of the lead's calendars, and how far they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Each time that something takes place, or was to; of all calendars together.
    pub meetings: Vec<Meeting>,
    /// From when to before when every calendar was read, in seconds since 1970-01-01T00:00:00Z.
    pub window: (i64, i64),
    /// When the calendar that was read longest ago was read, likewise: what was planned later is not in it.
    pub read: i64,
}

/// Where a calendar is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarPlace {
    /// A file, by its absolute path.
    File(String),
    /// A feed, by its host: the rest of its address is a secret.
    Feed(String),
    /// A calendar of a server.
    Server {
        /// The address that was named.
        address: String,
        /// The name of the account there.
        user: String,
        /// The path of the calendar.
        path: String,
    },
}

/// A calendar as the lead connected it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CalendarSource {
    /// Where it is.
    pub place: CalendarPlace,
    /// Addresses of the lead in it, beside those that are theirs anyway.
    pub mine: Vec<String>,
    /// Whether titles are kept.
    pub titles: bool,
    /// The words that mark time for the long run.
    pub long_horizon: Vec<String>,
}
