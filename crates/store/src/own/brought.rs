use records::{Book, Word, WordId};
use rusqlite::params;

use super::words::{json, next_act, read};
use crate::db::Fault;
use crate::{Data, Error};

/// A word with its name, and the team it is about (empty: about all).
#[derive(Clone, Debug, PartialEq)]
pub struct Told<B> {
    /// The team, by the git directory of its first repository, or however an import has it.
    pub team: String,
    /// Its name.
    pub id: WordId,
    /// The word.
    pub word: Word<B>,
}

impl Data {
    /// All words of one book that hold, whatever the team, in the order they were said.
    pub fn told<B: Book>(&self) -> Result<Vec<Told<B>>, Error> {
        self.own.read(|db| {
            let select =
                "SELECT team, id, at, body FROM word WHERE book = ?1 AND taken_back IS NULL ORDER BY number";
            let mut select = db.prepare(select)?;
            let mut rows = select.query([B::NAME])?;
            let mut told = Vec::new();
            while let Some(row) = rows.next()? {
                let body: String = row.get(3)?;
                let said = read(self.own.at(), &body).map_err(Fault::Error)?;
                let word = Word { at: row.get(2)?, said };
                told.push(Told { team: row.get(0)?, id: WordId::from_bytes(row.get(1)?), word });
            }
            Ok(told)
        })
    }

    /// Brings words of two books, as an export has them: all of them or none, as one act. Those that are there, or lie
    /// in the bin, are left as they are. How many were new.
    pub fn bring<A: Book, B: Book>(&mut self, one: &[Told<A>], other: &[Told<B>]) -> Result<usize, Error> {
        self.own.change(|db| {
            let act = next_act(db)?;
            let insert =
                "INSERT OR IGNORE INTO word (id, team, at, body, act, book) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let mut insert = db.prepare(insert)?;
            let mut new = 0;
            for told in one {
                let (id, word) = (told.id.as_bytes(), &told.word);
                new += insert.execute(params![id, told.team, word.at, json(&word.said), act, A::NAME])?;
            }
            for told in other {
                let (id, word) = (told.id.as_bytes(), &told.word);
                new += insert.execute(params![id, told.team, word.at, json(&word.said), act, B::NAME])?;
            }
            Ok(new)
        })
    }
}
