//! The seven days of a week, Monday to Sunday.

use growth::days::{days_after, monday_of};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A week, by its Monday. It is named by its Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week(Date);

impl Week {
    /// The week a day lies in.
    pub fn of(day: Date) -> Week {
        Week(monday_of(day))
    }

    /// The last whole week before a day.
    pub fn before(day: Date) -> Week {
        Week(days_after(monday_of(day), -7))
    }

    /// The week a lead looks back on: from Friday on the one that is running, before that the last whole one.
    pub fn to_look_at(today: Date) -> Week {
        match today.weekday() {
            Weekday::Friday | Weekday::Saturday | Weekday::Sunday => Week::of(today),
            _ => Week::before(today),
        }
    }

    /// Its first day.
    pub fn monday(self) -> Date {
        self.0
    }

    /// Its last day, by which it is named.
    pub fn sunday(self) -> Date {
        days_after(self.0, 6)
    }

    /// The Monday after it.
    pub fn end(self) -> Date {
        days_after(self.0, 7)
    }

    /// The week of a number as [`Week::number`] writes it.
    pub fn numbered(number: &str) -> Option<Week> {
        let (year, week) = number.split_once('-')?;
        let iso = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?;
        Some(Week(iso.date())).filter(|week| week.number() == number)
    }

    /// Whether a day lies in it.
    pub fn has(self, day: Date) -> bool {
        self.0 <= day && day < self.end()
    }

    /// Its year and number as ISO 8601 counts them: `2026-46`.
    pub fn number(self) -> String {
        let iso = self.0.iso_week_date();
        format!("{:04}-{:02}", iso.year(), iso.week())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_is_named_by_its_sunday_and_numbered_as_calendars_do() {
        let week = Week::of(date(2026, 11, 15));
        assert_eq!((week.monday(), week.sunday()), (date(2026, 11, 9), date(2026, 11, 15)));
        assert_eq!(week.number(), "2026-46");
        assert_eq!(Week::of(date(2027, 1, 3)).number(), "2026-53", "the year is that of its Thursday");
        assert!(week.has(date(2026, 11, 9)) && !week.has(date(2026, 11, 16)));
        assert_eq!(Week::numbered("2026-46"), Some(week));
        for none in ["", "2026", "2026-60", "2026-4", "2025-53", "46-2026", "2026-46.md"] {
            assert_eq!(Week::numbered(none), None, "{none}");
        }
    }

    #[test]
    fn from_friday_on_the_week_that_is_running_is_looked_at() {
        for (today, sunday) in [(19, 15), (20, 22), (22, 22), (23, 22)] {
            assert_eq!(Week::to_look_at(date(2026, 11, today)).sunday(), date(2026, 11, sunday), "{today}");
        }
    }
}
