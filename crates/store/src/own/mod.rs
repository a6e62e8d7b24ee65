//! `own.db`: what the lead said. Nothing here can be read again from anywhere.

mod backup;
mod brought;
mod erase;
mod kept;
mod lines;
mod looked;
mod migrate;
mod restore;
mod turned;
mod words;

use std::path::Path;

use crate::Error;
use crate::db::{Db, Kind};
use crate::notice::Tell;

pub use brought::Told;
pub use lines::{StoredLine, StoredPoint};
pub use looked::Looked;
pub use restore::{Restored, is_there, restore};
pub use turned::Turned;
pub use words::Stamp;

/// How to come to each format from the one before it. What was released is never changed, only added to.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE word (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        -- The team it is about, by the git directory of its first repository; empty: about all.
        team TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        -- When it was taken back; none: it holds.
        taken_back INTEGER,
        -- The last act that said it, took it back or brought it back; acts are counted.
        act INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE looked (
        number INTEGER PRIMARY KEY,
        team TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE kept (
        team TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (team, name)
    ) STRICT, WITHOUT ROWID;
    ",
    "
    CREATE TABLE line (
        number INTEGER PRIMARY KEY,
        team TEXT NOT NULL,
        signal TEXT NOT NULL,
        -- All it depends on but the commits.
        basis TEXT NOT NULL,
        drawn INTEGER NOT NULL,
        -- 1: the signal had a line before, on another basis.
        anew INTEGER NOT NULL,
        UNIQUE (team, signal, basis)
    ) STRICT;
    CREATE TABLE point (
        line INTEGER NOT NULL REFERENCES line ON DELETE CASCADE,
        day INTEGER NOT NULL,
        part INTEGER NOT NULL,
        whole INTEGER NOT NULL,
        PRIMARY KEY (line, day)
    ) STRICT, WITHOUT ROWID;
    ",
    "
    -- Which kind of words: corrections, or notes of the log and the loop.
    ALTER TABLE word ADD COLUMN book TEXT NOT NULL DEFAULT 'said';
    ",
];

/// Opens the database, brought to the newest format.
pub(crate) fn open(path: &Path, tell: Tell) -> Result<Db, Error> {
    let db = Db::open(path, Kind::Precious, tell)?;
    migrate::to_newest(&db, MIGRATIONS)?;
    Ok(db)
}
