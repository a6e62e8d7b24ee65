//! The calendar of a ground: how far it was read, and the lead's days.

use records::Calendar;
use team::Ground;

use super::{Days, Span};

/// Where these signals come from; also what is not connected where they have none.
pub const CALENDAR: &str = "calendar";

/// From when to before when a calendar is known: what was planned after it was read is not in it.
pub fn known(calendar: &Calendar) -> Span {
    (calendar.window.0, calendar.window.1.min(calendar.read))
}

impl<'g> Days<'g> {
    /// The lead's days on a ground.
    pub fn of(ground: &'g Ground) -> Days<'g> {
        Days { clock: &ground.clock, hours: ground.settings.hours.as_ref(), off: &ground.settings.days_off }
    }
}
