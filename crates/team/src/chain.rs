//! Which commit of the first-parent chain brought a commit to the branch, and when (definitions 1.1).

use records::{CommitIx, History};

use crate::clock::Seconds;

/// The order of a branch.
#[derive(Clone, Debug)]
pub struct Chain {
    /// For each commit, the place in [`History::chain`] of the one that brought it; its own, when it
    /// is on the chain.
    pub position: Vec<u32>,
    /// For each commit, its place in `git rev-list --topo-order`, 0 the tip.
    pub topo: Vec<u32>,
    /// For each place on the chain, the merge time: the committer time, raised to its predecessor's
    /// where it is smaller, so that time never runs backwards on a branch.
    pub time: Vec<Seconds>,
}

impl Chain {
    /// The order of a history.
    pub fn of(history: &History) -> Chain {
        let mut time: Vec<Seconds> = Vec::with_capacity(history.chain.len());
        for &(commit, _) in &history.chain {
            let own = history.commits[commit as usize].committed.seconds;
            time.push(time.last().map_or(own, |&before| own.max(before)));
        }
        Chain { position: positions(history), topo: topological(history), time }
    }

    /// The newest place on the chain merged before `t`, if there is one: tip(t).
    pub fn tip_before(&self, t: Seconds) -> Option<u32> {
        self.time.partition_point(|&time| time < t).checked_sub(1).map(|at| at as u32)
    }

    /// When a commit came to the branch.
    pub fn merge_time(&self, commit: CommitIx) -> Seconds {
        self.time[self.position[commit as usize] as usize]
    }
}

fn positions(history: &History) -> Vec<u32> {
    const UNSEEN: u32 = u32::MAX;
    let mut position = vec![UNSEEN; history.commits.len()];
    let mut open = Vec::new();
    for (at, &(commit, _)) in history.chain.iter().enumerate() {
        open.push(commit);
        while let Some(commit) = open.pop() {
            let place = &mut position[commit as usize];
            if *place == UNSEEN {
                *place = at as u32;
                open.extend_from_slice(&history.commits[commit as usize].parents);
            }
        }
    }
    position
}

/// As `git rev-list --topo-order`: a commit once all its children are out, the newest such first;
/// that is a stack on which parents are put in their order.
fn topological(history: &History) -> Vec<u32> {
    let mut children = vec![0_u32; history.commits.len()];
    for parent in history.commits.iter().flat_map(|commit| &commit.parents) {
        children[*parent as usize] += 1;
    }
    let mut order = vec![0; history.commits.len()];
    let mut ready: Vec<CommitIx> = history.chain.last().map(|&(tip, _)| tip).into_iter().collect();
    let mut place = 0;
    while let Some(commit) = ready.pop() {
        order[commit as usize] = place;
        place += 1;
        for &parent in &history.commits[commit as usize].parents {
            children[parent as usize] -= 1;
            if children[parent as usize] == 0 {
                ready.push(parent);
            }
        }
    }
    order
}
