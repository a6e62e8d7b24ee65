//! Fresh records put into the columns of a [`History`].

use std::collections::HashMap;

use crate::{
    Act, Commit, CommitId, CommitIx, FileEvent, FileText, Fresh, FreshAct, FreshCommit, FreshDiff, FreshStep,
    FreshTag, Head, History, Identity, IdentityIx, Path, PathIx, Presence, Tag, TreeDiff,
};

/// Records of one repository, in any order, on their way into a history.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    commits: HashMap<CommitId, FreshCommit>,
    steps: HashMap<CommitId, FreshStep>,
}

impl Gathering {
    /// Adds records; those of a commit known already replace the earlier ones.
    pub fn add(&mut self, fresh: impl IntoIterator<Item = Fresh>) {
        for fresh in fresh {
            match fresh {
                Fresh::Commit(commit) => {
                    self.commits.insert(commit.id, commit);
                }
                Fresh::Step(step) => {
                    self.steps.insert(step.commit, step);
                }
            }
        }
    }

    /// The history of what is reachable from the head; what is not is left out. The same records give
    /// the same history, in whatever order they came.
    pub fn into_history(mut self, repository: String, head: Head, tags: Vec<FreshTag>) -> History {
        let order = self.order(head.tip);
        let place: HashMap<CommitId, CommitIx> = order.iter().zip(0..).map(|(&id, at)| (id, at)).collect();
        let mut columns = Columns::default();
        for id in &order {
            if let Some(commit) = self.commits.remove(id) {
                columns.commit(commit, &place);
            }
        }
        let mut chain: Vec<CommitIx> = Vec::new();
        let mut next = place.get(&head.tip).copied();
        while let Some(commit) = next {
            chain.push(commit);
            next = columns.first_parent[commit as usize];
        }
        for &commit in chain.iter().rev() {
            let step = self.steps.remove(&columns.commits[commit as usize].id);
            columns.step(commit, step);
        }
        let mut tags: Vec<Tag> = tags
            .into_iter()
            .filter_map(|tag| {
                let commit = place.get(&tag.commit).copied()?;
                let tagger = tag.tagger.map(|(who, at)| (columns.identity(who), at));
                Some(Tag { id: tag.id, name: tag.name, commit, tagger })
            })
            .collect();
        tags.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        History {
            repository,
            head,
            commits: columns.commits,
            identities: columns.identities,
            paths: columns.paths,
            events: columns.events,
            chain: columns.chain,
            presence: columns.presence,
            texts: columns.texts,
            tags,
        }
    }

    /// Parents before children, by nothing but the records themselves.
    fn order(&self, tip: CommitId) -> Vec<CommitId> {
        let mut order = Vec::with_capacity(self.commits.len());
        let mut seen: HashMap<CommitId, bool> = HashMap::new();
        let mut open = vec![tip];
        while let Some(&id) = open.last() {
            let Some(commit) = self.commits.get(&id) else {
                open.pop();
                continue;
            };
            match seen.get(&id) {
                Some(true) => {
                    open.pop();
                }
                Some(false) => {
                    open.pop();
                    seen.insert(id, true);
                    order.push(id);
                }
                None => {
                    seen.insert(id, false);
                    let unseen = commit.parents.iter().rev().filter(|parent| !seen.contains_key(*parent));
                    open.extend(unseen);
                }
            }
        }
        order
    }
}

#[derive(Default)]
struct Columns {
    commits: Vec<Commit>,
    first_parent: Vec<Option<CommitIx>>,
    identities: Vec<Identity>,
    identity_of: HashMap<Identity, IdentityIx>,
    paths: Vec<Path>,
    path_of: HashMap<Path, PathIx>,
    events: Vec<FileEvent>,
    chain: Vec<(CommitIx, Option<std::ops::Range<u32>>)>,
    presence: Vec<Presence>,
    texts: Vec<FileText>,
}

impl Columns {
    fn identity(&mut self, identity: Identity) -> IdentityIx {
        if let Some(&known) = self.identity_of.get(&identity) {
            return known;
        }
        let new = self.identities.len() as IdentityIx;
        self.identities.push(identity.clone());
        self.identity_of.insert(identity, new);
        new
    }

    fn path(&mut self, path: Path) -> PathIx {
        if let Some(&known) = self.path_of.get(&path) {
            return known;
        }
        let new = self.paths.len() as PathIx;
        self.paths.push(path.clone());
        self.path_of.insert(path, new);
        new
    }

    fn commit(&mut self, fresh: FreshCommit, place: &HashMap<CommitId, CommitIx>) {
        let (author, committer) = (self.identity(fresh.author), self.identity(fresh.committer));
        let diff = match fresh.diff {
            FreshDiff::Merge => TreeDiff::Merge,
            FreshDiff::Missing => TreeDiff::Missing,
            FreshDiff::Events(events) => {
                let start = self.events.len() as u32;
                for event in events {
                    let act = match event.act {
                        FreshAct::Added => Act::Added,
                        FreshAct::Modified => Act::Modified,
                        FreshAct::Deleted => Act::Deleted,
                        FreshAct::Renamed { from, similarity } => {
                            Act::Renamed { from: self.path(from), similarity }
                        }
                    };
                    let path = self.path(event.path);
                    self.events.push(FileEvent { act, path, kind: event.kind });
                }
                TreeDiff::Events(start..self.events.len() as u32)
            }
        };
        let parents: Vec<CommitIx> =
            fresh.parents.iter().filter_map(|parent| place.get(parent).copied()).collect();
        let cut = fresh.cut || parents.len() < fresh.parents.len();
        self.first_parent.push(fresh.parents.first().and_then(|parent| place.get(parent).copied()));
        self.commits.push(Commit {
            id: fresh.id,
            parents,
            cut,
            author,
            committer,
            authored: fresh.authored,
            committed: fresh.committed,
            subject: fresh.subject,
            trailers: fresh.trailers,
            diff,
        });
    }

    fn step(&mut self, commit: CommitIx, fresh: Option<FreshStep>) {
        let Some((fresh, presence)) =
            fresh.and_then(|mut fresh| fresh.presence.take().map(|rows| (fresh, rows)))
        else {
            self.chain.push((commit, None));
            return;
        };
        let start = self.presence.len() as u32;
        for (path, entry) in presence {
            let path = self.path(path);
            self.presence.push(Presence { path, entry });
        }
        for (path, _, text) in fresh.texts {
            let path = self.path(path);
            self.texts.push(FileText { commit, path, text });
        }
        self.chain.push((commit, Some(start..self.presence.len() as u32)));
    }
}
