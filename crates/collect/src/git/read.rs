use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::mpsc;

use gix::ObjectId;
use records::{CommitId, Fresh, FreshAct, FreshCommit, FreshDiff, FreshEvent};

use super::commit::record;
use super::open::{Repository, id, object_id};
use super::renames::renames;
use super::rows::{Row, TreeDiff};
use super::similarity::MAX_SCORE;
use super::special::step;
use super::{Error, rows};

/// How to read.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether renames are looked for.
    pub renames: bool,
    /// Threads that make tree differences.
    pub threads: usize,
    /// Whether steps of the tree along the branch are read too.
    pub steps: bool,
}

/// How far a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Commits read.
    pub done: u64,
    /// Commits to read.
    pub total: u64,
}

/// Records handed over at a time.
const BATCH: usize = 1_000;
/// Commits of the chain that are tried, where a tree is missing, before what is there is not known.
const FAR: usize = 100;
/// Bytes of objects kept at hand by each thread; with more, nothing was faster on histories of 4,000 to 40,000
/// commits.
const CACHE: usize = 4 * 1024 * 1024;

impl Repository {
    /// Reads every commit reachable from the tip that is not known yet. `known` names commits that
    /// were read whole before; each is judged by itself, so that a reading that was cut off goes on
    /// where it stopped.
    pub fn read(
        &self,
        tip: CommitId,
        known: &dyn Fn(&CommitId) -> bool,
        options: Options,
        sink: &mut dyn FnMut(Vec<Fresh>, Progress) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        self.read_beyond(tip, known, &|_| false, options, sink)
    }

    /// How many commits are reachable from the tip that are not known. The walk ends at known ones.
    pub fn beyond(&self, tip: CommitId, known: &dyn Fn(&CommitId) -> bool) -> Result<usize, Error> {
        let graph = Graph::of(&self.again()?, tip, known)?;
        Ok(graph.nodes.iter().filter(|node| !known(&node.id)).count())
    }

