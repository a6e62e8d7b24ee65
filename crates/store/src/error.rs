use std::path::{Path, PathBuf};

/// Why something could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The directory or a file in it cannot be made, opened or written.
    #[error("{} cannot be used: {source}", at.display())]
    Directory {
        /// Which.
        at: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// No room on the disk.
    #[error("the disk is full: nothing new was kept in {}, and nothing was lost", at.display())]
    DiskFull {
        /// Where.
        at: PathBuf,
    },
    /// Somebody else kept writing.
    #[error("another groundwork is writing in {}", at.display())]
    Busy {
        /// Where.
        at: PathBuf,
    },
    /// `own.db` is damaged.
    #[error("{} is damaged: {why}", at.display())]
    Damaged {
        /// Which.
        at: PathBuf,
        /// What SQLite says.
        why: String,
    },
    /// `own.db` was written by a newer program.
    #[error("{} was written by a newer groundwork (format {found}, this one knows {known})", at.display())]
    Newer {
        /// Which.
        at: PathBuf,
        /// Its format.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// Anything else SQLite says.
    #[error("{} cannot be read or written: {source}", at.display())]
    Database {
        /// Which.
        at: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

impl Error {
    /// What to do; a command where one exists.
    pub fn hint(&self) -> String {
        match self {
            Error::Directory { .. } => "another place: groundwork --data DIR, or GROUNDWORK_DATA".to_owned(),
            Error::DiskFull { .. } => "make room, then run the same again".to_owned(),
            Error::Busy { .. } => "run it again when the other one is done".to_owned(),
            Error::Damaged { at, .. } => {
                format!("it is left as it is; a copy from before the last update is beside it: {}", before(at).display())
            }
            Error::Newer { .. } => "use the newer program; nothing was changed".to_owned(),
            Error::Database { .. } => "run it again; if it stays so, groundwork --data DIR begins anew elsewhere".to_owned(),
        }
    }

    /// An error of SQLite, by its meaning.
    pub(crate) fn of(at: &Path, source: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        let at = at.to_owned();
        match source.sqlite_error_code() {
            Some(Code::DiskFull) => Error::DiskFull { at },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy { at },
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error::Damaged { at, why: source.to_string() },
            _ => Error::Database { at, source },
        }
    }
}

/// The copy kept before a database is brought to a newer format.
pub(crate) fn before(at: &Path) -> PathBuf {
    at.with_extension("db.before")
}
