//! Putting a backup of `own.db` in its place.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::{Connection, OpenFlags};

use super::{MIGRATIONS, backup};
use crate::db::{Fault, meaning};
use crate::{Error, files, lock};

/// What came of putting a backup back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many words it holds.
    pub words: usize,
    /// The copy of what was there before; none where nothing was.
    pub before: Option<PathBuf>,
}

/// Puts a backup in the place of a data directory's `own.db`, whole, and keeps what was there beside it. An error, and
/// nothing changed, where it is no backup of ours, is damaged or of a newer program, or the directory is open
/// elsewhere. What was there need not be readable.
pub fn restore(dir: &Path, from: &Path) -> Result<Restored, Error> {
    // A name that is not there would be made.
    is_there(from)?;
    files::make_directory(dir)?;
    let open = lock::say_open(dir)?;
    lock::alone(dir, &open)?;
    let own = dir.join("own.db");
    let new = with_end(&own, ".restored");
    let restored = (|| {
        backup::copy(from, &new, true).map_err(|fault| match of_the_backup(from, fault) {
            Error::DiskFull { .. } => Error::DiskFull { at: own.clone() },
            error => error,
        })?;
        let words = checked(&new).map_err(|fault| of_the_backup(from, fault))?;
        let before = keep_what_is_there(&own)?;
        for end in ["-wal", "-shm", "-journal"] {
            files::delete(&with_end(&own, end))?;
        }
        let named = fs::rename(&new, &own).and_then(|()| files::make_name_durable(&own));
        named.map_err(|source| Error::file(&own, source))?;
        Ok(Restored { words, before })
    })();
    for end in ["", "-wal", "-shm", "-journal"] {
        files::delete(&with_end(&new, end))?;
    }
    restored
}

/// Whether there is a file to put back; an error where there is none.
pub fn is_there(from: &Path) -> Result<(), Error> {
    match fs::metadata(from) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::NoFile { at: from.to_owned() }),
        Err(source) => Err(Error::file(from, source)),
    }
}

/// How many words a copy holds, which must be whole, ours, and of a format this program knows.
fn checked(at: &Path) -> Result<usize, Fault> {
    let db = Connection::open_with_flags(at, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let whole: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if whole != "ok" {
        return Err(Fault::Garbled(whole));
    }
    let tables =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('word', 'kept', 'looked')";
    let tables: i64 = db.query_row(tables, [], |row| row.get(0))?;
    let format: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if tables != 3 || format < 1 {
        return Err(Fault::Error(Error::NotABackup { at: at.to_owned() }));
    }
    let known = MIGRATIONS.len() as i64;
    if format > known {
        return Err(Fault::Error(Error::Newer { at: at.to_owned(), found: format, known }));
    }
    let count = "SELECT count(*) FROM word WHERE taken_back IS NULL";
    Ok(usize::try_from(db.query_row(count, [], |row| row.get::<_, i64>(0))?).unwrap_or_default())
}

/// An error of the copy is one of the backup; what is no database at all is no backup.
fn of_the_backup(from: &Path, fault: Fault) -> Error {
    match meaning(from, fault) {
        Error::NotABackup { .. } => Error::NotABackup { at: from.to_owned() },
        Error::Newer { found, known, .. } => Error::Newer { at: from.to_owned(), found, known },
        Error::Damaged { why, .. } if why.contains("not a database") => {
            Error::NotABackup { at: from.to_owned() }
        }
        Error::Damaged { why, .. } => Error::Damaged { at: from.to_owned(), why },
        error => error,
    }
}

/// Copies what is there under a name that is free, `own.db.before-restore`; bytes where it is damaged.
fn keep_what_is_there(own: &Path) -> Result<Option<PathBuf>, Error> {
    let there = fs::metadata(own).is_ok_and(|there| there.len() > 0);
    if !there {
        return Ok(None);
    }
    let free = |number: u32| {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        with_end(own, &format!(".before-restore{end}"))
    };
    let copy = (1..).map(free).find(|copy| !copy.exists()).expect("numbers do not end");
    if let Err(fault) = backup::copy(own, &copy, false) {
        let damaged = matches!(meaning(own, fault), Error::Damaged { .. });
        files::make_private(&copy)?;
        let copied = fs::copy(own, &copy);
        copied.map_err(|source| Error::file(&copy, source))?;
        let log = with_end(own, "-wal");
        if damaged && log.exists() {
            let beside = with_end(&copy, "-wal");
            fs::copy(&log, &beside).map_err(|source| Error::file(&beside, source))?;
        }
    }
    Ok(Some(copy))
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
