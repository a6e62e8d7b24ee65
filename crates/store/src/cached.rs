//! Results kept under a key of all they depend on, so that they need not be worked out again.

use rusqlite::{OptionalExtension, params};

use crate::{Data, Error};

/// Results that are kept.
const KEPT: i64 = 16;

impl Data {
    /// What was kept under a key.
    pub fn cached(&self, key: &str) -> Result<Option<Vec<u8>>, Error> {
        let select = "SELECT body FROM cached WHERE key = ?1";
        self.records.read(|db| Ok(db.query_row(select, [key], |row| row.get(0)).optional()?))
    }

    /// Keeps something under a key, in place of what was there; the newest sixteen are kept.
    pub fn cache(&mut self, key: &str, body: &[u8]) -> Result<(), Error> {
        self.records.change(|db| {
            db.execute("INSERT OR REPLACE INTO cached (key, body) VALUES (?1, ?2)", params![key, body])?;
            let delete = "DELETE FROM cached WHERE rowid <=
                (SELECT rowid FROM cached ORDER BY rowid DESC LIMIT 1 OFFSET ?1)";
            db.execute(delete, [KEPT])?;
            Ok(())
        })
    }
}
