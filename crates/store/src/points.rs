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
        self.records.read(|db| {
            let mut select = db.prepare("SELECT day, part, whole FROM point WHERE line = ?1 ORDER BY day")?;
            let rows = select.query_map([line], |row| {
                let (part, whole): (i64, i64) = (row.get(1)?, row.get(2)?);
                Ok(StoredPoint { day: row.get(0)?, part: part.cast_unsigned(), whole: whole.cast_unsigned() })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps points of a line; a day that has one keeps it.
    pub fn keep_points(&mut self, line: &str, points: &[StoredPoint]) -> Result<(), Error> {
        self.records.change(|db| {
            let mut insert = db.prepare("INSERT OR IGNORE INTO point VALUES (?1, ?2, ?3, ?4)")?;
            for point in points {
                insert.execute(params![
                    line,
                    point.day,
                    point.part.cast_signed(),
                    point.whole.cast_signed()
                ])?;
            }
            Ok(())
        })
    }

    /// Deletes all points of all lines: the lead changed something, and they are drawn anew.
    pub fn forget_points(&mut self) -> Result<(), Error> {
        self.records.change(|db| Ok(db.execute("DELETE FROM point", []).map(|_| ())?))
    }
}
