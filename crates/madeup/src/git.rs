//! Git, without the user's configuration.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Error;

/// Variables that would send git somewhere else, or write something else. `git rev-parse
/// --local-env-vars`, and those that name people, templates and formats.
const LEFT_OUT: [&str; 30] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ATTR_SOURCE",
    "GIT_AUTHOR_DATE",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_NAME",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMITTER_DATE",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_NAME",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DEFAULT_HASH",
    "GIT_DEFAULT_REF_FORMAT",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_TEMPLATE_DIR",
    "GIT_TRACE",
    "GIT_WORK_TREE",
];

/// `git -C DIR`, deaf to the configuration of the user and the system.
pub fn isolated(dir: &Path) -> Command {
    let mut git = Command::new("git");
    for name in LEFT_OUT {
        git.env_remove(name);
    }
    git.env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_ATTR_NOSYSTEM", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .arg("-C")
        .arg(dir);
    git
}

/// Runs `git -C DIR ARGS…` to its end and gives its standard output.
pub fn run(dir: &Path, args: &[&str]) -> Result<Vec<u8>, Error> {
    let output = isolated(dir).args(args).stdin(Stdio::null()).output().map_err(Error::Start)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Error::Git {
        command: args.first().copied().unwrap_or_default().to_owned(),
        status: output.status,
        said: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    })
}

/// Whether a repository has files to work on beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A directory with `.git` in it; nothing is checked out until asked.
    WorkTree,
    /// Only what else lies in `.git`.
    Bare,
}

/// With which hash objects are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectFormat {
    /// Forty digits.
    Sha1,
    /// Sixty-four digits.
    Sha256,
}

/// Makes an empty repository with the branch `main`. The directory is made, or must be empty.
pub fn init(dir: &Path, shape: Shape, format: ObjectFormat) -> Result<(), Error> {
    let directory = |source| Error::Directory(dir.to_owned(), source);
    fs::create_dir_all(dir).map_err(directory)?;
    if fs::read_dir(dir).map_err(directory)?.next().is_some() {
        return Err(Error::NotEmpty(dir.to_owned()));
    }
    let format = match format {
        ObjectFormat::Sha1 => "--object-format=sha1",
        ObjectFormat::Sha256 => "--object-format=sha256",
    };
    // No template: its hooks and comments would be the only thing here that differs between machines.
    let mut args = vec!["init", "--quiet", "--template=", "--initial-branch=main", format];
    args.extend((shape == Shape::Bare).then_some("--bare"));
    run(dir, &args).map(drop)
}
