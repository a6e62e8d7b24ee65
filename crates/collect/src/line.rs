//! The one way to a network: one question, one answer, and no more of it than is asked for.
//!
//! **Invariant.** A question goes to the address it is asked of and nowhere else: no redirect is followed here, no proxy is asked, nothing of the
//! environment decides anything. Whom TLS trusts is whom this system trusts. What may be asked, where an answer may lead, and who gets a
//! secret, say those who ask: `forge` and `calendar`.

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::{HeaderMap, HeaderValue, Method, Request, Response};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body};

/// The most that is taken of somebody who is asked.
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

/// Asks one host at a time.
pub(crate) struct Line {
    agent: Agent,
}

/// A question.
#[derive(Clone, Copy, Default)]
pub(crate) struct Question<'q> {
    /// Its method; `GET` where it is empty.
    pub method: &'q str,
    /// Headers beside the usual ones.
    pub headers: &'q [(&'q str, HeaderValue)],
    /// What is sent along.
    pub body: Option<&'q str>,
}

/// An answer, of which the body is not taken yet.
pub(crate) type Answered = Response<Body>;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Another try may mend it.
    Passes(String),
    /// Another try a few seconds later does not.
    Stays(String),
    /// The other side cannot show that it is who it should be.
    Tls(String),
    /// The head of the answer is larger than so many bytes.
    LargeHead(usize),
}

/// A body.
pub(crate) enum Taken {
    /// All of it.
    Whole(Vec<u8>),
    /// It is larger than is taken.
    TooLarge,
    /// It broke off, and what the system said.
    Broken(String),
}

impl Line {
    /// For addresses that are encrypted, and no others; or for those of this machine that are not.
    pub(crate) fn new(encrypted: bool, bounds: Bounds) -> Result<Line, Trouble> {
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            // Where an answer leads is looked at by who asks, before anything is sent there.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // The environment decides nothing.
            .proxy(None)
            .allow_non_standard_methods(true)
            .user_agent(concat!("groundwork/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(bounds.answer))
            .timeout_connect(Some(bounds.answer))
            .timeout_recv_response(Some(bounds.answer))
            .timeout_recv_body(Some(bounds.rest));
        if encrypted {
            config = config.https_only(true).tls_config(tls()?);
        }
        Ok(Line { agent: config.build().new_agent() })
    }

    /// Asks once.
    pub(crate) fn ask(&self, address: &str, question: Question<'_>) -> Result<Answered, Trouble> {
        let method = if question.method.is_empty() { "GET" } else { question.method };
        let no = |_| Trouble::Stays("this cannot be asked".to_owned());
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).map_err(|_| no(()))?)
            .uri(address);
        for (name, value) in question.headers {
            request = request.header(*name, value);
        }
        let answer = match question.body {
            None => self.agent.run(request.body(()).map_err(|_| no(()))?),
            // As a text, so that its length stands in the head: servers there are that pass over a body in pieces.
            Some(body) => self.agent.run(request.body(body).map_err(|_| no(()))?),
        };
        answer.map_err(trouble)
    }
}

/// A body, if it is not larger than so many bytes.
pub(crate) fn taken(body: &mut Body, most: usize) -> Taken {
    if body.content_length().is_some_and(|length| length > most as u64) {
        return Taken::TooLarge;
    }
    let mut bytes = Vec::new();
    match body.as_reader().take(most as u64 + 1).read_to_end(&mut bytes) {
        Err(error) => Taken::Broken(shortened(&error.to_string())),
        Ok(_) if bytes.len() > most => Taken::TooLarge,
        Ok(_) => Taken::Whole(bytes),
    }
}

/// A header as text.
pub(crate) fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// What others said, for a sentence: short, and without signs that do something.
pub(crate) fn shortened(said: &str) -> String {
    said.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

/// What came between.
fn trouble(error: ureq::Error) -> Trouble {
    let why = shortened(&error.to_string());
    match error {
        ureq::Error::HostNotFound => Trouble::Stays("there is no such host, or no network".to_owned()),
        // Names cannot be looked up without a network. The system says it in words alone.
        ureq::Error::Io(_) if why.contains("failed to lookup address") => Trouble::Stays(why),
        ureq::Error::Io(error) if stays(error.kind()) => Trouble::Stays(why),
        // A handshake that fails comes as an error of the connection.
        ureq::Error::Io(error) if error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) => {
            Trouble::Tls(why)
        }
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) | ureq::Error::TlsRequired => Trouble::Tls(why),
        ureq::Error::LargeResponseHeader(..) => Trouble::LargeHead(HEAD),
        _ => Trouble::Passes(why),
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
fn tls() -> Result<TlsConfig, Trouble> {
    let found = rustls_native_certs::load_native_certs();
    let certificates: Vec<Certificate<'static>> =
        found.certs.iter().map(|one| Certificate::from_der(one.as_ref()).to_owned()).collect();
    if certificates.is_empty() {
        return Err(Trouble::Tls("this system has no certificates to trust".to_owned()));
    }
    Ok(TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(certificates)))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build())
}
