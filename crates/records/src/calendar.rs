//! What was read of the lead's calendars.

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
