use rusqlite::OptionalExtension;

use crate::{Data, Error};

impl Data {
    /// Something worked out once and kept, such as the areas.
    pub fn kept(&self, team: &str, name: &str) -> Result<Option<String>, Error> {
        let select = "SELECT body FROM kept WHERE team = ?1 AND name = ?2";
        self.own.read(|db| Ok(db.query_row(select, [team, name], |row| row.get(0)).optional()?))
    }

    /// Keeps it, in place of what was kept.
    pub fn keep(&mut self, team: &str, name: &str, body: &str) -> Result<(), Error> {
        let insert = "INSERT OR REPLACE INTO kept (team, name, body) VALUES (?1, ?2, ?3)";
        self.own.change(|db| Ok(db.execute(insert, [team, name, body]).map(|_| ())?))
    }

    /// The names of texts that were saved as files: `folder/name`.
    pub(crate) fn saved(&self) -> Result<Vec<String>, Error> {
        self.own.read(|db| {
            let mut select = db.prepare("SELECT name FROM kept WHERE team = '' AND instr(name, '/') > 0")?;
            let names = select.query_map([], |row| row.get(0))?;
            Ok(names.collect::<Result<Vec<String>, _>>()?)
        })
    }
}

impl Data {
    /// A secret of this data directory, so many random bytes in hexadecimal digits: drawn when it is first asked for, and
    /// the same from then on.
    pub fn secret(&mut self, name: &str, bytes: u8) -> Result<String, Error> {
        let insert =
            "INSERT OR IGNORE INTO kept (team, name, body) VALUES ('', ?1, lower(hex(randomblob(?2))))";
        self.own.change(|db| {
            db.execute(insert, rusqlite::params![name, bytes])?;
            let select = "SELECT body FROM kept WHERE team = '' AND name = ?1";
            Ok(db.query_row(select, [name], |row| row.get(0))?)
        })
    }

    /// Deletes something that was kept; whether it was there.
    pub fn drop_kept(&mut self, team: &str, name: &str) -> Result<bool, Error> {
        let delete = "DELETE FROM kept WHERE team = ?1 AND name = ?2";
        self.own.change(|db| Ok(db.execute(delete, [team, name])? > 0))
    }
}
