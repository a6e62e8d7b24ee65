//! Points of lines, kept as they were drawn first (definitions 1.1).

use rusqlite::params;

use crate::{Data, Error};

/// A point that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredPoint {
    /// The Monday, in days since 1970-01-01.
    pub day: i64,
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

impl Data {
    /// The points of a line, oldest first. A line is named by all it depends on but the commits.
    pub fn points(&self, line: &str) -> Result<Vec<StoredPoint>, Error> {
        let read = || -> rusqlite::Result<Vec<StoredPoint>> {
            let mut select = self.records.prepare("SELECT day, part, whole FROM point WHERE line = ?1 ORDER BY day")?;
            let rows = select.query_map([line], |row| {
                let (part, whole): (i64, i64) = (row.get(1)?, row.get(2)?);
                Ok(StoredPoint { day: row.get(0)?, part: part as u64, whole: whole as u64 })
            })?;
            rows.collect()
        };
        read().map_err(|source| self.of_records(source))
    }

    /// Keeps points of a line; a day that has one keeps it.
    pub fn keep_points(&mut self, line: &str, points: &[StoredPoint]) -> Result<(), Error> {
        let path = self.dir().join("records.db");
        let failed = |source| Error::of(&path, source);
        let transaction = self.records.transaction().map_err(failed)?;
        {
            let mut insert =
                transaction.prepare("INSERT OR IGNORE INTO point VALUES (?1, ?2, ?3, ?4)").map_err(failed)?;
            for point in points {
                insert.execute(params![line, point.day, point.part as i64, point.whole as i64]).map_err(failed)?;
            }
        }
        transaction.commit().map_err(failed)
    }
}
