use std::process::Command;

use crate::command::output;

/// How a step went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Well; perhaps with a word on what was done.
    Passed(String),
    /// Not well; everything there is to read about it.
    Failed(String),
    /// It could not be run here, and why.
    NotRun(String),
}

impl Outcome {
    /// Well, and nothing more to say.
    pub fn passed() -> Outcome {
        Outcome::Passed(String::new())
    }

    /// Why it is not well, for who asked for it alone.
    pub fn reason(self) -> String {
        let (Outcome::Passed(said) | Outcome::Failed(said) | Outcome::NotRun(said)) = self;
        said
    }

    /// As a command ends.
    pub fn of(command: &mut Command) -> Outcome {
        output(command).map_or_else(Outcome::Failed, |_| Outcome::passed())
    }
}
