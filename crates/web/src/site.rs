//! What one server serves, and at which address.

use std::sync::Arc;
use std::time::Instant;

use crate::acts::Done;
use crate::door::Door;
use crate::error::Error;
use crate::owner::Room;
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
        Arc::new(Site { door: Door::default(), place, room, done: Done::default(), port })
    }

    /// An address that lets one browser in, once. An error if the system has no random bytes to give.
    pub fn url(&self) -> Result<String, Error> {
        let token = self.door.token(Instant::now()).map_err(Error::NoSecret)?;
        Ok(format!("http://127.0.0.1:{}/?token={token}", self.port))
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
