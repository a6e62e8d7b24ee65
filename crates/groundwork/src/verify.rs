//! Rows as they are read, and rows as the local git has them.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;

use bstr::ByteSlice;
use collect::git::{Options, Repository};
use records::{CommitId, Fresh, FreshAct, FreshDiff};

use crate::failure::Failure;

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
    /// Rows that only one of the two has.
    pub differences: Vec<String>,
}

/// Reads anew and compares.
pub fn compare(path: &Path, at: Option<&str>, renames: bool) -> Result<Compared, Failure> {
    let repository = Repository::open(path)?;
    let tip = match at {
        Some(revision) => repository.commit(revision)?,
        None => repository.head(None)?.tip,
    };
    let mut found =
        Compared { commits: 0, file_rows: 0, git_commits: 0, git_file_rows: 0, differences: Vec::new() };
    let mut ours = BTreeSet::new();
    let options = Options { renames, threads: 2, steps: false };
    repository.read(tip, &|_| false, options, &mut |fresh, _| {
        fresh.iter().for_each(|fresh| found.add(fresh, &mut ours));
        ControlFlow::Continue(())
    })?;
    let gits = found.read_git(&repository.git_dir(), tip, renames)?;
    found.differences.extend(gits.difference(&ours).map(|row| format!("only git: {row}")));
    found.differences.extend(ours.difference(&gits).map(|row| format!("only here: {row}")));
    found.differences.sort();
    Ok(found)
}

impl Compared {
    fn add(&mut self, fresh: &Fresh, rows: &mut BTreeSet<String>) {
        let Fresh::Commit(commit) = fresh else { return };
        match &commit.diff {
            FreshDiff::Merge => {}
            FreshDiff::Missing => {
                self.commits += 1;
                self.differences
                    .push(format!("{} could not be read: something it needs is missing", commit.id));
            }
            FreshDiff::Events(events) => {
                self.commits += 1;
                self.file_rows += events.len() as u64 + u64::from(commit.dropped);
                for event in events {
                    let row = match &event.act {
                        FreshAct::Added => format!("A {}", event.path),
                        FreshAct::Modified => format!("M {}", event.path),
                        FreshAct::Deleted => format!("D {}", event.path),
                        FreshAct::Renamed { from, similarity } => {
                            format!("R{similarity:03} {from} -> {}", event.path)
                        }
                    };
                    rows.insert(format!("{} {row}", commit.id));
                }
            }
        }
    }

    fn read_git(
        &mut self,
        git_dir: &Path,
        tip: CommitId,
        renames: bool,
    ) -> Result<BTreeSet<String>, Failure> {
        let renames = if renames { ["-M50%", "-l1000"] } else { ["--no-renames", "-l1000"] };
        let output = Command::new("git")
            .arg("--git-dir")
            .arg(git_dir)
            // Nothing of the user's may change what git prints, and nothing may be fetched.
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_NO_LAZY_FETCH", "1")
            .args([
                "log",
                "--no-merges",
                "--root",
                "--raw",
                "--no-abbrev",
                "-z",
                "--format=%x01%H",
                "--no-show-signature",
            ])
            .args(renames)
            .arg(tip.to_string())
            .output()
            .map_err(|error| {
                Failure::new(format!("git cannot be run: {error}")).hint("install git, or put it in PATH")
            })?;
        if !output.status.success() {
            let said = output.stderr.lines().next().unwrap_or_default().to_str_lossy().into_owned();
            self.differences.push(format!("git stopped: {}", crate::term::clean(&said)));
        }
        Ok(self.rows_of(&output.stdout))
    }

    fn rows_of(&mut self, output: &[u8]) -> BTreeSet<String> {
        let mut rows = BTreeSet::new();
        let mut commit = String::new();
        let mut fields = output.split(|&byte| byte == 0);
        while let Some(field) = fields.next() {
            let field = field.strip_prefix(b"\n").unwrap_or(field);
            if let Some(id) = field.strip_prefix(b"\x01") {
                commit = id.to_str_lossy().trim().to_owned();
                self.git_commits += 1;
            } else if field.starts_with(b":") {
                self.git_file_rows += 1;
                let columns: Vec<&str> = std::str::from_utf8(field).unwrap_or_default().split(' ').collect();
                let &[_, _, old, new, status] = columns.as_slice() else { continue };
                let mut path = || bstr::BString::from(fields.next().unwrap_or_default());
                let first = path();
                if status.starts_with('R') {
                    rows.insert(format!("{commit} {status} {first} -> {}", path()));
                } else if status != "T" && !(status == "M" && old == new) {
                    rows.insert(format!("{commit} {status} {first}"));
                }
            }
        }
        rows
    }
}
