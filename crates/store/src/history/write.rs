use records::{Fresh, FreshCommit, FreshDiff, FreshStep};
use rusqlite::params;

use super::packed::{COMMIT, Commit, STEP, Step, pack};
use crate::{Data, Error, RepositoryId};

impl Data {
    /// Keeps records, all of them or none. They show after [`Data::finish`]; of several of one commit
    /// the last counts.
    pub fn write(&mut self, repository: RepositoryId, fresh: &[Fresh]) -> Result<(), Error> {
        self.records.change(|db| {
            let last = "SELECT coalesce(max(number), 0) FROM record WHERE repository = ?1";
            let mut number: i64 = db.query_row(last, [repository.0], |row| row.get(0))?;
            let mut insert = db.prepare(INSERT)?;
            for fresh in fresh {
                number += 1;
                let (id, step, whole) = match fresh {
                    Fresh::Commit(commit) => (commit.id.as_bytes(), false, is_whole(commit)),
                    Fresh::Step(step) => (step.commit.as_bytes(), true, is_whole_step(step)),
                };
                let body = match fresh {
                    Fresh::Commit(commit) => pack((id, COMMIT), &Commit::of(commit)),
                    Fresh::Step(step) => pack((id, STEP), &Step::of(step)),
                };
                insert.execute(params![repository.0, number, id, step, whole, body])?;
            }
            Ok(())
        })
    }
}

pub(super) const INSERT: &str =
    "INSERT INTO record (repository, number, id, step, whole, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

fn is_whole(commit: &FreshCommit) -> bool {
    !commit.cut && commit.diff != FreshDiff::Missing
}

fn is_whole_step(step: &FreshStep) -> bool {
    step.presence.is_some() && step.texts.iter().all(|(_, _, text)| text.is_some())
}
