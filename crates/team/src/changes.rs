//! A change, the unit of everything (definitions 1.3), and which of them are bulk (1.4).

use std::collections::{HashMap, HashSet};

use records::{CommitId, CommitIx};

use crate::branch::{Branch, FileIx, touches};
use crate::clock::Seconds;
use crate::imports::{Bundle, bundles};
use crate::persons::{People, PersonIx};
use crate::requests::Requests;
use crate::settings::Settings;
use crate::syncs::{Sync, Syncs};

/// Where a change stands in [`Changes::all`].
pub type ChangeIx = u32;

/// A change with more counted files than this is bulk.
pub const BULK: usize = 30;
/// A merge of more commits than this is split into them.
pub(crate) const LARGE: usize = 50;

/// How a change came to the branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// By a merge.
    Merge,
    /// As a commit of its own.
    Plain,
    /// As a commit whose subject ends in `(#n)` or `(!n)`.
    Squashed,
}

/// One person's change to the branch.
#[derive(Clone, Debug)]
pub struct Change {
    /// The repository.
    pub repository: usize,
    /// The merge when that is one change, else the commit itself.
    pub commit: CommitIx,
    /// Whose it is.
    pub person: PersonIx,
    /// When it was merged.
    pub time: Seconds,
    /// How it came.
    pub kind: Kind,
    /// Its non-merge commits, bots' removed.
    pub commits: Vec<CommitIx>,
    /// Counted files in scope it touches, each once, ascending.
    pub files: Vec<FileIx>,
    /// Whether it touches some file, and configuration only.
    pub configuration_only: bool,
    /// Whether it touches any ordinary file at all.
    pub touches_something: bool,
    /// Counts for the maker share and for being active, nowhere else.
    pub bulk: bool,
    /// Whether an agent is named in a trailer of one of its commits.
    pub agent: bool,
    /// The number of the merged request it is, where a forge says so.
    pub request: Option<u64>,
}

/// A merge that brought a history with a root of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The repository.
    pub repository: usize,
    /// The merge.
    pub merge: CommitIx,
    /// Its non-merge commits, bots' removed.
    pub commits: Vec<CommitIx>,
}

/// All changes of a team's branches up to T, and what is none.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// In the order of their merge.
    pub all: Vec<Change>,
    /// Imports.
    pub imports: Vec<Import>,
    /// Candidates for upstream syncs, listed or not.
    pub syncs: Vec<Sync>,
    /// Commits left out because they came with a listed sync.
    pub left_out: Vec<(usize, CommitIx)>,
    /// Commits of bots.
    pub bots: usize,
    /// Commits the lead left out.
    pub excluded: usize,
}

/// What decides whether a file counts.
pub(crate) trait Counting {
    /// Whether a file is of a counted class.
    fn counts(&self, branch: &Branch, file: FileIx) -> bool;
    /// Whether it lies in the team's scope.
    fn in_scope(&self, branch: &Branch, file: FileIx) -> bool;
    /// Whether it is configuration.
    fn is_configuration(&self, branch: &Branch, file: FileIx) -> bool;
}

/// Finds the changes of all branches up to T.
pub(crate) fn changes_of(
    branches: &[Branch],
    people: &People,
    settings: &Settings,
    counting: &impl Counting,
    ignored: &[HashSet<CommitId>],
    requests: &[Requests],
) -> Changes {
    let mut found = Changes::default();
    for (repository, branch) in branches.iter().enumerate() {
        let requests = &requests[repository];
        let bundles = bundles(branch, repository, people, settings, requests, &mut found);
        let syncs = Syncs::of(branch, repository, people, settings, &bundles);
        let maker = Maker { repository, branch, people, counting, ignored: &ignored[repository], requests };
        for bundle in bundles {
            maker.add(bundle, &syncs, &mut found);
        }
        found.syncs.extend(syncs.candidates);
    }
    // Ordered by merge time, then place on the chain, then topological position, oldest first.
    found.all.sort_by_cached_key(|change| {
        let chain = &branches[change.repository].chain;
        let commit = change.commit as usize;
        (change.time, change.repository, chain.position[commit], std::cmp::Reverse(chain.topo[commit]))
    });
    found
}

struct Maker<'b, C> {
    repository: usize,
    branch: &'b Branch<'b>,
    people: &'b People,
    counting: &'b C,
    ignored: &'b HashSet<CommitId>,
    requests: &'b Requests<'b>,
}

