//! One server for a team and a data directory; the second `open` asks the first for a fresh address.
//!
//! Who holds the lock is the server. The system lets go of it when a process ends, however it ends; so a socket that is found
//! by who got the lock is that of a server that is gone. The socket takes the name of a team and answers with an
//! address, or with the team it serves, should two teams ever share a name of a file.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::assets::fingerprint;
use crate::error::Error;
use crate::site::Site;

/// How long a server that has the lock may take until it listens, and to answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// The longest name of a team that is read.
const LONGEST: u64 = 64 * 1024;

/// Who serves a team.
pub enum Server {
    /// Nobody did; now it is ours to do.
    Ours(Bell),
    /// Another process does, and lets a browser in at this address, once.
    Running {
        /// The address.
        url: String,
    },
}

/// Held by the one server of a team, for as long as it runs.
pub struct Bell {
    listener: Option<UnixListener>,
    socket: PathBuf,
    team: String,
    _lock: File,
}

/// Who serves a team, by the key of the team and the data directory, which must be there.
pub fn find(dir: &Path, team: &str) -> Result<Server, Error> {
    let name = format!("open-{:016x}", fingerprint(team.as_bytes()));
    let (at, socket) = (dir.join(format!("{name}.lock")), dir.join(format!("{name}.sock")));
    let failed = |source| Error::File { at: at.clone(), source };
    let lock =
        OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&at).map_err(failed)?;
    let until = Instant::now() + PATIENCE;
    loop {
        match lock.try_lock() {
            Ok(()) => return Bell::hang(lock, socket, team).map(Server::Ours),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        // The other may be about to listen, or about to end.
        if let Ok(url) = ask(&socket, team) {
            return Ok(Server::Running { url });
        }
        if Instant::now() >= until {
            return Err(Error::NoAnswer { at: socket });
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn ask(socket: &Path, team: &str) -> io::Result<String> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(team.as_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = String::new();
    stream.take(LONGEST).read_to_string(&mut answer)?;
    let url = answer.strip_prefix("at ").map(str::to_owned);
    url.ok_or_else(|| io::Error::other(format!("it {answer}")))
}

impl Bell {
    fn hang(lock: File, socket: PathBuf, team: &str) -> Result<Bell, Error> {
        let failed = |source| Error::File { at: socket.clone(), source };
        match fs::remove_file(&socket) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
        let listener = match UnixListener::bind(&socket) {
            Ok(listener) => Some(listener),
            // A path may be longer than the name of a socket may be. The pages work without.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => None,
            Err(error) => return Err(failed(error)),
        };
        if listener.is_some() {
            // The directory is the user's alone, so nobody gets in between these two.
            fs::set_permissions(&socket, Permissions::from_mode(0o600)).map_err(failed)?;
        }
        Ok(Bell { listener, socket, team: team.to_owned(), _lock: lock })
    }

    /// Whether a second `open` can ask. It cannot where the path of the data directory is too long for a socket.
    pub fn rings(&self) -> bool {
        self.listener.is_some()
    }

    /// Answers whoever asks from now on, on a thread of its own. An error if the system gives none.
    pub fn answer(&self, site: Arc<Site>) -> Result<(), Error> {
        let failed = |source| Error::File { at: self.socket.clone(), source };
        let Some(listener) = &self.listener else { return Ok(()) };
        let (listener, team) = (listener.try_clone().map_err(failed)?, self.team.clone());
        let answer = move || {
            for stream in listener.incoming() {
                match stream {
                    // That somebody asked badly, or went away, is their own affair.
                    Ok(stream) => _ = reply(stream, &team, &site),
                    // Too many files are open, say: that passes.
                    Err(_) => thread::sleep(Duration::from_millis(100)),
                }
            }
        };
        thread::Builder::new().name("bell".to_owned()).spawn(answer).map_err(Error::Start)?;
        Ok(())
    }
}

fn reply(mut stream: UnixStream, team: &str, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut asked = Vec::new();
    (&stream).take(LONGEST).read_to_end(&mut asked)?;
    let answer = if asked == team.as_bytes() {
        format!("at {}", site.url().map_err(io::Error::other)?)
    } else {
        format!("serves {team}")
    };
    stream.write_all(answer.as_bytes())
}

impl Drop for Bell {
    fn drop(&mut self) {
        if self.listener.is_some() {
            // Still ours: the lock is let go after this.
            let _ = fs::remove_file(&self.socket);
        }
    }
}
