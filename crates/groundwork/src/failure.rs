use std::fmt;
use std::io::Write;

use crate::term::{Ink, as_called, block, color_on_stderr, columns, plain, wrap};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Done.
    Done,
    /// Done, but a figure was dropped because something is missing.
    Incomplete,
}

impl Ending {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Ending::Done => 0,
            Ending::Incomplete => 3,
        }
    }
}

/// Why a command could not do what it was asked: what is so, what was looked at, what to do.
#[derive(Debug)]
pub struct Failure {
    /// 1: failed; 2: wrong usage; 130: interrupted.
    pub code: u8,
    what: String,
    looked_at: Vec<String>,
    hints: Vec<String>,
}

impl Failure {
    /// A failure in one sentence.
    pub fn new(what: impl fmt::Display) -> Failure {
        Failure { code: 1, what: what.to_string(), looked_at: Vec::new(), hints: Vec::new() }
    }

    /// Wrong usage.
    pub fn usage(what: impl fmt::Display) -> Failure {
        Failure { code: 2, ..Failure::new(what) }
    }

    /// Interrupted; all there is to say was said.
    pub fn interrupted() -> Failure {
        Failure { code: crate::interrupt::CODE, ..Failure::new("") }
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

    /// Says it on standard error, unless all there is to say was said.
    pub fn say(&self) {
        if self.what.is_empty() {
            return;
        }
        let bold = Ink { color: color_on_stderr(), ascii: false };
        let mut text = hanging(&format!("{} {}", bold.name("error:"), self.what));
        self.looked_at.iter().for_each(|line| text += &block(&format!("  {line}")));
        self.hints.iter().for_each(|hint| text += &hanging(&as_called(&format!("hint: {hint}"))));
        // What cannot be said is no reason for another code.
        let _ = std::io::stderr().lock().write_all(plain(&text).as_bytes());
    }
}

/// A sentence that begins in column 1, its further lines two cells in.
fn hanging(text: &str) -> String {
    let lines = wrap(text, columns().saturating_sub(2));
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| if at == 0 { format!("{line}\n") } else { format!("  {line}\n") })
        .collect()
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
            let place = crate::term::clean(&looked_in.display().to_string());
            failure = failure.looked_at(format!("looked in {place} and in every directory above it"));
        }
        hints.into_iter().fold(failure, Failure::hint)
    }
}
