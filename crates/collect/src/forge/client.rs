use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use serde::de::DeserializeOwned;
use ureq::http::{HeaderMap, HeaderValue, Response};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body};

use super::limits::{Patience, date, is_limit};
use super::pages::next_of;
use super::{Address, Error, Wait};

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

/// The most that is taken of a forge.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of an answer.
    pub body: usize,
    /// Time to the first byte of an answer, and once more to connect.
    pub answer: Duration,
    /// Time from there to its last byte.
    pub rest: Duration,
}

impl Default for Bounds {
    fn default() -> Bounds {
        // A hundred events with long comments are less than two megabytes. GitHub itself ends a question after ten seconds.
        Bounds { body: 8 * 1024 * 1024, answer: Duration::from_secs(30), rest: Duration::from_secs(60) }
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
    agent: Agent,
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
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            // Where an answer leads is looked at here, before anything is sent there.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // The environment decides nothing.
            .proxy(None)
            .user_agent(concat!("groundwork/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(bounds.answer))
            .timeout_connect(Some(bounds.answer))
            .timeout_recv_response(Some(bounds.answer))
            .timeout_recv_body(Some(bounds.rest));
        if address.is_encrypted() {
            config = config.https_only(true).tls_config(tls()?);
        }
        let agent = config.build().new_agent();
        Ok(Client { agent, address, dialect, token, bounds, wait: Box::new(wait), asked: 0 })
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
        let mut request = self.agent.get(address);
        for (name, value) in self.dialect.headers {
            request = request.header(*name, *value);
        }
        if let Some(token) = &self.token {
            request = request.header(self.dialect.token.0, token);
        }
        if let Some(etag) = etag {
            request = request.header("If-None-Match", etag);
        }
        let answer = match request.call() {
            Ok(answer) => answer,
            Err(error) => return patience.after_trouble(failure(error)?).map(Once::Waits),
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

    fn taken(&self, answer: Response<Body>, what: String, patience: &mut Patience) -> Result<Once, Error> {
        let most = self.bounds.body;
        let (parts, mut body) = answer.into_parts();
        let headers = parts.headers;
        let is_page = text(&headers, "content-type").is_some_and(|kind| kind.contains("text/html"));
        if is_page {
            return Err(Error::Page { what });
        }
        if body.content_length().is_some_and(|length| length > most as u64) {
            return Err(Error::TooLarge { what, most });
        }
        let mut bytes = Vec::new();
        if let Err(error) = body.as_reader().take(most as u64 + 1).read_to_end(&mut bytes) {
            let why = shortened(&error.to_string());
            return patience.after_trouble(Error::Down { why }).map(Once::Waits);
        }
        if bytes.len() > most {
            return Err(Error::TooLarge { what, most });
        }
        let next =
            text(&headers, "link").as_deref().and_then(next_of).map(|to| self.address.leads(to, &what));
        let (next, etag, at) = (next.transpose()?, text(&headers, "etag"), date(&headers));
        Ok(Once::Replied(Reply::Changed(Answer { what, body: bytes, etag, next, at })))
    }

    fn refused(
        &self,
        status: u16,
        answer: Response<Body>,
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

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// What others said, for a sentence: short, and without signs that do something.
fn shortened(said: &str) -> String {
    said.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

/// A failure that another try may mend; one that stays as it is, is an error at once.
fn failure(error: ureq::Error) -> Result<Error, Error> {
    let why = shortened(&error.to_string());
    match error {
        ureq::Error::HostNotFound => {
            Err(Error::Down { why: "there is no such host, or no network".to_owned() })
        }
        // Names cannot be looked up without a network. The system says it in words alone.
        ureq::Error::Io(_) if why.contains("failed to lookup address") => Err(Error::Down { why }),
        ureq::Error::Io(error) if stays(error.kind()) => Err(Error::Down { why }),
        // A handshake that fails comes as an error of the connection.
        ureq::Error::Io(error) if error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) => {
            Err(Error::Tls { why })
        }
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) | ureq::Error::TlsRequired => Err(Error::Tls { why }),
        ureq::Error::LargeResponseHeader(..) => {
            Err(Error::TooLarge { what: "the head".to_owned(), most: HEAD })
        }
        _ => Ok(Error::Down { why }),
    }
}

/// Failures that another try a few seconds later does not mend.
fn stays(kind: std::io::ErrorKind) -> bool {
    use std::io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable};
    matches!(kind, ConnectionRefused | HostUnreachable | NetworkUnreachable)
}

/// Bytes of a head that are taken: what `ureq` takes by default.
const HEAD: usize = 64 * 1024;

/// Trust in whom this system trusts, so that a server of one's own works with the certificate one gave it.
fn tls() -> Result<TlsConfig, Error> {
    let found = rustls_native_certs::load_native_certs();
    let certificates: Vec<Certificate<'static>> =
        found.certs.iter().map(|one| Certificate::from_der(one.as_ref()).to_owned()).collect();
    if certificates.is_empty() {
        return Err(Error::Tls { why: "this system has no certificates to trust".to_owned() });
    }
    Ok(TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(certificates)))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build())
}
