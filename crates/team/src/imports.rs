//! What each commit of the chain brought (definitions 1.3): itself, or the commits of a merge.

use records::CommitIx;

use crate::branch::Branch;
use crate::changes::{Changes, owner};
use crate::persons::{People, PersonIx};
use crate::requests::Requests;
use crate::settings::Settings;

/// The commits one step of the chain brought.
#[derive(Clone, Debug)]
pub(crate) struct Bundle {
    /// The commit of the chain.
    pub on_chain: CommitIx,
    /// Non-merge commits it brought, bots' and excluded ones removed.
    pub commits: Vec<CommitIx>,
    /// Whether one of them begins a history.
    pub import: bool,
    /// Who made it, where it is one change.
    pub owner: Option<PersonIx>,
    /// The number of the request it is, on a forge.
    pub request: Option<u64>,
}

/// The bundles of a branch up to T, in the order of the chain.
pub(crate) fn bundles(
    branch: &Branch,
    repository: usize,
    people: &People,
    settings: &Settings,
    requests: &Requests,
    found: &mut Changes,
) -> Vec<Bundle> {
    let history = branch.history;
    let places = branch.last.map_or(0, |last| last as usize + 1);
    let mut brought: Vec<Vec<CommitIx>> = vec![Vec::new(); places];
    for (at, commit) in history.commits.iter().enumerate() {
        let place = branch.chain.position[at] as usize;
        if place >= places || commit.is_merge() {
            continue;
        }
        let author = requests.author(branch, repository, people, at as CommitIx);
        if people.is_bot(repository, commit.author) && author.is_none() {
            found.bots += 1;
        } else if branch.is_left_out(at as CommitIx, settings) {
            found.excluded += 1;
        } else {
            brought[place].push(at as CommitIx);
        }
    }
    for place in 0..places {
        // What a forge put there commit by commit is one request all the same.
        for before in place - requests.rebased_before(branch, history.chain[place].0)..place {
            let with_it = std::mem::take(&mut brought[before]);
            brought[place].extend(with_it);
        }
        brought[place].sort_unstable();
    }
    let mut bundles = Vec::new();
    for (place, commits) in brought.into_iter().enumerate() {
        if commits.is_empty() {
            continue;
        }
        let on_chain = history.chain[place].0;
        let merged = history.commits[on_chain as usize].is_merge();
        let import = merged && commits.iter().any(|&commit| history.commits[commit as usize].is_root());
        let owner =
            if import { None } else { owner(branch, people, repository, requests, (on_chain, &commits)) };
        let request = requests.at(on_chain).filter(|_| !import).map(|merged| merged.request.number);
        bundles.push(Bundle { on_chain, commits, import, owner, request });
    }
    bundles
}
