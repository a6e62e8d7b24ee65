use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program, in a home that is empty at first and goes away with it.
#[derive(Debug)]
pub struct Program {
    binary: PathBuf,
    home: TempDir,
    now: String,
    zone: String,
}

/// What it answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// The exit code; `None` if a signal ended it.
    pub code: Option<i32>,
}

impl Program {
    /// The binary (`env!("CARGO_BIN_EXE_groundwork")`), with the clock at an instant
    /// (`2026-11-19T09:00:00Z`).
    ///
    /// # Panics
    /// If no temporary directory can be made.
    pub fn new(binary: impl Into<PathBuf>, now: &str) -> Program {
        let home = TempDir::with_prefix("groundwork-home-").expect("a temporary directory can be made");
        Program { binary: binary.into(), home, now: now.to_owned(), zone: "Europe/Lisbon".to_owned() }
    }

    /// From now on it runs at another instant.
    pub fn goes_on(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    /// The same in another zone.
    pub fn in_zone(self, zone: &str) -> Program {
        Program { zone: zone.to_owned(), ..self }
    }

    /// What is run.
    pub fn binary(&self) -> &Path {
        &self.binary
    }

    /// Its home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where it keeps things.
    pub fn data(&self) -> PathBuf {
        self.home().join("data")
    }

    /// A command, ready to run in a repository. Nothing of the environment reaches it but `PATH`; the zone
    /// is Lisbon's or the one asked for, the language that of UTF-8, input is empty.
    pub fn command(&self, repository: &Path) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home())
            .env("LC_ALL", "C.UTF-8")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .stdin(Stdio::null())
            .args([
                OsStr::new("--data"),
                self.data().as_os_str(),
                OsStr::new("--repo"),
                repository.as_os_str(),
            ])
            .args(["--now", &self.now, "--zone", &self.zone]);
        command
    }

    /// Runs it to its end.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn run(&self, repository: &Path, args: &[&str]) -> Answer {
        Answer::of(self.command(repository).args(args).output().expect("the program can be started"))
    }

    /// Runs it to its end, which must be 0, and gives standard output.
    ///
    /// # Panics
    /// If it ends otherwise.
    pub fn out(&self, repository: &Path, args: &[&str]) -> String {
        let answer = self.run(repository, args);
        assert_eq!(answer.code, Some(0), "groundwork {}: {}{}", args.join(" "), answer.out, answer.err);
        answer.out
    }
}

impl Answer {
    /// What a process that ended gave.
    pub fn of(output: Output) -> Answer {
        Answer {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        }
    }
}
