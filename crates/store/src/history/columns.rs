use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use records::{
    Act, Commit, CommitIx, FileEvent, FileText, History, Identity, IdentityIx, Path, PathIx, Presence, Tag,
    Trailer, TreeDiff,
};

use super::load::{Graph, Slot};
use super::packed::{self, Diff, Step, Who};
use super::repository::End;

/// The columns of a history. Names and paths are numbered in the order of their first use.
pub(super) struct Columns<'r> {
    graph: &'r Graph<'r>,
    /// Where the commit of a slot stands in `commits`, once it does.
    place: Vec<Option<CommitIx>>,
    commits: Vec<Commit>,
    identities: Column<Who<'r>, Identity>,
    paths: Column<&'r [u8], Path>,
    events: Vec<FileEvent>,
    chain: Vec<(CommitIx, Option<Range<u32>>)>,
    presence: Vec<Presence>,
    texts: Vec<FileText>,
}

impl<'r> Columns<'r> {
    pub(super) fn new(graph: &'r Graph<'r>) -> Columns<'r> {
        Columns {
            graph,
            place: vec![None; graph.commits.len()],
            commits: Vec::with_capacity(graph.commits.len()),
            identities: Column::new(),
            paths: Column::new(),
            events: Vec::new(),
            chain: Vec::new(),
            presence: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// The next commit; its parents stand already.
    pub(super) fn commit(&mut self, slot: Slot) {
        let packed = &self.graph.commits[slot as usize];
        let author = self.identity(packed.author);
        let committer = packed.committer.map_or(author, |committer| self.identity(committer));
        let diff = match &packed.diff {
            Diff::Events(events) => self.events(events),
            Diff::Merge => TreeDiff::Merge,
            Diff::Missing => TreeDiff::Missing,
        };
        let parents: Vec<CommitIx> =
            self.graph.parents(slot).filter_map(|parent| self.place[parent as usize]).collect();
        let trailer = |&(key, value): &(&str, &str)| Trailer { key: key.to_owned(), value: value.to_owned() };
        self.place[slot as usize] = Some(self.commits.len() as CommitIx);
        self.commits.push(Commit {
            id: self.graph.id(slot),
            cut: packed.cut || parents.len() < packed.parents.len(),
            parents,
            author,
            committer,
            authored: packed.authored,
            committed: packed.committed,
            subject: packed.subject.to_owned(),
            trailers: packed.trailers.iter().map(trailer).collect(),
            diff,
        });
    }

    /// The next step of the chain.
    pub(super) fn step(&mut self, slot: Slot, step: Step<'r>) {
        let Some(commit) = self.place[slot as usize] else { return };
        let Step { presence: Some(presence), texts } = step else {
            self.chain.push((commit, None));
            return;
        };
        let start = self.presence.len() as u32;
        for (path, entry) in presence {
            let path = self.path(path);
            self.presence.push(Presence { path, entry });
        }
        for (path, _, text) in texts {
            let path = self.path(path);
            self.texts.push(FileText { commit, path, text: text.map(<[u8]>::to_vec) });
        }
        self.chain.push((commit, Some(start..self.presence.len() as u32)));
    }

    pub(super) fn into_history(mut self, end: &'r End) -> History {
        let mut tags = Vec::new();
        for tag in &end.tags {
            let commit = self.graph.slot(&tag.commit).and_then(|slot| self.place[slot as usize]);
            let Some(commit) = commit else { continue };
            let who = tag
                .tagger
                .as_ref()
                .map(|(who, at)| (self.identities.place((&who.name, &who.email), identity), *at));
            tags.push(Tag { id: tag.id, name: tag.name.clone(), commit, tagger: who });
        }
        History {
            repository: end.name.clone(),
            head: end.head.clone(),
            commits: self.commits,
            identities: self.identities.values,
            paths: self.paths.values,
            events: self.events,
            chain: self.chain,
            presence: self.presence,
            texts: self.texts,
            tags,
        }
    }

    fn events(&mut self, events: &[packed::Event<'r>]) -> TreeDiff {
        let start = self.events.len() as u32;
        for event in events {
            let act = match event.act {
                packed::Act::Added => Act::Added,
                packed::Act::Modified => Act::Modified,
                packed::Act::Deleted => Act::Deleted,
                packed::Act::Renamed(from, similarity) => Act::Renamed { from: self.path(from), similarity },
            };
            let path = self.path(event.path);
            self.events.push(FileEvent { act, path, kind: event.kind });
        }
        TreeDiff::Events(start..self.events.len() as u32)
    }

    fn identity(&mut self, who: Who<'r>) -> IdentityIx {
        self.identities.place(who, identity)
    }

    fn path(&mut self, path: &'r [u8]) -> PathIx {
        self.paths.place(path, Path::from)
    }
}

fn identity((name, email): Who<'_>) -> Identity {
    Identity { name: name.to_owned(), email: email.to_owned() }
}

/// Values, each once.
struct Column<K, V> {
    places: HashMap<K, u32>,
    values: Vec<V>,
}

impl<K: Copy + Eq + Hash, V> Column<K, V> {
    fn new() -> Column<K, V> {
        Column { places: HashMap::new(), values: Vec::new() }
    }

    fn place(&mut self, key: K, value: impl FnOnce(K) -> V) -> u32 {
        let next = self.values.len() as u32;
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.values.push(value(key));
        }
        place
    }
}
