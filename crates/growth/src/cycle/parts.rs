//! What a cycle is made of.

use jiff::civil::Date;
use records::{Share, WordId};

use crate::{Asking, Choice, Happened, Measure, Plan};

/// Words, with the day they were said. Of who was told: the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The day.
    pub day: Date,
    /// The words.
    pub words: String,
}

/// What I take to be so, and how I find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The word that kept it.
    pub id: WordId,
    /// The day it was said.
    pub day: Date,
    /// What.
    pub words: String,
    /// How I find out before I act.
    pub test: String,
    /// What became of the test, as last said: whether it was right, and in words.
    pub tested: Option<(bool, Made)>,
}

/// What I expect.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicted {
    /// The day it was said.
    pub day: Date,
    /// In words.
    pub words: String,
    /// As a part of a whole.
    pub share: Option<Share>,
}

/// The one behaviour.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// The day it was chosen.
    pub day: Date,
    /// The behaviour, by its id in the content or in own words.
    pub behaviour: String,
    /// What would be seen in records.
    pub measure: Option<Measure>,
    /// What people would notice.
    pub noticed: String,
    /// How far I want to get.
    pub target: Option<Share>,
}

/// A plan that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The word that kept it.
    pub id: WordId,
    /// The day it was made.
    pub day: Date,
    /// The plan.
    pub plan: Plan,
    /// Of the content's practices the one it began as.
    pub practice: Option<String>,
    /// The day it was said back.
    pub said_back: Option<Date>,
}

/// Whether the plan was met on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether.
    pub happened: Happened,
    /// Why; may be empty.
    pub why: String,
    /// The day it was said.
    pub said: Date,
}

/// Somebody who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The word that kept it.
    pub id: WordId,
    /// The day.
    pub day: Date,
    /// Who.
    pub who: String,
    /// For what.
    pub asking: Asking,
    /// When they are asked again.
    pub again: Option<Date>,
    /// It is put off to this day.
    pub put_off: Option<Date>,
    /// Nothing follows any more.
    pub moot: bool,
}

/// What somebody suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The word that kept it, by which it is picked.
    pub id: WordId,
    /// The day it was kept.
    pub day: Date,
    /// Who said it.
    pub who: String,
    /// As it was said.
    pub words: String,
}

/// A follow-up that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedUp {
    /// The day it was held.
    pub day: Date,
    /// With whom.
    pub who: String,
    /// What they had noticed.
    pub noticed: String,
    /// Whether they see it; none: they cannot say, or nobody asked.
    pub stayed: Option<bool>,
}

/// Weeks on and off, drawn by lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// The Monday it begins on, or the next one where another day was said.
    pub first: Date,
    /// The seed of the order.
    pub seed: u64,
    /// The day it was drawn.
    pub drawn: Date,
    /// How often an order was drawn up to this one, itself counted.
    pub draws: u32,
}

/// What becomes of the practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The day it was chosen.
    pub day: Date,
    /// What.
    pub choice: Choice,
    /// In words.
    pub words: String,
    /// How many plans had been made by then.
    pub(super) plans: usize,
}
