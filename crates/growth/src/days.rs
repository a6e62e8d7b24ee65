//! Days and weeks as the lead lives them: a day is that of the clock on the lead's wall, also after a move.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// The zones the lead has lived in, each from an instant on. What was kept on a Friday evening in one of them
/// stays a Friday's when the lead moves to another.
#[derive(Clone, Debug)]
pub struct Zones {
    first: TimeZone,
    /// Microseconds since 1970-01-01T00:00:00Z, oldest first.
    moves: Vec<(i64, TimeZone)>,
}

impl Zones {
    /// One zone, always.
    pub fn one(zone: TimeZone) -> Zones {
        Zones { first: zone, moves: Vec::new() }
    }

    /// One zone, until the lead moved: each move with its instant (microseconds), in any order. Of two at the
    /// same instant the later in the list holds.
    pub fn with_moves(first: TimeZone, mut moves: Vec<(i64, TimeZone)>) -> Zones {
        moves.sort_by_key(|&(at, _)| at);
        Zones { first, moves }
    }

    /// The day of an instant (microseconds) on the lead's wall. Instants outside of the years there are
    /// are brought to their edge.
    pub fn day_of(&self, at: i64) -> Date {
        let edge = if at < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let instant = Timestamp::from_microsecond(at).unwrap_or(edge);
        self.at(at).to_datetime(instant).date()
    }

    /// The zone the lead lived in at an instant (microseconds).
    pub fn at(&self, at: i64) -> &TimeZone {
        let moved = self.moves.partition_point(|&(since, _)| since <= at);
        moved.checked_sub(1).map_or(&self.first, |last| &self.moves[last].1)
    }
}

/// The Monday of the week of a day.
pub fn monday_of(day: Date) -> Date {
    day.saturating_sub(Span::new().days(i64::from(day.weekday().to_monday_zero_offset())))
}

/// The day that many days later; earlier if negative. At the end of the calendar, its last day.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(i64::from(days)))
}

/// How many days the second is after the first; negative if it is before.
pub fn days_from(first: Date, second: Date) -> i32 {
    (second - first).get_days()
}

/// How many calendar weeks, Monday to Sunday, have a day from the first to the second, both included; at least 1.
pub fn weeks_touched(first: Date, second: Date) -> u32 {
    let weeks = days_from(monday_of(first), monday_of(second)) / 7;
    weeks.max(0).unsigned_abs() + 1
}
