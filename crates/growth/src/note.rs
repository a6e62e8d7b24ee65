//! What is kept: one note an act of the lead's, in the order of the acts.

use jiff::civil::Date;
use records::{Book, CommitId, WordId};
use serde::{Deserialize, Serialize};

use crate::{Entry, Minutes, Place, Step, Trigger};

/// One thing kept in the log, or said in the loop. An entry and a cycle are named by the word that began them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Note {
    /// A new entry, about a day; none: the day it was kept.
    Kept { entry: Entry, day: Option<Date> },
    /// An entry in other words, or of another kind.
    Rewritten { of: WordId, entry: Entry, day: Option<Date> },
    /// What is about an entry.
    Linked { of: WordId, to: About },
    /// What became of an entry: of a decision, a piece of work nobody saw, something given away, a talk. Of somebody
    /// who was asked in a cycle, by that note: only that nothing follows any more.
    Came { of: WordId, outcome: Outcome, words: String },
    /// "Cannot say yet": it is asked again on that day. Also of a cycle, whose review comes later then, and of
    /// somebody who was asked in one, by that note.
    PutOff { of: WordId, until: Date },
    /// A check of something given away, agreed on before or not.
    Checked { of: WordId, day: Date, agreed: bool },
    /// What others did because of it.
    Because { of: WordId, words: String },
    /// The moment of a plan is near: the lead says so.
    Marked { trigger: Trigger, day: Date, words: String },
    /// A cycle begins, with what was noticed: in a saying, in a signal, in an area.
    Noticed { capability: String, words: String, signal: Option<String>, place: Option<Place> },
    /// A step of a cycle.
    Step { of: WordId, step: Step },
    /// A week was looked at, by its last day.
    Week { sunday: Date, took: Option<Minutes> },
    /// A draft of a week was dropped, by what it was made of.
    Dropped { draft: String },
}

/// What an entry is about, beside its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Another entry.
    Entry(WordId),
    /// A commit.
    Commit(CommitId),
    /// An area.
    Place(Place),
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It held: what was expected was seen; what was prevented did not happen; the condition changed.
    Held,
    /// It did not.
    DidNotHold,
    /// What was given away was taken back.
    TakenBack,
    /// It was finished without rescue.
    Finished,
    /// It was finished with rescue.
    Rescued,
    /// It became a decision or a merged change.
    Landed,
    /// It is no longer so that anything is to be seen.
    Moot,
}

impl Book for Note {
    const NAME: &'static str = "note";
}
