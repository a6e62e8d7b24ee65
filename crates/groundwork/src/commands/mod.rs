//! One file a command: its arguments, whose comments are its help, then one function.

pub mod add;
pub mod areas;
pub mod away;
pub mod completions;
pub mod config;
pub mod days_off;
pub mod debug;
pub mod demo;
pub mod disagree;
pub mod exclude;
pub mod forget;
pub mod hours;
pub mod knowledge;
pub mod man;
pub mod me;
pub mod people;
pub mod reasons;
pub mod records;
pub mod role;
pub mod scorecard;
pub mod signal;
pub mod sources;
pub mod team;
pub mod truck_factor;
pub mod undo;

use desk::{Failure, typed};
use jiff::civil::Date;

/// A date as people type it: `2026-09-15`, `15sep`, `1jun2026`; without a year the last such day.
pub(crate) fn parse_date(text: &str, today: Date) -> Result<Date, Failure> {
    let wrong = || {
        Failure::usage(format!("{} is no date", desk::text::clean(text)))
            .hint("2026-09-15, 15sep or 15sep2025")
    };
    typed::date(text, today).ok_or_else(wrong)
}

/// The first and the last day of a span: `2026-07-27..2026-08-07`, or one day alone.
pub(crate) fn parse_span(text: &str, today: Date) -> Result<(Date, Date), Failure> {
    let wrong = || {
        Failure::usage(format!("{} is no span of days", desk::text::clean(text)))
            .hint("2026-07-27..2026-08-07, 27jul..7aug or 27jul")
    };
    typed::span(text, today).ok_or_else(wrong)
}

/// A day that has come.
pub(crate) fn parse_past_date(text: &str, today: Date) -> Result<Date, Failure> {
    let date = parse_date(text, today)?;
    if date > today {
        return Err(not_come_yet(date));
    }
    Ok(date)
}

/// What is said of a day in the future.
pub(crate) fn not_come_yet(date: Date) -> Failure {
    Failure::usage(format!("{} has not come yet", desk::text::day(date)))
        .hint("a day up to today, such as 2025-09-15")
}
