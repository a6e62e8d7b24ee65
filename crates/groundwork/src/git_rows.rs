//! What the local git says: commits, and the rows of each.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bstr::{BString, ByteSlice};
use desk::Failure;
use desk::text::clean;
use records::CommitId;

/// The git of a repository.
pub struct Git {
    git_dir: PathBuf,
    renames: bool,
}

/// Why git stopped, in its own words, clean.
pub struct Stopped(pub String);

/// What git says of one commit.
#[derive(Debug, Default)]
pub struct Rows {
    /// All rows.
    pub file_rows: u64,
    /// Those that are no change of mode or type only, as this program writes them.
    pub rows: BTreeSet<String>,
}

/// Commits git cannot read are asked for one by one up to this many, so that thousands take no minutes.
const ASKED: usize = 500;

impl Git {
    /// The git of a repository, for rows with or without renames.
    pub fn of(git_dir: &Path, renames: bool) -> Git {
        Git { git_dir: git_dir.to_owned(), renames }
    }

    /// Non-merge commits reachable from a commit; and why it stopped, if it did not list all.
    pub fn commits(&self, tip: CommitId) -> Result<(BTreeSet<CommitId>, Option<Stopped>), Failure> {
        let output =
            self.command(&["rev-list", "--no-merges", &tip.to_string()]).output().map_err(cannot_run)?;
        let ids = output.stdout.lines().filter_map(|line| line.to_str().ok()?.parse().ok()).collect();
        Ok((ids, (!output.status.success()).then(|| stopped(&output.stderr))))
    }

    /// The rows of each commit, in the order asked for; or why git cannot say.
    pub fn rows(
        &self,
        commits: &[CommitId],
        heard: &mut dyn FnMut(CommitId, Result<Rows, Stopped>),
    ) -> Result<(), Failure> {
        let mut left = commits;
        let mut stops = 0;
        while !left.is_empty() {
            let (output, said) = self.diff_tree(left)?;
            // What git cannot read it stops before, and has written nothing of.
            let whole = split(&output, left);
            let done = whole.len();
            left[..done].iter().zip(whole).for_each(|(&id, rows)| heard(id, Ok(rows)));
            let Some(why) = said else { return Ok(()) };
            if let Some(&id) = left.get(done) {
                heard(id, Err(why));
            }
            left = left.get(done + 1..).unwrap_or_default();
            stops += 1;
            if stops == ASKED {
                left.iter().for_each(|&id| {
                    heard(id, Err(Stopped("not asked, after so many it cannot read".to_owned())))
                });
                return Ok(());
            }
        }
        Ok(())
    }

    fn diff_tree(&self, commits: &[CommitId]) -> Result<(Vec<u8>, Option<Stopped>), Failure> {
        let renames: &[&str] = if self.renames { &["-M50%", "-l1000"] } else { &["--no-renames"] };
        let mut args = vec!["diff-tree", "--stdin", "--always", "-r", "--root", "--raw", "--no-abbrev", "-z"];
        args.extend(renames);
        let mut command = self.command(&args);
        let mut git = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(cannot_run)?;
        let mut input = git.stdin.take().expect("standard input was asked for");
        let ids: String = commits.iter().map(|id| format!("{id}\n")).collect();
        // Asked from beside, because git answers before it has heard all; one that stopped hears no more.
        let asking = std::thread::spawn(move || drop(input.write_all(ids.as_bytes())));
        let output = git.wait_with_output().map_err(cannot_run)?;
        let _ = asking.join();
        Ok((output.stdout, (!output.status.success()).then(|| stopped(&output.stderr))))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        // Nothing of the user's may change what git prints, and nothing may be fetched: not by git itself,
        // and by no way it knows.
        for name in [
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_SHALLOW_FILE",
        ] {
            command.env_remove(name);
        }
        command
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "none")
            // A commit is what its id says, here as where it is read.
            .env("GIT_NO_REPLACE_OBJECTS", "1")
            .env("GIT_GRAFT_FILE", "/dev/null")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C")
            .arg("--git-dir")
            .arg(&self.git_dir)
            .args(args)
            .stdin(Stdio::null());
        command
    }
}

/// The rows of each commit that git answered for.
fn split(output: &[u8], commits: &[CommitId]) -> Vec<Rows> {
    let mut all: Vec<Rows> = Vec::new();
    let mut fields = output.split(|&byte| byte == 0);
    while let Some(field) = fields.next() {
        let is_next = || commits.get(all.len()).is_some_and(|id| field == id.to_string().as_bytes());
        if field.starts_with(b":") {
            let mut path = || BString::from(fields.next().unwrap_or_default());
            if let Some(rows) = all.last_mut() {
                rows.add(field, &mut path);
            }
        } else if is_next() {
            all.push(Rows::default());
        }
    }
    all
}

impl Rows {
    fn add(&mut self, row: &[u8], path: &mut dyn FnMut() -> BString) {
        let columns: Vec<&str> = std::str::from_utf8(row).unwrap_or_default().split(' ').collect();
        let &[_, _, old, new, status] = columns.as_slice() else { return };
        self.file_rows += 1;
        let first = path();
        if status.starts_with('R') {
            self.rows.insert(format!("{status} {first} -> {}", path()));
        } else if status != "T" && !(status == "M" && old == new) {
            self.rows.insert(format!("{status} {first}"));
        }
    }
}

/// The first line of what git said, without its `fatal:` or `error:`.
fn stopped(stderr: &[u8]) -> Stopped {
    let lines: Vec<String> = stderr.lines().map(|line| line.to_str_lossy().into_owned()).collect();
    let fatal = lines.iter().find_map(|line| line.strip_prefix("fatal: ").map(str::to_owned));
    let said = fatal.or_else(|| lines.first().cloned()).unwrap_or_else(|| "nothing".to_owned());
    Stopped(clean(said.trim_start_matches("error: ")))
}

fn cannot_run(error: std::io::Error) -> Failure {
    Failure::new(format!("git cannot be run: {error}")).hint("install git, or put it in PATH")
}
