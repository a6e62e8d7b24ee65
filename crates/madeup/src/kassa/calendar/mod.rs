//! Mira's calendar, as her program exports it: as long as the repository, and eight weeks ahead.
//!
//! It agrees with the story: days off are those on which she merges nothing, talks of her log are in it on their days, and since autumn there
//! is more of it. `round.rs` has what comes again, `of_two.rs` her one-to-ones, `once.rs` the rest, `days.rs` what takes whole days; `text.rs`
//! writes it.

mod days;
mod meeting;
mod of_two;
mod once;
mod round;
mod text;

use super::people::{MIRA, PersonIx};
use super::story::{A_BIT, LAST_MONDAY, is_away};
use super::{SEED, YEARS};
use crate::Draw;
use crate::civil::weekday;
use meeting::{Change, Meeting};

/// The first day, which is that of the repository.
const FIRST: i64 = LAST_MONDAY - 7 * (52 * YEARS as i64 + A_BIT);
/// The day behind the last: eight weeks after it.
const BEHIND: i64 = LAST_MONDAY + 7 + 8 * 7;
/// Since then there is more of it.
const AUTUMN: i64 = LAST_MONDAY - 11 * 7;

/// The bytes of it: iCalendar, RFC 5545. The same on every machine.
pub fn calendar() -> Vec<u8> {
    let draw = Draw::new(SEED).aside(5);
    let mut meetings = round::meetings();
    meetings.extend(of_two::meetings(&draw));
    meetings.extend(once::meetings(&draw));
    meetings.iter_mut().for_each(without_days_off);
    text::calendar(&meetings, &days::all())
}

/// On days off that were, her program declined what others are in, and what is hers alone was taken out.
fn without_days_off(meeting: &mut Meeting) {
    let change = if meeting.with.is_empty() { Change::TakenOut } else { Change::Declined };
    for day in meeting.days().into_iter().filter(|&day| day < BEHIND - 8 * 7 && is_away(MIRA, day)) {
        meeting.changes.insert(day, change);
    }
}

/// Whether it is a week of planning; retrospectives are in the others.
fn is_planned(day: i64) -> bool {
    ((day - weekday(day) - LAST_MONDAY) / 7) % 2 == 0
}

/// The first day from one on that is this day of the week, in a week with or without planning.
fn first(from: i64, of_week: i64, planned: bool) -> i64 {
    let mut day = from;
    while weekday(day) != of_week || is_planned(day) != planned {
        day += 1;
    }
    day
}

/// A day on which nobody of them works, or Mira does not.
fn is_off(with: &[PersonIx], day: i64) -> bool {
    weekday(day) > 4 || is_away(MIRA, day) || with.iter().any(|&person| is_away(person, day))
}
