use rusqlite::{OptionalExtension, params};

use crate::{Data, Error};

/// What was shown at an earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// When (microseconds).
    pub at: i64,
    /// What, as the caller wrote it.
    pub body: String,
}

/// Of each team, more than a year of days.
const KEPT: i64 = 400;

impl Data {
    /// What was shown last.
    pub fn last_looked(&self, team: &str) -> Result<Option<Looked>, Error> {
        let select = "SELECT at, body FROM looked WHERE team = ?1 ORDER BY number DESC LIMIT 1";
        self.own.read(|db| {
            let looked =
                db.query_row(select, [team], |row| Ok(Looked { at: row.get(0)?, body: row.get(1)? }));
            Ok(looked.optional()?)
        })
    }

    /// Keeps what is shown now; of each team the last 400 are kept.
    pub fn look(&mut self, team: &str, looked: &Looked) -> Result<(), Error> {
        self.own.change(|db| {
            let insert = "INSERT INTO looked (team, at, body) VALUES (?1, ?2, ?3)";
            db.execute(insert, params![team, looked.at, looked.body])?;
            let delete = "DELETE FROM looked WHERE team = ?1 AND number <=
                (SELECT number FROM looked WHERE team = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)";
            db.execute(delete, params![team, KEPT])?;
            Ok(())
        })
    }
}
