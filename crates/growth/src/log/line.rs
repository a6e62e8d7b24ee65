use jiff::civil::Date;
use records::WordId;

use crate::{About, Entry, Odds, Outcome};

/// One entry of the log as it stands: what it says now, and all that was added to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The word that began it, by which it is named.
    pub id: WordId,
    /// What it says now.
    pub entry: Entry,
    /// The day it is about.
    pub day: Date,
    /// The instant it was first kept: microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// The day it was first kept.
    pub kept: Date,
    /// The day it was last put in other words.
    pub rewritten: Option<Date>,
    /// What it is about, each once, in the order said.
    pub links: Vec<About>,
    /// What became of it, in the order said: the last that settles it holds.
    pub became: Vec<Became>,
    /// "Cannot say yet": it is asked again on this day. Gone when its own date was changed since.
    pub put_off: Option<Date>,
    /// Checks of something given away, by day.
    pub checks: Vec<Check>,
    /// What others did because of it, in the order said.
    pub because: Vec<Because>,
}

/// What became of an entry, once.
#[derive(Clone, Debug, PartialEq)]
pub struct Became {
    /// What.
    pub outcome: Outcome,
    /// In the lead's words; may be empty.
    pub words: String,
    /// The day it was said.
    pub day: Date,
    /// Of a decision: the odds as they stood then, whatever was written over them afterwards.
    pub odds: Option<Odds>,
}

/// One look at something given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Check {
    /// When.
    pub day: Date,
    /// Whether both had agreed on it before.
    pub agreed: bool,
}

/// What others did because of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The day it was said.
    pub day: Date,
    /// The words.
    pub words: String,
}

impl Line {
    /// What settled it: the last outcome that means something for its kind. Nothing more is asked about it then.
    pub fn settled(&self) -> Option<&Became> {
        self.became.iter().rev().find(|became| settles(&self.entry, became.outcome))
    }

    /// Whether it held, or landed; none while that is not known, or where it is no question any more.
    pub fn held(&self) -> Option<bool> {
        match self.settled()?.outcome {
            Outcome::Held | Outcome::Landed | Outcome::Finished => Some(true),
            Outcome::DidNotHold | Outcome::TakenBack | Outcome::Rescued => Some(false),
            Outcome::Moot => None,
        }
    }

    /// The one day on which the entry itself asks to be looked at again: a review, a confirmation, the
    /// date of a condition. Checks of something given away have days of their own.
    pub fn own_date(&self) -> Option<Date> {
        own_date(&self.entry)
    }
}

/// Whether an outcome settles an entry of that kind.
fn settles(entry: &Entry, outcome: Outcome) -> bool {
    use Outcome::*;
    match entry {
        _ if outcome == Moot => true,
        Entry::GivenAway(_) => matches!(outcome, TakenBack | Finished | Rescued),
        Entry::Landing(_) => matches!(outcome, Landed | DidNotHold),
        Entry::Decision(_) | Entry::Unseen(_) | Entry::Again(_) | Entry::Talk(_) => {
            matches!(outcome, Held | DidNotHold)
        }
        Entry::Line { .. } | Entry::Person(_) | Entry::Opportunity(_) => true,
    }
}

pub(super) fn own_date(entry: &Entry) -> Option<Date> {
    match entry {
        Entry::Decision(decision) => decision.review,
        Entry::Unseen(unseen) => unseen.not_happened_by,
        Entry::Again(again) => again.due,
        _ => None,
    }
}
