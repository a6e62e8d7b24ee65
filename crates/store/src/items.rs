//! What was read of sources that are not git, piece by piece: a request, a page's tag, how far a reading came. Each piece
//! stands under its source, a kind and a key, and is kept by itself, so that a reading that is cut off loses none.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::Fault;
use crate::history::packed::{ITEM, pack, unpack};
use crate::{Data, Error};

/// Enters a source, or finds it.
const ENTER: &str = "INSERT INTO source (name) VALUES (?1) ON CONFLICT DO UPDATE SET name = ?1 RETURNING id";
const INSERT: &str = "INSERT OR REPLACE INTO item (source, kind, key, body) VALUES (?1, ?2, ?3, ?4)";

/// What is to become of the pieces of a source, all at once.
#[derive(Debug, Default)]
pub struct Pieces {
    begins_anew: bool,
    gone: Vec<(&'static str, String)>,
    kept: Vec<(&'static str, String, Vec<u8>)>,
}

impl Pieces {
    /// All that was kept goes.
    pub fn begin_anew(&mut self) {
        self.begins_anew = true;
    }

    /// One goes, if it is there.
    pub fn drop(&mut self, kind: &'static str, key: String) {
        self.gone.push((kind, key));
    }

    /// One is kept, in the place of what stood under its key.
    pub fn keep<T: Serialize>(&mut self, kind: &'static str, key: String, body: &T) {
        let packed = pack((key.as_bytes(), ITEM), body);
        self.kept.push((kind, key, packed));
    }
}

impl Data {
    /// Changes what is kept of a source: all of it, or nothing.
    pub fn change_pieces(&mut self, source: &str, pieces: &Pieces) -> Result<(), Error> {
        self.records.change(|db| {
            if pieces.begins_anew {
                db.execute("DELETE FROM source WHERE name = ?1", [source])?;
            }
            let id: i64 = db.query_row(ENTER, [source], |row| row.get(0))?;
            let mut delete = db.prepare("DELETE FROM item WHERE source = ?1 AND kind = ?2 AND key = ?3")?;
            for (kind, key) in &pieces.gone {
                delete.execute(params![id, kind, key])?;
            }
            let mut insert = db.prepare(INSERT)?;
            for (kind, key, body) in &pieces.kept {
                insert.execute(params![id, kind, key, body])?;
            }
            db.execute("DELETE FROM cached", [])?;
            Ok(())
        })
    }

    /// Keeps pieces of one kind, each in the place of what stood under its key: all of them, or none.
    pub fn keep_items<T: Serialize>(
        &mut self,
        source: &str,
        kind: &str,
        items: &[(String, T)],
    ) -> Result<(), Error> {
        self.records.change(|db| {
            let id: i64 = db.query_row(ENTER, [source], |row| row.get(0))?;
            let mut insert = db.prepare(INSERT)?;
            for (key, body) in items {
                insert.execute(params![id, kind, key, pack((key.as_bytes(), ITEM), body)])?;
            }
            // Results rest on what was read.
            db.execute("DELETE FROM cached", [])?;
            Ok(())
        })
    }

    /// The pieces of one kind, by their keys.
    pub fn items<T: DeserializeOwned>(&self, source: &str, kind: &str) -> Result<Vec<(String, T)>, Error> {
        self.records.read(|db| {
            let Some(id) = source_id(db, source)? else { return Ok(Vec::new()) };
            let mut select =
                db.prepare("SELECT key, body FROM item WHERE source = ?1 AND kind = ?2 ORDER BY key")?;
            let mut rows = select.query(params![id, kind])?;
            let mut items = Vec::new();
            while let Some(row) = rows.next()? {
                let key: String = row.get(0)?;
                let body = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
                let item = unpack::<T>((key.as_bytes(), ITEM), body)?;
                items.push((key, item));
            }
            Ok(items)
        })
    }

    /// One piece.
    pub fn item<T: DeserializeOwned>(&self, source: &str, kind: &str, key: &str) -> Result<Option<T>, Error> {
        self.records.read(|db| {
            let Some(id) = source_id(db, source)? else { return Ok(None) };
            let select = "SELECT body FROM item WHERE source = ?1 AND kind = ?2 AND key = ?3";
            let body: Option<Vec<u8>> =
                db.query_row(select, params![id, kind, key], |row| row.get(0)).optional()?;
            body.map(|body| unpack((key.as_bytes(), ITEM), &body)).transpose()
        })
    }

    /// Deletes pieces of one kind, by their keys.
    pub fn drop_items(&mut self, source: &str, kind: &str, keys: &[String]) -> Result<(), Error> {
        self.records.change(|db| {
            let Some(id) = source_id(db, source)? else { return Ok(()) };
            let mut delete = db.prepare("DELETE FROM item WHERE source = ?1 AND kind = ?2 AND key = ?3")?;
            for key in keys {
                delete.execute(params![id, kind, key])?;
            }
            db.execute("DELETE FROM cached", [])?;
            Ok(())
        })
    }

    /// Deletes all that was read of a source; whether there was anything.
    pub fn forget_source(&mut self, source: &str) -> Result<bool, Error> {
        self.records.change(|db| {
            db.execute("DELETE FROM cached", [])?;
            Ok(db.execute("DELETE FROM source WHERE name = ?1", [source])? > 0)
        })
    }
}

fn source_id(db: &Connection, source: &str) -> Result<Option<i64>, Fault> {
    Ok(db.query_row("SELECT id FROM source WHERE name = ?1", [source], |row| row.get(0)).optional()?)
}
