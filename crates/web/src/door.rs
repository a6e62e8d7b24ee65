//! Who may come in: whoever was given an address that works once, and from then on that browser.

use std::collections::VecDeque;
use std::hint::black_box;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long an address works, if nobody uses it: long enough to find the browser, short enough that one found in a
/// terminal's scrollback opens nothing.
pub const TOKEN_LIVES: Duration = Duration::from_secs(10 * 60);
/// Addresses that were given and not used; the oldest goes when one more is asked for.
const MOST_TOKENS: usize = 8;
/// Browsers that were let in; the oldest goes when one more comes.
const MOST_SESSIONS: usize = 16;

/// The tokens that still work and the sessions that were begun. Nothing of it outlives the process.
#[derive(Default)]
pub struct Door(Mutex<Known>);

#[derive(Default)]
struct Known {
    tokens: VecDeque<(Secret, Instant)>,
    sessions: VecDeque<Secret>,
}

impl Door {
    /// A fresh token, as 64 hexadecimal digits. An error if the system has no random bytes to give.
    pub fn token(&self, now: Instant) -> io::Result<String> {
        let secret = Secret::fresh()?;
        let text = secret.text();
        let mut known = self.known();
        known.tokens.retain(|(_, given)| now.saturating_duration_since(*given) < TOKEN_LIVES);
        push(&mut known.tokens, (secret, now), MOST_TOKENS);
        Ok(text)
    }

    /// The session a token is exchanged for, once; nothing if it is unknown, used or too old.
    pub fn exchange(&self, token: &str, now: Instant) -> io::Result<Option<String>> {
        let Some(token) = Secret::read(token) else { return Ok(None) };
        let session = Secret::fresh()?;
        let mut known = self.known();
        // All are compared, so that the time taken does not say which was nearly right.
        let mut found = None;
        for (at, (one, _)) in known.tokens.iter().enumerate() {
            if one.is(&token) {
                found = Some(at);
            }
        }
        let Some((_, given)) = found.and_then(|at| known.tokens.remove(at)) else { return Ok(None) };
        if now.saturating_duration_since(given) >= TOKEN_LIVES {
            return Ok(None);
        }
        let text = session.text();
        push(&mut known.sessions, session, MOST_SESSIONS);
        Ok(Some(text))
    }

    /// Whether this is a session that was begun here.
    pub fn knows(&self, session: &str) -> bool {
        let Some(session) = Secret::read(session) else { return false };
        self.known().sessions.iter().fold(false, |found, one| found | one.is(&session))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Each change under the lock is whole before anything can panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn push<T>(list: &mut VecDeque<T>, one: T, most: usize) {
    if list.len() == most {
        list.pop_front();
    }
    list.push_back(one);
}

/// 32 random bytes of the system's. It has no `Debug`, so that none gets into a message.
struct Secret([u8; 32]);

impl Secret {
    fn fresh() -> io::Result<Secret> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        Ok(Secret(bytes))
    }

    /// The secret that was written by [`Secret::text`]; nothing for any other text.
    fn read(text: &str) -> Option<Secret> {
        let mut bytes = [0; 32];
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Secret(bytes))
    }

    fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Compared in a time that does not depend on where they differ.
    fn is(&self, other: &Secret) -> bool {
        let differ = self.0.iter().zip(&other.0).fold(0, |differ, (a, b)| black_box(differ | (a ^ b)));
        black_box(differ) == 0
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}
