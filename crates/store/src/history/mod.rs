//! `records.db`: what was read of each repository, and of what is not git.
//!
//! Records are only ever added, each with a number that grows; the last whole reading is all records up
//! to a number. So a reading that is under way, or was cut off, does not show, and is not lost.

mod columns;
mod finish;
mod known;
mod load;
pub(crate) mod packed;
mod repository;
mod write;

use std::path::Path;

use rusqlite::Transaction;

use crate::db::{Db, Kind};
use crate::notice::Tell;
use crate::{Error, Notice};

pub use finish::Finished;
pub use known::Known;
pub use repository::RepositoryId;

/// The format, of the tables and of what is packed into them; another one is begun anew.
const FORMAT: i64 = 7;

const SCHEMA: &str = "
    CREATE TABLE repository (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        git_dir BLOB NOT NULL UNIQUE,
        -- The last whole reading: its name, head and tags; none before the first.
        finished BLOB,
        -- The number of its last record.
        upto INTEGER NOT NULL DEFAULT 0,
        -- How many records it left.
        rows INTEGER NOT NULL DEFAULT 0,
        -- When it was, in microseconds.
        read_at INTEGER
    ) STRICT;
    CREATE TABLE record (
        repository INTEGER NOT NULL REFERENCES repository ON DELETE CASCADE,
        number INTEGER NOT NULL,
        -- The commit.
        id BLOB NOT NULL,
        -- 0: the commit itself; 1: its step of the tree along the branch.
        step INTEGER NOT NULL,
        -- 0: something of it was missing when it was read, so it is read again.
        whole INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (repository, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX gap ON record (repository) WHERE whole = 0;
    -- What is not git: a forge, a calendar, a file of incidents.
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE item (
        source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (source, kind, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cached (
        key TEXT PRIMARY KEY,
        body BLOB NOT NULL
    ) STRICT;
";

/// Opens the database, begun anew if its format is another.
pub(crate) fn open(path: &Path, tell: Tell) -> Result<Db, Error> {
    let db = Db::open(path, Kind::Cache(create), tell)?;
    let format =
        |db: &rusqlite::Connection| Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?);
    if db.read(format)? == FORMAT {
        return Ok(db);
    }
    let other = db.change(|transaction| {
        let found: i64 = format(transaction)?;
        // Another process may have done it while this one waited.
        if found != FORMAT {
            create(transaction)?;
        }
        Ok(found != FORMAT && found != 0)
    })?;
    if other {
        db.tell(&Notice::Anew { at: path.to_owned(), damaged: false });
    }
    Ok(db)
}

/// Takes away what is there and makes the tables, empty.
fn create(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let names: Vec<String> = {
        let mut select = transaction.prepare(tables)?;
        select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
    };
    // Until the end of the transaction a row may refer to one that is gone.
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    for name in names {
        transaction.execute_batch(&format!("DROP TABLE \"{}\"", name.replace('"', "\"\"")))?;
    }
    transaction.execute_batch(SCHEMA)?;
    transaction.pragma_update(None, "user_version", FORMAT)
}
