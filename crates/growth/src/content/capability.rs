use serde::Deserialize;

use crate::Trigger;

/// Something a technical leader grows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capability {
    /// `K1`, `K2` and so on.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The shift it belongs to, by its id.
    pub shift: String,
    /// What it is, and why the old role hides it.
    pub meaning: String,
    /// What a lead says who needs it.
    pub notice: Vec<String>,
    /// Signals in which some of it shows, by their ids.
    pub signals: Vec<String>,
    /// What somebody does who has it.
    #[serde(rename = "behaviour")]
    pub behaviours: Vec<Behaviour>,
    /// If-then plans to begin with.
    #[serde(rename = "practice")]
    pub practices: Vec<Practice>,
    /// What is asked of the team.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// Strengths of the old role that it turns.
    #[serde(rename = "strength", default)]
    pub strengths: Vec<Strength>,
    /// What its texts say of an effect, each with its source.
    #[serde(rename = "claim", default)]
    pub claims: Vec<Claim>,
}

impl Capability {
    /// The number of its id; ids without one come last.
    pub fn number(&self) -> u32 {
        self.id.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse().unwrap_or(u32::MAX)
    }

    /// A behaviour by its id.
    pub fn behaviour(&self, id: &str) -> Option<&Behaviour> {
        self.behaviours.iter().find(|behaviour| behaviour.id == id)
    }
}

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// Its id.
    pub id: String,
    /// A sentence without its subject.
    pub text: String,
}

/// An if-then plan, ready to take.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its id.
    pub id: String,
    /// The moment, without "If".
    #[serde(rename = "if")]
    pub moment: String,
    /// The act, without "then"; it begins with "I".
    #[serde(rename = "then")]
    pub act: String,
    /// The behaviour it practises.
    pub behaviour: String,
    /// What its moment is recognised by.
    pub trigger: Trigger,
    /// Where it fits.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// Whether it can be left off for weeks without harm.
    #[serde(rename = "switch", default)]
    pub can_be_switched_off: bool,
    /// The signal in which it would show, if it does in one.
    pub signal: Option<String>,
    /// How it goes.
    pub good: String,
    /// How it goes wrong.
    pub poor: String,
}

/// Where a practice fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tag {
    Remote,
    TimeZones,
    Deadline,
    OnCall,
    NewTeam,
    FormerPeers,
    SmallTeam,
    ManyMeetings,
    Reorganisation,
    Incident,
}

/// A sentence the team is asked about.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// The sentence; read after the lead's name unless it speaks as I or we.
    pub text: String,
    /// How it is answered.
    pub scale: Scale,
}

/// How an item is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Compared with the start of the cycle, −3 to +3.
    Change,
    /// In the last four weeks, never to always, five points.
    Often,
}

/// A strength of the old role.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// Its name.
    pub name: String,
    /// What it becomes when there is too much of it.
    pub overused: String,
    /// What it becomes when it is used in another way.
    pub differently: String,
}

/// What is said of an effect.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The claim.
    pub text: String,
    /// Author and year.
    pub source: String,
    /// How large, of how many.
    pub size: String,
}
