use records::{Said, Word, WordId};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::db::Fault;
use crate::{Data, Error};

impl Data {
    /// Keeps words about a team (empty: about all), all of them or none; they are one act, which
    /// [`Data::undo`] takes back as one. `at` in microseconds.
    pub fn say(&mut self, team: &str, said: &[Said], at: i64) -> Result<Vec<WordId>, Error> {
        self.own.change(|db| {
            let act = next_act(db)?;
            let mut insert =
                db.prepare("INSERT INTO word (id, team, at, body, act) VALUES (?1, ?2, ?3, ?4, ?5)")?;
            let mut ids = Vec::new();
            for said in said {
                let id = WordId::new(at, db.query_row("SELECT randomblob(10)", [], |row| row.get(0))?);
                insert.execute(params![id.as_bytes(), team, at, json(said), act])?;
                ids.push(id);
            }
            Ok(ids)
        })
    }

    /// Words about a team and about all that hold, in the order they were said.
    pub fn words(&self, team: &str) -> Result<Vec<Word>, Error> {
        Ok(self.named_words(team)?.into_iter().map(|(_, word)| word).collect())
    }

    /// As [`Data::words`], with their names.
    pub fn named_words(&self, team: &str) -> Result<Vec<(WordId, Word)>, Error> {
        self.own.read(|db| {
            let select =
                "SELECT id, at, body FROM word WHERE team IN (?1, '') AND taken_back IS NULL ORDER BY number";
            let mut select = db.prepare(select)?;
            let mut rows = select.query([team])?;
            let mut words = Vec::new();
            while let Some(row) = rows.next()? {
                let word = Word { at: row.get(1)?, said: self.said(row, 2)? };
                words.push((WordId::from_bytes(row.get(0)?), word));
            }
            Ok(words)
        })
    }

    /// Takes the last act about a team or about all back; if the last act was taking something back,
    /// brings it again. `None` where nothing was said; else the words and whether they hold now.
    pub fn undo(&mut self, team: &str, at: i64) -> Result<Option<(Vec<Said>, bool)>, Error> {
        self.own.change(|db| {
            let last =
                "SELECT act, taken_back IS NULL FROM word WHERE team IN (?1, '') ORDER BY act DESC LIMIT 1";
            let last = db.query_row(last, [team], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some((last, holds)) = last else { return Ok(None) };
            let (last, holds): (i64, bool) = (last, holds);
            let words = self.turn(
                db,
                "team IN (?3, '') AND act = ?4",
                params![holds.then_some(at), next_act(db)?, team, last],
            )?;
            Ok(Some((words, !holds)))
        })
    }

    /// Takes one word back, whenever it was said; an [`Data::undo`] after it brings it again. `None` if
    /// there is no such word, or it was taken back before.
    pub fn undo_word(&mut self, id: WordId, at: i64) -> Result<Option<Said>, Error> {
        self.own.change(|db| {
            let which = "id = ?3 AND taken_back IS NULL";
            Ok(self.turn(db, which, params![at, next_act(db)?, id.as_bytes()])?.pop())
        })
    }

    /// Takes back every word that a repository belongs to a team; whether there was one.
    pub fn leave(&mut self, repository: &str, at: i64) -> Result<bool, Error> {
        let body = json(&Said::Repository { path: repository.to_owned() });
        self.own.change(|db| {
            let which = "body = ?3 AND taken_back IS NULL";
            Ok(!self.turn(db, which, params![at, next_act(db)?, body])?.is_empty())
        })
    }

    /// Every team something was said about, other than all.
    pub fn teams(&self) -> Result<Vec<String>, Error> {
        self.own.read(|db| {
            let mut select = db.prepare("SELECT DISTINCT team FROM word WHERE team <> '' ORDER BY team")?;
            Ok(select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Takes words back at an instant, or brings them again (the first parameter), as an act (the
    /// second); the words, in the order they were said.
    fn turn(&self, db: &Connection, which: &str, values: impl rusqlite::Params) -> Result<Vec<Said>, Fault> {
        let update =
            format!("UPDATE word SET taken_back = ?1, act = ?2 WHERE {which} RETURNING number, body");
        let mut update = db.prepare(&update)?;
        let mut rows = update.query(values)?;
        let mut words: Vec<(i64, Said)> = Vec::new();
        while let Some(row) = rows.next()? {
            words.push((row.get(0)?, self.said(row, 1)?));
        }
        words.sort_by_key(|&(number, _)| number);
        Ok(words.into_iter().map(|(_, said)| said).collect())
    }

    fn said(&self, row: &Row<'_>, column: usize) -> Result<Said, Fault> {
        let body: String = row.get(column)?;
        let unknown =
            |why: serde_json::Error| Error::Word { at: self.own.at().to_owned(), why: why.to_string() };
        serde_json::from_str(&body).map_err(|why| Fault::Error(unknown(why)))
    }
}

fn next_act(db: &Transaction<'_>) -> rusqlite::Result<i64> {
    db.query_row("SELECT coalesce(max(act), 0) + 1 FROM word", [], |row| row.get(0))
}

fn json(said: &Said) -> String {
    serde_json::to_string(said).expect("words are plain data, which is always JSON")
}
