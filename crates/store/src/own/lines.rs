use rusqlite::{OptionalExtension, Transaction, params};

use crate::{Data, Error};

/// A point of a line that was drawn; once drawn it does not move (definitions 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredPoint {
    /// The Monday it ends before, in days since 1970-01-01.
    pub day: i64,
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

/// A line as it was drawn, so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLine {
    /// When its first points were drawn (microseconds).
    pub drawn: i64,
    /// Whether the signal had a line before that stood on something else.
    pub anew: bool,
    /// Oldest first.
    pub points: Vec<StoredPoint>,
}

/// Of each signal so many lines are kept, so that what is undone has its line again.
const KEPT: i64 = 8;

impl Data {
    /// The line of a team's signal that stands on this basis (all it depends on but the commits).
    pub fn line(&self, team: &str, signal: &str, basis: &str) -> Result<Option<StoredLine>, Error> {
        self.own.read(|db| {
            let select =
                "SELECT number, drawn, anew FROM line WHERE team = ?1 AND signal = ?2 AND basis = ?3";
            let line = db.query_row(select, [team, signal, basis], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    StoredLine { drawn: row.get(1)?, anew: row.get(2)?, points: Vec::new() },
                ))
            });
            let Some((number, mut line)) = line.optional()? else { return Ok(None) };
            let mut select = db.prepare("SELECT day, part, whole FROM point WHERE line = ?1 ORDER BY day")?;
            let rows = select.query_map([number], |row| {
                let (part, whole): (i64, i64) = (row.get(1)?, row.get(2)?);
                Ok(StoredPoint { day: row.get(0)?, part: part.cast_unsigned(), whole: whole.cast_unsigned() })
            })?;
            line.points = rows.collect::<rusqlite::Result<_>>()?;
            Ok(Some(line))
        })
    }

    /// Whether a team's signal has a line on any other basis.
    pub fn has_other_line(&self, team: &str, signal: &str, basis: &str) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM line WHERE team = ?1 AND signal = ?2 AND basis <> ?3)";
        self.own.read(|db| Ok(db.query_row(select, [team, signal, basis], |row| row.get(0))?))
    }

    /// Keeps points of lines, each given by its signal and basis, all of them or none; a day that has a
    /// point keeps it. `at` in microseconds.
    pub fn keep_points(
        &mut self,
        team: &str,
        lines: &[(&str, &str, Vec<StoredPoint>)],
        at: i64,
    ) -> Result<(), Error> {
        self.own.change(|db| {
            for (signal, basis, points) in lines {
                let line = entered(db, team, signal, basis, at)?;
                let mut insert = db.prepare("INSERT OR IGNORE INTO point VALUES (?1, ?2, ?3, ?4)")?;
                for point in points {
                    insert.execute(params![
                        line,
                        point.day,
                        point.part.cast_signed(),
                        point.whole.cast_signed()
                    ])?;
                }
            }
            Ok(())
        })
    }

    /// Deletes every line of a team, because what they were drawn from is forgotten.
    pub fn forget_lines(&mut self, team: &str) -> Result<(), Error> {
        self.own.change(|db| Ok(db.execute("DELETE FROM line WHERE team = ?1", [team]).map(|_| ())?))
    }
}

/// The number of a line, entered if it is new.
fn entered(db: &Transaction<'_>, team: &str, signal: &str, basis: &str, at: i64) -> rusqlite::Result<i64> {
    let select = "SELECT number FROM line WHERE team = ?1 AND signal = ?2 AND basis = ?3";
    if let Some(known) = db.query_row(select, [team, signal, basis], |row| row.get(0)).optional()? {
        return Ok(known);
    }
    let insert = "INSERT INTO line (team, signal, basis, drawn, anew) VALUES (?1, ?2, ?3, ?4,
        EXISTS (SELECT 1 FROM line WHERE team = ?1 AND signal = ?2)) RETURNING number";
    let number = db.query_row(insert, params![team, signal, basis, at], |row| row.get(0))?;
    let delete = "DELETE FROM line WHERE team = ?1 AND signal = ?2 AND number <=
        (SELECT number FROM line WHERE team = ?1 AND signal = ?2 ORDER BY number DESC LIMIT 1 OFFSET ?3)";
    db.execute(delete, params![team, signal, KEPT])?;
    Ok(number)
}
