//! The published truck factor (definitions 4), to the letter of its reference: it joins people and
//! renames in its own way and counts people who left. It is here to be compared with the literature.
//!
//! Source: Avelino, Passos, Hora and Valente, "A novel approach for estimating truck factors", ICPC 2016.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use records::{Act, Commit, CommitIx, EntryKind, History, IdentityIx, PathIx};
use team::authorship::{Deliveries, authors};
use team::fold::strip_accents;

/// What the method finds.
#[derive(Clone, Debug, PartialEq)]
pub struct TruckFactor {
    /// Files with at least one event.
    pub files: usize,
    /// People whose leaving leaves less than half of the files with an author.
    pub truck_factor: usize,
    /// Of those removed, in order: the share of the files they are an author of, in percent.
    pub shares_percent: Vec<f64>,
    /// Of those removed, in order: the names and addresses they wrote under.
    pub removed: Vec<Vec<IdentityIx>>,
}

/// What everybody did, as the method gathers it: once for a history, however many sets of files are asked about.
pub struct Deeds {
    developers: Developers,
    events: HashMap<PathIx, Vec<Event>>,
    tree: Vec<(PathIx, EntryKind)>,
}

impl Deeds {
    /// Of a tree of the chain; `reached` says which commits that tree's commit reaches, itself too: what came
    /// later says nothing of it. Links and submodules, and what happened to them, are in only with `all_entries`.
    pub fn of(history: &History, reached: impl Fn(CommitIx) -> bool, all_entries: bool) -> Deeds {
        let commits = (0..).zip(&history.commits);
        let written: Vec<&Commit> = commits
            .filter(|(at, commit)| reached(*at) && !commit.is_merge())
            .map(|(_, commit)| commit)
            .collect();
        let developers = Developers::of(history, &written);
        let events = events_by_path(history, &written, all_entries, &developers);
        Deeds { developers, events, tree: tree(history, reached) }
    }

    /// The truck factor over the entries of the tree that `wanted` lets in.
    pub fn truck_factor(&self, wanted: impl Fn(PathIx, EntryKind) -> bool) -> TruckFactor {
        let mut followed = HashSet::new();
        let mut owned: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut acts: HashMap<u32, usize> = HashMap::new();
        let mut files = 0;
        for &(path, _) in self.tree.iter().filter(|&&(path, kind)| wanted(path, kind)) {
            let mut done: BTreeMap<u32, Deliveries> = BTreeMap::new();
            for event in lineage(path, &self.events, &mut followed) {
                let own = done.entry(event.developer).or_default();
                match event.act {
                    Act::Added => own.added = true,
                    Act::Modified | Act::Renamed { .. } => own.count += 1,
                    Act::Deleted => {}
                }
                *acts.entry(event.developer).or_default() += 1;
            }
            if done.is_empty() {
                continue;
            }
            let done: Vec<(u32, Deliveries)> = done.into_iter().collect();
            for author in authors(&done) {
                owned.entry(author).or_default().push(files);
            }
            files += 1;
        }
        let mut order: Vec<u32> = owned.keys().copied().collect();
        order.sort_by_key(|developer| {
            let more = (owned[developer].len(), acts.get(developer).copied().unwrap_or_default());
            (std::cmp::Reverse(more), self.developers.address[*developer as usize].clone())
        });
        remove(files, &order, &owned, &self.developers)
    }

    /// How many of the entries of the tree `wanted` lets in, with or without an event.
    pub fn entries(&self, wanted: impl Fn(PathIx, EntryKind) -> bool) -> usize {
        self.tree.iter().filter(|&&(path, kind)| wanted(path, kind)).count()
    }
}

/// Removes developers in order while at least half of the files still have an author.
fn remove(
    files: usize,
    order: &[u32],
    owned: &HashMap<u32, Vec<usize>>,
    developers: &Developers,
) -> TruckFactor {
    let mut authors_left = vec![0_usize; files];
    for file in owned.values().flatten() {
        authors_left[*file] += 1;
    }
    let mut covered = authors_left.iter().filter(|&&left| left > 0).count();
    let (mut shares_percent, mut removed) = (Vec::new(), Vec::new());
    for developer in order {
        if files == 0 || 2 * covered < files {
            break;
        }
        for &file in &owned[developer] {
            authors_left[file] -= 1;
            covered -= usize::from(authors_left[file] == 0);
        }
        shares_percent.push(100.0 * owned[developer].len() as f64 / files as f64);
        removed
            .push((0..).zip(&developers.of).filter(|(_, of)| *of == developer).map(|(own, _)| own).collect());
    }
    TruckFactor { files, truck_factor: shares_percent.len(), shares_percent, removed }
}

