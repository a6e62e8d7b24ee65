use std::io;
use std::path::{Path, PathBuf};

use records::CommitId;

/// Why something could not be kept or found. Whatever it is, what was confirmed before is kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The directory or a file in it cannot be made, opened or written.
    #[error("{} cannot be used: {source}", at.display())]
    Directory {
        /// Which.
        at: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No room on the disk, or none that this user may take.
    #[error("nothing more can be written in {}: the disk is full, or a limit is reached", at.display())]
    DiskFull {
        /// Where.
        at: PathBuf,
    },
    /// Somebody else kept writing for longer than this process waits.
    #[error("another groundwork is writing in {}", at.display())]
    Busy {
        /// Where.
        at: PathBuf,
    },
    /// Another process has the directory open, and it cannot be deleted under its feet.
    #[error("another groundwork is open in {}", at.display())]
    InUse {
        /// The directory.
        at: PathBuf,
    },
    /// `own.db` is damaged; it was left as it is.
    #[error("{} is damaged: {why}", at.display())]
    Damaged {
        /// Which.
        at: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// `records.db` turned out to be damaged while it was written, and was begun anew.
    #[error("{} was damaged and is begun anew", at.display())]
    Anew {
        /// Which.
        at: PathBuf,
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
    /// A word this program cannot read.
    #[error("{} holds a word this groundwork cannot read: {why}", at.display())]
    Word {
        /// Which database.
        at: PathBuf,
        /// Why.
        why: String,
    },
    /// A reading was to be finished, and its newest commit was never written.
    #[error("commit {tip} was not read")]
    Unread {
        /// The commit.
        tip: CommitId,
    },
    /// The repository was forgotten while it was used.
    #[error("the repository was forgotten meanwhile")]
    Forgotten,
    /// It is not written over something.
    #[error("{} exists already", at.display())]
    Exists {
        /// What exists.
        at: PathBuf,
    },
    /// A folder that something is to be written into is not empty.
    #[error("{} is not empty", at.display())]
    NotEmpty {
        /// Which.
        at: PathBuf,
    },
    /// A file that is to be read is not there.
    #[error("there is no file {}", at.display())]
    NoFile {
        /// Which.
        at: PathBuf,
    },
    /// A file that is to be put back is no copy of an `own.db`.
    #[error("{} is not a backup of groundwork's", at.display())]
    NotABackup {
        /// Which.
        at: PathBuf,
    },
    /// Anything else SQLite says.
    #[error("{} cannot be read or written: {source}", at.display())]
    Database {
        /// Which.
        at: PathBuf,
        /// What SQLite says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// What to do; a command where one exists.
    pub fn hint(&self) -> String {
        match self {
            Error::Directory { .. } => "another place: groundwork --data DIR, or GROUNDWORK_DATA".to_owned(),
            Error::DiskFull { .. } => "what was kept is kept; make room, then run the same again".to_owned(),
            Error::Busy { .. } => "run it again when the other one is done".to_owned(),
            Error::InUse { .. } => {
                "close the other one first (Ctrl-C where it runs), then run it again".to_owned()
            }
            Error::Damaged { at, .. } => match crate::files::newest_copy(at) {
                Some(copy) => format!(
                    "it is left as it is; keep a copy. A copy from before the last update is beside it: {}",
                    copy.display()
                ),
                None => "it is left as it is; keep a copy, then put a backup of it in its place".to_owned(),
            },
            Error::Anew { .. } | Error::Unread { .. } | Error::Forgotten => {
                "run it again; what is missing is read again".to_owned()
            }
            Error::Newer { .. } | Error::Word { .. } => {
                "use the newer program; nothing was changed".to_owned()
            }
            Error::NotEmpty { .. } => {
                "name a folder that does not exist yet; nothing in this one was touched".to_owned()
            }
            Error::NoFile { .. } => {
                "name the file that groundwork backup wrote; nothing was changed".to_owned()
            }
            Error::NotABackup { .. } => "groundwork backup FILE makes one; nothing was changed".to_owned(),
            Error::Exists { .. } => "name a file that does not exist yet".to_owned(),
            Error::Database { .. } => {
                "run it again; if it stays so, groundwork --data DIR begins anew elsewhere".to_owned()
            }
        }
    }

    /// The same of the place that was asked for, where it was found on the way there.
    pub(crate) fn at(self, asked: &Path) -> Error {
        let at = asked.to_owned();
        match self {
            Error::DiskFull { .. } => Error::DiskFull { at },
            Error::Directory { source, .. } => Error::Directory { at, source },
            other => other,
        }
    }

    /// An error of the file system, by its meaning.
    pub(crate) fn file(at: &Path, source: io::Error) -> Error {
        let at = at.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Error::DiskFull { at }
            }
            _ => Error::Directory { at, source },
        }
    }
}
