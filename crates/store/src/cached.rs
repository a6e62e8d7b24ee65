//! Results kept under a key of all they depend on, so that they need not be worked out again.

use rusqlite::{OptionalExtension, params};

use crate::{Data, Error};

impl Data {
    /// What was kept under a key.
    pub fn cached(&self, key: &str) -> Result<Option<Vec<u8>>, Error> {
        let select = "SELECT body FROM cached WHERE key = ?1";
        self.records.read(|db| Ok(db.query_row(select, [key], |row| row.get(0)).optional()?))
    }

    /// Keeps something under a key, in place of what was there.
    pub fn cache(&mut self, key: &str, body: &[u8]) -> Result<(), Error> {
        let insert = "INSERT OR REPLACE INTO cached (key, body) VALUES (?1, ?2)";
        self.records.change(|db| Ok(db.execute(insert, params![key, body]).map(|_| ())?))
    }

    /// Deletes what was kept under keys that begin so.
    pub fn forget_cache(&mut self, prefix: &str) -> Result<(), Error> {
        let delete = "DELETE FROM cached WHERE substr(key, 1, length(?1)) = ?1";
        self.records.change(|db| Ok(db.execute(delete, [prefix]).map(|_| ())?))
    }
}
