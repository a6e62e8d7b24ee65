use team::{Ground, Kind, Regime};

use crate::text::{clean, day};

/// When a repository began to merge in another way, a sentence each; nothing is compared across that day.
pub fn regimes(ground: &Ground) -> Vec<String> {
    let sentence = |mark: &Regime| {
        let date = day(ground.clock.day(ground.clock.weeks_ago(mark.weeks_ago)));
        let of = match ground.branches.len() {
            1 => String::new(),
            _ => format!(" of {}", clean(&ground.branches[mark.repository].history.repository)),
        };
        let (from, to) = (each(mark.from), each(mark.to));
        format!(
            "Before {date} {from} was a change{of}; since then {to} is one. Nothing is compared or tested across that day."
        )
    };
    ground.regimes.iter().map(sentence).collect()
}

/// What most changes are.
fn each(kind: Kind) -> &'static str {
    match kind {
        Kind::Merge => "each merge",
        Kind::Plain => "each commit",
        Kind::Squashed => "each squashed commit",
    }
}
