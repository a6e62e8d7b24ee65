use records::{Book, WordId};
use rusqlite::params;

use crate::{Data, Error};

impl Data {
    /// Deletes words of one book for good, those too that were taken back: one by its name, or all. How many. What stood in
    /// the file there is overwritten; copies made before stay. The number of an act that is gone is not given again, so that
    /// who means it takes nothing else back.
    pub fn erase<B: Book>(&mut self, which: Option<WordId>) -> Result<usize, Error> {
        let erased = self.own.change(|db| {
            let last: i64 = db.query_row("SELECT coalesce(max(act), 0) FROM word", [], |row| row.get(0))?;
            let erased = match which {
                Some(id) => {
                    db.execute("DELETE FROM word WHERE book = ?1 AND id = ?2", params![B::NAME, id.as_bytes()])?
                }
                None => db.execute("DELETE FROM word WHERE book = ?1", [B::NAME])?,
            };
            if erased > 0 {
                let keep = "INSERT INTO kept (team, name, body) VALUES ('', 'last act', ?1)
                    ON CONFLICT DO UPDATE SET body = max(CAST(body AS INTEGER), CAST(excluded.body AS INTEGER))";
                db.execute(keep, [last.to_string()])?;
            }
            Ok(erased)
        })?;
        self.own.settle();
        Ok(erased)
    }
}
