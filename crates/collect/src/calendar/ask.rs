//! A question about calendars, and again where that can help.

use std::ops::ControlFlow;
use std::time::Duration;

use ureq::http::{HeaderMap, HeaderValue};

use super::Error;
use crate::forge::{Wait, Why};
use crate::line::{Bounds, Line, Question, Taken, Trouble, taken, text};

/// The most that is taken of a calendar, or of a server's answer, and how long it may take.
pub(super) const BOUNDS: Bounds =
    Bounds { body: 64 * 1024 * 1024, answer: Duration::from_secs(30), rest: Duration::from_secs(120) };
/// Pauses after a failure, in seconds.
const PAUSES: [u64; 3] = [1, 2, 4];
/// The longest pause that a server may ask for, in seconds.
const LONGEST: u64 = 60;

/// Whoever waits for it, and says whether to go on.
pub(super) type Waits<'w> = Box<dyn FnMut(Wait) -> ControlFlow<()> + 'w>;

/// An answer that is neither a failure nor a limit.
pub(super) struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header as text.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        text(&self.headers, name)
    }
}

/// Asks, with pauses.
pub(super) struct Asking<'w> {
    line: Line,
    bounds: Bounds,
    wait: Waits<'w>,
    pub asked: u64,
}

impl<'w> Asking<'w> {
    pub(super) fn new(encrypted: bool, bounds: Bounds, wait: Waits<'w>) -> Result<Asking<'w>, Error> {
        let line =
            Line::new(encrypted, bounds).map_err(|trouble| Error::of_trouble(trouble, "the connection"))?;
        Ok(Asking { line, bounds, wait, asked: 0 })
    }

    /// The answer to a question.
    pub(super) fn ask(
        &mut self,
        address: &str,
        question: Question<'_>,
        what: &'static str,
    ) -> Result<Answer, Error> {
        let mut pauses = PAUSES.iter();
        loop {
            let (failure, told) = match self.once(address, question, what)? {
                Once::Answered(answer) => return Ok(answer),
                Once::Failed(failure, told) => (failure, told),
            };
            let seconds = *pauses.next().ok_or(failure)?;
            let why = if told.is_some() { Why::Pace } else { Why::Trouble };
            let lasts = Duration::from_secs(told.unwrap_or(seconds).min(LONGEST));
            if (self.wait)(Wait { why, lasts }).is_break() {
                return Err(Error::Stopped);
            }
        }
    }

    fn once(&mut self, address: &str, question: Question<'_>, what: &'static str) -> Result<Once, Error> {
        self.asked += 1;
        let answer = match self.line.ask(address, question) {
            Ok(answer) => answer,
            Err(Trouble::Passes(why)) => {
                return Ok(Once::Failed(Error::Down { why: unnamed(why, address) }, None));
            }
            Err(Trouble::Stays(why)) => return Err(Error::Down { why: unnamed(why, address) }),
            Err(trouble) => return Err(Error::of_trouble(trouble, what)),
        };
        let (parts, mut body) = answer.into_parts();
        let status = parts.status.as_u16();
        // 507 is an answer of CalDAV: more would match than the server wants to give.
        if status == 429 || (status >= 500 && status != 507) {
            let told = text(&parts.headers, "retry-after").and_then(|seconds| seconds.trim().parse().ok());
            return Ok(Once::Failed(Error::Failing { what, status }, told));
        }
        match taken(&mut body, self.bounds.body) {
            Taken::Whole(body) => Ok(Once::Answered(Answer { status, headers: parts.headers, body })),
            Taken::TooLarge => Err(Error::TooLarge { what, most: self.bounds.body }),
            Taken::Broken(why) => Ok(Once::Failed(Error::Down { why }, None)),
        }
    }
}

/// What the system said, if it does not repeat the address: that may be a secret.
fn unnamed(why: String, address: &str) -> String {
    let behind_host = address.splitn(4, '/').nth(3).unwrap_or_default();
    if !behind_host.is_empty() && why.contains(behind_host) {
        "this address cannot be asked".to_owned()
    } else {
        why
    }
}

enum Once {
    Answered(Answer),
    Failed(Error, Option<u64>),
}

/// A header's value that is not printed.
pub(super) fn secret(text: &str) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(text).map_err(|_| Error::NoPassword)?;
    value.set_sensitive(true);
    Ok(value)
}
