use serde::Deserialize;

/// One of the three shifts that run through all capabilities.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Shift {
    pub id: String,
    pub name: String,
    pub meaning: String,
}

/// A way to begin for a lead who does not want to choose.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub struct Track {
    pub id: String,
    pub name: String,
    pub capability: String,
    pub why: String,
    /// What is noticed by whoever begins here: one of the sayings of its capability.
    pub saying: String,
    /// The practice to try first, by its id.
    pub first_practice: String,
}

/// How far along a change of behaviour is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// `see`, `try`, `repeat`, `hold`, `pass-on`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is to be there before it is confirmed.
    pub evidence: String,
    /// What it means.
    pub meaning: String,
}

/// A message to copy.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// What it is for.
    pub id: String,
    /// How it sounds.
    pub tone: Tone,
    /// The text, with names in braces for what is filled in.
    pub text: String,
}

/// How a message sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tone {
    Plain,
    Warm,
}

/// A level of giving away (after Appelo, 2011).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelWords {
    /// 1 to 7.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// What the lead says at it.
    pub says: String,
}

/// A sort of work nobody saw.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Kind {
    pub id: String,
    pub name: String,
    pub example: String,
}

/// The private weekly check of load.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// What stands before each line.
    pub asks: String,
    /// The words of the five answers, from never to always.
    pub answers: Vec<String>,
    /// Why it is kept apart.
    pub apart: String,
    /// What is asked.
    #[serde(rename = "item")]
    pub items: Vec<LoadItem>,
}

/// One of its sentences.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LoadItem {
    pub id: String,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shifts {
    pub shift: Vec<Shift>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tracks {
    pub track: Vec<Track>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gates {
    pub gate: Vec<Gate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Messages {
    pub message: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Levels {
    pub level: Vec<LevelWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    pub kind: Vec<Kind>,
}
