//! Rows as they are read, and rows as the local git has them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;

use collect::git::{Options, Repository};
use desk::Failure;
use records::{CommitId, Fresh, FreshAct, FreshCommit, FreshDiff};

use crate::git_rows::{Git, Stopped};

/// What a comparison found.
pub struct Compared {
    /// Non-merge commits read.
    pub commits: u64,
    /// Rows read, those of mode or type only among them.
    pub file_rows: u64,
    /// The same by git.
    pub git_commits: u64,
    /// The same by git.
    pub git_file_rows: u64,
    /// Rows that only one of the two has, and commits that could not be compared, with the reason.
    pub differences: Vec<String>,
}

/// Rows of a commit; none where something it needs is missing.
type Rows = Option<BTreeSet<String>>;

/// Reads anew and compares.
pub fn compare(path: &Path, at: Option<&str>, renames: bool) -> Result<Compared, Failure> {
    let repository = Repository::open(path)?;
    let tip = match at {
        Some(revision) => repository.commit(revision)?,
        None => repository.head(None)?.tip,
    };
    let mut found =
        Compared { commits: 0, file_rows: 0, git_commits: 0, git_file_rows: 0, differences: Vec::new() };
    let mut ours: BTreeMap<CommitId, Rows> = BTreeMap::new();
    let mut cut: BTreeSet<CommitId> = BTreeSet::new();
    let options = Options { renames, threads: 2, steps: false };
    repository.read(tip, &|_| false, options, &mut |fresh, _| {
        for fresh in &fresh {
            let Fresh::Commit(commit) = fresh else { continue };
            if commit.diff == FreshDiff::Merge {
                continue;
            }
            if commit.cut {
                cut.insert(commit.id);
            }
            found.commits += 1;
            found.file_rows += rows_with_dropped(commit);
            ours.insert(commit.id, rows(commit));
        }
        ControlFlow::Continue(())
    })?;
    let git = Git::of(&repository.git_dir(), renames);
    found.count_git(&git, tip, &ours)?;
    let wanted: Vec<CommitId> = ours.keys().copied().collect();
    let mut differences = Vec::new();
    git.rows(&wanted, &mut |id, gits| match (&ours[&id], gits) {
        (Some(ours), Ok(gits)) => {
            found.git_file_rows += gits.file_rows;
            let only = |who: &str, row: &String| format!("{id} only {who}: {row}");
            differences.extend(gits.rows.difference(ours).map(|row| only("git", row)));
            differences.extend(ours.difference(&gits.rows).map(|row| only("here", row)));
        }
        (None, Ok(gits)) => {
            found.git_file_rows += gits.file_rows;
            let why = if cut.contains(&id) {
                "not compared: history is cut here, and git shows all its files as added"
            } else {
                "could not be read here, and git reads it"
            };
            differences.push(format!("{id} {why}"));
        }
        (Some(_), Err(Stopped(why))) => differences.push(format!("{id} was read here, and git says: {why}")),
        (None, Err(Stopped(why))) => differences.push(format!("{id} not compared, git says: {why}")),
    })?;
    differences.sort();
    found.differences.extend(differences);
    Ok(found)
}

impl Compared {
    /// Counts the commits git lists, and notes those only one of the two has.
    fn count_git(
        &mut self,
        git: &Git,
        tip: CommitId,
        ours: &BTreeMap<CommitId, Rows>,
    ) -> Result<(), Failure> {
        let (listed, stopped) = git.commits(tip)?;
        self.git_commits = listed.len() as u64;
        if let Some(Stopped(why)) = stopped {
            self.differences.push(format!("git does not list all commits: {why}"));
            return Ok(());
        }
        self.differences.extend(
            listed.iter().filter(|id| !ours.contains_key(id)).map(|id| format!("{id} only git lists")),
        );
        self.differences
            .extend(ours.keys().filter(|id| !listed.contains(id)).map(|id| format!("{id} only here")));
        Ok(())
    }
}

fn rows_with_dropped(commit: &FreshCommit) -> u64 {
    match &commit.diff {
        FreshDiff::Events(events) => events.len() as u64 + u64::from(commit.dropped),
        FreshDiff::Merge | FreshDiff::Missing => 0,
    }
}

fn rows(commit: &FreshCommit) -> Rows {
    let FreshDiff::Events(events) = &commit.diff else { return None };
    let row = |event: &records::FreshEvent| match &event.act {
        FreshAct::Added => format!("A {}", event.path),
        FreshAct::Modified => format!("M {}", event.path),
        FreshAct::Deleted => format!("D {}", event.path),
        FreshAct::Renamed { from, similarity } => format!("R{similarity:03} {from} -> {}", event.path),
    };
    Some(events.iter().map(row).collect())
}