/// Raw names and addresses, closed over an equal address or an equal accent-stripped upper-cased name.
struct Developers {
    of: Vec<u32>,
    address: Vec<String>,
}

impl Developers {
    /// Of the authors of some commits; who only recorded or tagged is a developer of nothing.
    fn of(history: &History, written: &[&Commit]) -> Developers {
        let mut parent: Vec<u32> = (0..history.identities.len() as u32).collect();
        let mut by_address: HashMap<&str, u32> = HashMap::new();
        let mut by_name: HashMap<String, u32> = HashMap::new();
        let authors: BTreeSet<IdentityIx> = written.iter().map(|commit| commit.author).collect();
        for (at, identity) in authors.iter().map(|&at| (at, &history.identities[at as usize])) {
            let same_address = *by_address.entry(&identity.email).or_insert(at);
            join(&mut parent, at, same_address);
            let name = strip_accents(&identity.name).to_uppercase();
            let same_name = *by_name.entry(name).or_insert(at);
            join(&mut parent, at, same_name);
        }
        let of: Vec<u32> = (0..parent.len() as u32).map(|at| root(&mut parent, at)).collect();
        let mut address: Vec<String> = vec![String::new(); of.len()];
        for &at in &authors {
            let own = &history.identities[at as usize].email;
            let smallest = &mut address[of[at as usize] as usize];
            if smallest.is_empty() || own < smallest {
                smallest.clone_from(own);
            }
        }
        Developers { of, address }
    }
}

fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}

fn join(parent: &mut [u32], one: u32, other: u32) {
    let (one, other) = (root(parent, one), root(parent, other));
    parent[one.max(other) as usize] = one.min(other);
}

/// What somebody did to a path.
#[derive(Clone, Copy)]
struct Event {
    number: usize,
    developer: u32,
    act: Act,
}

fn events_by_path(
    history: &History,
    written: &[&Commit],
    all_entries: bool,
    developers: &Developers,
) -> HashMap<PathIx, Vec<Event>> {
    let mut events: HashMap<PathIx, Vec<Event>> = HashMap::new();
    let mut number = 0;
    for commit in written {
        for event in history
            .events_of(commit)
            .iter()
            .filter(|event| event.act != Act::Deleted && (all_entries || event.kind == EntryKind::File))
        {
            let developer = developers.of[commit.author as usize];
            events.entry(event.path).or_default().push(Event { number, developer, act: event.act });
            number += 1;
        }
    }
    events
}

/// The events of a path and of those that renames lead to it from, at any time. As in the reference,
/// a rename that an earlier file has followed is not followed again.
fn lineage(path: PathIx, events: &HashMap<PathIx, Vec<Event>>, followed: &mut HashSet<usize>) -> Vec<Event> {
    let mut seen = HashSet::from([path]);
    let mut open = vec![path];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        for event in events.get(&path).into_iter().flatten() {
            found.push(*event);
            if let Act::Renamed { from, .. } = event.act
                && followed.insert(event.number)
                && seen.insert(from)
            {
                open.push(from);
            }
        }
    }
    found
}

/// The entries of the tree of the newest commit of the chain that is reached, in byte order of the path.
fn tree(history: &History, reached: impl Fn(CommitIx) -> bool) -> Vec<(PathIx, EntryKind)> {
    let mut entries: BTreeMap<PathIx, EntryKind> = BTreeMap::new();
    for (_, range) in history.chain.iter().take_while(|(commit, _)| reached(*commit)) {
        let range = range.clone().unwrap_or_default();
        for step in &history.presence[range.start as usize..range.end as usize] {
            match step.entry {
                Some(kind) => entries.insert(step.path, kind),
                None => entries.remove(&step.path),
            };
        }
    }
    let mut entries: Vec<(PathIx, EntryKind)> = entries.into_iter().collect();
    entries.sort_unstable_by_key(|&(path, _)| &history.paths[path as usize]);
    entries
}