    /// The same as [`Repository::read`], where some commits are settled: they are known, and so is all that stands before them. The
    /// walk ends at these.
    pub fn read_beyond(
        &self,
        tip: CommitId,
        known: &dyn Fn(&CommitId) -> bool,
        settled: &dyn Fn(&CommitId) -> bool,
        options: Options,
        sink: &mut dyn FnMut(Vec<Fresh>, Progress) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let repository = self.again()?;
        let graph = Graph::of(&repository, tip, settled)?;
        // What a commit did to the tree may have been told from an older one than its parent.
        let is_known = |node: &Node| {
            let parent = node.record.parents.first().filter(|_| node.on_chain && options.steps);
            known(&node.id) && parent.is_none_or(known)
        };
        let wanted: Vec<&Node> = graph.nodes.iter().filter(|node| !is_known(node)).collect();
        let total = wanted.len() as u64;
        let threads = options.threads.clamp(1, wanted.len().max(1));
        // Neighbours share most of their trees, so each thread takes short runs of the history in turn.
        let runs: Vec<&[&Node]> = wanted.chunks(BATCH / 4).collect();
        let next = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            let (send, receive) = mpsc::sync_channel::<Result<(Vec<Fresh>, u64), Error>>(threads * 2);
            for _ in 0..threads {
                let (send, runs, next, graph) = (send.clone(), &runs, &next, &graph);
                let repo = repository.repo.clone();
                scope.spawn(move || {
                    let mut repo = repo.to_thread_local();
                    repo.object_cache_size(CACHE);
                    // What is missing stays so, and need not be looked for on the disk each time.
                    repo.objects.refresh_never();
                    let reader = Reader { repo: &repo, graph, options };
                    loop {
                        let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(run) = runs.get(at) else { return };
                        let read = reader.run(run).map(|fresh| (fresh, run.len() as u64));
                        if send.send(read).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(send);
            let mut done = 0;
            for read in receive {
                let (fresh, commits) = read?;
                done += commits;
                if sink(fresh, Progress { done, total }).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }
}

/// A commit before its tree is looked at.
struct Node {
    id: CommitId,
    tree: ObjectId,
    record: FreshCommit,
    on_chain: bool,
}

/// All commits reachable from a tip, newest first; of settled ones only the nearest.
struct Graph {
    nodes: Vec<Node>,
    trees: HashMap<CommitId, ObjectId>,
    place: HashMap<CommitId, usize>,
}

impl Graph {
    fn of(
        repository: &Repository,
        tip: CommitId,
        settled: &dyn Fn(&CommitId) -> bool,
    ) -> Result<Graph, Error> {
        let repo = repository.repo.to_thread_local();
        let cut: HashSet<CommitId> = repository.shallow().into_iter().collect();
        let mut graph = Graph { nodes: Vec::new(), trees: HashMap::new(), place: HashMap::new() };
        let mut seen: HashSet<CommitId> = HashSet::from([tip]);
        let mut open = vec![tip];
        while let Some(commit) = open.pop() {
            let node = match node(&repo, commit, &cut) {
                Ok(Some(node)) => node,
                Ok(None) if commit == tip => return Err(Error::TipMissing { id: tip }),
                Err(error) if commit == tip => return Err(error),
                // One that cannot be read is as good as missing.
                Ok(None) | Err(_) => continue,
            };
            // At a cut what stands before it is not to be had.
            let goes_on = !node.record.cut && !settled(&commit);
            for &parent in node.record.parents.iter().filter(|_| goes_on) {
                if seen.insert(parent) {
                    open.push(parent);
                }
            }
            graph.trees.insert(commit, node.tree);
            graph.nodes.push(node);
        }
        for node in &mut graph.nodes {
            node.record.cut |= node.record.parents.iter().any(|parent| !graph.trees.contains_key(parent));
        }
        graph.nodes.sort_by_key(|node| (std::cmp::Reverse(node.record.committed.seconds), node.id));
        graph.place = graph.nodes.iter().enumerate().map(|(at, node)| (node.id, at)).collect();
        graph.mark_chain(tip);
        Ok(graph)
    }

    fn node(&self, id: &CommitId) -> Option<&Node> {
        self.place.get(id).map(|&at| &self.nodes[at])
    }

    fn mark_chain(&mut self, tip: CommitId) {
        let mut next = Some(tip);
        while let Some(&at) = next.and_then(|id| self.place.get(&id)) {
            let node = &mut self.nodes[at];
            if node.on_chain {
                break;
            }
            node.on_chain = true;
            next = node.record.parents.first().copied();
        }
    }
}

/// Reads a commit object; none where it is missing.
fn node(repo: &gix::Repository, commit: CommitId, cut: &HashSet<CommitId>) -> Result<Option<Node>, Error> {
    let corrupt = |why: String| Error::Corrupt { id: commit.to_string(), why };
    let object = repo.try_find_object(object_id(&commit)).map_err(|error| corrupt(error.to_string()))?;
    let Some(object) = object else { return Ok(None) };
    let undecodable = || corrupt("it is no commit".to_owned());
    let (record, tree) = record(commit, &object.data, cut.contains(&commit)).ok_or_else(undecodable)?;
    Ok(Some(Node { id: commit, tree, record, on_chain: false }))
}

struct Reader<'r> {
    repo: &'r gix::Repository,
    graph: &'r Graph,
    options: Options,
}

impl Reader<'_> {
    fn run(&self, nodes: &[&Node]) -> Result<Vec<Fresh>, Error> {
        let mut diff = TreeDiff::new(self.repo);
        let mut fresh = Vec::new();
        for node in nodes {
            let merge = node.record.parents.len() > 1;
            let wanted = !merge || (node.on_chain && self.options.steps);
            let first_parent = node.record.parents.first().copied();
            let rows = if wanted { self.rows(&mut diff, node, first_parent) } else { None };
            let mut record = node.record.clone();
            if !merge && !record.cut {
                record.diff = rows.as_ref().map_or(FreshDiff::Missing, |rows| self.events(rows));
                let dropped = rows.iter().flatten().filter(|row| is_dropped(row)).count();
                record.dropped = if record.diff == FreshDiff::Missing { 0 } else { dropped as u32 };
            }
            fresh.push(Fresh::Commit(record));
            if self.options.steps && node.on_chain {
                let rows = rows.or_else(|| self.rows_since_known(&mut diff, node));
                fresh.push(Fresh::Step(step(self.repo, node.id, rows.as_deref())));
            }
        }
        Ok(fresh)
    }

    /// Rows against the first parent; where the history is cut, against nothing.
    fn rows(&self, diff: &mut TreeDiff, node: &Node, parent: Option<CommitId>) -> Option<Vec<Row>> {
        let before = parent.and_then(|parent| self.graph.trees.get(&parent).copied());
        diff.rows(before, Some(node.tree)).ok()
    }

    /// Where its parent's tree is missing: rows against the nearest commit of the chain whose tree is
    /// known, so that from here on it is known again what is there.
    fn rows_since_known(&self, diff: &mut TreeDiff, node: &Node) -> Option<Vec<Row>> {
        if !self.repo.has_object(node.tree) {
            return None;
        }
        let tree = |id: &CommitId| self.graph.trees.get(id).copied();
        let mut back =
            std::iter::successors(Some(node), |node| self.graph.node(node.record.parents.first()?)).skip(1);
        let near = back.by_ref().take(FAR).find_map(|base| {
            let own = base.record.parents.first().and_then(tree);
            diff.rows(own, Some(base.tree)).and_then(|_| diff.rows(Some(base.tree), Some(node.tree))).ok()
        });
        // Where none is, there is nothing yet to which it could be added.
        near.or_else(|| back.next().is_none().then(|| diff.rows(None, Some(node.tree)).ok()).flatten())
    }

    fn events(&self, rows: &[Row]) -> FreshDiff {
        let renamed = if self.options.renames { renames(rows, self.repo) } else { Ok(Vec::new()) };
        let Ok(renamed) = renamed else { return FreshDiff::Missing };
        let to: HashMap<usize, (usize, u64)> =
            renamed.iter().map(|pair| (pair.to, (pair.from, pair.score))).collect();
        let from: HashSet<usize> = renamed.iter().map(|pair| pair.from).collect();
        let mut events = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(event) = event(rows, row, to.get(&at).copied(), from.contains(&at)) {
                events.push(event);
            }
        }
        FreshDiff::Events(events)
    }
}

fn event(rows: &[Row], row: &Row, renamed: Option<(usize, u64)>, went: bool) -> Option<FreshEvent> {
    let (act, entry): (FreshAct, rows::Entry) = match (row.old, row.new) {
        _ if went => return None,
        (None, Some(new)) => match renamed {
            Some((from, score)) => {
                let similarity = (score * 100 / MAX_SCORE) as u8;
                (FreshAct::Renamed { from: rows[from].path.clone(), similarity }, new)
            }
            None => (FreshAct::Added, new),
        },
        (Some(old), None) => (FreshAct::Deleted, old),
        _ if is_dropped(row) => return None,
        (_, Some(new)) => (FreshAct::Modified, new),
        (None, None) => return None,
    };
    Some(FreshEvent { act, path: row.path.clone(), kind: entry.kind() })
}

/// Changes of type and of mode only are no events.
fn is_dropped(row: &Row) -> bool {
    matches!((row.old, row.new), (Some(old), Some(new)) if old.kind() != new.kind() || old.id == new.id)
}

impl Repository {
    /// Every entry of a commit's tree, in byte order of the path.
    pub fn entries(&self, commit: CommitId) -> Result<Vec<(records::Path, records::EntryKind)>, Error> {
        let repo = self.repo.to_thread_local();
        let node =
            node(&repo, commit, &HashSet::new())?.ok_or(Error::NoCommit { commit: commit.to_string() })?;
        let rows = TreeDiff::new(&repo).rows(None, Some(node.tree)).map_err(|missing| Error::Corrupt {
            id: id(missing.0).to_string(),
            why: "it is missing".to_owned(),
        })?;
        Ok(rows.into_iter().filter_map(|row| Some((row.path, row.new?.kind()))).collect())
    }
}
