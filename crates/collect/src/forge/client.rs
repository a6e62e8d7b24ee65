use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;

use serde::de::DeserializeOwned;
use ureq::http::HeaderValue;

use super::limits::{Patience, date, is_limit};
use super::pages::next_of;
use super::{Address, Error, Wait};
use crate::line::{Answered, Bounds, Line, Question, Taken, Trouble, shortened, taken, text};

/// What a kind of forge wants to be asked with, and calls its limits.
#[derive(Debug)]
pub struct Dialect {
    /// Headers of every question.
    pub headers: &'static [(&'static str, &'static str)],
    /// The header of the token, and what stands before it.
    pub token: (&'static str, &'static str),
    /// The header that says how often one may still ask.
    pub remaining: &'static str,
    /// The header that says when the count begins anew, in seconds since 1970.
    pub reset: &'static str,
}

/// A secret. It is never printed.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A token as it was given, without the space around it.
    pub fn of(text: &str) -> Result<Token, Error> {
        let text = text.trim();
        let can_be_sent = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        if can_be_sent { Ok(Token(text.to_owned())) } else { Err(Error::NoToken) }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// Redirects that are followed for one question.
const MOST_HOPS: usize = 5;
/// Bytes looked at of an answer that refuses.
const REFUSAL: u64 = 64 * 1024;

/// Whoever waits for it, and says whether to go on.
type Waits<'w> = Box<dyn FnMut(Wait) -> ControlFlow<()> + 'w>;

/// Asks one forge, with one token.
pub struct Client<'w> {
    line: Line,
    address: Address,
    dialect: &'static Dialect,
    token: Option<HeaderValue>,
    bounds: Bounds,
    wait: Waits<'w>,
    asked: u64,
}

/// An answer of a forge.
#[derive(Debug)]
pub enum Reply {
    /// What it holds.
    Changed(Answer),
    /// It is as it was when it had the tag that was named.
    Unchanged,
}

/// What an answer holds.
#[derive(Debug)]
pub struct Answer {
    /// What was asked for, for a sentence.
    pub what: String,
    /// Its bytes.
    pub body: Vec<u8>,
    /// What the forge calls this state of it.
    pub etag: Option<String>,
    /// Where the next page is, at the same place.
    pub next: Option<String>,
    /// The forge's clock, in seconds since 1970.
    pub at: Option<i64>,
}

impl Answer {
    /// What it says.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let what = || self.what.clone();
        serde_json::from_slice(&self.body).map_err(|error| {
            if error.is_data() {
                Error::Shape { what: what(), why: shortened(&error.to_string()) }
            } else if self.body.trim_ascii_start().first() == Some(&b'<') {
                Error::Page { what: what() }
            } else {
                Error::NotJson { what: what() }
            }
        })
    }
}

/// What came of asking once.
enum Once {
    Replied(Reply),
    Leads(String),
    Waits(Wait),
}

