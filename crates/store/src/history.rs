//! `records.db`: what was read of each repository, a row a commit.

use std::collections::HashSet;
use std::path::Path;

use records::{CommitId, Fresh, FreshCommit, FreshDiff, FreshStep, FreshTag, Gathering, Head, History};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::{Data, Error, files};

/// The format; another one is begun anew, since this is a cache.
const FORMAT: i64 = 1;

const SCHEMA: &str = "
    CREATE TABLE repository (
        id INTEGER PRIMARY KEY,
        git_dir BLOB NOT NULL UNIQUE,
        -- The state of the last whole reading: head, tags and name; none before the first.
        finished BLOB,
        read_at INTEGER
    ) STRICT;
    CREATE TABLE record (
        repository INTEGER NOT NULL REFERENCES repository ON DELETE CASCADE,
        id BLOB NOT NULL,
        -- 0: something of it was missing when it was read, so it is read again.
        whole INTEGER NOT NULL,
        body BLOB NOT NULL,
        step BLOB,
        PRIMARY KEY (repository, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX not_whole ON record (repository) WHERE whole = 0;
    CREATE TABLE point (
        line TEXT NOT NULL,
        day INTEGER NOT NULL,
        part INTEGER NOT NULL,
        whole INTEGER NOT NULL,
        PRIMARY KEY (line, day)
    ) STRICT, WITHOUT ROWID;
";

/// A repository in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RepositoryId(i64);

type Finished = (String, Head, Vec<FreshTag>);

/// Opens the database, begun anew if its format is another.
pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    let failed = |source| Error::of(path, source);
    let db = files::open(path, "NORMAL")?;
    let format: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
    if format == FORMAT {
        return Ok(db);
    }
    let db = if format == 0 {
        db
    } else {
        drop(db);
        files::delete(path)?;
        files::open(path, "NORMAL")?
    };
    let begin = format!("BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;");
    match db.execute_batch(&begin) {
        Ok(()) => {}
        // Somebody else made it in the meantime.
        Err(_) if db.pragma_query_value(None, "user_version", |row| row.get(0)) == Ok(FORMAT) => {
            let _ = db.execute_batch("ROLLBACK");
        }
        Err(source) => return Err(failed(source)),
    }
    Ok(db)
}

impl Data {
    /// The repository with a git directory, entered if it is new.
    pub fn repository(&mut self, git_dir: &Path) -> Result<RepositoryId, Error> {
        let key = git_dir.as_os_str().as_encoded_bytes();
        let found = self.find_repository(git_dir)?;
        if let Some(known) = found {
            return Ok(known);
        }
        let insert = "INSERT INTO repository (git_dir) VALUES (?1) ON CONFLICT DO UPDATE SET git_dir = ?1 RETURNING id";
        let made = self.records.query_row(insert, [key], |row| row.get(0)).map(RepositoryId);
        made.map_err(|source| self.of_records(source))
    }

    /// The repository with a git directory, if anything was read of it.
    pub fn find_repository(&self, git_dir: &Path) -> Result<Option<RepositoryId>, Error> {
        let key = git_dir.as_os_str().as_encoded_bytes();
        let select = "SELECT id FROM repository WHERE git_dir = ?1";
        let found = self.records.query_row(select, [key], |row| row.get(0)).optional();
        found.map(|id| id.map(RepositoryId)).map_err(|source| self.of_records(source))
    }

    /// Commits that were read whole.
    pub fn known(&self, repository: RepositoryId) -> Result<HashSet<CommitId>, Error> {
        let read = || -> rusqlite::Result<HashSet<CommitId>> {
            let mut select = self.records.prepare("SELECT id FROM record WHERE repository = ?1 AND whole = 1")?;
            let rows = select.query_map([repository.0], |row| Ok(CommitId::from_bytes(row.get_ref(0)?.as_blob()?).ok()))?;
            rows.filter_map(Result::transpose).collect()
        };
        read().map_err(|source| self.of_records(source))
    }

    /// Whether something was missing when it was read; it may have come since.
    pub fn has_gaps(&self, repository: RepositoryId) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM record WHERE repository = ?1 AND whole = 0)";
        self.records.query_row(select, [repository.0], |row| row.get(0)).map_err(|source| self.of_records(source))
    }

    /// Keeps records, all of them or none.
    pub fn write(&mut self, repository: RepositoryId, fresh: &[Fresh]) -> Result<(), Error> {
        let path = self.dir().join("records.db");
        let failed = |source| Error::of(&path, source);
        let transaction = self.records.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        {
            let mut commit = transaction
                .prepare("INSERT OR REPLACE INTO record (repository, id, whole, body) VALUES (?1, ?2, ?3, ?4)")
                .map_err(failed)?;
            let mut step = transaction
                .prepare("UPDATE record SET step = ?3, whole = whole * ?4 WHERE repository = ?1 AND id = ?2")
                .map_err(failed)?;
            for fresh in fresh {
                match fresh {
                    Fresh::Commit(record) => {
                        let whole = !record.cut && record.diff != FreshDiff::Missing;
                        let row = params![repository.0, record.id.as_bytes(), whole, pack(record)];
                        commit.execute(row).map_err(failed)?;
                    }
                    Fresh::Step(taken) => {
                        let row = params![repository.0, taken.commit.as_bytes(), pack(taken), taken.presence.is_some()];
                        step.execute(row).map_err(failed)?;
                    }
                }
            }
        }
        transaction.commit().map_err(failed)
    }

    /// Marks a reading as whole: from now on this is the state that is loaded, and what is no longer
    /// reachable leaves.
    pub fn finish(
        &mut self,
        repository: RepositoryId,
        name: &str,
        head: &Head,
        tags: &[FreshTag],
        at: i64,
    ) -> Result<(), Error> {
        let finished: Finished = (name.to_owned(), head.clone(), tags.to_vec());
        let before = self.finished(repository)?;
        if before.as_ref() == Some(&finished) {
            return Ok(());
        }
        let stale = match before {
            Some(before) if before.1.tip != head.tip => self.unreachable(repository, head.tip)?,
            _ => Vec::new(),
        };
        let path = self.dir().join("records.db");
        let failed = |source| Error::of(&path, source);
        let transaction = self.records.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        for id in stale {
            transaction
                .execute("DELETE FROM record WHERE repository = ?1 AND id = ?2", params![repository.0, id.as_bytes()])
                .map_err(failed)?;
        }
        transaction
            .execute(
                "UPDATE repository SET finished = ?2, read_at = ?3 WHERE id = ?1",
                params![repository.0, pack(&finished), at],
            )
            .map_err(failed)?;
        transaction.commit().map_err(failed)
    }

    /// The history as of the last whole reading.
    pub fn load(&self, repository: RepositoryId) -> Result<Option<History>, Error> {
        let Some((name, head, tags)) = self.finished(repository)? else { return Ok(None) };
        let mut gathering = Gathering::default();
        gathering.add(self.all(repository)?);
        Ok(Some(gathering.into_history(name, head, tags)))
    }

    /// The tip of the last whole reading, and when it was (microseconds).
    pub fn last_read(&self, repository: RepositoryId) -> Result<Option<(Head, i64)>, Error> {
        let select = "SELECT finished, read_at FROM repository WHERE id = ?1 AND finished IS NOT NULL";
        let row = self.records.query_row(select, [repository.0], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?)));
        let row = row.optional().map_err(|source| self.of_records(source))?;
        Ok(row.and_then(|(finished, at)| Some((unpack::<Finished>(&finished)?.1, at))))
    }

    /// Deletes what was read of a repository.
    pub fn forget(&mut self, repository: RepositoryId) -> Result<(), Error> {
        let deleted = self.records.execute("DELETE FROM repository WHERE id = ?1", [repository.0]);
        deleted.map(|_| ()).map_err(|source| self.of_records(source))
    }

    fn finished(&self, repository: RepositoryId) -> Result<Option<Finished>, Error> {
        let select = "SELECT finished FROM repository WHERE id = ?1";
        let packed = self.records.query_row(select, [repository.0], |row| row.get::<_, Option<Vec<u8>>>(0)).optional();
        let packed = packed.map_err(|source| self.of_records(source))?;
        Ok(packed.flatten().and_then(|packed| unpack(&packed)))
    }

    fn all(&self, repository: RepositoryId) -> Result<Vec<Fresh>, Error> {
        let read = || -> rusqlite::Result<Vec<Fresh>> {
            let mut select = self.records.prepare("SELECT body, step FROM record WHERE repository = ?1")?;
            let mut rows = select.query([repository.0])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.extend(unpack::<FreshCommit>(row.get_ref(0)?.as_blob()?).map(Fresh::Commit));
                let step = row.get_ref(1)?.as_blob_or_null()?;
                all.extend(step.and_then(unpack::<FreshStep>).map(Fresh::Step));
            }
            Ok(all)
        };
        read().map_err(|source| self.of_records(source))
    }

    fn unreachable(&self, repository: RepositoryId, tip: CommitId) -> Result<Vec<CommitId>, Error> {
        let parents: std::collections::HashMap<CommitId, Vec<CommitId>> = self
            .all(repository)?
            .into_iter()
            .filter_map(|fresh| match fresh {
                Fresh::Commit(commit) => Some((commit.id, commit.parents)),
                Fresh::Step(_) => None,
            })
            .collect();
        let mut reachable = HashSet::from([tip]);
        let mut open = vec![tip];
        while let Some(id) = open.pop() {
            for &parent in parents.get(&id).into_iter().flatten() {
                if reachable.insert(parent) {
                    open.push(parent);
                }
            }
        }
        Ok(parents.into_keys().filter(|id| !reachable.contains(id)).collect())
    }
}

fn pack<T: serde::Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("records are plain data, which can always be packed")
}

/// None for what is not as this format has it; such a row is read again.
fn unpack<T: for<'de> serde::Deserialize<'de>>(packed: &[u8]) -> Option<T> {
    postcard::from_bytes(packed).ok()
}
