//! A pull request, and what its commits do.

use super::areas::{self, AreaIx};
use super::people::PersonIx;
use super::tree::{ModuleIx, Part, Tree};
use super::words::slug;
use crate::Draw;
use crate::civil::weekday;
use crate::stream::Mark;

/// A pull request: commits on a branch of their own, then a merge.
#[derive(Clone, Debug)]
pub(super) struct Pull {
    pub person: PersonIx,
    /// The day of its commits, in days since 1970.
    pub day: i64,
    /// When its commits were made, in minutes of that day, ascending.
    pub minutes: Vec<i64>,
    /// Minutes from the last of them to the merge.
    pub waits: i64,
    /// Subject, and what is done, of each commit.
    pub commits: Vec<(String, Vec<Act>)>,
    /// Who wrote one of them with the person.
    pub with: Option<PersonIx>,
    /// The branch, without its owner.
    pub branch: String,
}

/// Something a commit does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Changes a module, or its test; or writes it.
    Module(ModuleIx, Part),
    /// Gives a module another name.
    Rename(ModuleIx, &'static str),
    /// Writes another file on: a calendar, a page, a lock.
    Other(&'static str),
}

/// A pull request that was merged: what its forge knows of it.
#[derive(Clone, Debug)]
pub(super) struct Merged {
    pub number: u64,
    /// Its first commit's subject.
    pub title: String,
    /// Who wrote it, and pressed the button.
    pub person: PersonIx,
    /// Where it is, but for what lies in no area.
    pub area: Option<AreaIx>,
    /// When its commits were made, in seconds since 1970, ascending.
    pub commits: Vec<i64>,
    /// When it was merged, likewise: the time of the merge in git.
    pub at: i64,
    /// The merge.
    pub mark: Mark,
}

/// Files that are no modules.
pub(super) const CALENDAR: &str = "settlement/calendar.toml";
pub(super) const ROTA: &str = "deploy/rota.toml";
pub(super) const LOCK: &str = "Cargo.lock";
pub(super) const CLIENT: &str = "merchant-api/client/generated/client.ts";
pub(super) const CHANGELOG: &str = "CHANGELOG.md";
pub(super) const OWNERS: &str = ".github/CODEOWNERS";

impl Pull {
    /// With one commit, some time that day.
    pub fn new(person: PersonIx, day: i64, subject: &str, acts: Vec<Act>, draw: &mut Draw) -> Pull {
        let pull = Pull {
            person,
            day,
            minutes: Vec::new(),
            waits: 0,
            commits: vec![(subject.to_owned(), acts)],
            with: None,
            branch: slug(subject),
        };
        pull.at(draw)
    }

    /// The first area it is to.
    pub fn area(&self, tree: &Tree) -> Option<AreaIx> {
        let mut acts = self.commits.iter().flat_map(|(_, acts)| acts);
        acts.find_map(|act| match act {
            Act::Module(module, _) | Act::Rename(module, _) => Some(tree.modules[*module].area),
            Act::Other(path) => areas::ALL
                .iter()
                .position(|area| path.strip_prefix(area.dir).is_some_and(|rest| rest.starts_with('/'))),
        })
    }

    /// With times for its commits, and for its merge: before Sunday evening.
    pub fn at(mut self, draw: &mut Draw) -> Pull {
        let mut minute = draw.between(9 * 60, 16 * 60);
        self.minutes = self
            .commits
            .iter()
            .map(|_| {
                minute += draw.between(5, 40);
                minute
            })
            .collect();
        let evening = 20 * 60 + (6 - weekday(self.day)) * 1_440 - minute;
        self.waits = draw.between(20, 26 * 60).min(evening);
        self
    }
}
