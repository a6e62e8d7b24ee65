use std::io::{IsTerminal, Write};

use super::plain;

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// `y`.
    Yes,
    /// `n`.
    No,
    /// Enter.
    Skipped,
    /// The end of the input: nobody answers any more.
    Ended,
    /// Anything else.
    Words(String),
}

/// Whether there is somebody to ask: input and output are both a terminal.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks in one line on standard error.
pub fn ask(question: &str) -> Answered {
    let mut err = std::io::stderr().lock();
    // Where the question cannot be shown, nobody answers.
    if write!(err, "{} ", plain(question)).and_then(|()| err.flush()).is_err() {
        return Answered::Ended;
    }
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => {
            let _ = writeln!(err);
            Answered::Ended
        }
        Ok(_) => match line.trim() {
            "" => Answered::Skipped,
            "y" | "Y" | "yes" => Answered::Yes,
            "n" | "N" | "no" => Answered::No,
            words => Answered::Words(words.to_owned()),
        },
    }
}
