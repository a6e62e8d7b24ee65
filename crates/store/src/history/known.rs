use std::collections::HashSet;

use records::CommitId;

use super::packed::id;
use crate::{Data, Error, RepositoryId};

impl Data {
    /// Commits that need not be read again, from whole readings and from those that were cut off. Where
    /// the history was cut, or an object was missing, what is missing may have come since.
    pub fn known(&self, repository: RepositoryId) -> Result<HashSet<CommitId>, Error> {
        self.records.read(|db| {
            let select = "SELECT id, step, whole FROM record WHERE repository = ?1 ORDER BY number";
            let mut select = db.prepare(select)?;
            let mut rows = select.query([repository.0])?;
            let (mut whole, mut gaps) = (HashSet::new(), HashSet::new());
            while let Some(row) = rows.next()? {
                let commit = id(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
                match (row.get(1)?, row.get(2)?) {
                    (false, true) => whole.insert(commit),
                    (false, false) => whole.remove(&commit),
                    (true, true) => gaps.remove(&commit),
                    (true, false) => gaps.insert(commit),
                };
            }
            whole.retain(|commit| !gaps.contains(commit));
            Ok(whole)
        })
    }

    /// Whether something was missing when it was read; it may have come since.
    pub fn has_gaps(&self, repository: RepositoryId) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM record WHERE repository = ?1 AND whole = 0)";
        self.records.read(|db| Ok(db.query_row(select, [repository.0], |row| row.get(0))?))
    }
}
