use std::io::Write;

use super::ask::{Answered, ask};
use super::plain;

/// A key that was pressed as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// One of those that were asked for, in lower case.
    Letter(char),
    /// Enter, or a key that means nothing here.
    Skipped,
    /// The end of the input.
    Ended,
    /// Ctrl-C.
    Interrupted,
}

/// Asks in one line on standard error; a single key answers, and is shown. Where the terminal gives no
/// single keys, a line does.
pub fn key(question: &str, keys: &str) -> Key {
    let mut err = std::io::stderr().lock();
    // Where the question cannot be shown, it is not asked.
    if write!(err, "{}  ", plain(question)).and_then(|()| err.flush()).is_err() {
        return Key::Ended;
    }
    drop(err);
    let pressed = match pressed() {
        Some(pressed) => pressed,
        None => return of_line(keys),
    };
    let key = match pressed.map(|byte| byte.to_ascii_lowercase() as char) {
        None | Some('\u{4}') => Key::Ended,
        Some('\u{3}') => Key::Interrupted,
        Some(letter) if keys.contains(letter) => Key::Letter(letter),
        Some(_) => Key::Skipped,
    };
    let shown = if let Key::Letter(letter) = key { letter.to_string() } else { String::new() };
    let _ = writeln!(std::io::stderr(), "{shown}");
    key
}

fn of_line(keys: &str) -> Key {
    match ask("") {
        Answered::Yes => Key::Letter('y'),
        Answered::No => Key::Letter('n'),
        Answered::Ended => Key::Ended,
        Answered::Skipped => Key::Skipped,
        Answered::Words(words) => {
            words.chars().next().filter(|&letter| keys.contains(letter)).map_or(Key::Skipped, Key::Letter)
        }
    }
}

/// The next byte of the terminal, without waiting for Enter; inside none at the end of the input. None
/// where the terminal cannot be asked for it.
#[cfg(unix)]
fn pressed() -> Option<Option<u8>> {
    use std::io::Read;

    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

    let stdin = std::io::stdin();
    let before = tcgetattr(&stdin).ok()?;
    let mut single = before.clone();
    // Ctrl-C comes as a key, so that the terminal is always left as it was.
    single.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
    tcsetattr(&stdin, OptionalActions::Now, &single).ok()?;
    let mut byte = [0];
    let read = stdin.lock().read(&mut byte);
    let _ = tcsetattr(&stdin, OptionalActions::Now, &before);
    Some(read.ok().filter(|&read| read == 1).map(|_| byte[0]))
}

#[cfg(not(unix))]
fn pressed() -> Option<Option<u8>> {
    None
}
