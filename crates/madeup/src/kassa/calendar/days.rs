//! What takes whole days: days off, of hers and of others, and where everybody is.

use super::super::people::{AIKO, ALL, JONAS, LEILA, MIRA, PRIYA, PersonIx, SAM, TOMAS};
use super::super::story::is_away;
use super::{BEHIND, FIRST};
use crate::civil::{day, weekday};

/// Days without hours, both included.
#[derive(Clone, Debug)]
pub(super) struct Days {
    pub title: String,
    pub first: i64,
    pub last: i64,
    pub free: bool,
}

/// All of them. New Year's Day of 2025 stands in no calendar; nobody need write that down.
pub(super) fn all() -> Vec<Days> {
    let mut all: Vec<Days> = absences(MIRA)
        .into_iter()
        .filter(|&(first, _)| first != day(2025, 1, 1))
        .map(|(first, last)| Days { title: "Out of office".to_owned(), first, last, free: false })
        .collect();
    for person in [AIKO, JONAS, LEILA, PRIYA, SAM, TOMAS] {
        let name = ALL[person].name.split(' ').next().unwrap_or_default();
        let others = absences(person).into_iter();
        all.extend(others.map(|(first, last)| Days {
            title: format!("{name} is away"),
            first,
            last,
            free: true,
        }));
    }
    let title = "Offsite".to_owned();
    all.push(Days { title, first: day(2026, 12, 3), last: day(2026, 12, 4), free: true });
    all
}

/// Days in a row on which somebody is away, from the first of work to the last; those that begin in the calendar's two years.
fn absences(person: PersonIx) -> Vec<(i64, i64)> {
    let mut all: Vec<(i64, i64)> = Vec::new();
    for day in (FIRST..BEHIND - 8 * 7).filter(|&day| weekday(day) < 5 && is_away(person, day)) {
        match all.last_mut() {
            Some((_, last)) if day - *last <= 3 => *last = day,
            _ => all.push((day, day)),
        }
    }
    all.retain(|&(first, _)| ALL[person].is_there(first));
    all
}
