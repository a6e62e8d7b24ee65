//! What the lead left out is in no figure (definitions 1.4): commits, and the files of an area.

use records::{Commit, CommitIx};

use crate::areas::{AreaFile, Areas, Division, names};
use crate::branch::{Branch, FileIx};
use crate::ground::Ground;
use crate::settings::Settings;

impl Branch<'_> {
    /// Whether the lead left a commit out, by itself or with the merge that brought it.
    pub fn is_left_out(&self, commit: CommitIx, settings: &Settings) -> bool {
        let excluded = &settings.excluded_commits;
        if excluded.is_empty() {
            return false;
        }
        let brought_by = self.history.chain.get(self.chain.position[commit as usize] as usize);
        let brought_by = brought_by.map(|&(on_chain, _)| on_chain);
        let id = |at: CommitIx| &self.history.commits[at as usize].id;
        excluded.contains_key(id(commit)) || brought_by.is_some_and(|at| excluded.contains_key(id(at)))
    }
}

impl Ground<'_> {
    /// Whether a file lies in an area the lead left out, whatever its class.
    pub fn is_left_out(&self, file: FileIx) -> bool {
        self.left_out.get(file as usize).is_some_and(|&out| out)
    }

    /// The lead's commits that tip(T) reaches, each with its repository; no merges, and none that was left out.
    pub fn own_commits(&self) -> impl Iterator<Item = (usize, &Commit)> {
        self.branches.iter().enumerate().flat_map(move |(repository, branch)| {
            let all = branch.history.commits.iter().enumerate();
            let own = all.filter(move |(at, commit)| {
                let reached = branch.last.is_some_and(|last| branch.chain.position[*at] <= last);
                reached
                    && !commit.is_merge()
                    && self.people.person(repository, commit.author) == Some(self.lead())
                    && !branch.is_left_out(*at as CommitIx, self.settings)
            });
            own.map(move |(_, commit)| (repository, commit))
        })
    }
}

/// For each file whether its path lies in an area that was left out; nothing where none was. `files` are all
/// there are, of every class.
pub(crate) fn files_left_out(
    areas: &Areas,
    division: &Division,
    settings: &Settings,
    files: impl FnOnce() -> Vec<AreaFile>,
) -> Vec<bool> {
    let out: Vec<&str> =
        areas.all.iter().filter(|area| area.left_out).map(|area| area.name.as_str()).collect();
    if out.is_empty() {
        return Vec::new();
    }
    let files = files();
    let names = names(division, &settings.area_edits, &files);
    files.iter().map(|file| out.contains(&names[&file.file].as_str())).collect()
}
