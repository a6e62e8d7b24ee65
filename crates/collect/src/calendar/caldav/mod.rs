//! A calendar server (CalDAV, RFC 4791), asked for what changed.

mod reading;
mod xml;

use std::collections::BTreeSet;
use std::fmt;
use std::ops::ControlFlow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ureq::http::HeaderValue;

pub use reading::{Change, Kept};

use super::Error;
use super::ask::{Answer, Asking, BOUNDS, secret};
use crate::forge::{Address, Wait};
use crate::line::Question;
use xml::{Place, Told};

/// Redirects that are followed for one question.
const MOST_HOPS: usize = 5;
/// Calendars that are taken of an account.
const MOST_CALENDARS: usize = 200;

/// A name and a password for a server. They are never printed.
#[derive(Clone)]
pub struct Login(HeaderValue);

impl Login {
    /// A name and a password, as they were given.
    pub fn of(name: &str, password: &str) -> Result<Login, Error> {
        // A colon ends the name (RFC 7617).
        if name.is_empty() || name.contains(':') || name.chars().chain(password.chars()).any(char::is_control)
        {
            return Err(Error::NoPassword);
        }
        Ok(Login(secret(&format!("Basic {}", STANDARD.encode(format!("{name}:{password}"))))?))
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login")
    }
}

/// A server, with one account.
pub struct Server<'w> {
    asking: Asking<'w>,
    address: Address,
    first: String,
    login: Login,
}

/// A calendar of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its path.
    pub path: String,
    /// What it is called there. Hostile text.
    pub name: String,
}

/// What an account has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Its calendars that can hold events, by their paths.
    pub calendars: Vec<Calendar>,
    /// The mail addresses that the server has for it, lower-cased.
    pub addresses: Vec<String>,
}

impl<'w> Server<'w> {
    /// A server at an address: its own, that of an account, or that of one calendar. It is `https://`, or on this machine: the password is sent with
    /// each question. Nothing is asked yet. `wait` is told of each pause, lets that time pass, and says whether to go on.
    pub fn new(
        text: &str,
        login: Login,
        wait: impl FnMut(Wait) -> ControlFlow<()> + 'w,
    ) -> Result<Server<'w>, Error> {
        let address = Address::of(text.trim()).map_err(Error::of_address)?;
        // With the slash as it was written: servers of collections want it.
        let slash =
            if text.trim().ends_with('/') || address.below("").matches('/').count() == 2 { "/" } else { "" };
        let first = address.below(slash);
        let asking = Asking::new(address.is_encrypted(), BOUNDS, Box::new(wait))?;
        Ok(Server { asking, address, first, login })
    }

    /// Questions sent so far, those that were repeated included.
    pub fn asked(&self) -> u64 {
        self.asking.asked
    }

    /// What the account has: a calendar, if the address is that of one; else by the account's own page and the place of its calendars (RFC 6764, 6).
    pub fn account(&mut self) -> Result<Account, Error> {
        const WHAT: &str = "the account";
        let mut found = self.who(&self.first.clone(), "0", WHAT);
        let is_nothing = |told: &Told| {
            told.places
                .iter()
                .all(|place| !place.is_calendar && place.principal.is_none() && place.homes.is_empty())
        };
        if !matches!(
            &found,
            Err(Error::WrongPassword | Error::Down { .. } | Error::Tls { .. } | Error::Stopped)
        ) && found.as_ref().map_or(true, is_nothing)
        {
            let well_known = self.address.leads("/.well-known/caldav", WHAT).map_err(Error::of_address)?;
            found = self.who(&well_known, "0", WHAT).or(found);
        }
        let mut places = found?.places;
        let mut account = Account::default();
        if let Some(principal) = places.iter().find_map(|place| place.principal.clone()) {
            places.extend(self.who(&self.at(&principal, WHAT)?, "0", WHAT)?.places);
        }
        account.addresses = addresses(&places);
        if let Some(first) = places.first().filter(|place| place.is_calendar) {
            account.calendars = calendars(std::slice::from_ref(first));
            return Ok(account);
        }
        let homes: BTreeSet<String> = places.iter().flat_map(|place| place.homes.clone()).collect();
        if homes.is_empty() {
            return Err(Error::Shape { what: WHAT, why: "it names no place where calendars are".to_owned() });
        }
        for home in homes {
            let told = self.who(&self.at(&home, WHAT)?, "1", WHAT)?;
            account.calendars.extend(calendars(&told.places));
        }
        account.calendars.sort_by(|one, other| one.path.cmp(&other.path));
        account.calendars.dedup();
        account.calendars.truncate(MOST_CALENDARS);
        Ok(account)
    }

    /// A path of the server as a full address; an error where it leads elsewhere.
    fn at(&self, path: &str, what: &'static str) -> Result<String, Error> {
        self.address.leads(path, what).map_err(|error| match error {
            crate::forge::Error::Elsewhere { host, .. } => Error::Elsewhere { what, host },
            error => Error::of_address(error),
        })
    }

    fn who(&mut self, address: &str, depth: &'static str, what: &'static str) -> Result<Told, Error> {
        let answer = self.ask("PROPFIND", address, Some(depth), xml::WHO, what)?;
        told(&answer, what)
    }

    /// Asks, and follows where it leads on the same server, with the password.
    fn ask(
        &mut self,
        method: &str,
        address: &str,
        depth: Option<&'static str>,
        body: &str,
        what: &'static str,
    ) -> Result<Answer, Error> {
        let mut headers = vec![
            ("Authorization", self.login.0.clone()),
            ("Content-Type", HeaderValue::from_static("application/xml; charset=utf-8")),
        ];
        headers.extend(depth.map(|depth| ("Depth", HeaderValue::from_static(depth))));
        let mut address = address.to_owned();
        for _ in 0..=MOST_HOPS {
            let question = Question { method, headers: &headers, body: Some(body) };
            let answer = self.asking.ask(&address, question, what)?;
            match answer.status {
                301 | 302 | 303 | 307 | 308 => {
                    let to = answer.header("location").ok_or(Error::Circle { what })?;
                    address = self.at(&to, what)?;
                }
                401 => return Err(Error::WrongPassword),
                404 | 410 => return Err(Error::NotFound { what }),
                _ => return Ok(answer),
            }
        }
        Err(Error::Circle { what })
    }
}

impl fmt::Debug for Server<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("asked", &self.asked()).finish_non_exhaustive()
    }
}

/// The list that an answer is.
fn told(answer: &Answer, what: &'static str) -> Result<Told, Error> {
    match answer.status {
        207 => xml::read(&answer.body).map_err(|why| Error::Shape { what, why }),
        200 if answer.body.trim_ascii_start().first() == Some(&b'<') => Err(Error::Page),
        status => Err(Error::Refused { what, status }),
    }
}

fn calendars(places: &[Place]) -> Vec<Calendar> {
    let calendars = places.iter().filter(|place| place.is_calendar && place.holds_events);
    calendars.map(|place| Calendar { path: place.href.clone(), name: place.name.clone() }).collect()
}

fn addresses(places: &[Place]) -> Vec<String> {
    let mails =
        places.iter().flat_map(|place| &place.addresses).map(|address| super::people::folded(address));
    let mails: BTreeSet<String> =
        mails.filter(|address| address.contains('@') && !address.contains('/')).collect();
    mails.into_iter().collect()
}
