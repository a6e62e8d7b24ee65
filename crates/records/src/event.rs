use serde::{Deserialize, Serialize};

use bstr::BString;

/// A path from the root of the repository; bytes, because git's paths are.
pub type Path = BString;
/// Where a path stands in [`crate::History::paths`].
pub type PathIx = u32;

/// What an entry of a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntryKind {
    /// An ordinary file, executable or not.
    File,
    /// A symbolic link.
    Link,
    /// A submodule.
    Submodule,
}

/// What a commit did to one path, against its only parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// It was not there.
    Added,
    /// Its content changed. Changes of mode only and of type are not recorded.
    Modified,
    /// It is no longer there.
    Deleted,
    /// It was called `from`.
    Renamed {
        /// The former path.
        from: PathIx,
        /// git's similarity in percent, 50 to 100; 100 is a rename that changed nothing.
        similarity: u8,
    },
}

/// One row of `git log --raw -M`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileEvent {
    /// What happened.
    pub act: Act,
    /// The path after it (of a deletion: before).
    pub path: PathIx,
    /// What the entry is (of a deletion: was).
    pub kind: EntryKind,
}

/// A step of the tree along the branch: what a commit of the first-parent chain, merges included,
/// put there or took away against its first parent. Content changes are not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Presence {
    /// The path.
    pub path: PathIx,
    /// What is there from this commit on; `None`: nothing.
    pub entry: Option<EntryKind>,
}
