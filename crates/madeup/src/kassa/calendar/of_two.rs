//! Mira's one-to-ones, since she leads the team.

use super::super::people::{AIKO, ALL, HENRIK, JONAS, LEILA, MIRA, PRIYA, PersonIx, SAM, TOMAS};
use super::super::story::{ROLE, is_away};
use super::meeting::{Change, Meeting};
use super::{AUTUMN, first};
use crate::Draw;
use crate::civil::{day, weekday};

/// What became of those since autumn. Of 34 she keeps 31, and moves five of them.
const SINCE_AUTUMN: [(PersonIx, i64, Change); 9] = [
    // The run failed that day.
    (JONAS, day(2026, 8, 31), Change::Declined),
    (AIKO, day(2026, 9, 21), Change::TakenOut),
    (LEILA, day(2026, 9, 29), Change::Cancelled),
    (PRIYA, day(2026, 10, 1), Change::Moved(day(2026, 10, 2), 690)),
    (AIKO, day(2026, 10, 5), Change::Moved(day(2026, 10, 6), 1_005)),
    (SAM, day(2026, 10, 6), Change::Moved(day(2026, 10, 7), 1_020)),
    (JONAS, day(2026, 10, 26), Change::Moved(day(2026, 10, 27), 675)),
    (LEILA, day(2026, 10, 27), Change::Moved(day(2026, 10, 28), 690)),
    (PRIYA, day(2026, 11, 12), Change::Moved(day(2026, 11, 13), 600)),
];

/// Days of the week, each alone.
const ON: [&[i64]; 5] = [&[0], &[1], &[2], &[3], &[4]];

/// All of them.
pub(super) fn meetings(draw: &Draw) -> Vec<Meeting> {
    let begin = ROLE + 7;
    let mut all = vec![
        (AIKO, MIRA, first(begin, 0, false), 690, 2, None),
        (JONAS, JONAS, first(begin, 0, true), 975, 2, None),
        (LEILA, MIRA, first(begin, 1, true), 690, 2, None),
        (HENRIK, MIRA, first(begin, 1, false), 690, 2, Some(day(2026, 1, 16))),
        (PRIYA, MIRA, first(begin, 3, true), 690, 2, None),
        (TOMAS, TOMAS, day(2025, 10, 3), 690, 3, None),
        // Each week at first.
        (SAM, MIRA, day(2026, 2, 10), 690, 1, Some(day(2026, 5, 31))),
        (SAM, MIRA, first(day(2026, 6, 1), 1, false), 690, 2, None),
    ];
    all.sort_by_key(|&(person, ..)| person);
    let one = |(with, by, first, minute, weeks, last): (PersonIx, PersonIx, i64, i64, i64, Option<i64>)| {
        let name = ALL[with].name.split(' ').next().unwrap_or_default();
        let meeting = Meeting::new(&format!("{name} and Mira"), first, minute, 30, by, &[with, MIRA]);
        let mut meeting = Meeting { last, ..meeting.weekly(weeks, ON[weekday(first) as usize]) };
        changed(&mut meeting, with, &draw.aside(first as u64));
        meeting
    };
    all.into_iter().map(one).collect()
}

/// Puts in what became of them.
fn changed(meeting: &mut Meeting, with: PersonIx, draw: &Draw) {
    let is_hers = meeting.by == ALL[MIRA].email;
    for day in meeting.days() {
        let mut draw = draw.aside(day as u64);
        if is_away(with, day) {
            meeting.put(day, if is_hers { Change::TakenOut } else { Change::Cancelled });
        } else if day < AUTUMN && draw.percent(20) {
            let other_day = if weekday(day) == 4 { day - 1 } else { day + 1 };
            let change = match draw.below(7) {
                0 if !is_hers => Change::Declined,
                0 => Change::Cancelled,
                1 => Change::TakenOut,
                _ => Change::Moved(other_day, *draw.pick(&[600, 720, 990, 1_035])),
            };
            meeting.put(day, change);
        }
    }
    if meeting.last.is_some() {
        return;
    }
    for &(_, day, change) in SINCE_AUTUMN.iter().filter(|(person, ..)| *person == with) {
        meeting.put(day, change);
    }
}
