//! `own.db`: what the lead said, each word a row, never changed, only taken back.

use std::fs;
use std::path::Path;

use records::{Said, Word};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::error::before;
use crate::{Data, Error, files};

/// The newest format, and how to come to each from the one before it.
const MIGRATIONS: [&str; 1] = ["
    CREATE TABLE word (
        id INTEGER PRIMARY KEY,
        -- The team it is about, by the git directory of its first repository; empty: about all.
        team TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        taken_back INTEGER
    ) STRICT;
    CREATE TABLE looked (
        id INTEGER PRIMARY KEY,
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
"];

/// What was shown at an earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// When (microseconds).
    pub at: i64,
    /// What, as the caller wrote it.
    pub body: String,
}

pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    let failed = |source| Error::of(path, source);
    let new = !path.exists();
    let db = files::open(path, "FULL")?;
    db.pragma_update(None, "secure_delete", true).map_err(failed)?;
    let known = MIGRATIONS.len() as i64;
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
    if found > known {
        return Err(Error::Newer { at: path.to_owned(), found, known });
    }
    if found == known {
        return Ok(db);
    }
    if !new && found > 0 {
        fs::copy(path, before(path)).map_err(|source| Error::Directory { at: before(path), source })?;
    }
    db.execute_batch("BEGIN IMMEDIATE").map_err(failed)?;
    // Somebody else may have done it while this one waited.
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
    for migration in &MIGRATIONS[found.clamp(0, known) as usize..] {
        db.execute_batch(migration).map_err(failed)?;
    }
    db.pragma_update(None, "user_version", known).map_err(failed)?;
    db.execute_batch("COMMIT").map_err(failed)?;
    Ok(db)
}

impl Data {
    /// Keeps words about a team (empty: about all), all of them or none.
    pub fn say(&mut self, team: &str, said: &[Said], at: i64) -> Result<(), Error> {
        let path = self.dir().join("own.db");
        let failed = |source| Error::of(&path, source);
        let transaction = self.own.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        for said in said {
            let body = serde_json::to_string(said).expect("words are plain data, which is always JSON");
            transaction
                .execute("INSERT INTO word (team, at, body) VALUES (?1, ?2, ?3)", params![team, at, body])
                .map_err(failed)?;
        }
        transaction.commit().map_err(failed)
    }

    /// Words about a team and about all that hold, in the order they were said.
    pub fn words(&self, team: &str) -> Result<Vec<Word>, Error> {
        let read = || -> rusqlite::Result<Vec<Word>> {
            let select = "SELECT at, body FROM word WHERE team IN (?1, '') AND taken_back IS NULL ORDER BY id";
            let mut select = self.own.prepare(select)?;
            let rows = select.query_map([team], |row| {
                let body: String = row.get(1)?;
                let said = serde_json::from_str(&body).map_err(|error| {
                    rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, Box::new(error))
                })?;
                Ok(Word { at: row.get(0)?, said })
            })?;
            rows.collect()
        };
        read().map_err(|source| self.of_own(source))
    }

    /// Takes the last act back, or brings it again if it was taken back just now: the words said at
    /// one moment together. `None` where nothing was said; else the words and whether they hold now.
    pub fn undo(&mut self, team: &str, at: i64) -> Result<Option<(Vec<Said>, bool)>, Error> {
        let path = self.dir().join("own.db");
        let failed = |source| Error::of(&path, source);
        let transaction = self.own.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let newest = "SELECT at, taken_back IS NULL FROM word WHERE team IN (?1, '') ORDER BY id DESC LIMIT 1";
        let newest: Option<(i64, bool)> = transaction
            .query_row(newest, [team], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
            .map_err(failed)?;
        let Some((said_at, held)) = newest else { return Ok(None) };
        let change = "UPDATE word SET taken_back = ?3 WHERE team IN (?1, '') AND at = ?2 RETURNING body";
        let words: Vec<Said> = {
            let mut update = transaction.prepare(change).map_err(failed)?;
            let taken_back = held.then_some(at);
            let rows = update.query_map(params![team, said_at, taken_back], |row| row.get::<_, String>(0)).map_err(failed)?;
            let bodies: Vec<String> = rows.collect::<rusqlite::Result<_>>().map_err(failed)?;
            bodies.iter().filter_map(|body| serde_json::from_str(body).ok()).collect()
        };
        transaction.commit().map_err(failed)?;
        Ok(Some((words, !held)))
    }

    /// Takes back every word that a repository belongs to a team; whether there was one.
    pub fn leave(&mut self, repository: &str, at: i64) -> Result<bool, Error> {
        let body = serde_json::to_string(&Said::Repository { path: repository.to_owned() }).expect("text is JSON");
        let update = "UPDATE word SET taken_back = ?2 WHERE body = ?1 AND taken_back IS NULL";
        let changed = self.own.execute(update, params![body, at]).map_err(|source| self.of_own(source))?;
        Ok(changed > 0)
    }

    /// What was shown last.
    pub fn last_looked(&self, team: &str) -> Result<Option<Looked>, Error> {
        let select = "SELECT at, body FROM looked WHERE team = ?1 ORDER BY id DESC LIMIT 1";
        let looked = self.own.query_row(select, [team], |row| Ok(Looked { at: row.get(0)?, body: row.get(1)? }));
        looked.optional().map_err(|source| self.of_own(source))
    }

    /// Keeps what is shown now.
    pub fn look(&mut self, team: &str, looked: &Looked) -> Result<(), Error> {
        let insert = "INSERT INTO looked (team, at, body) VALUES (?1, ?2, ?3)";
        let kept = self.own.execute(insert, params![team, looked.at, looked.body]);
        kept.map(|_| ()).map_err(|source| self.of_own(source))
    }

    /// Something worked out once and kept, such as the areas.
    pub fn kept(&self, team: &str, name: &str) -> Result<Option<String>, Error> {
        let select = "SELECT body FROM kept WHERE team = ?1 AND name = ?2";
        let body = self.own.query_row(select, [team, name], |row| row.get(0));
        body.optional().map_err(|source| self.of_own(source))
    }

    /// Keeps it, in place of what was kept.
    pub fn keep(&mut self, team: &str, name: &str, body: &str) -> Result<(), Error> {
        let insert = "INSERT OR REPLACE INTO kept (team, name, body) VALUES (?1, ?2, ?3)";
        self.own.execute(insert, [team, name, body]).map(|_| ()).map_err(|source| self.of_own(source))
    }

    /// Every team something was said about, other than all.
    pub fn teams(&self) -> Result<Vec<String>, Error> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut select = self.own.prepare("SELECT DISTINCT team FROM word WHERE team <> '' ORDER BY team")?;
            select.query_map([], |row| row.get(0))?.collect()
        };
        read().map_err(|source| self.of_own(source))
    }
}
