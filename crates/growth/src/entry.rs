//! The kinds of entries of the log. Of each only the words are needed; the rest may be left out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Level, Minutes, Odds, Place};

/// One entry, as the lead wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum Entry {
    /// A line without a kind, to be sorted some other day.
    Line {
        /// The words.
        words: String,
    },
    /// Work nobody saw.
    Unseen(Unseen),
    /// A decision, or a bet.
    Decision(Decision),
    /// Something given away.
    GivenAway(GivenAway),
    /// It happened again.
    Again(Again),
    /// A talk, put off or held.
    Talk(Talk),
    /// "Did it land?": a proposal or an explanation.
    Landing(Landing),
    /// A person the lead needs with them.
    Person(Person),
    /// Something the team could do, seen early.
    Opportunity(Opportunity),
}

impl Entry {
    /// The words it is called by: never empty where the lead gave any.
    pub fn words(&self) -> &str {
        match self {
            Entry::Line { words } => words,
            Entry::Unseen(unseen) => &unseen.words,
            Entry::Decision(decision) => &decision.words,
            Entry::GivenAway(given) => &given.what,
            Entry::Again(again) => &again.words,
            Entry::Talk(talk) => &talk.words,
            Entry::Landing(landing) => &landing.words,
            Entry::Person(person) => &person.who,
            Entry::Opportunity(opportunity) => &opportunity.words,
        }
    }

    /// The letter it is typed with and shown by.
    pub fn letter(&self) -> char {
        match self {
            Entry::Line { .. } => '?',
            Entry::Unseen(_) => 'i',
            Entry::Decision(_) => 'd',
            Entry::GivenAway(_) => 'g',
            Entry::Again(_) => 'r',
            Entry::Talk(_) => 't',
            Entry::Landing(_) => 'l',
            Entry::Person(_) => 'p',
            Entry::Opportunity(_) => 'o',
        }
    }
}

/// Which sort of work nobody saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Somebody had what they needed to know.
    ContextGiven,
    /// Two sides could work again.
    ConflictDefused,
    /// It would have gone the wrong way.
    DirectionCorrected,
    /// Somebody stayed, or grew.
    SomeoneKeptOrGrown,
    /// It did not happen.
    TroublePrevented,
    /// Others could go on.
    OthersUnblocked,
    /// Something was not taken on.
    GoodNo,
}

/// Work nobody saw.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unseen {
    /// What was done.
    pub words: String,
    /// Which sort.
    pub sort: Option<Sort>,
    /// With whom.
    pub with: Vec<String>,
    /// How long it took.
    pub took: Option<Minutes>,
    /// It is something that did not happen, and whether it still has not is asked on this day.
    pub not_happened_by: Option<Date>,
}

/// A decision: what was chosen, and what is expected of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// What was decided, in a line.
    pub words: String,
    /// What the question was.
    pub question: String,
    /// What else could have been chosen.
    pub options: Vec<String>,
    /// Why this.
    pub reason: String,
    /// What it costs, and who pays.
    pub costs: Costs,
    /// Who disagreed, and why.
    pub dissent: String,
    /// What is to be seen if it was right.
    pub expected: String,
    /// How likely the lead holds that to be.
    pub odds: Option<Odds>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// What undoing it would cost.
    pub undoing: String,
    /// Who made it; empty: the lead.
    pub made_by: String,
    /// The file of an architecture decision record it stands in, within the repository.
    pub record: Option<String>,
}

/// What a decision costs, in words: who pays what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Costs {
    /// Money.
    pub money: String,
    /// Time.
    pub time: String,
    /// People.
    pub people: String,
    /// Trust.
    pub trust: String,
}

/// Something given away.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GivenAway {
    /// What.
    pub what: String,
    /// The area of the team it is, where it is one.
    pub place: Option<Place>,
    /// To whom.
    pub to: String,
    /// How far.
    pub level: Option<Level>,
    /// Since when; none: the day it was kept.
    pub since: Option<Date>,
    /// Within which limits.
    pub limits: String,
    /// With which means.
    pub means: String,
    /// The checks both agreed on.
    pub checks: Vec<Date>,
}

/// A problem that came back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Again {
    /// What happened.
    pub words: String,
    /// Which class of problem, in the lead's words.
    pub class: String,
    /// On which days before.
    pub before: Vec<Date>,
    /// What made it likely.
    pub likely: String,
    /// The own habit that is one of the conditions.
    pub own_habit: String,
    /// The one condition to change.
    pub condition: String,
    /// What is to be seen when it is changed.
    pub expected: String,
    /// Who changes it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
}

/// A talk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Talk {
    /// What about.
    pub words: String,
    /// With whom.
    pub with: String,
    /// When the tension was first noted; none: the day it was kept.
    pub noted: Option<Date>,
    /// When it was held.
    pub held: Option<Date>,
    /// What was agreed to be expected.
    pub agreed: String,
    /// Whether it was rehearsed.
    pub rehearsed: bool,
}

/// A proposal or an explanation, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Landing {
    /// What was proposed or explained.
    pub words: String,
    /// To whom.
    pub audience: String,
    /// What was needed of them.
    pub ask: String,
    /// What they heard.
    pub heard: String,
    /// What is tried next.
    pub next: String,
}

/// A person the lead needs with them. Private: no export names them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Who, or a pseudonym for them.
    pub who: String,
    /// What they care about.
    pub cares_about: String,
    /// What they fear.
    pub fears: String,
    /// When they last talked.
    pub last_talk: Option<Date>,
}

/// Something the team could do, seen early.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opportunity {
    /// What.
    pub words: String,
    /// What showed it.
    pub seen_in: String,
}
