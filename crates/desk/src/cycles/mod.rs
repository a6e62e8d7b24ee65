//! The loop: what a lead says in it, and how it stands, in words.

mod asks;
mod choose;
mod compared;
mod gates;
mod practise;
mod review;
mod ruling;
mod stands;
mod verdict;

use growth::content::Track;
use growth::cycle::Cycle;
use growth::{Note, Step};
use records::WordId;

use crate::Failure;
use crate::notes::Notebook;

pub use asks::{announced, asked, followed_up, message, picked, seen_in_words, suggested, thanked};
pub use choose::{
    Planned, Where, about_you, assumed, chose, looked, my_part, nothing_to_show, notice, one_at_a_time, plan,
    predicted, said_back, tested,
};
pub use compared::{Compared, InRecords, Ruled, compared, in_records};
pub use gates::{gate, missing_of};
pub(crate) use practise::no_practice;
pub use practise::{
    TRIGGERS, came, experiment, is_found, is_in_records, marked, may_be_drawn, may_be_marked, name_of, pause,
    trigger_in_words, trigger_to_choose,
};
pub use review::{guessed, helped, reviewed};
pub use ruling::{drawn, ruling};
pub use stands::{eyebrow, lede, met_in_words, pause_in_words, prediction_in_words, sentence_of_plan};
pub use verdict::{finding, rail, watched_in_words, why};

/// What is to be kept, and the sentence it is said back with.
#[derive(Debug)]
pub struct Noted {
    /// The notes.
    pub notes: Vec<Note>,
    /// What is said back.
    pub kept: String,
}

impl Noted {
    fn step(of: WordId, step: Step, kept: impl Into<String>) -> Noted {
        Noted { notes: vec![Note::Step { of, step }], kept: kept.into() }
    }

    /// Keeps it.
    pub fn keep(self, book: &mut Notebook) -> Result<String, Failure> {
        book.keep(&self.notes)?;
        Ok(self.kept)
    }
}

/// A cycle by the name it has in addresses.
pub fn named<'b>(book: &'b Notebook, name: &str) -> Result<&'b Cycle, Failure> {
    let cycle = name.parse().ok().and_then(|id| book.cycles.cycle(id));
    cycle.ok_or_else(|| Failure::new("there is no such cycle").hint("it may have been taken back"))
}

/// The place to begin that a cycle began at, if it did: whoever chose its sentence by themselves stands where it begins, too.
pub fn track_of(cycle: &Cycle) -> Option<&'static Track> {
    let is = |track: &&Track| track.capability == cycle.capability && track.saying == cycle.words;
    crate::content().tracks.iter().find(is)
}

/// Words that are to be there.
fn words(text: &str, what: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::usage(format!("{what} has no words")).hint("a few are enough"));
    }
    Ok(text.to_owned())
}
