//! The one shape of a failure: what is so, what was looked at, what to do.

use std::fmt;

use crate::text::clean;

/// The exit code of a program that Ctrl-C ended, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// Why a command could not do what it was asked: what is so, what was looked at, what to do.
#[derive(Clone, Debug)]
pub struct Failure {
    /// 1: failed; 2: wrong usage; 130: interrupted.
    pub code: u8,
    /// What is so, in one sentence; empty where all there is to say was said.
    pub what: String,
    /// What was looked at, a line each.
    pub looked_at: Vec<String>,
    /// What to do, one hint each.
    pub hints: Vec<String>,
    /// Whether it is that there is no repository where one was looked for.
    pub no_repository: bool,
}

impl Failure {
    /// A failure in one sentence.
    pub fn new(what: impl fmt::Display) -> Failure {
        Failure {
            code: 1,
            what: what.to_string(),
            looked_at: Vec::new(),
            hints: Vec::new(),
            no_repository: false,
        }
    }

    /// Wrong usage.
    pub fn usage(what: impl fmt::Display) -> Failure {
        Failure { code: 2, ..Failure::new(what) }
    }

    /// Interrupted, with what there is to say of it; that may be nothing.
    pub fn interrupted(what: impl fmt::Display) -> Failure {
        Failure { code: INTERRUPTED, ..Failure::new(what) }
    }

    /// With what was looked at.
    pub fn looked_at(mut self, line: impl fmt::Display) -> Failure {
        self.looked_at.push(line.to_string());
        self
    }

    /// With what to do.
    pub fn hint(mut self, hint: impl fmt::Display) -> Failure {
        self.hints.push(hint.to_string());
        self
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        let hint = error.hint();
        Failure::new(error).hint(hint)
    }
}

impl From<collect::git::Error> for Failure {
    fn from(error: collect::git::Error) -> Failure {
        let hints = error.hint();
        let mut failure = Failure::new(&error);
        if let collect::git::Error::NotARepository { looked_in } = &error {
            let place = clean(&looked_in.display().to_string());
            failure = failure.looked_at(format!("looked in {place} and in every directory above it"));
            failure.no_repository = true;
        }
        hints.into_iter().fold(failure, Failure::hint)
    }
}
