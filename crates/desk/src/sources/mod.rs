//! What was read, how far, what counts and what does not: rows and sentences that a terminal and a page both show.

mod files;
mod merges;
mod reading;
mod regimes;

use jiff::civil::Date;
use records::{PathIx, TreeDiff};
use team::{Branch, Ground};

use crate::Desk;
use crate::text::{clean, day, number_of, thousands};

pub use files::{Counted, FileLeftOut, LeftOut, counted, files_left_out, unknown_types};
pub use merges::{ImportRow, SyncRow, imports, syncs};
pub use reading::{Connected, Connections, Read, alone, finish, is_connected, read_new};
pub(crate) use reading::{GONE, finish_with, pauses, takes_the_place_of};
pub use regimes::regimes;

/// A repository of the team, as far as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it lies, clean.
    pub place: String,
    /// Its key, by which a word names it.
    pub key: String,
    /// The branch that is read, clean.
    pub branch: String,
    /// Where that ends: the id in short.
    pub tip: String,
    /// What the branch was found by.
    pub origin: String,
    /// The day of the tip.
    pub day: Date,
    /// Commits read.
    pub commits: usize,
    /// Commits of which something is missing.
    pub incomplete: usize,
    /// Files no commit of which says who added them, because they came with a merge.
    came_with_a_merge: usize,
}

/// The repositories of the team, the one asked about first.
pub fn sources(desk: &Desk, ground: &Ground) -> Vec<Source> {
    let source = |(branch, repository): (&Branch, &collect::git::Repository)| {
        let history = branch.history;
        let git_dir = repository.git_dir();
        let place = git_dir.parent().filter(|_| git_dir.ends_with(".git")).unwrap_or(&git_dir);
        Source {
            place: clean(&place.display().to_string()),
            key: crate::key(&git_dir),
            branch: clean(&history.head.branch),
            tip: history.head.tip.short(),
            origin: history.head.origin.clone(),
            day: history.tip_date().map(|tip| ground.clock.day(tip.seconds)).unwrap_or_default(),
            commits: history.commits.len(),
            incomplete: history.commits.iter().filter(|commit| commit.diff == TreeDiff::Missing).count(),
            came_with_a_merge: files_that_came_with_a_merge(branch),
        }
    };
    ground.branches.iter().zip(&desk.repositories).map(source).collect()
}

impl Source {
    /// `15 November 2026; 2,310 commits`.
    pub fn how_far(&self) -> String {
        format!("{}; {}", day(self.day), number_of(self.commits, "commit"))
    }

    /// `12 commits incomplete`; none where nothing is missing.
    pub fn missing(&self) -> Option<String> {
        (self.incomplete > 0).then(|| format!("{} incomplete", number_of(self.incomplete, "commit")))
    }

    /// That files came with a merge; none where none did.
    pub fn without_author(&self) -> Option<String> {
        match self.came_with_a_merge {
            0 => None,
            1 => Some("1 file came with a merge: no commit says who added it".to_owned()),
            n => Some(format!(
                "{} files came with a merge: no commit says who added them",
                thousands(n as u64)
            )),
        }
    }
}

/// `forge: not connected`, and so on; none where all that can be connected is.
pub fn not_connected(desk: &Desk) -> Vec<String> {
    let settings = &desk.settings;
    let all = [
        (settings.forges.is_empty(), "forge: not connected; who reviews, and who waits, is not seen"),
        (!settings.has_incidents(), "incidents: not connected; what went wrong, and came again, is not seen"),
        (settings.calendars.is_empty(), "calendar: not connected; meetings and one-to-ones are not seen"),
    ];
    all.into_iter().filter(|(is_not, _)| *is_not).map(|(_, sentence)| sentence.to_owned()).collect()
}

/// Changes in which an agent is named; none where there is none.
pub fn agents(ground: &Ground) -> Option<String> {
    match ground.changes.all.iter().filter(|change| change.agent).count() {
        0 => None,
        1 => Some("1 change names a coding agent in a trailer; it is its author's.".to_owned()),
        n => Some(format!(
            "{} changes name a coding agent in a trailer; they are their authors'.",
            thousands(n as u64)
        )),
    }
}

/// How many commits are programs'; none where none is.
pub fn bots(ground: &Ground) -> Option<String> {
    match ground.changes.bots {
        0 => None,
        n => Some(format!("{} by bots count nowhere.", number_of(n, "commit"))),
    }
}

fn files_that_came_with_a_merge(branch: &Branch) -> usize {
    let Some(last) = branch.last else { return 0 };
    let mut touched: Vec<bool> = vec![false; branch.history.paths.len()];
    branch.names.file_of_event.iter().for_each(|&file| touched[file as usize] = true);
    (0..touched.len() as PathIx)
        .filter(|&path| branch.trees.holds_file(path, last) && !touched[path as usize])
        .count()
}
