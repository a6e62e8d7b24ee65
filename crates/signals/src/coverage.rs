//! How much of the history a signal needs was read (definitions 1.8).

use std::collections::BTreeSet;

use records::TreeDiff;
use team::clock::{HALF, YEAR};
use team::{Branch, Ground};

use crate::blocks::LINE;
use crate::{Count, Coverage};

/// Coverage of the weeks before T.
pub(crate) fn coverage(ground: &Ground, weeks: i32) -> Coverage {
    let start = ground.clock.weeks_ago(weeks);
    let mut commits = Count::default();
    let mut reaches = true;
    for (repository, branch) in ground.branches.iter().enumerate() {
        let (from, to) = span(branch, start, ground.clock.t());
        let brought = commits_known(branch);
        for (link, brought) in branch.history.chain[from..to].iter().zip(&brought[from..to]) {
            commits.add(link.1.is_some() && *brought);
        }
        reaches &= reaches_back(branch, start) && !reaches_further(ground, repository);
    }
    Coverage { commits, reaches, requests: None }
}

/// Whether nothing is missing of what a line needs: its own weeks, the year of knowledge and the half year
/// of activity before its oldest point.
pub fn line_is_whole(ground: &Ground) -> bool {
    coverage(ground, LINE + YEAR + HALF).is_whole()
}

/// The weeks before T with a commit of the chain that brought something which could not be read.
pub(crate) fn unread_weeks(ground: &Ground) -> BTreeSet<i32> {
    let mut weeks = BTreeSet::new();
    for branch in &ground.branches {
        let brought = commits_known(branch).into_iter().zip(&branch.history.chain).zip(&branch.chain.time);
        let unread = brought.filter(|((known, link), _)| !known || link.1.is_none());
        weeks.extend(unread.map(|(_, &time)| ground.clock.week_of(time)));
    }
    weeks
}

/// Whether a history that is cut decides more than its own weeks: who has commits outside of upstream syncs is asked of
/// all of it (definitions 1.3), and where a line beside the branch is cut too, a rename before the cut is not seen in
/// the other (1.1).
fn reaches_further(ground: &Ground, repository: usize) -> bool {
    let cuts = ground.branches[repository].history.commits.iter().filter(|commit| commit.cut).count();
    cuts > 1 || cuts == 1 && ground.changes.syncs.iter().any(|sync| sync.repository == repository)
}

fn span(branch: &Branch, start: i64, end: i64) -> (usize, usize) {
    let time = &branch.chain.time;
    let to = time.partition_point(|&time| time < end);
    (time.partition_point(|&time| time < start).min(to), to)
}

/// For each place of the chain, whether everything it brought could be told apart from its parent.
fn commits_known(branch: &Branch) -> Vec<bool> {
    let mut known = vec![true; branch.history.chain.len()];
    for (at, commit) in branch.history.commits.iter().enumerate() {
        if commit.diff == TreeDiff::Missing {
            known[branch.chain.position[at] as usize] = false;
        }
    }
    known
}

/// A history reaches back when it is whole, or was cut only before the start.
fn reaches_back(branch: &Branch, start: i64) -> bool {
    let cut = branch.history.commits.iter().enumerate().filter(|(_, commit)| commit.cut);
    cut.map(|(at, _)| branch.chain.merge_time(at as u32)).all(|time| time < start)
}
