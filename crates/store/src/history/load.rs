use std::collections::HashMap;
use std::ops::Range;

use records::{CommitId, History};
use rusqlite::{Connection, params};

use super::columns::Columns;
use super::packed::{self, COMMIT, STEP, Step, unpack};
use super::repository::{Last, last};
use crate::db::Fault;
use crate::{Data, Error, RepositoryId};

impl Data {
    /// The history as of the last whole reading; `None` before the first. The same records give the same
    /// history, in whatever order and however often interrupted they were written: as
    /// [`records::Gathering`] has it, with tags by name.
    pub fn load(&self, repository: RepositoryId) -> Result<Option<History>, Error> {
        self.records.read(|db| {
            let Some(Last { end, upto, rows: left, .. }) = last(db, repository)? else { return Ok(None) };
            let rows = Rows::of(db, repository, upto)?;
            if (rows.commits.len() + rows.steps.len()) as i64 != left {
                return Err(Fault::Garbled("records are missing".to_owned()));
            }
            let graph = Graph::of(&rows)?;
            let mut columns = Columns::new(&graph);
            for slot in graph.order(end.head.tip) {
                columns.commit(slot);
            }
            for slot in graph.chain(end.head.tip) {
                columns.step(slot, graph.step(slot)?);
            }
            Ok(Some(columns.into_history(&end)))
        })
    }
}

/// The rows of a repository, their bytes one after another.
#[derive(Default)]
pub(super) struct Rows {
    bytes: Vec<u8>,
    commits: Vec<(CommitId, Range<usize>)>,
    steps: HashMap<CommitId, Range<usize>>,
}

impl Rows {
    fn of(db: &Connection, repository: RepositoryId, upto: i64) -> Result<Rows, Fault> {
        let select =
            "SELECT id, step, body FROM record WHERE repository = ?1 AND number <= ?2 ORDER BY number";
        let mut select = db.prepare(select)?;
        let mut found = select.query(params![repository.0, upto])?;
        let mut rows = Rows::default();
        while let Some(row) = found.next()? {
            let id = packed::id(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
            let start = rows.bytes.len();
            rows.bytes.extend_from_slice(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?);
            let body = start..rows.bytes.len();
            if row.get(1)? {
                rows.steps.insert(id, body);
            } else {
                rows.commits.push((id, body));
            }
        }
        Ok(rows)
    }
}

/// A commit by its place in [`Graph::commits`].
pub(super) type Slot = u32;

/// The commits with their parents found.
pub(super) struct Graph<'r> {
    rows: &'r Rows,
    pub(super) commits: Vec<packed::Commit<'r>>,
    slots: HashMap<&'r [u8], Slot>,
}

impl<'r> Graph<'r> {
    fn of(rows: &'r Rows) -> Result<Graph<'r>, Fault> {
        let commits =
            rows.commits.iter().map(|(id, body)| unpack((id.as_bytes(), COMMIT), &rows.bytes[body.clone()]));
        let commits = commits.collect::<Result<_, Fault>>()?;
        let slots = rows.commits.iter().zip(0..).map(|((id, _), slot)| (id.as_bytes(), slot)).collect();
        Ok(Graph { rows, commits, slots })
    }

    /// Where a commit is, if it is here.
    pub(super) fn slot(&self, id: &CommitId) -> Option<Slot> {
        self.slots.get(id.as_bytes()).copied()
    }

    pub(super) fn id(&self, slot: Slot) -> CommitId {
        self.rows.commits[slot as usize].0
    }

    /// Parents that are here, first parent first.
    pub(super) fn parents(&self, slot: Slot) -> impl DoubleEndedIterator<Item = Slot> {
        self.commits[slot as usize].parents.iter().filter_map(|parent| self.slots.get(parent).copied())
    }

    /// The step of a commit of the chain; each has one, if only to say that nothing is known.
    fn step(&self, slot: Slot) -> Result<Step<'r>, Fault> {
        let id = self.id(slot);
        let lost = || Fault::Garbled("a step is missing".to_owned());
        let body = self.rows.steps.get(&id).ok_or_else(lost)?;
        unpack((id.as_bytes(), STEP), &self.rows.bytes[body.clone()])
    }

    /// The first-parent chain to the tip, oldest first.
    fn chain(&self, tip: CommitId) -> Vec<Slot> {
        let mut chain: Vec<Slot> =
            std::iter::successors(self.slot(&tip), |&slot| self.first_parent(slot)).collect();
        chain.reverse();
        chain
    }

    fn first_parent(&self, slot: Slot) -> Option<Slot> {
        self.slots.get(self.commits[slot as usize].parents.first()?).copied()
    }

    /// What is reachable from the tip, parents before children, each line of first parents as long as it
    /// goes: by nothing but the records themselves.
    fn order(&self, tip: CommitId) -> Vec<Slot> {
        let mut seen = vec![false; self.commits.len()];
        let mut order = Vec::with_capacity(self.commits.len());
        // A commit comes up twice: first its parents are put before it, then it is taken.
        let mut open: Vec<(Slot, bool)> = self.slot(&tip).map(|slot| (slot, false)).into_iter().collect();
        while let Some((slot, parents_taken)) = open.pop() {
            if parents_taken {
                order.push(slot);
            } else if !std::mem::replace(&mut seen[slot as usize], true) {
                open.push((slot, true));
                open.extend(
                    self.parents(slot)
                        .rev()
                        .filter(|&parent| !seen[parent as usize])
                        .map(|slot| (slot, false)),
                );
            }
        }
        order
    }
}
