use std::io::Write;

use super::plain;

/// Asks for a secret in one line on standard error; what is typed is not shown. None where nothing was typed, or the terminal
/// cannot be told not to show it.
#[cfg(unix)]
pub fn secret(question: &str) -> Option<String> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

    let stdin = std::io::stdin();
    let before = tcgetattr(&stdin).ok()?;
    let mut hidden = before.clone();
    // Ctrl-C comes as a sign of the line, so that the terminal is always left as it was.
    hidden.local_modes.remove(LocalModes::ECHO | LocalModes::ISIG);
    tcsetattr(&stdin, OptionalActions::Now, &hidden).ok()?;
    let mut err = std::io::stderr().lock();
    let asked = write!(err, "{} ", plain(question)).and_then(|()| err.flush());
    let mut line = String::new();
    let read = asked.and_then(|()| stdin.read_line(&mut line));
    let _ = tcsetattr(&stdin, OptionalActions::Now, &before);
    let _ = writeln!(err);
    let typed = line.trim();
    (read.is_ok() && !typed.is_empty() && !typed.contains('\u{3}')).then(|| typed.to_owned())
}

/// The same where no terminal can be told.
#[cfg(not(unix))]
pub fn secret(_question: &str) -> Option<String> {
    None
}
