//! What trials are made of, made up.

use growth::Count;
use growth::trial::{Monday, Week, Weeks};
use jiff::civil::{Date, date};

/// Monday, 5 October 2026: practices begin here.
pub fn began() -> Monday {
    monday(date(2026, 10, 5))
}

pub fn monday(day: Date) -> Monday {
    Monday::of(day)
}

pub fn count((part, of): (u64, u64)) -> Count {
    Count { part, of }
}

/// Counts of the weeks before that Monday, and of it and the weeks after.
pub fn weeks(before: &[(u64, u64)], since: &[(u64, u64)]) -> Weeks {
    let first = began().later(-(before.len() as i32));
    weeks_from(first, &[before, since].concat())
}

/// Counts of weeks, from a Monday on.
pub fn weeks_from(first: Monday, counts: &[(u64, u64)]) -> Weeks {
    let week = |(at, pair): (i32, &(u64, u64))| Week { monday: first.later(at), count: count(*pair) };
    Weeks::new((0..).zip(counts).map(week)).unwrap()
}

/// The eight weeks before and six since of a lead who gives an area away.
pub const BEFORE: [(u64, u64); 8] = [(3, 5), (4, 6), (3, 4), (4, 5), (2, 4), (4, 6), (3, 5), (4, 6)];
pub const SINCE: [(u64, u64); 6] = [(3, 6), (2, 5), (3, 6), (2, 5), (2, 6), (2, 5)];
