//! The cycles as they stand after all notes: what was noticed, chosen, practised, asked and reviewed.
//!
//! **Invariant.** The same notes give the same cycles. Notes of different cycles may come in any order. A step of
//! a cycle that is not there is as if it had not been kept. A pause costs nothing: the weeks it takes are left out,
//! and the end moves.
//!
//! **Does not** confirm a gate, prompt, or say whether anything moved.

mod asks;
mod fold;
mod gates;
mod goes;
mod parts;
mod weeks;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use records::{Word, WordId};

use crate::days::Zones;
use crate::{Note, Place};

pub use asks::{FollowUp, Held};
pub use gates::{Evidence, Gate, GateStands, Needed, Outside};
pub use goes::{Goes, Met, Stands};
pub use parts::{
    Answer, Asked, Assumption, Experiment, Focus, FollowedUp, Made, Planned, Predicted, Reviewed, Suggestion,
};
pub use weeks::{Pause, WEEKS};

/// One cycle as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// The word that began it, by which it is named.
    pub id: WordId,
    /// The instant it began: microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// The day it was noticed.
    pub noticed: Date,
    /// The capability it is about, by its id.
    pub capability: String,
    /// What was noticed, in words.
    pub words: String,
    /// The signal it was noticed in.
    pub signal: Option<String>,
    /// The area it was noticed in.
    pub place: Option<Place>,
    /// What I do that keeps it so, as last said.
    pub my_part: Option<Made>,
    /// What I take to be so, each with its test.
    pub assumptions: Vec<Assumption>,
    /// What I expected, in the order said.
    pub predictions: Vec<Predicted>,
    /// The first day on which the figures were looked at without anything expected.
    pub looked: Option<Date>,
    /// The one behaviour, as last chosen.
    pub focus: Option<Focus>,
    /// Plans, in the order made; the last holds.
    pub plans: Vec<Planned>,
    /// Answers, one a day: the last said of a day holds.
    pub answers: BTreeMap<Date, Answer>,
    /// Who was told that I work on it.
    pub told: Vec<Made>,
    /// Who was asked, and for what.
    pub asked: Vec<Asked>,
    /// What was suggested.
    pub suggestions: Vec<Suggestion>,
    /// Follow-ups that were held.
    pub followed_up: Vec<FollowedUp>,
    /// An order of weeks on and off, as last drawn.
    pub experiment: Option<Experiment>,
    /// Days on which nothing is asked.
    pub pauses: Vec<Pause>,
    /// What I guessed they would say, as last said.
    pub guessed: Option<Made>,
    /// What becomes of the practice, as last chosen.
    pub review: Option<Reviewed>,
    /// The review is put off to this day.
    pub review_put_off: Option<Date>,
    /// Since when the practice goes on without prompts.
    pub faded: Option<Date>,
    /// Peers who were helped through the same.
    pub helped: Vec<Made>,
    /// The first day, since it was noticed, on which a week was looked at.
    pub looked_back: Option<Date>,
    picked: Option<WordId>,
    reached: BTreeMap<Gate, Date>,
    left: BTreeMap<Gate, Date>,
}

/// All cycles, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cycles {
    cycles: Vec<Cycle>,
    weeks: BTreeSet<Date>,
}

impl Cycles {
    /// What stands after these notes, in the order they were kept.
    pub fn of(notes: &[(WordId, Word<Note>)], zones: &Zones) -> Cycles {
        fold::cycles(notes, zones)
    }

    /// All cycles, oldest first.
    pub fn all(&self) -> &[Cycle] {
        &self.cycles
    }

    /// The cycle that word began.
    pub fn cycle(&self, id: WordId) -> Option<&Cycle> {
        self.cycles.iter().find(|cycle| cycle.id == id)
    }

    /// Which one a cycle is, from 1: the second cycle is 2.
    pub fn number(&self, id: WordId) -> Option<usize> {
        self.cycles.iter().position(|cycle| cycle.id == id).map(|place| place + 1)
    }

    /// The last days of the weeks that were looked at, oldest first.
    pub fn weeks_looked_at(&self) -> &BTreeSet<Date> {
        &self.weeks
    }

    /// The one cycle the lead is in: the newest that was not reviewed. Where all were, the newest whose practice goes
    /// on. What never had a plan, or goes on quietly, gives way to whatever was begun after it.
    pub fn current(&self, today: Date) -> Option<&Cycle> {
        let last = self.cycles.last()?.id;
        let waits = |cycle: &&Cycle| cycle.review.is_none() && (cycle.plan().is_some() || cycle.id == last);
        let goes_on = |cycle: &&Cycle| match cycle.goes(today) {
            Goes::On | Goes::WaitsForReview | Goes::NoPlan => cycle.review.is_some(),
            Goes::Quietly => cycle.id == last,
            Goes::LetGo => false,
        };
        self.cycles.iter().rev().find(waits).or_else(|| self.cycles.iter().rev().find(goes_on))
    }

    /// The cycle that is to be reviewed before another is begun: one behaviour at a time.
    pub fn practised(&self, today: Date) -> Option<&Cycle> {
        self.current(today).filter(|cycle| cycle.review.is_none() && cycle.plan().is_some())
    }
}