impl<'w> Client<'w> {
    /// A client of the forge at an address. Nothing is asked yet.
    ///
    /// `wait` is told of each pause. It lets that time pass and says whether to go on; where it does not, the reading ends with
    /// [`Error::Stopped`].
    pub fn new(
        address: Address,
        dialect: &'static Dialect,
        token: Option<&Token>,
        bounds: Bounds,
        wait: impl FnMut(Wait) -> ControlFlow<()> + 'w,
    ) -> Result<Client<'w>, Error> {
        let token = token.map(|token| HeaderValue::from_str(&format!("{}{}", dialect.token.1, token.0)));
        let mut token = token.transpose().map_err(|_| Error::NoToken)?;
        if let Some(token) = &mut token {
            token.set_sensitive(true);
        }
        let line = Line::new(address.is_encrypted(), bounds)
            .map_err(|trouble| failure(trouble).unwrap_or_else(|error| error))?;
        Ok(Client { line, address, dialect, token, bounds, wait: Box::new(wait), asked: 0 })
    }

    /// The full address of a path of the forge.
    pub fn at(&self, path: &str) -> String {
        self.address.below(path)
    }

    /// Questions sent so far, those that were repeated included.
    pub fn asked(&self) -> u64 {
        self.asked
    }

    /// Asks, and asks again where that can help. `what` it is about, for a sentence; `etag`, what was kept of it.
    pub fn get(&mut self, address: &str, what: &str, etag: Option<&str>) -> Result<Reply, Error> {
        let mut address = self.address.leads(address, what)?;
        let mut patience = Patience::default();
        let mut hops = 0;
        loop {
            match self.once(&address, what, etag, &mut patience)? {
                Once::Replied(reply) => return Ok(reply),
                Once::Leads(_) if hops == MOST_HOPS => return Err(Error::Circle { what: what.to_owned() }),
                Once::Leads(to) => {
                    hops += 1;
                    address = self.address.leads(&to, what)?;
                }
                Once::Waits(wait) => {
                    if (self.wait)(wait).is_break() {
                        return Err(Error::Stopped { lasts: wait.lasts });
                    }
                }
            }
        }
    }

    /// Asks for what has no tag.
    pub fn ask(&mut self, address: &str, what: &str) -> Result<Answer, Error> {
        match self.get(address, what, None)? {
            Reply::Changed(answer) => Ok(answer),
            Reply::Unchanged => Err(Error::Refused { what: what.to_owned(), status: 304 }),
        }
    }

    fn once(
        &mut self,
        address: &str,
        what: &str,
        etag: Option<&str>,
        patience: &mut Patience,
    ) -> Result<Once, Error> {
        self.asked += 1;
        let mut headers = Vec::new();
        for (name, value) in self.dialect.headers {
            headers.push((*name, HeaderValue::from_static(value)));
        }
        if let Some(token) = &self.token {
            headers.push((self.dialect.token.0, token.clone()));
        }
        if let Some(etag) = etag.and_then(|etag| HeaderValue::from_str(etag).ok()) {
            headers.push(("If-None-Match", etag));
        }
        let answer = match self.line.ask(address, Question { headers: &headers, ..Question::default() }) {
            Ok(answer) => answer,
            Err(trouble) => return patience.after_trouble(failure(trouble)?).map(Once::Waits),
        };
        let what = what.to_owned();
        match answer.status().as_u16() {
            200 => self.taken(answer, what, patience),
            304 => Ok(Once::Replied(Reply::Unchanged)),
            301 | 302 | 303 | 307 | 308 => match text(answer.headers(), "location") {
                Some(to) => Ok(Once::Leads(to)),
                None => Err(Error::Circle { what }),
            },
            401 => Err(Error::WrongToken),
            status @ (403 | 429) => self.refused(status, answer, what, patience),
            404 => Err(Error::NotFound { what }),
            410 => Err(Error::Gone { what }),
            451 => Err(Error::NoRight { what, needs: None }),
            status @ 500.. => patience.after_trouble(Error::Failing { what, status }).map(Once::Waits),
            status => Err(Error::Refused { what, status }),
        }
    }

    fn taken(&self, answer: Answered, what: String, patience: &mut Patience) -> Result<Once, Error> {
        let most = self.bounds.body;
        let (parts, mut body) = answer.into_parts();
        let headers = parts.headers;
        let is_page = text(&headers, "content-type").is_some_and(|kind| kind.contains("text/html"));
        if is_page {
            return Err(Error::Page { what });
        }
        let bytes = match taken(&mut body, most) {
            Taken::Whole(bytes) => bytes,
            Taken::TooLarge => return Err(Error::TooLarge { what, most }),
            Taken::Broken(why) => return patience.after_trouble(Error::Down { why }).map(Once::Waits),
        };
        let next =
            text(&headers, "link").as_deref().and_then(next_of).map(|to| self.address.leads(to, &what));
        let (next, etag, at) = (next.transpose()?, text(&headers, "etag"), date(&headers));
        Ok(Once::Replied(Reply::Changed(Answer { what, body: bytes, etag, next, at })))
    }

    fn refused(
        &self,
        status: u16,
        answer: Answered,
        what: String,
        patience: &mut Patience,
    ) -> Result<Once, Error> {
        let (parts, mut body) = answer.into_parts();
        let mut said = Vec::new();
        // What it says is only looked at for one word; where it breaks off, that is not there.
        let _ = body.as_reader().take(REFUSAL).read_to_end(&mut said);
        if is_limit(status, &parts.headers, &said, self.dialect) {
            return patience.after_limit(&parts.headers, self.dialect).map(Once::Waits);
        }
        let needs = text(&parts.headers, "x-accepted-github-permissions").map(|needs| shortened(&needs));
        Err(Error::NoRight { what, needs })
    }
}

impl fmt::Debug for Client<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("address", &self.address)
            .field("asked", &self.asked)
            .finish_non_exhaustive()
    }
}

/// A failure that another try may mend; one that stays as it is, is an error at once.
fn failure(trouble: Trouble) -> Result<Error, Error> {
    match trouble {
        Trouble::Passes(why) => Ok(Error::Down { why }),
        Trouble::Stays(why) => Err(Error::Down { why }),
        Trouble::Tls(why) => Err(Error::Tls { why }),
        Trouble::LargeHead(most) => Err(Error::TooLarge { what: "the head".to_owned(), most }),
    }
}