impl<C: Counting> Maker<'_, C> {
    fn add(&self, bundle: Bundle, syncs: &Syncs, found: &mut Changes) {
        if bundle.import {
            found.imports.push(Import {
                repository: self.repository,
                merge: bundle.on_chain,
                commits: bundle.commits,
            });
            return;
        }
        if let Some(owner) = bundle.owner {
            let commit = bundle.on_chain;
            let change = self.change(commit, owner, bundle.on_chain, bundle.commits);
            found.all.push(Change { request: bundle.request, ..change });
            return;
        }
        for commit in bundle.commits {
            if syncs.leaves_out(bundle.on_chain, commit) {
                found.left_out.push((self.repository, commit));
            } else if let Some(person) = self.author(commit) {
                found.all.push(self.change(commit, person, bundle.on_chain, vec![commit]));
            }
        }
    }

    fn author(&self, commit: CommitIx) -> Option<PersonIx> {
        self.requests.author(self.branch, self.repository, self.people, commit)
    }

    fn change(
        &self,
        commit: CommitIx,
        person: PersonIx,
        on_chain: CommitIx,
        commits: Vec<CommitIx>,
    ) -> Change {
        let history = self.branch.history;
        let mut touched: Vec<FileIx> = commits
            .iter()
            .flat_map(|&commit| self.branch.file_events(commit))
            .filter(|(_, event)| touches(event))
            .map(|(at, _)| self.branch.file_of_event(at))
            .collect();
        touched.sort_unstable();
        touched.dedup();
        let configuration_only = !touched.is_empty()
            && touched.iter().all(|&file| self.counting.is_configuration(self.branch, file));
        let touches_something = !touched.is_empty();
        touched.retain(|&file| self.counting.counts(self.branch, file));
        let listed = |commit: &CommitIx| self.ignored.contains(&history.commits[*commit as usize].id);
        let bulk = touched.len() > BULK || commits.iter().any(listed) || listed(&commit);
        touched.retain(|&file| self.counting.in_scope(self.branch, file));
        let agent = commits
            .iter()
            .any(|&commit| crate::agents::names_an_agent(&history.commits[commit as usize].trailers));
        Change {
            repository: self.repository,
            commit,
            person,
            time: self.branch.chain.merge_time(on_chain),
            kind: kind(self.branch, on_chain),
            commits,
            files: touched,
            configuration_only,
            touches_something,
            bulk,
            agent,
            request: None,
        }
    }
}

/// How a commit of the chain came.
pub(crate) fn kind(branch: &Branch, on_chain: CommitIx) -> Kind {
    let commit = &branch.history.commits[on_chain as usize];
    if commit.is_merge() {
        Kind::Merge
    } else if ends_in_a_request(&commit.subject) {
        Kind::Squashed
    } else {
        Kind::Plain
    }
}

fn ends_in_a_request(subject: &str) -> bool {
    let Some(inside) = subject.trim_end().strip_suffix(')') else { return false };
    let digits = inside.trim_end_matches(|digit: char| digit.is_ascii_digit());
    digits.len() < inside.len() && (digits.ends_with("(#") || digits.ends_with("(!"))
}

/// Whose change a commit of the chain is, with what it brought: of a small one, who wrote at least half of it; of a request that nobody
/// did so of, or of a large one, who opened it. None where it is not one change.
pub(crate) fn owner(
    branch: &Branch,
    people: &People,
    repository: usize,
    requests: &Requests,
    (on_chain, commits): (CommitIx, &[CommitIx]),
) -> Option<PersonIx> {
    let opened_by = requests.at(on_chain).and_then(|merged| merged.opened_by);
    if commits.is_empty() || commits.len() > LARGE {
        return opened_by.filter(|_| !commits.is_empty());
    }
    let author = |&commit: &CommitIx| requests.author(branch, repository, people, commit);
    let mut written: HashMap<PersonIx, usize> = HashMap::new();
    for person in commits.iter().filter_map(author) {
        *written.entry(person).or_default() += 1;
    }
    let most: Vec<PersonIx> =
        written.iter().filter(|&(_, &count)| 2 * count >= commits.len()).map(|(&person, _)| person).collect();
    match most.as_slice() {
        [] => opened_by,
        [person] => Some(*person),
        // Two wrote half each: who opened the request; where no forge says who, the author of its first commit.
        both => opened_by.filter(|person| both.contains(person)).or_else(|| {
            let first = commits.iter().min_by_key(|&&commit| {
                let commit = &branch.history.commits[commit as usize];
                (commit.authored.seconds, commit.id)
            });
            first.and_then(author)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::ends_in_a_request;

    #[test]
    fn a_squashed_subject_ends_in_the_number_of_its_request() {
        assert!(ends_in_a_request("Round fees half to even (#4512)"));
        assert!(ends_in_a_request("Round fees (!7)"));
        assert!(!ends_in_a_request("Round fees (#)"));
        assert!(!ends_in_a_request("See (#12) for fees"));
        assert!(!ends_in_a_request("#12"));
    }
}
