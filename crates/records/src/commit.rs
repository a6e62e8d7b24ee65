use serde::{Deserialize, Serialize};

use std::ops::Range;

use crate::{CommitId, Stamp};

/// Where a commit stands in [`crate::History::commits`].
pub type CommitIx = u32;
/// Where a name and address stand in [`crate::History::identities`].
pub type IdentityIx = u32;

/// A name and an address, as one commit or tag wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Identity {
    /// The name, in UTF-8 by the commit's own `encoding`; what cannot be decoded is U+FFFD.
    pub name: String,
    /// The address between `<` and `>`, as written.
    pub email: String,
}

/// One line at the end of a message, such as `Co-authored-by: A <a@b>`, folded lines joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trailer {
    /// What stands before the separator, as written.
    pub key: String,
    /// What stands after it.
    pub value: String,
}

/// Whether what a commit did to files is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeDiff {
    /// Known: these of [`crate::History::events`].
    Events(Range<u32>),
    /// A merge; merges carry no file events.
    Merge,
    /// Not known, because an object is missing or the history is cut here. Never "no files".
    Missing,
}

/// A commit reachable from the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: CommitId,
    /// Its parents that were read, first parent first.
    pub parents: Vec<CommitIx>,
    /// Whether a parent it names was not read (the history is shallow here).
    pub cut: bool,
    /// Who wrote it.
    pub author: IdentityIx,
    /// Who put it there.
    pub committer: IdentityIx,
    /// When it was written.
    pub authored: Stamp,
    /// When it was put there.
    pub committed: Stamp,
    /// The first paragraph of the message on one line, as `git log --format=%s`.
    pub subject: String,
    /// Trailers of the message, as `git log --format=%(trailers)`.
    pub trailers: Vec<Trailer>,
    /// What it did to files.
    pub diff: TreeDiff,
}

impl Commit {
    /// Whether it names more than one parent.
    pub fn is_merge(&self) -> bool {
        self.diff == TreeDiff::Merge
    }

    /// Whether it names no parent: the first commit of a history.
    pub fn is_root(&self) -> bool {
        self.parents.is_empty() && !self.cut
    }
}

/// An annotated tag whose commit is reachable from the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The id of the tag object (not of the commit).
    pub id: CommitId,
    /// The name, without `refs/tags/`, as UTF-8 with what cannot be decoded as U+FFFD.
    pub name: String,
    /// The commit it names, in the end.
    pub commit: CommitIx,
    /// Who tagged; absent in some old tags.
    pub tagger: Option<(IdentityIx, Stamp)>,
}
