//! Teams whose every week is known, around ten weeks that end eleven weeks before T.

use testkit::cases::{MIRA, Telling, founded, week};

use crate::history::{LEILA, PRIYA, SAM, TOMAS};

/// Four others with one change a week each; Mira with as many as is said, by how many weeks ago.
pub fn team(mira: impl Fn(i64) -> usize) -> Telling {
    team_until(1, mira)
}

/// The same, in a clone that ends so many weeks before T.
pub fn team_until(last: i64, mira: impl Fn(i64) -> usize) -> Telling {
    let mut telling = Telling::default();
    founded(&mut telling, week(80, 0), SAM);
    for weeks_ago in last..=60 {
        for (day, who) in [SAM, LEILA, PRIYA, TOMAS].into_iter().enumerate() {
            telling.commit(week(weeks_ago, day as i64), who, "Book", &["ledger/entry.rs"]);
        }
        for _ in 0..mira(weeks_ago) {
            telling.commit(week(weeks_ago, 2), MIRA, "Settle", &["settlement/book.rs"]);
        }
    }
    telling
}

/// Which of the ten weeks lies so many weeks before T, from 0.
pub fn place(weeks_ago: i64) -> Option<usize> {
    (11..=20).contains(&weeks_ago).then(|| (20 - weeks_ago) as usize)
}

/// Mira's changes before, in the ten weeks, and after them.
pub fn steps(before: usize, within: usize, after: usize) -> impl Fn(i64) -> usize {
    move |weeks_ago| match place(weeks_ago) {
        Some(_) => within,
        None if weeks_ago > 20 => before,
        None => after,
    }
}
