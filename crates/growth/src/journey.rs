//! The steps of the loop: notice, choose, practise, ask, review.

use jiff::civil::Date;
use records::Share;
use serde::{Deserialize, Serialize};

use crate::Place;

/// One step of a cycle. The cycle is named by the note that began it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Step {
    /// What I do that keeps it so.
    MyPart { words: String },
    /// What I take to be so, and how I find out before I act.
    Assumed { words: String, test: String },
    /// What became of the test of an assumption, by the note that kept it.
    Tested { assumption: records::WordId, words: String, right: bool },
    /// What I expect, before it is shown.
    Predicted { words: String, share: Option<Share> },
    /// I look at the figures without having said what I expect.
    Looked,
    /// The one behaviour; what will be seen if it changes, in a signal and by people; how far I want to get.
    Chose { behaviour: String, measure: Option<Measure>, noticed: String, target: Option<Share> },
    /// The plan; of the content's practices the one it began as, if it did. A later one replaces it.
    Planned { plan: Plan, practice: Option<String> },
    /// I said the plan back without looking.
    SaidBack,
    /// It came up, or it did not; with why, if I like.
    Came { day: Date, happened: Happened, why: String },
    /// Told to somebody that I work on it.
    Announced { to: String },
    /// Asked somebody, and when I ask again.
    Asked { who: String, asking: Asking, again: Option<Date> },
    /// What somebody suggested for the future. The only answer is thanks.
    Suggested { who: String, words: String },
    /// One suggestion is taken, by the note that kept it.
    Picked { suggestion: records::WordId },
    /// A follow-up was held, what they had noticed, and whether they see it; none: they cannot say.
    FollowedUp {
        who: String,
        day: Date,
        noticed: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stayed: Option<bool>,
    },
    /// Five weeks on and five off, from a Monday; the order was drawn with this seed, after so many that were taken back.
    Experiment {
        first: Date,
        seed: u64,
        #[serde(default, skip_serializing_if = "is_zero")]
        drawn_before: u32,
    },
    /// Nothing is asked of me between these days, both included.
    Paused { first: Date, last: Date },
    /// What I guess they will say, before I open it.
    Guessed { words: String },
    /// What I do with the practice after the cycle.
    Reviewed { choice: Choice, words: String },
    /// I helped one peer through the same.
    Helped { words: String },
    /// A gate is reached, or left again.
    Gate { gate: String, reached: bool },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A plan: if a moment of work comes, then I do one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The moment, without "If".
    pub moment: String,
    /// The act, without "then": it begins with "I".
    pub act: String,
    /// What the moment is recognised by.
    pub trigger: Trigger,
    /// Whether it can be left off for weeks without harm.
    pub can_be_switched_off: bool,
}

/// What a moment is recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// In records: the lead merged a change in an area only they know.
    OwnMergeOnlyYou,
    /// In records: the usual day of a release.
    ReleaseDay,
    /// In records: the first change of somebody in an area.
    Newcomer,
    /// In records: a fix-like change in a file that came back.
    CameBack,
    /// In the records of a forge: a change request waits for the lead.
    MergeWaits,
    /// In the records of a forge: the lead assigned somebody else's work to themselves.
    OwnAssignment,
    /// In a calendar: a one-to-one on the next day of work.
    OneToOneTomorrow,
    /// In a file of incidents, or by a line of the log: an incident is over.
    IncidentClosed,
    /// In the week: Friday.
    Friday,
    /// Said by the lead: planning is near.
    Planning,
    /// Said by the lead: a one-to-one is near.
    OneToOne,
    /// Said by the lead: the same thing is explained a third time.
    ThirdTime,
    /// Said by the lead: somebody brings a question or a problem.
    Asked,
    /// Said by the lead: something is handed over.
    HandingOver,
    /// Said by the lead: a proposal is written or made.
    Proposal,
    /// Said by the lead: something is decided.
    Decision,
    /// Said by the lead: a tension is felt.
    Tension,
    /// Said by the lead: a meeting is near.
    Meeting,
    /// Said by the lead: too much comes at once.
    Pressure,
    /// Said by the lead: a change is announced.
    ChangeAnnounced,
}

/// Whether the plan was met when its moment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// I did it.
    Did,
    /// I did not.
    DidNot,
    /// It never came up.
    NeverCame,
    /// Not today.
    NotToday,
}

/// What will be seen in records if the behaviour changes: a signal, of the team or of one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The signal, by its id.
    pub signal: String,
    /// The area; none: all of the team.
    pub place: Option<Place>,
}

/// What somebody was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asking {
    /// Two ideas for the future.
    Ideas,
    /// Nothing: thanks were said.
    Thanks,
    /// Nothing: they were told what I am working on.
    Announced,
    /// What they have noticed.
    Noticed,
}

/// What becomes of a practice after a cycle. All four are fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It goes on.
    Keep,
    /// It goes on without prompts.
    Hold,
    /// Its plan changes.
    Change,
    /// Something else is next.
    Another,
}
