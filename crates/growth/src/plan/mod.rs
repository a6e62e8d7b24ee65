//! A plan, "If … , then I …", and whether it is about what the lead does.
//!
//! The rule and its reasons: `docs/design/plans-are-about-you.md`. It refuses only what it can say: whom the plan is
//! about, why, and what could be written instead. In doubt a plan is taken, with a question.

mod about;
mod act;
mod found;
mod parts;
mod person;
mod tokens;
mod verbs;
mod wording;

use std::fmt;

/// A plan as it was said, in its two halves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The moment, without "If".
    pub moment: String,
    /// The act, without "then".
    pub act: String,
    /// What the tool takes it for.
    pub taken: Taken,
}

/// What a plan is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is about what the lead does.
    Yours,
    /// It may be; it is taken, and the lead is asked [`Taken::QUESTION`].
    InDoubt,
    /// It is about somebody else.
    Refused(Refusal),
}

impl Taken {
    /// What is asked in doubt.
    pub const QUESTION: &'static str = "Is this about what you do?";
}

/// Why a plan is not taken, and what could be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whom it is about, as the lead wrote it.
    pub about: String,
    /// What in it is about them.
    pub because: Because,
    /// An act that is the lead's, beginning with "I".
    pub instead: String,
}

/// What in a plan is about somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// They are the ones who act.
    TheyAct,
    /// The lead's act is to make them do something, or to change how they are.
    MadeTo,
    /// The lead's act is to keep them from something.
    KeptFrom,
    /// The lead's act is to see to it that they do.
    WatchedOver,
    /// It names what is wrong with them.
    FoundFault,
    /// It is said to somebody: "you send it back".
    SpokenTo,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { about, because, instead } = self;
        let because = match because {
            Because::TheyAct => "they are the ones who act in it",
            Because::MadeTo => "it is met when they do something",
            Because::KeptFrom => "it is met when they leave something off",
            Because::WatchedOver => "it watches over what they do",
            Because::FoundFault => "it says what is wrong with them",
            Because::SpokenTo => "it tells somebody what to do",
        };
        write!(
            f,
            "This plan is about {about}: {because}. A plan here is about what you do. You could write: then {instead}."
        )
    }
}

/// A text that is not yet a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// It does not say when.
    NoMoment,
    /// It does not say what then.
    NoAct,
}

impl fmt::Display for NoPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoPlan::NoMoment => "a plan begins with its moment: If …, then I …",
            NoPlan::NoAct => "a plan says what you do then: If …, then I …",
        })
    }
}

impl std::error::Error for NoPlan {}

/// Reads a plan from one text. `people` are names that are known, so that they are found in small letters too; none
/// is needed.
///
/// # Errors
///
/// [`NoPlan`] where one of its halves is missing.
pub fn plan(text: &str, people: &[&str]) -> Result<Said, NoPlan> {
    let (moment, act) = parts::of(text)?;
    said(moment, act, people)
}

/// The same from the two fields of a form, each with or without its "If" and "then I".
///
/// # Errors
///
/// [`NoPlan`] where a field is empty.
pub fn plan_of(moment: &str, act: &str, people: &[&str]) -> Result<Said, NoPlan> {
    said(parts::moment(moment), parts::act(act), people)
}

fn said(moment: &str, act: &str, people: &[&str]) -> Result<Said, NoPlan> {
    if moment.is_empty() {
        return Err(NoPlan::NoMoment);
    }
    if parts::is_no_act(act) {
        return Err(NoPlan::NoAct);
    }
    let read = about::read(moment, act, people);
    let act =
        if read.lacks_its_subject { format!("I {}", parts::uncapitalised(act)) } else { parts::with_i(act) };
    Ok(Said { moment: moment.to_owned(), act, taken: read.taken })
}
