//! The cycles as they stand after all notes.

pub mod folds;
mod gates;
mod kept_back;
mod loops;

use growth::{Happened, Note, Plan, Step, Trigger};
use jiff::civil::{Date, date};
use records::WordId;

use crate::kept::Notes;

pub fn noticed() -> Note {
    Note::Noticed {
        capability: "K2".to_owned(),
        words: "They depend on me for every answer".to_owned(),
        signal: None,
        place: None,
    }
}

pub fn planned(moment: &str) -> Step {
    let plan = Plan {
        moment: moment.to_owned(),
        act: "I ask who wants it before I speak".to_owned(),
        trigger: Trigger::Planning,
        can_be_switched_off: true,
    };
    Step::Planned { plan, practice: None }
}

pub fn came(day: Date, happened: Happened) -> Step {
    Step::Came { day, happened, why: String::new() }
}

/// The second cycle of the design: noticed on Monday 28 September, planned on Sunday 4 October 2026.
pub fn settlement(notes: &mut Notes) -> WordId {
    let of = notes.on(date(2026, 9, 28), noticed());
    let words = "I volunteer before anyone can.".to_owned();
    notes.step(date(2026, 10, 4), of, Step::MyPart { words });
    notes.step(date(2026, 10, 4), of, planned("planning reaches a settlement ticket"));
    notes.step(date(2026, 10, 4), of, Step::SaidBack);
    of
}
