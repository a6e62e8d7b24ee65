//! How the team merges, and when that changed (definitions 1.3, regime mark).

use crate::branch::Branch;
use crate::changes::{Kind, kind};
use crate::clock::{Clock, NOW};

/// The fewest commits of the chain by which a window shows how a team merges.
const ENOUGH: usize = 10;

/// A moment at which the largest kind of a repository changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regime {
    /// The repository.
    pub repository: usize,
    /// The border, in weeks before T.
    pub weeks_ago: i32,
    /// The kind before it.
    pub from: Kind,
    /// The kind since.
    pub to: Kind,
}

/// The regime marks of a branch, newest first.
pub(crate) fn regimes(branch: &Branch, repository: usize, clock: &Clock) -> Vec<Regime> {
    let windows = windows(branch, clock);
    let mut kinds: Vec<Kind> = Vec::new();
    for counts in &windows {
        kinds.push(largest(counts, kinds.last().copied()));
    }
    let mut marks = Vec::new();
    for (newer, pair) in kinds.windows(2).enumerate() {
        if pair[0] != pair[1] {
            let weeks_ago = NOW * (newer as i32 + 1);
            marks.push(Regime { repository, weeks_ago, from: pair[1], to: pair[0] });
        }
    }
    marks
}

/// Commits of the chain by kind, in windows of twelve weeks back from T, newest first.
fn windows(branch: &Branch, clock: &Clock) -> Vec<[usize; 3]> {
    let mut windows: Vec<[usize; 3]> = vec![[0; 3]];
    for (place, &(commit, _)) in branch.history.chain.iter().enumerate() {
        let week = clock.week_of(branch.chain.time[place]);
        if week < 0 {
            continue;
        }
        let window = (week / NOW) as usize;
        if windows.len() <= window {
            windows.resize(window + 1, [0; 3]);
        }
        windows[window][kind(branch, commit) as usize] += 1;
    }
    windows
}

/// The largest kind; a window with few commits, or a tie, takes the kind of the newer one. The
/// newest has none: there the order of [`Kind`] decides, merge first.
fn largest(counts: &[usize; 3], newer: Option<Kind>) -> Kind {
    const KINDS: [Kind; 3] = [Kind::Merge, Kind::Plain, Kind::Squashed];
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut top = KINDS.into_iter().filter(|&kind| counts[kind as usize] == most);
    let first = top.next().unwrap_or(Kind::Merge);
    let clear = top.next().is_none() && counts.iter().sum::<usize>() >= ENOUGH;
    match newer {
        Some(newer) if !clear => newer,
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_with_few_commits_or_a_tie_takes_the_kind_of_the_newer_one() {
        assert_eq!(largest(&[0, 9, 0], Some(Kind::Merge)), Kind::Merge);
        assert_eq!(largest(&[0, 10, 0], Some(Kind::Merge)), Kind::Plain);
        assert_eq!(largest(&[10, 10, 0], Some(Kind::Squashed)), Kind::Squashed);
        assert_eq!(largest(&[5, 5, 5], None), Kind::Merge);
        assert_eq!(largest(&[0, 5, 5], None), Kind::Plain);
        assert_eq!(largest(&[0, 0, 4], None), Kind::Squashed);
    }
}
