//! What merged requests of a forge became on the branch: with a forge, a change is a merged request (definitions 1.3).

use std::collections::HashMap;

use records::{CommitId, CommitIx, Forge, Request, RequestAct};

use crate::accounts::Who;
use crate::branch::Branch;
use crate::persons::{People, PersonIx};

/// Seconds within which a forge puts all commits of a request on the branch, where it does not merge them.
const AT_ONCE: i64 = 60;

/// A merged request, as the commit of the chain it became.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Merged<'a> {
    /// The request.
    pub request: &'a Request,
    /// Who opened it, where that is a human who is still there.
    pub opened_by: Option<PersonIx>,
}

/// The merged requests of a branch, by the commit of the chain they became; a commit that several became is none of theirs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Requests<'a>(HashMap<CommitIx, Merged<'a>>);

impl<'a> Requests<'a> {
    pub(crate) fn of(
        branch: &Branch,
        repository: usize,
        forge: Option<&'a Forge>,
        people: &People,
    ) -> Requests<'a> {
        let Some(forge) = forge else { return Requests::default() };
        let history = branch.history;
        let id = |&(commit, _): &(CommitIx, _)| (history.commits[commit as usize].id, commit);
        let chain: HashMap<CommitId, CommitIx> = history.chain.iter().map(id).collect();
        let mut found: HashMap<CommitIx, Option<Merged>> = HashMap::new();
        for request in forge.requests.iter().filter(|request| is_merged(request)) {
            let Some(&commit) = request.became.and_then(|became| chain.get(&became)) else { continue };
            let opened_by = match people.who(repository, request.author) {
                Who::Person(person) => Some(person),
                Who::Machine | Who::Gone(_) => None,
            };
            let alone = Some(Merged { request, opened_by });
            found.entry(commit).and_modify(|other| *other = None).or_insert(alone);
        }
        let alone = found.into_iter().filter_map(|(commit, merged)| Some((commit, merged?)));
        Requests(alone.collect())
    }

    pub(crate) fn at(&self, commit: CommitIx) -> Option<Merged<'a>> {
        self.0.get(&commit).copied()
    }

    /// Who a commit is by: of a request that was squashed into it, who opened that.
    pub(crate) fn author(
        &self,
        branch: &Branch,
        repository: usize,
        people: &People,
        commit: CommitIx,
    ) -> Option<PersonIx> {
        let record = &branch.history.commits[commit as usize];
        let squashed = self.at(commit).filter(|_| !record.is_merge() && !self.was_rebased(branch, commit));
        let opened_by = squashed.and_then(|merged| merged.opened_by);
        opened_by.or_else(|| people.person(repository, record.author))
    }

    /// How many commits of the chain before this one the forge put there with it.
    pub(crate) fn rebased_before(&self, branch: &Branch, commit: CommitIx) -> usize {
        let commits = &branch.history.commits;
        let Some(merged) = self.at(commit) else { return 0 };
        let last = &commits[commit as usize];
        let squashed = format!("#{})", merged.request.number);
        if last.is_merge() || last.subject.trim_end().ends_with(&squashed) {
            return 0;
        }
        let place = branch.chain.position[commit as usize] as usize;
        let with_it = branch.history.chain[..place].iter().rev().take_while(|&&(before, _)| {
            let one = &commits[before as usize];
            let at_once = (0..=AT_ONCE).contains(&(last.committed.seconds - one.committed.seconds));
            !one.is_merge() && self.at(before).is_none() && one.committer == last.committer && at_once
        });
        // Who wrote commits and pushed them is their own committer: such commits came by themselves.
        if last.committer == last.author { 0 } else { with_it.count() }
    }

    fn was_rebased(&self, branch: &Branch, commit: CommitIx) -> bool {
        self.rebased_before(branch, commit) > 0
    }
}

fn is_merged(request: &Request) -> bool {
    request.events.iter().any(|event| event.act == RequestAct::Merged)
}
