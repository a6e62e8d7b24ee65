//! What one file is, over renames (definitions 1.1, file identity).

use std::collections::HashMap;

use records::{Act, CommitIx, EntryKind, FileEvent, History, PathIx};

use crate::chain::Chain;

/// A file is called by its newest name; this says which path was which file, and when.
#[derive(Clone, Debug)]
pub struct Names {
    /// For each event of the history, the file it belongs to; itself for those after the last place.
    pub file_of_event: Vec<PathIx>,
    /// For a path that was not always its own file: from which place of the chain down it was which
    /// file, newest first. `(9, f)`: before place 9 it was f.
    earlier: HashMap<PathIx, Vec<(u32, PathIx)>>,
    /// For a file, the other paths that were it at some time.
    others: HashMap<PathIx, Vec<PathIx>>,
}

impl Names {
    /// Names as of the place `last` of the chain (none: nothing was merged yet); `in_tree` says whether a path is there.
    pub fn of(
        history: &History,
        chain: &Chain,
        last: Option<u32>,
        in_tree: impl Fn(PathIx) -> bool,
    ) -> Names {
        let order = newest_first(history, chain, last);
        let mut names = Names {
            file_of_event: history.events.iter().map(|event| event.path).collect(),
            earlier: HashMap::new(),
            others: HashMap::new(),
        };
        let mut map: HashMap<PathIx, PathIx> = HashMap::new();
        for &commit in &order {
            names.walk_back(history, commit, chain.position[commit as usize], &mut map);
        }
        names.walk_forwards(history, &order, in_tree);
        for (&path, changes) in &names.earlier {
            for &(_, file) in changes {
                if file != path {
                    names.others.entry(file).or_default().push(path);
                }
            }
        }
        for paths in names.others.values_mut() {
            paths.sort_unstable();
            paths.dedup();
        }
        names
    }

    /// The file a path was at a place of the chain.
    pub fn file_at(&self, path: PathIx, place: u32) -> PathIx {
        let Some(changes) = self.earlier.get(&path) else { return path };
        let after = changes.partition_point(|&(from, _)| from > place);
        after.checked_sub(1).map_or(path, |at| changes[at].1)
    }

    /// Every path a file ever had, its newest name first.
    pub fn paths_of(&self, file: PathIx) -> impl Iterator<Item = PathIx> + '_ {
        std::iter::once(file).chain(self.others.get(&file).into_iter().flatten().copied())
    }

    fn walk_back(
        &mut self,
        history: &History,
        commit: CommitIx,
        place: u32,
        map: &mut HashMap<PathIx, PathIx>,
    ) {
        let commit = &history.commits[commit as usize];
        let events = history.events_of(commit);
        let records::TreeDiff::Events(range) = &commit.diff else { return };
        // Links and submodules are no files: what happens to them moves no name.
        let is_file = |event: &FileEvent| event.kind == EntryKind::File;
        for (at, event) in range.clone().zip(events).filter(|(_, event)| is_file(event)) {
            self.file_of_event[at as usize] = map.get(&event.path).copied().unwrap_or(event.path);
        }
        for event in events.iter().filter(|event| is_file(event)) {
            if matches!(event.act, Act::Added | Act::Renamed { .. }) && map.remove(&event.path).is_some() {
                self.note(event.path, place, event.path);
            }
        }
        for (at, event) in range.clone().zip(events).filter(|(_, event)| is_file(event)) {
            if let Act::Renamed { from, .. } = event.act {
                let file = self.file_of_event[at as usize];
                map.insert(from, file);
                self.note(from, place, file);
            }
        }
    }

    fn note(&mut self, path: PathIx, place: u32, file: PathIx) {
        let changes = self.earlier.entry(path).or_default();
        match changes.last_mut() {
            Some(last) if last.0 == place => last.1 = file,
            _ => changes.push((place, file)),
        }
    }

    /// A side branch may go on with the old path after another branch renamed it away.
    fn walk_forwards(
        &mut self,
        history: &History,
        newest_first: &[CommitIx],
        in_tree: impl Fn(PathIx) -> bool,
    ) {
        let mut freed: HashMap<PathIx, PathIx> = HashMap::new();
        for &commit in newest_first.iter().rev() {
            let commit = &history.commits[commit as usize];
            let records::TreeDiff::Events(range) = &commit.diff else { continue };
            let files: Vec<u32> =
                range.clone().filter(|&at| history.events[at as usize].kind == EntryKind::File).collect();
            for &at in &files {
                let event = history.events[at as usize];
                let own = self.file_of_event[at as usize] == event.path;
                if own
                    && matches!(event.act, Act::Modified | Act::Deleted)
                    && !in_tree(event.path)
                    && let Some(&file) = freed.get(&event.path)
                {
                    self.file_of_event[at as usize] = file;
                }
            }
            for &at in &files {
                if let Act::Renamed { from, .. } = history.events[at as usize].act {
                    freed.insert(from, self.file_of_event[at as usize]);
                }
            }
            // A path that was taken again is no longer free: what happens there is the newcomer's.
            for &at in &files {
                let event = history.events[at as usize];
                if matches!(event.act, Act::Added | Act::Renamed { .. }) {
                    freed.remove(&event.path);
                }
            }
        }
    }
}

/// Commits up to a place of the chain: the chain from its end, inside a merge `--topo-order`.
fn newest_first(history: &History, chain: &Chain, last: Option<u32>) -> Vec<CommitIx> {
    let mut order: Vec<CommitIx> = (0..history.commits.len() as CommitIx)
        .filter(|&commit| last.is_some_and(|last| chain.position[commit as usize] <= last))
        .collect();
    order.sort_unstable_by_key(|&commit| {
        (std::cmp::Reverse(chain.position[commit as usize]), chain.topo[commit as usize])
    });
    order
}
