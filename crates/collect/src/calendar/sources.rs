//! A calendar in a file, and at the address of a feed.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use ureq::http::HeaderValue;

use super::Error;
use super::ask::{Asking, BOUNDS};
use crate::forge::{Address, Wait};
use crate::line::{Bounds, Question, shortened};

/// Redirects that are followed for one feed.
const MOST_HOPS: usize = 5;

/// The bytes of a file, and when it was written, in seconds since 1970, if the system knows.
pub fn file(path: &Path) -> Result<(Vec<u8>, Option<i64>), Error> {
    let cannot = |error: std::io::Error| Error::File { why: shortened(&error.to_string()) };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(cannot)?;
    let written = crate::written(&file);
    file.take(BOUNDS.body as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() > BOUNDS.body {
        return Err(Error::TooLarge { what: "the calendar", most: BOUNDS.body });
    }
    Ok((bytes, written))
}

/// The address of a feed. Whoever has it, has the calendar: of the address no more than its host is ever printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Feed {
    place: Address,
    rest: String,
}

/// What became of a feed.
#[derive(Debug, PartialEq, Eq)]
pub enum Fed {
    /// What it holds, and what the server calls this state of it.
    Changed {
        /// Its bytes.
        bytes: Vec<u8>,
        /// The name of its state.
        etag: Option<String>,
    },
    /// It is as it was when its state had the name that was given.
    Unchanged,
}

impl Feed {
    /// An address as somebody writes it; `webcal://` is `https://` by another name. Plain `http://` is taken for this machine alone.
    pub fn of(text: &str) -> Result<Feed, Error> {
        let text = text.trim();
        let text = match text.split_once("://") {
            Some((scheme, rest))
                if ["webcal", "webcals"].iter().any(|name| scheme.eq_ignore_ascii_case(name)) =>
            {
                format!("https://{rest}")
            }
            _ => text.to_owned(),
        };
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(Error::Address { why: "it does not begin with https://" });
        };
        let (host, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let place = Address::of(&format!("{scheme}://{host}")).map_err(Error::of_address)?;
        let rest = rest.split('#').next().unwrap_or_default();
        let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
        let feed = Feed { place, rest };
        // As one address, with all that stands behind the host, it must lead to that host.
        feed.place
            .leads(&feed.whole(), "the feed")
            .map_err(|_| Error::Address { why: "it cannot be read" })?;
        Ok(feed)
    }

    /// Its host, which is all that is said of it.
    pub fn host(&self) -> String {
        let place = self.place.below("");
        place.split_once("://").map_or(place.clone(), |(_, host)| host.to_owned())
    }

    fn whole(&self) -> String {
        self.place.below(&self.rest)
    }

    /// Asks for it. `etag` is what the state was called when it was read before; `wait` is told of each pause, lets that time pass, and says
    /// whether to go on.
    ///
    /// A redirect is followed to its own host, and to another one if that is encrypted: nothing is sent along, neither a password nor where
    /// it was asked before.
    pub fn ask(
        &self,
        etag: Option<&str>,
        bounds: Bounds,
        wait: impl FnMut(Wait) -> ControlFlow<()>,
    ) -> Result<Fed, Error> {
        const WHAT: &str = "the feed";
        let mut wait = wait;
        let mut here = self.clone();
        for _ in 0..=MOST_HOPS {
            let mut asking = Asking::new(here.place.is_encrypted(), bounds, Box::new(&mut wait))?;
            let mut headers = vec![("Accept", HeaderValue::from_static("text/calendar"))];
            headers.extend(
                etag.and_then(|etag| HeaderValue::from_str(etag).ok()).map(|etag| ("If-None-Match", etag)),
            );
            let answer =
                asking.ask(&here.whole(), Question { headers: &headers, ..Question::default() }, WHAT)?;
            match answer.status {
                200 => {
                    let etag = answer.header("etag");
                    return Ok(Fed::Changed { bytes: answer.body, etag });
                }
                304 if etag.is_some() => return Ok(Fed::Unchanged),
                // Nothing is there that could be unchanged: an empty calendar in its place would be a guess.
                304 => return Err(Error::Unasked { what: WHAT }),
                301 | 302 | 303 | 307 | 308 => {
                    let to = answer.header("location").ok_or(Error::Circle { what: WHAT })?;
                    here = here.leads(&to)?;
                }
                401 | 403 => return Err(Error::Refused { what: WHAT, status: answer.status }),
                404 | 410 => return Err(Error::NotFound { what: WHAT }),
                status => return Err(Error::Refused { what: WHAT, status }),
            }
        }
        Err(Error::Circle { what: WHAT })
    }

    /// Where a redirect leads, if it may.
    fn leads(&self, to: &str) -> Result<Feed, Error> {
        let elsewhere = |host: String| Error::Elsewhere { what: "the feed", host };
        if to.starts_with('/') && !to.starts_with("//") {
            return Ok(Feed {
                place: self.place.clone(),
                rest: to.split('#').next().unwrap_or_default().to_owned(),
            });
        }
        match Feed::of(to) {
            Ok(there) if there.place == self.place || there.place.is_encrypted() => Ok(there),
            Ok(there) => Err(elsewhere(there.host())),
            Err(Error::InTheClear { host }) => Err(elsewhere(host)),
            Err(_) => Err(elsewhere("an address that is none".to_owned())),
        }
    }
}

/// The host alone.
impl fmt::Debug for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Feed").field("host", &self.host()).finish_non_exhaustive()
    }
}
