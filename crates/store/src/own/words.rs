use std::path::Path;

use records::{Book, Said, Word, WordId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::Turned;
use crate::db::Fault;
use crate::{Data, Error};

/// How far what the lead said was written when it was read, as one opened data directory sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    by_others: i64,
    own: u64,
}

impl Data {
    /// Keeps words about a team (empty: about all), all of them or none; they are one act, which
    /// [`Data::undo`] takes back as one. `at` in microseconds.
    pub fn say<B: Book>(&mut self, team: &str, said: &[B], at: i64) -> Result<Vec<WordId>, Error> {
        self.own.change(|db| {
            let act = next_act(db)?;
            let mut insert = db.prepare(INSERT)?;
            let mut ids = Vec::new();
            for said in said {
                let id = WordId::new(at, db.query_row("SELECT randomblob(10)", [], |row| row.get(0))?);
                insert.execute(params![id.as_bytes(), team, at, json(said), act, B::NAME])?;
                ids.push(id);
            }
            Ok(ids)
        })
    }

    /// Keeps words that have names already, as an export has them; those that are there are left as they are.
    /// How many were new.
    pub fn say_named<B: Book>(&mut self, team: &str, words: &[(WordId, Word<B>)]) -> Result<usize, Error> {
        self.own.change(|db| {
            let act = next_act(db)?;
            let mut insert = db.prepare(&INSERT.replacen("INSERT", "INSERT OR IGNORE", 1))?;
            let mut new = 0;
            for (id, word) in words {
                new +=
                    insert.execute(params![id.as_bytes(), team, word.at, json(&word.said), act, B::NAME])?;
            }
            Ok(new)
        })
    }

    /// Corrections about a team and about all that hold, in the order they were said.
    pub fn words(&self, team: &str) -> Result<Vec<Word>, Error> {
        Ok(self.named_words(team)?.into_iter().map(|(_, word)| word).collect())
    }

    /// Differs from what it was as soon as anything was written into what the lead said, by whomever.
    pub fn stamp(&self) -> Result<Stamp, Error> {
        self.own.outside(|db| {
            let by_others = db.query_row("PRAGMA data_version", [], |row| row.get(0))?;
            Ok(Stamp { by_others, own: db.total_changes() })
        })
    }

    /// The same of any book, with their names.
    pub fn named_words<B: Book>(&self, team: &str) -> Result<Vec<(WordId, Word<B>)>, Error> {
        self.select("taken_back IS NULL AND team IN (?2, '')", params![B::NAME, team])
    }

    /// Words of one book that were taken back at an instant or since, in the order they were said.
    pub fn bin<B: Book>(&self, since: i64) -> Result<Vec<(WordId, Word<B>)>, Error> {
        self.select("taken_back >= ?2", params![B::NAME, since])
    }

    /// Deletes words of one book that were taken back before an instant; how many.
    pub fn empty_bin<B: Book>(&mut self, before: i64) -> Result<usize, Error> {
        let delete = "DELETE FROM word WHERE book = ?1 AND taken_back < ?2";
        self.own.change(|db| Ok(db.execute(delete, params![B::NAME, before])?))
    }

