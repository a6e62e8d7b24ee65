//! One database: opened, read and changed, with what SQLite says put by its meaning.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use crate::notice::Tell;
use crate::{Error, Notice, files};

/// How long a writer waits for another before it says so.
const SILENCE: Duration = Duration::from_millis(300);
/// How long it waits in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a reader or the opening waits; both are held up for moments only.
const MOMENT: Duration = Duration::from_secs(10);

/// What kind of database it is.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// May be begun anew at any time, by this.
    Cache(fn(&Transaction<'_>) -> rusqlite::Result<()>),
    /// Nothing confirmed may be lost, not even at a power cut.
    Precious,
}

/// Why a step inside a database failed.
pub(crate) enum Fault {
    /// SQLite says.
    Sqlite(rusqlite::Error),
    /// What was stored is not as this format has it.
    Garbled(String),
    /// A meaning of its own.
    Error(Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        Fault::Sqlite(error)
    }
}

/// A database.
pub(crate) struct Db {
    connection: Connection,
    at: PathBuf,
    kind: Kind,
    tell: Tell,
    patience: Duration,
}

impl Db {
    /// Opens a database; what SQLite puts beside it has the mode of the file itself.
    pub(crate) fn open(at: &Path, kind: Kind, tell: Tell) -> Result<Db, Error> {
        files::ensure_private(at)?;
        let opened = Connection::open(at).map_err(|error| meaning(at, Fault::Sqlite(error)))?;
        let db = Db { connection: opened, at: at.to_owned(), kind, tell, patience: PATIENCE };
        match db.prepare() {
            Err(Fault::Sqlite(error)) if is_damage(&error) && matches!(kind, Kind::Cache(_)) => {
                db.begin_anew()?
            }
            prepared => prepared.map_err(|fault| db.meaning(fault))?,
        }
        Ok(db)
    }

    fn prepare(&self) -> Result<(), Fault> {
        let db = &self.connection;
        let synchronous = match self.kind {
            Kind::Cache(_) => "NORMAL",
            Kind::Precious => "FULL",
        };
        db.busy_timeout(MOMENT)?;
        // Two processes that make the same file at the same moment: SQLite refuses one of them at once.
        let mut attempts = 0;
        while let Err(error) = db.pragma_update(None, "journal_mode", "WAL") {
            attempts += 1;
            if !is_busy(&error) || attempts == 100 {
                return Err(error.into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        db.pragma_update(None, "synchronous", synchronous)?;
        db.pragma_update(None, "fullfsync", matches!(self.kind, Kind::Precious))?;
        db.pragma_update(None, "secure_delete", true)?;
        Ok(())
    }

    /// Has all that was changed written into the file, and the log beside it emptied, where nobody else reads at this
    /// moment; else the next to do so does it.
    pub(crate) fn settle(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }

    /// Where it is.
    pub(crate) fn at(&self) -> &Path {
        &self.at
    }

    /// How long a writer waits for another.
    pub(crate) fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// Reads, all at one state. A damaged cache is begun anew, and is then read as empty.
    pub(crate) fn read<T>(&self, read: impl Fn(&Connection) -> Result<T, Fault>) -> Result<T, Error> {
        let once = || {
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
            read(&transaction)
        };
        match once() {
            Err(fault) if self.can_heal(&fault) => {
                self.begin_anew()?;
                once().map_err(|fault| self.meaning(fault))
            }
            done => done.map_err(|fault| self.meaning(fault)),
        }
    }

    /// Changes, all or nothing; waits for another writer. A damaged cache is begun anew, which is an
    /// error, because what was to be changed is gone.
    pub(crate) fn change<T>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, Error> {
        let done = self.begin().and_then(|transaction| {
            let done = change(&transaction)?;
            transaction.commit()?;
            Ok(done)
        });
        match done {
            Err(fault) if self.can_heal(&fault) => {
                self.begin_anew()?;
                Err(Error::Anew { at: self.at.clone() })
            }
            done => done.map_err(|fault| self.meaning(fault)),
        }
    }

    /// What cannot be done inside a transaction.
    pub(crate) fn outside<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Error> {
        work(&self.connection).map_err(|fault| self.meaning(fault))
    }

    /// Tells a notice.
    pub(crate) fn tell(&self, notice: &Notice) {
        (self.tell)(notice);
    }

    fn begin(&self) -> Result<Transaction<'_>, Fault> {
        let db = &self.connection;
        let begin = || Transaction::new_unchecked(db, TransactionBehavior::Immediate);
        db.busy_timeout(SILENCE.min(self.patience))?;
        let first = begin();
        db.busy_timeout(self.patience.saturating_sub(SILENCE))?;
        let begun = match first {
            Err(error) if is_busy(&error) => {
                self.tell(&Notice::Waiting { at: self.at.clone() });
                begin()
            }
            begun => begun,
        };
        db.busy_timeout(MOMENT)?;
        Ok(begun?)
    }

    fn can_heal(&self, fault: &Fault) -> bool {
        let damaged = match fault {
            Fault::Sqlite(error) => is_damage(error),
            Fault::Garbled(_) => true,
            Fault::Error(_) => false,
        };
        damaged && matches!(self.kind, Kind::Cache(_))
    }

    /// Empties a damaged cache where it lies, so that other processes that have it open see it happen.
    fn begin_anew(&self) -> Result<(), Error> {
        let Kind::Cache(create) = self.kind else { return Ok(()) };
        let anew = || -> Result<(), Fault> {
            let db = &self.connection;
            db.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, true)?;
            let emptied = db.execute_batch("VACUUM");
            db.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, false)?;
            emptied?;
            self.prepare()?;
            let transaction = self.begin()?;
            create(&transaction)?;
            transaction.commit()?;
            Ok(())
        };
        anew().map_err(|fault| self.meaning(fault))?;
        self.tell(&Notice::Anew { at: self.at.clone(), damaged: true });
        Ok(())
    }

    fn meaning(&self, fault: Fault) -> Error {
        meaning(&self.at, fault)
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// An error by its meaning.
pub(crate) fn meaning(at: &Path, fault: Fault) -> Error {
    let at = at.to_owned();
    let source = match fault {
        Fault::Error(error) => return error,
        Fault::Garbled(why) => return Error::Damaged { at, why },
        Fault::Sqlite(source) => source,
    };
    use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
    match source.sqlite_error().map(|error| error.extended_code) {
        Some(SQLITE_CONSTRAINT_FOREIGNKEY) => return Error::Forgotten,
        // A full disk is a code of its own only where it is not a quota or a limit.
        Some(SQLITE_IOERR_SHMSIZE | SQLITE_IOERR_WRITE) => return Error::DiskFull { at },
        _ => {}
    }
    match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::DiskFull { at },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy { at },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            Error::Damaged { at, why: source.to_string() }
        }
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            Error::Directory { at, source: io::Error::other(source.to_string()) }
        }
        _ => Error::Database { at, source: Box::new(source) },
    }
}
