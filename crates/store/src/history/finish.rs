use std::collections::{HashMap, HashSet};

use records::{CommitId, FreshTag, Head};
use rusqlite::{Transaction, params};

use super::packed::{self, Step, pack};
use super::repository::{End, last};
use super::write::INSERT;
use crate::db::Fault;
use crate::{Data, Error, RepositoryId};

/// How a reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Commits to be read once more, now: another branch is read than before and runs through commits
    /// whose step was not asked for then. [`Data::known`] leaves them out; until they are read, what
    /// they did to the tree is not known.
    pub again: usize,
}

impl Data {
    /// Marks a reading as whole: from now on this is the state that is loaded, and what is no longer
    /// reachable from the head is deleted. `at` in microseconds.
    pub fn finish(
        &mut self,
        repository: RepositoryId,
        name: &str,
        head: &Head,
        tags: &[FreshTag],
        at: i64,
    ) -> Result<Finished, Error> {
        let _reading = self.reading_held()?;
        let mut tags = tags.to_vec();
        tags.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        let end = End { name: name.to_owned(), head: head.clone(), tags };
        let nothing_new = self.records.read(|db| {
            let before = last(db, repository)?;
            Ok(before
                .is_some_and(|before| before.end == end && last_number(db, repository) == Ok(before.upto)))
        })?;
        if nothing_new {
            return Ok(Finished { again: 0 });
        }
        self.records.change(|db| {
            let records = Records::of(db, repository)?;
            let again = records.tidy(db, repository, end.head.tip)?;
            let update =
                "UPDATE repository SET finished = ?2, read_at = ?3, upto = ?4, rows = ?5 WHERE id = ?1";
            let changed = db.execute(
                update,
                params![
                    repository.0,
                    pack(packed::END, &end),
                    at,
                    last_number(db, repository)?,
                    rows(db, repository)?
                ],
            )?;
            if changed == 0 {
                return Err(Fault::Error(Error::Forgotten));
            }
            // Results rest on what was read.
            db.execute("DELETE FROM cached", [])?;
            Ok(Finished { again })
        })
    }
}

/// The number of the last record.
pub(super) fn last_number(db: &rusqlite::Connection, repository: RepositoryId) -> rusqlite::Result<i64> {
    let last = "SELECT coalesce(max(number), 0) FROM record WHERE repository = ?1";
    db.query_row(last, [repository.0], |row| row.get(0))
}

/// How many records there are.
fn rows(db: &Transaction<'_>, repository: RepositoryId) -> rusqlite::Result<i64> {
    db.query_row("SELECT count(*) FROM record WHERE repository = ?1", [repository.0], |row| row.get(0))
}

/// What is there of each commit.
#[derive(Default)]
struct Records {
    commits: HashMap<CommitId, Commit>,
    /// Numbers of the steps.
    steps: HashMap<CommitId, i64>,
    /// Numbers of records that a later one replaced.
    replaced: Vec<i64>,
}

struct Commit {
    number: i64,
    whole: bool,
    parents: Vec<CommitId>,
}

impl Records {
    fn of(db: &Transaction<'_>, repository: RepositoryId) -> Result<Records, Fault> {
        let select = "SELECT number, id, step, whole, body FROM record WHERE repository = ?1 ORDER BY number";
        let mut select = db.prepare(select)?;
        let mut rows = select.query([repository.0])?;
        let mut records = Records::default();
        while let Some(row) = rows.next()? {
            let number = row.get(0)?;
            let id = packed::id(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
            let replaced = if row.get(2)? {
                records.steps.insert(id, number)
            } else {
                let body = row.get_ref(4)?.as_blob().map_err(rusqlite::Error::from)?;
                let parents = packed::parents((id.as_bytes(), packed::COMMIT), body)?;
                let commit = Commit { number, whole: row.get(3)?, parents };
                records.commits.insert(id, commit).map(|before| before.number)
            };
            records.replaced.extend(replaced);
        }
        Ok(records)
    }

    /// Deletes what was replaced or cannot be reached, and marks what has to be read again; how many.
    fn tidy(&self, db: &Transaction<'_>, repository: RepositoryId, tip: CommitId) -> Result<usize, Fault> {
        if !self.commits.contains_key(&tip) {
            return Err(Fault::Error(Error::Unread { tip }));
        }
        let (reachable, torn) = self.reachable(tip);
        let chain = self.chain(tip);
        let off =
            self.commits.iter().filter(|(id, _)| !reachable.contains(id)).map(|(_, commit)| commit.number);
        let beside = self.steps.iter().filter(|(id, _)| !chain.contains(id)).map(|(_, &number)| number);
        let mut delete = db.prepare("DELETE FROM record WHERE repository = ?1 AND number = ?2")?;
        for number in off.chain(beside).chain(self.replaced.iter().copied()) {
            delete.execute(params![repository.0, number])?;
        }
        let mut mark = db.prepare("UPDATE record SET whole = 0 WHERE repository = ?1 AND number = ?2")?;
        for &number in &torn {
            mark.execute(params![repository.0, number])?;
        }
        let mut stepless: Vec<CommitId> =
            chain.into_iter().filter(|id| !self.steps.contains_key(id)).collect();
        stepless.sort();
        let mut number = last_number(db, repository)?;
        let mut insert = db.prepare(INSERT)?;
        for id in &stepless {
            number += 1;
            insert.execute(params![
                repository.0,
                number,
                id.as_bytes(),
                true,
                false,
                pack((id.as_bytes(), packed::STEP), &Step::unknown())
            ])?;
        }
        Ok(torn.len() + stepless.len())
    }

    /// Commits reachable from the tip, and the numbers of those that were read whole and yet name a
    /// parent that is not here: git no longer had it when its turn came.
    fn reachable(&self, tip: CommitId) -> (HashSet<CommitId>, Vec<i64>) {
        let (mut reachable, mut torn) = (HashSet::from([tip]), Vec::new());
        let mut open = vec![tip];
        while let Some(commit) = open.pop().and_then(|id| self.commits.get(&id)) {
            let mut missing = false;
            for &parent in &commit.parents {
                if !self.commits.contains_key(&parent) {
                    missing = true;
                } else if reachable.insert(parent) {
                    open.push(parent);
                }
            }
            if missing && commit.whole {
                torn.push(commit.number);
            }
        }
        (reachable, torn)
    }

    /// Commits of the first-parent chain.
    fn chain(&self, tip: CommitId) -> HashSet<CommitId> {
        let first_parent = |id: &CommitId| self.commits.get(id)?.parents.first().copied();
        let ids = std::iter::successors(Some(tip), first_parent);
        ids.take_while(|id| self.commits.contains_key(id)).collect()
    }
}
