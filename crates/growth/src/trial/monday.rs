//! The day a week begins.

use jiff::civil::Date;

use crate::days::{days_after, monday_of};

/// The Monday a week begins on, on the lead's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Monday(Date);

impl Monday {
    /// The Monday of the week a day lies in.
    pub fn of(day: Date) -> Monday {
        Monday(monday_of(day))
    }

    /// So many weeks later; earlier if negative.
    pub fn later(self, weeks: i32) -> Monday {
        Monday::of(days_after(self.0, 7 * weeks))
    }

    /// The day itself.
    pub fn day(self) -> Date {
        self.0
    }
}
