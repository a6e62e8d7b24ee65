//! Days as they are typed, or what is to be said of what is none.

use growth::line::{Side, day_alone, span_alone};
use jiff::civil::Date;

use crate::Failure;
use crate::text::{clean, day};

/// A date as people type it: `2026-09-15`, `15sep`, `1jun2026`; without a year the last such day.
pub fn date(text: &str, today: Date) -> Result<Date, Failure> {
    let wrong =
        || Failure::usage(format!("{} is no date", clean(text))).hint("2026-09-15, 15sep or 15sep2025");
    day_alone(text, today, Side::Behind).ok_or_else(wrong)
}

/// The same of a day to come: without a year the next such day.
pub fn ahead(text: &str, today: Date) -> Result<Date, Failure> {
    let wrong = || Failure::usage(format!("{} is no date", clean(text))).hint("2026-12-10, 10dec or friday");
    day_alone(text, today, Side::Ahead).ok_or_else(wrong)
}

/// The first and the last day of a span: `2026-07-27..2026-08-07`, or one day alone.
pub fn span(text: &str, today: Date) -> Result<(Date, Date), Failure> {
    if text.trim().is_empty() {
        return Err(Failure::usage("no day was given").hint("2026-07-27..2026-08-07, 27jul..7aug or 27jul"));
    }
    let wrong = || {
        Failure::usage(format!("{} is no span of days", clean(text)))
            .hint("2026-07-27..2026-08-07, 27jul..7aug or 27jul")
    };
    span_alone(text, today, Side::Behind).ok_or_else(wrong)
}

/// A day that has come.
pub fn past(text: &str, today: Date) -> Result<Date, Failure> {
    let date = date(text, today)?;
    if date > today {
        return Err(not_come_yet(date));
    }
    Ok(date)
}

/// What is said of a day in the future.
pub fn not_come_yet(date: Date) -> Failure {
    Failure::usage(format!("{} has not come yet", day(date))).hint("a day up to today, such as 2025-09-15")
}
