//! The day a week begins.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// The Monday a week begins on, in the lead's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Monday(Date);

impl Monday {
    /// The Monday of the week a day lies in. None at the beginning of the calendar.
    pub fn of(day: Date) -> Option<Monday> {
        let since = i64::from(day.weekday().since(Weekday::Monday));
        day.checked_sub(Span::new().days(since)).ok().map(Monday)
    }

    /// So many weeks later. None at the end of the calendar.
    pub fn later(self, weeks: i32) -> Option<Monday> {
        self.0.checked_add(i64::from(weeks).weeks()).ok().map(Monday)
    }

    /// The day itself.
    pub fn day(self) -> Date {
        self.0
    }

    /// Monday to Friday. Shorter at the end of the calendar.
    pub(super) fn working_days(self) -> impl Iterator<Item = Date> {
        (0..5).filter_map(move |days: i64| self.0.checked_add(days.days()).ok())
    }
}
