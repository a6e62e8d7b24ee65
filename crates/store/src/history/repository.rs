use std::path::Path;

use records::{FreshTag, Head};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::packed::{END, unpack};
use crate::db::Fault;
use crate::{Data, Error};

/// A repository in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RepositoryId(pub(super) i64);

/// What a whole reading ends with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) name: String,
    pub(super) head: Head,
    pub(super) tags: Vec<FreshTag>,
}

impl Data {
    /// The repository with a git directory (canonical and absolute), entered if it is new.
    pub fn repository(&mut self, git_dir: &Path) -> Result<RepositoryId, Error> {
        if let Some(known) = self.find_repository(git_dir)? {
            return Ok(known);
        }
        let key = git_dir.as_os_str().as_encoded_bytes();
        let insert = "INSERT INTO repository (git_dir) VALUES (?1) ON CONFLICT DO UPDATE SET git_dir = ?1 RETURNING id";
        self.records.change(|db| Ok(db.query_row(insert, [key], |row| row.get(0)).map(RepositoryId)?))
    }

    /// The repository with a git directory, if it was entered.
    pub fn find_repository(&self, git_dir: &Path) -> Result<Option<RepositoryId>, Error> {
        let key = git_dir.as_os_str().as_encoded_bytes();
        let select = "SELECT id FROM repository WHERE git_dir = ?1";
        self.records
            .read(|db| Ok(db.query_row(select, [key], |row| row.get(0).map(RepositoryId)).optional()?))
    }

    /// The head of the last whole reading, and when it was (microseconds).
    pub fn last_read(&self, repository: RepositoryId) -> Result<Option<(Head, i64)>, Error> {
        self.records.read(|db| Ok(last(db, repository)?.map(|last| (last.end.head, last.at))))
    }

    /// Deletes what was read of a repository, and with it every cached result.
    pub fn forget(&mut self, repository: RepositoryId) -> Result<(), Error> {
        self.records.change(|db| {
            db.execute("DELETE FROM repository WHERE id = ?1", [repository.0])?;
            db.execute("DELETE FROM cached", [])?;
            Ok(())
        })?;
        // What was deleted is overwritten (secure_delete); that the file shrinks, and that nothing of it
        // is left in the log beside it, is tried, and comes by itself once no other process reads.
        self.records.outside(|db| {
            let _ = db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
            Ok(())
        })
    }
}

/// The last whole reading.
pub(super) struct Last {
    pub(super) end: End,
    /// When it was, in microseconds.
    pub(super) at: i64,
    /// The number of its last record.
    pub(super) upto: i64,
    /// How many records it left.
    pub(super) rows: i64,
}

pub(super) fn last(db: &Connection, repository: RepositoryId) -> Result<Option<Last>, Fault> {
    let select =
        "SELECT finished, read_at, upto, rows FROM repository WHERE id = ?1 AND finished IS NOT NULL";
    let row = db.query_row(select, [repository.0], |row| {
        Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    let Some((packed, at, upto, rows)) = row.optional()? else { return Ok(None) };
    Ok(Some(Last { end: unpack(END, &packed)?, at, upto, rows }))
}
