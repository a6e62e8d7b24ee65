//! "Could someone else have owned this?": what git thinks, and what the lead has said, in sentences.

use signals::{Status, s1b};
use team::{Change, Ground};

use crate::Report;
use crate::signal::share;
use crate::text::{Sentence, number_of, thousands};

/// What git thinks of one change; none where figures about the others do not apply.
pub fn estimate(report: &Report, change: &Change) -> Option<String> {
    let ground: &Ground = report.ground;
    let applies = !matches!(report.own_it.signal.status, Status::NotApplicable(_) | Status::Dropped(_));
    Some(match s1b::people_who_could(ground, change).filter(|_| applies)? {
        0 => "we think no: nobody else knows half of its files".to_owned(),
        1 => "we think yes: 1 other knows half of its files".to_owned(),
        n => format!("we think yes: {} know half of its files", number_of(n, "other")),
    })
}

/// What the lead has said so far of the half year's changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    /// How they were answered.
    pub said: String,
    /// How often git thinks the same, and whose word counts.
    pub agreed: String,
    /// The own-it share with the answers in the place of the estimate.
    pub with_answers: Sentence,
}

/// The same, in sentences; none where nothing was said, or figures about the others do not apply.
pub fn so_far(report: &Report) -> Option<SoFar> {
    let s1b::Said { answers, could, wanted, estimated, agree, wins } = report.own_it.said;
    (answers > 0).then(|| SoFar {
        said: format!(
            "{} of your {} changes of the half year: someone else could have owned {}, nobody could {}, and {} you wanted to.",
            thousands(answers),
            thousands(wins.of),
            could - wanted,
            answers - could,
            wanted
        ),
        agreed: format!(
            "Git's estimate for the same {answers}: someone could have owned {estimated}. You and it agree on {agree}. What \
             you say wins: “yes” and “I wanted to” count as could, “no” as could not."
        ),
        with_answers: Sentence::from("With your answers in the place of the estimate: ").and(share(wins)).and("."),
    })
}
