//! How the program ends, and how a failure is said.

use std::io::Write;

use desk::Failure;
use desk::failure::INTERRUPTED;

use crate::term::{Ink, as_called, block, color_on_stderr, columns, plain, say, wrap};

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

/// Says a failure on standard error, unless all there is to say was said. That somebody ended it is no error.
pub fn say_failure(failure: &Failure) {
    if failure.what.is_empty() {
        return;
    }
    if failure.code == INTERRUPTED {
        return say(&failure.what);
    }
    let bold = Ink { color: color_on_stderr(), ascii: false };
    let mut text = hanging(&format!("{} {}", bold.name("error:"), failure.what));
    failure.looked_at.iter().for_each(|line| text += &block(&format!("  {line}")));
    failure.hints.iter().for_each(|hint| text += &hanging(&as_called(&format!("hint: {hint}"))));
    // What cannot be said is no reason for another code.
    let _ = std::io::stderr().lock().write_all(plain(&text).as_bytes());
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
