//! Why there is no server.

use std::io;
use std::path::PathBuf;

/// What keeps a server from running.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The port asked for is not free, or may not be taken.
    #[error("port {port} cannot be listened on: {source}")]
    Port {
        /// The port asked for; 0 is any.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The system gives no random bytes, and without them nobody can be let in safely.
    #[error("the system gives no random bytes: {0}")]
    NoSecret(io::Error),
    /// A file of the data directory cannot be made or asked.
    #[error("{at}: {source}")]
    File {
        /// The file.
        at: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Somebody holds the lock of a server and does not answer.
    #[error("Groundwork is running for this team, but does not answer at {at}")]
    NoAnswer {
        /// The socket.
        at: PathBuf,
    },
    /// The system gives no thread, timer or socket to work with.
    #[error("the server cannot be started: {0}")]
    Start(io::Error),
}

impl Error {
    /// What to do, where something can be done.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Error::Port { .. } => Some("leave --port out, and a free one is taken"),
            Error::NoAnswer { .. } => Some("end the one that runs with Ctrl-C, then open again"),
            _ => None,
        }
    }
}
