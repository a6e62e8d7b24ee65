//! The histories that are measured.

use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::Team;

/// A bare repository, as it was at one commit. It is read, never written.
#[derive(Clone, Debug)]
pub struct Yardstick {
    /// Its name in the table.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// The commit, in full.
    pub tip: String,
    /// How many commits that are no merges there are up to it.
    pub commits: usize,
}

/// Those that have targets of their own: the end of the name, and the commit.
const PINNED: [(&str, &str); 2] = [("tokio", "ea91b33ca"), ("cargo", "af373f761")];
/// A team with one repository, which is no fork.
const SEED: u64 = 5;
/// So large are those that are made when there are none: as tokio, as cargo, and a larger one.
const MADE: [usize; 3] = [4_446, 15_595, 50_000];

/// tokio and cargo of a folder, and the largest of the others that git can read whole, from small to large. A
/// folder of none of them is an error.
pub fn find(folder: &Path) -> Result<Vec<Yardstick>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (mut found, mut others): (Vec<Yardstick>, Vec<Yardstick>) = (Vec::new(), Vec::new());
    for entry in entries.flatten() {
        let path = entry.path();
        let full = entry.file_name().to_string_lossy().into_owned();
        let name = full.rsplit('+').next().unwrap_or(&full).trim_end_matches(".git").to_owned();
        let pinned = PINNED.iter().find(|(pinned, _)| *pinned == name);
        let Ok(one) = at(&path, name, pinned.map_or("HEAD", |(_, commit)| commit)) else { continue };
        if pinned.is_some() { found.push(one) } else { others.push(one) }
    }
    others.sort_by_key(|one| std::cmp::Reverse(one.commits));
    found.extend(others.into_iter().find(Yardstick::is_whole));
    found.sort_by_key(|one| one.commits);
    if found.is_empty() { Err(format!("{} holds no repository", folder.display())) } else { Ok(found) }
}

/// Those of made-up teams, written below a directory.
pub fn made(below: &Path) -> Result<Vec<Yardstick>, String> {
    MADE.iter()
        .map(|&commits| {
            let team = Team::random(SEED, commits);
            let path = below.join(format!("made-{commits}.git"));
            let from = team.repositories[0].to_string_lossy();
            git(below, &["clone", "--quiet", "--bare", &from, &path.to_string_lossy()])?;
            // As a server would send it.
            git(&path, &["repack", "-a", "-d", "-f", "-q"])?;
            at(&path, format!("made {commits}"), "HEAD")
        })
        .collect()
}

fn at(path: &Path, name: String, commit: &str) -> Result<Yardstick, String> {
    let tip = git(path, &["rev-parse", "--verify", "--quiet", &format!("{commit}^{{commit}}")])?;
    let commits = git(path, &["rev-list", "--count", "--no-merges", &tip])?;
    let commits = commits.parse().map_err(|_| format!("git counted {commits} commits"))?;
    Ok(Yardstick { name, path: path.to_owned(), tip, commits })
}

impl Yardstick {
    /// Whether git itself has all it needs of it; what it lacks is said.
    fn is_whole(&self) -> bool {
        let read = git(&self.path, &["log", "--format=", "--name-status", "-M", "--no-merges", &self.tip]);
        if let Err(said) = &read {
            println!("{} is not measured: {}", self.name, said.lines().nth(1).unwrap_or(said));
        }
        read.is_ok()
    }

    /// A copy whose only branch ends at a commit. Objects are linked where the file system can.
    pub fn copy(&self, to: &Path, tip: &str) -> Result<(), String> {
        let (from, to_text) = (self.path.to_string_lossy(), to.to_string_lossy());
        git(&self.path, &["clone", "--quiet", "--bare", "--single-branch", &from, &to_text])?;
        git(to, &["symbolic-ref", "HEAD", "refs/heads/main"])?;
        move_branch(to, tip)
    }

    /// A commit of the first-parent line below the tip that lacks a hundred commits, or the few more that
    /// a merge brings at once.
    pub fn hundred_before(&self) -> Result<String, String> {
        let line = git(&self.path, &["rev-list", "--first-parent", "--max-count=200", &self.tip])?;
        for commit in line.lines() {
            let lacks = git(&self.path, &["rev-list", "--count", &format!("{commit}..{}", self.tip)])?;
            if lacks.parse::<usize>().is_ok_and(|lacks| lacks >= 100) {
                return Ok(commit.to_owned());
            }
        }
        Err(format!("{} has no hundred commits", self.name))
    }

    /// The address with the most commits of the last year: a lead for whom there is something to work out.
    pub fn lead(&self) -> Result<String, String> {
        let addresses =
            git(&self.path, &["log", "--no-merges", "--max-count=2000", "--format=%aE", &self.tip])?;
        let mut all: Vec<&str> = addresses.lines().filter(|address| !address.contains("[bot]")).collect();
        all.sort_unstable();
        let most = all.chunk_by(|one, next| one == next).max_by_key(|same| same.len());
        most.map(|same| same[0].to_owned()).ok_or_else(|| format!("{} has no author", self.name))
    }

    /// The instant of its last commit, as `--now` takes it.
    pub fn now(&self) -> Result<String, String> {
        git(&self.path, &["log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd", &self.tip])
    }
}

/// Points the branch of a copy to a commit.
pub fn move_branch(copy: &Path, tip: &str) -> Result<(), String> {
    git(copy, &["update-ref", "refs/heads/main", tip]).map(drop)
}

/// Git without anybody's configuration, in UTC.
pub fn git(dir: &Path, args: &[&str]) -> Result<String, String> {
    let out = madeup::git::run(dir, args).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&out).trim_end().to_owned())
}

/// The same, to be measured.
pub fn git_command(dir: &Path, args: &[&str]) -> Command {
    let mut git = madeup::git::isolated(dir);
    git.args(args);
    git
}
