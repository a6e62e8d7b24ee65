//! What one server serves, and at which address.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::acts::Done;
use crate::door::Door;
use crate::error::Error;
use crate::owner::Room;
use crate::page::Page;
use crate::sitting::Sitting;

/// One server: who may come in, where it listens, what it shows.
pub struct Site {
    /// Who may come in.
    pub door: Door,
    /// What is shown.
    pub place: Place,
    /// The thread that has the desk.
    pub room: Room<Sitting>,
    /// What was done last, to be said and taken back where it was done.
    pub done: Done,
    /// Whether single keys act.
    keys: AtomicBool,
    port: u16,
}

/// What the pages are about.
#[derive(Clone, Debug)]
pub struct Place {
    /// The team's repository, as people call it.
    pub name: String,
    /// Whether the team is made up, which every page then says.
    pub made_up: bool,
}

impl Site {
    /// A server at a port of this machine.
    pub fn new(port: u16, place: Place, room: Room<Sitting>) -> Arc<Site> {
        let keys = AtomicBool::new(true);
        Arc::new(Site { door: Door::default(), place, room, done: Done::default(), keys, port })
    }

    /// A page of this site with this title at this path.
    pub fn page(&self, title: impl Into<String>, path: &'static str) -> Page {
        Page { keys: self.keys(), ..Page::new(title, path, Some(self.place.clone())) }
    }

    /// Whether single keys act.
    pub fn keys(&self) -> bool {
        self.keys.load(Ordering::Relaxed)
    }

    /// Says whether they do; who keeps that says it again at the next start.
    pub fn set_keys(&self, on: bool) {
        self.keys.store(on, Ordering::Relaxed);
    }

    /// An address that lets one browser in, once. An error if the system has no random bytes to give.
    pub fn url(&self) -> Result<String, Error> {
        let token = self.door.token(Instant::now()).map_err(Error::NoSecret)?;
        Ok(format!("http://127.0.0.1:{}/?token={token}", self.port))
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The name of the cookie. It holds the port, because browsers give the cookies of one port to all.
    pub fn cookie(&self) -> String {
        format!("groundwork-{}", self.port)
    }

    /// Whether a `Host` is one of ours. Another name that leads to this machine is not: somebody made it lead here.
    pub fn is_host(&self, host: &str) -> bool {
        let Some(rest) = host.strip_prefix("127.0.0.1").or_else(|| host.strip_prefix("localhost")) else {
            return false;
        };
        // A browser leaves the port of http out.
        rest.strip_prefix(':').is_some_and(|port| port == self.port.to_string())
            || (rest.is_empty() && self.port == 80)
    }
}
