//! Records on their way from a repository to the store: the same facts as in [`crate::History`],
//! with names and paths written out, because the columns they will point into are the store's.

use serde::{Deserialize, Serialize};

use crate::{CommitId, EntryKind, Identity, Path, Special, Stamp, Trailer};

/// Something newly read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fresh {
    /// A commit reachable from the tip.
    Commit(FreshCommit),
    /// What a commit of the first-parent chain did to the tree against its first parent.
    Step(FreshStep),
}

/// A commit as it was read. Fields as in [`crate::Commit`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshCommit {
    /// Its id.
    pub id: CommitId,
    /// All parents it names, read or not, first parent first.
    pub parents: Vec<CommitId>,
    /// Whether the repository is shallow here, so that its parents are not to be had.
    pub cut: bool,
    /// Who wrote it.
    pub author: Identity,
    /// Who put it there.
    pub committer: Identity,
    /// When it was written.
    pub authored: Stamp,
    /// When it was put there.
    pub committed: Stamp,
    /// As `git log --format=%s`.
    pub subject: String,
    /// As `git log --format=%(trailers)`.
    pub trailers: Vec<Trailer>,
    /// What it did to files.
    pub diff: FreshDiff,
    /// Changes of mode only and of type: no events, but rows of `git log --raw`, counted so that
    /// totals can be compared with git's.
    pub dropped: u32,
}

/// As [`crate::TreeDiff`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FreshDiff {
    /// Its events, in byte order of the path.
    Events(Vec<FreshEvent>),
    /// A merge.
    Merge,
    /// An object needed is missing, or the history is cut here.
    Missing,
}

/// As [`crate::FileEvent`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshEvent {
    /// What happened.
    pub act: FreshAct,
    /// The path after it (of a deletion: before).
    pub path: Path,
    /// What the entry is (of a deletion: was).
    pub kind: EntryKind,
}

/// As [`crate::Act`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FreshAct {
    /// It was not there.
    Added,
    /// Its content changed.
    Modified,
    /// It is no longer there.
    Deleted,
    /// It was called `from`; similarity in percent.
    Renamed {
        /// The former path.
        from: Path,
        /// 50 to 100.
        similarity: u8,
    },
}

/// As one entry of [`crate::History::chain`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshStep {
    /// The commit.
    pub commit: CommitId,
    /// Paths put there (with what they are) or taken away; `None` where a tree is missing.
    pub presence: Option<Vec<(Path, Option<EntryKind>)>>,
    /// Special files it added or changed, with their text; `None` where the object is missing.
    pub texts: Vec<(Path, Special, Option<Vec<u8>>)>,
}

/// As [`crate::Tag`], with the tagger written out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshTag {
    /// The id of the tag object.
    pub id: CommitId,
    /// The name, without `refs/tags/`.
    pub name: String,
    /// The commit it names, in the end.
    pub commit: CommitId,
    /// Who tagged, and when.
    pub tagger: Option<(Identity, Stamp)>,
}
