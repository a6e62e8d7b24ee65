//! Merges that bring the work of others from upstream (definitions 1.3).

use std::collections::{HashMap, HashSet};

use records::{CommitId, CommitIx, IdentityIx};

use crate::branch::Branch;
use crate::changes::LARGE;
use crate::imports::Bundle;
use crate::persons::{People, PersonIx};
use crate::settings::Settings;

/// A merge that may be an upstream sync.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sync {
    /// The repository.
    pub repository: usize,
    /// The merge.
    pub merge: CommitIx,
    /// Its non-merge commits, bots' removed.
    pub commits: usize,
    /// Whether it looks like one.
    pub listed: bool,
    /// What the lead said of it, or of an earlier one like it.
    pub answer: Option<bool>,
    /// Commits of it that are left out.
    pub left_out: usize,
}

/// The candidates of one branch and what they leave out.
pub(crate) struct Syncs {
    pub candidates: Vec<Sync>,
    left_out: HashMap<CommitIx, HashSet<CommitIx>>,
}

impl Syncs {
    pub(crate) fn of(
        branch: &Branch,
        repository: usize,
        people: &People,
        settings: &Settings,
        bundles: &[Bundle],
    ) -> Syncs {
        let author =
            |commit: CommitIx| people.person(repository, branch.history.commits[commit as usize].author);
        let split = |bundle: &&Bundle| {
            !bundle.import
                && bundle.owner.is_none()
                && branch.history.commits[bundle.on_chain as usize].is_merge()
        };
        let candidates: Vec<&Bundle> = bundles.iter().filter(split).collect();
        let at_home = authors_outside(bundles, &candidates, author);
        let answers = Answers::of(branch, settings, &candidates);
        let mut found: Vec<Sync> = Vec::new();
        for bundle in &candidates {
            let answer = answers.of_merge(branch, bundle.on_chain);
            let authors: HashSet<PersonIx> =
                bundle.commits.iter().filter_map(|&commit| author(commit)).collect();
            let strangers = authors.iter().filter(|person| !at_home.contains(person)).count();
            found.push(Sync {
                repository,
                merge: bundle.on_chain,
                commits: bundle.commits.len(),
                // A yes holds for later merges like it, also for those that by themselves would not be asked about.
                listed: bundle.commits.len() > LARGE
                    || 2 * strangers >= authors.len()
                    || answer == Some(true),
                answer,
                left_out: 0,
            });
        }
        let kept_out: Vec<&Bundle> = candidates
            .iter()
            .zip(&found)
            .filter(|(_, sync)| sync.listed && sync.answer != Some(false))
            .map(|(bundle, _)| *bundle)
            .collect();
        let known = authors_outside(bundles, &kept_out, author);
        let mut left_out = HashMap::new();
        for bundle in &kept_out {
            let stranger = |&commit: &CommitIx| author(commit).is_none_or(|person| !known.contains(&person));
            let out: HashSet<CommitIx> = bundle.commits.iter().copied().filter(stranger).collect();
            left_out.insert(bundle.on_chain, out);
        }
        for sync in &mut found {
            sync.left_out = left_out.get(&sync.merge).map_or(0, HashSet::len);
        }
        Syncs { candidates: found, left_out }
    }

    pub(crate) fn leaves_out(&self, merge: CommitIx, commit: CommitIx) -> bool {
        self.left_out.get(&merge).is_some_and(|commits| commits.contains(&commit))
    }
}

/// People with a commit that none of these merges brought.
fn authors_outside(
    bundles: &[Bundle],
    merges: &[&Bundle],
    author: impl Fn(CommitIx) -> Option<PersonIx>,
) -> HashSet<PersonIx> {
    let inside: HashSet<CommitIx> = merges.iter().map(|bundle| bundle.on_chain).collect();
    let outside = bundles.iter().filter(|bundle| !inside.contains(&bundle.on_chain));
    outside.flat_map(|bundle| &bundle.commits).filter_map(|&commit| author(commit)).collect()
}

/// What the lead answered; a yes holds for later merges by the same committer whose subject begins
/// with the same three words.
struct Answers<'a> {
    said: HashMap<CommitId, bool>,
    alike: Vec<(u32, IdentityIx, Vec<&'a str>)>,
}

impl<'a> Answers<'a> {
    fn of(branch: &Branch<'a>, settings: &Settings, candidates: &[&Bundle]) -> Answers<'a> {
        let yes = candidates
            .iter()
            .map(|bundle| bundle.on_chain)
            .filter(|&merge| settings.sync.get(&branch.history.commits[merge as usize].id) == Some(&true));
        let alike = yes
            .map(|merge| {
                let (committer, words) = mark(branch, merge);
                (branch.chain.position[merge as usize], committer, words)
            })
            .collect();
        Answers { said: settings.sync.clone(), alike }
    }

    fn of_merge(&self, branch: &Branch<'a>, merge: CommitIx) -> Option<bool> {
        let own = self.said.get(&branch.history.commits[merge as usize].id).copied();
        let (committer, words) = mark(branch, merge);
        let place = branch.chain.position[merge as usize];
        let like_an_earlier_one = || {
            self.alike
                .iter()
                .any(|(at, who, first)| *at < place && *who == committer && *first == words)
                .then_some(true)
        };
        own.or_else(like_an_earlier_one)
    }
}

fn mark<'a>(branch: &Branch<'a>, merge: CommitIx) -> (IdentityIx, Vec<&'a str>) {
    let commit = &branch.history.commits[merge as usize];
    (commit.committer, commit.subject.split_whitespace().take(3).collect())
}
