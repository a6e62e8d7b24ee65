use std::path::PathBuf;

use records::CommitId;

/// Why a repository, or something in it, cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No repository at the path or above it.
    #[error("this is not a git repository")]
    NotARepository {
        /// Where it was looked for.
        looked_in: PathBuf,
    },
    /// A repository, but it could not be opened.
    #[error("the repository at {} cannot be opened: {why}", at.display())]
    CannotOpen {
        /// Where.
        at: PathBuf,
        /// What git's reader said.
        why: String,
    },
    /// No commit at all.
    #[error("there is no commit here yet")]
    Empty,
    /// The branch named does not exist.
    #[error("there is no branch {branch}")]
    NoBranch {
        /// The name.
        branch: String,
    },
    /// The commit named does not exist.
    #[error("there is no commit {commit}")]
    NoCommit {
        /// What was asked for.
        commit: String,
    },
    /// The short id named begins several ids.
    #[error("{commit} is the beginning of several ids")]
    Ambiguous {
        /// What was asked for.
        commit: String,
    },
    /// An object is there and cannot be read.
    #[error("object {id} cannot be read: {why}")]
    Corrupt {
        /// The object.
        id: String,
        /// What git's reader said.
        why: String,
    },
    /// The tip itself is missing.
    #[error("the newest commit of the branch, {id}, is missing")]
    TipMissing {
        /// Its id.
        id: CommitId,
    },
}

impl Error {
    /// What to do; a command where one exists.
    pub fn hint(&self) -> Vec<String> {
        let hints: &[&str] = match self {
            Error::NotARepository { .. } => &[
                "go to the repository you lead, or name it: groundwork --repo PATH",
                "none at hand? groundwork demo shows a made-up team",
            ],
            Error::CannotOpen { .. } => &["git status in it says what is wrong"],
            Error::Empty => &["make a first commit, or name another repository: groundwork --repo PATH"],
            Error::NoBranch { .. } => &["git branch --all lists those there are"],
            Error::NoCommit { .. } => &["git log shows those there are"],
            Error::Ambiguous { .. } => &["git show with it lists them; name one by more of its id"],
            Error::Corrupt { .. } => &["git fsck says what is damaged; a fresh clone has it whole"],
            Error::TipMissing { .. } => {
                &["git fetch --refetch brings it where a remote has it; git fsck names what else is missing"]
            }
        };
        hints.iter().map(|&hint| hint.to_owned()).collect()
    }
}
