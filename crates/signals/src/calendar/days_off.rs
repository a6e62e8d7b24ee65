//! Days that look like days off. They are asked about, and count only once the lead says so.

use jiff::ToSpan;
use jiff::civil::Date;
use records::{Meeting, Reply, Standing};

use super::Days;

/// Days in a row that a calendar has the lead away on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The first day, one of work.
    pub first: Date,
    /// The last day, one of work.
    pub last: Date,
    /// Days of work in it.
    pub working_days: u32,
}

/// The longest that is looked at, in days: what is longer is no leave, or is one that the lead need not be asked about.
const LONGEST: i64 = 400;

/// Days from one to another, both included, on which something takes whole days and says that the lead is away, if they said yes to it. `known` are days that were
/// confirmed or refused before. Weekends between two of them are in it; days that are no work are at no end.
pub fn proposals(
    all: &[Meeting],
    days: &Days,
    known: &[(Date, Date)],
    within: (Date, Date),
) -> Vec<Proposal> {
    let says_away =
        |one: &&Meeting| one.away && one.standing == Standing::Stands && one.reply == Reply::Accepted;
    let mut away: Vec<Date> = Vec::new();
    for (first, last) in all.iter().filter(says_away).filter_map(|one| one.days) {
        let (first, last) =
            (first.max(within.0), last.min(within.1).min(first.saturating_add(LONGEST.days())));
        let all = std::iter::successors(Some(first), |&day| day.checked_add(1.day()).ok());
        away.extend(all.take_while(|&day| day <= last));
    }
    away.retain(|&day| {
        days.is_working_day(day) && !known.iter().any(|&(first, last)| (first..=last).contains(&day))
    });
    away.sort_unstable();
    away.dedup();
    let mut found: Vec<Proposal> = Vec::new();
    for day in away {
        match found.last_mut() {
            Some(last) if follows(days, last.last, day) => {
                *last = Proposal { last: day, working_days: last.working_days + 1, ..*last };
            }
            _ => found.push(Proposal { first: day, last: day, working_days: 1 }),
        }
    }
    found
}

/// Whether there is no day of work between two.
fn follows(days: &Days, one: Date, other: Date) -> bool {
    let between = std::iter::successors(one.checked_add(1.day()).ok(), |&day| day.checked_add(1.day()).ok());
    between.take_while(|&day| day < other).take(7).all(|day| !days.is_working_day(day))
        && one.saturating_add(8.days()) > other
}
