use std::collections::HashSet;

use records::CommitId;

use super::finish::last_number;
use super::packed::id;
use super::repository::last;
use crate::{Data, Error, RepositoryId};

/// Commits that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// They need not be read again.
    pub whole: HashSet<CommitId>,
    /// Where the history was cut, or an object was missing; what was missing may have come since.
    pub partly: HashSet<CommitId>,
    /// Whether of each commit read whole all that stands before it was read whole too: nothing was missing,
    /// and no reading was cut off.
    pub settled: bool,
}

impl Data {
    /// Commits that were read, in whole readings and in those that were cut off.
    pub fn known(&self, repository: RepositoryId) -> Result<Known, Error> {
        self.records.read(|db| {
            let select = "SELECT id, step, whole FROM record WHERE repository = ?1 ORDER BY number";
            let mut select = db.prepare(select)?;
            let mut rows = select.query([repository.0])?;
            let (mut whole, mut partly, mut gaps) = (HashSet::new(), HashSet::new(), HashSet::new());
            while let Some(row) = rows.next()? {
                let commit = id(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
                match (row.get(1)?, row.get(2)?) {
                    (false, true) => {
                        partly.remove(&commit);
                        whole.insert(commit)
                    }
                    (false, false) => {
                        whole.remove(&commit);
                        partly.insert(commit)
                    }
                    (true, true) => gaps.remove(&commit),
                    (true, false) => gaps.insert(commit),
                };
            }
            partly.extend(gaps.into_iter().filter(|commit| whole.remove(commit)));
            let last = last(db, repository)?;
            let ended = last.is_some_and(|last| last_number(db, repository) == Ok(last.upto));
            Ok(Known { settled: ended && partly.is_empty(), whole, partly })
        })
    }

    /// Whether something was missing when it was read; it may have come since.
    pub fn has_gaps(&self, repository: RepositoryId) -> Result<bool, Error> {
        let select = "SELECT EXISTS (SELECT 1 FROM record WHERE repository = ?1 AND whole = 0)";
        self.records.read(|db| Ok(db.query_row(select, [repository.0], |row| row.get(0))?))
    }
}