    /// Takes the last act about a team or about all back; if the last act was taking something back,
    /// brings it again. `None` where nothing was said.
    pub fn undo(&mut self, team: &str, at: i64) -> Result<Option<Turned>, Error> {
        self.own.change(|db| {
            let last =
                "SELECT act, taken_back IS NULL FROM word WHERE team IN (?1, '') ORDER BY act DESC LIMIT 1";
            let last = db.query_row(last, [team], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some((last, holds)) = last else { return Ok(None) };
            let (last, holds): (i64, bool) = (last, holds);
            let which = "team IN (?3, '') AND act = ?4";
            let values = params![holds.then_some(at), next_act(db)?, team, last];
            Ok(Some(Turned { holds: !holds, words: turn(db, which, values)?, at: self.own.at().to_owned() }))
        })
    }

    /// The number of the last act about a team or about all: what [`Data::undo`] would turn. `None` where nothing was
    /// said.
    pub fn last_act(&self, team: &str) -> Result<Option<i64>, Error> {
        self.own.read(|db| {
            let last = "SELECT MAX(act) FROM word WHERE team IN (?1, '')";
            Ok(db.query_row(last, [team], |row| row.get(0))?)
        })
    }

    /// Takes one word back, whenever it was said; an [`Data::undo`] after it brings it again. `None` if
    /// there is no such word in this book, or it was taken back before.
    pub fn undo_word<B: Book>(&mut self, id: WordId, at: i64) -> Result<Option<B>, Error> {
        let which = "id = ?3 AND book = ?4 AND taken_back IS NULL";
        self.turn_one(Some(at), which, id)
    }

    /// Brings one word again that was taken back. `None` if there is no such word in the bin of this book.
    pub fn bring_back<B: Book>(&mut self, id: WordId) -> Result<Option<B>, Error> {
        let which = "id = ?3 AND book = ?4 AND taken_back IS NOT NULL";
        self.turn_one(None, which, id)
    }

    fn turn_one<B: Book>(&mut self, at: Option<i64>, which: &str, id: WordId) -> Result<Option<B>, Error> {
        self.own.change(|db| {
            let turned = turn(db, which, params![at, next_act(db)?, id.as_bytes(), B::NAME])?.pop();
            let word = turned.map(|(_, body)| read(self.own.at(), &body));
            word.transpose().map_err(Fault::Error)
        })
    }

    /// Takes back every word that a repository belongs to a team; whether there was one.
    pub fn leave(&mut self, repository: &str, at: i64) -> Result<bool, Error> {
        let body = json(&Said::Repository { path: repository.to_owned() });
        self.own.change(|db| {
            let which = "body = ?3 AND taken_back IS NULL";
            Ok(!turn(db, which, params![at, next_act(db)?, body])?.is_empty())
        })
    }

    /// Every team something was said about, other than all.
    pub fn teams(&self) -> Result<Vec<String>, Error> {
        self.own.read(|db| {
            let mut select = db.prepare("SELECT DISTINCT team FROM word WHERE team <> '' ORDER BY team")?;
            Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The words of a book (the first parameter) that a clause chooses.
    fn select<B: Book>(
        &self,
        which: &str,
        values: impl rusqlite::Params + Clone,
    ) -> Result<Vec<(WordId, Word<B>)>, Error> {
        self.own.read(|db| {
            let select = format!("SELECT id, at, body FROM word WHERE book = ?1 AND {which} ORDER BY number");
            let mut select = db.prepare(&select)?;
            let mut rows = select.query(values.clone())?;
            let mut words = Vec::new();
            while let Some(row) = rows.next()? {
                let body: String = row.get(2)?;
                let said = read(self.own.at(), &body).map_err(Fault::Error)?;
                words.push((WordId::from_bytes(row.get(0)?), Word { at: row.get(1)?, said }));
            }
            Ok(words)
        })
    }
}

const INSERT: &str = "INSERT INTO word (id, team, at, body, act, book) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Takes words back at an instant, or brings them again (the first parameter), as an act (the second); each
/// with its book, in the order they were said.
fn turn(
    db: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> rusqlite::Result<Vec<(String, String)>> {
    let update =
        format!("UPDATE word SET taken_back = ?1, act = ?2 WHERE {which} RETURNING number, book, body");
    let mut update = db.prepare(&update)?;
    let turned = update.query_map(values, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let mut words: Vec<(i64, (String, String))> = turned.collect::<rusqlite::Result<_>>()?;
    words.sort_by_key(|&(number, _)| number);
    Ok(words.into_iter().map(|(_, word)| word).collect())
}

pub(super) fn next_act(db: &Transaction<'_>) -> rusqlite::Result<i64> {
    let next = "SELECT 1 + max(coalesce((SELECT max(act) FROM word), 0),
        coalesce((SELECT CAST(body AS INTEGER) FROM kept WHERE team = '' AND name = 'last act'), 0))";
    db.query_row(next, [], |row| row.get(0))
}

/// What was written, read again.
pub(super) fn read<B: Book>(at: &Path, body: &str) -> Result<B, Error> {
    serde_json::from_str(body).map_err(|why| Error::Word { at: at.to_owned(), why: why.to_string() })
}

pub(super) fn json(said: &impl Book) -> String {
    serde_json::to_string(said).expect("words are plain data, which is always JSON")
}
