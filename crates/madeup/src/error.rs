use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a made-up history could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A history is written into a new directory, never into somebody's work.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The directory could not be looked at.
    #[error("{} could not be read", .0.display())]
    Directory(PathBuf, #[source] io::Error),
    /// There is no git, or it may not be run.
    #[error("git could not be started")]
    Start(#[source] io::Error),
    /// Git ended early, or with a complaint.
    #[error("git {command} ended with {status}: {said}")]
    Git {
        /// Its subcommand.
        command: String,
        /// How it ended.
        status: ExitStatus,
        /// What it said on standard error.
        said: String,
    },
    /// The pipe to or from git broke.
    #[error("talking to git fast-import")]
    Pipe(#[source] io::Error),
    /// Git answered something else than the id that was asked for.
    #[error("git fast-import gave no id for mark {0}")]
    NoId(u32),
}
