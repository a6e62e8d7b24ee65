use serde::{Deserialize, Serialize};

use std::ops::Range;

use crate::{Commit, CommitId, CommitIx, FileEvent, Identity, Path, PathIx, Presence, Stamp, Tag};

/// The branch that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its short name, such as `main`; `HEAD` when detached.
    pub branch: String,
    /// Why this branch: `setting`, `origin/HEAD` or `HEAD`.
    pub origin: String,
    /// Its newest commit.
    pub tip: CommitId,
}

/// Files whose text says something about other files or people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Special {
    /// `.gitattributes`, in any directory.
    Attributes,
    /// `.mailmap` of the root.
    Mailmap,
    /// `.git-blame-ignore-revs` of the root.
    IgnoredRevs,
    /// `CODEOWNERS`, of the root, `.github/`, `.gitlab/` or `docs/`.
    CodeOwners,
    /// `MAINTAINERS`, with or without an extension, of the root.
    Maintainers,
}

impl Special {
    /// What a path is, if it is one of these.
    pub fn of(path: &[u8]) -> Option<Special> {
        let (dir, name) = match path.iter().rposition(|&byte| byte == b'/') {
            Some(slash) => (&path[..slash], &path[slash + 1..]),
            None => (&path[..0], path),
        };
        match name {
            b".gitattributes" => Some(Special::Attributes),
            b"CODEOWNERS" if matches!(dir, b"" | b".github" | b".gitlab" | b"docs") => {
                Some(Special::CodeOwners)
            }
            _ if !dir.is_empty() => None,
            b".mailmap" => Some(Special::Mailmap),
            b".git-blame-ignore-revs" => Some(Special::IgnoredRevs),
            _ if name == b"MAINTAINERS" || name.starts_with(b"MAINTAINERS.") => Some(Special::Maintainers),
            _ => None,
        }
    }
}

/// The text a special file has from one commit of the chain on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileText {
    /// The commit of the first-parent chain.
    pub commit: CommitIx,
    /// The file.
    pub path: PathIx,
    /// Its content; `None` where the object is missing. A file that is gone has a [`Presence`].
    pub text: Option<Vec<u8>>,
}

/// What one branch of one repository says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The name shown: the last component of the repository's directory.
    pub repository: String,
    /// The branch.
    pub head: Head,
    /// Every commit reachable from the tip, in an order in which parents stand before children.
    pub commits: Vec<Commit>,
    /// Names and addresses; each pair once.
    pub identities: Vec<Identity>,
    /// Paths; each once.
    pub paths: Vec<Path>,
    /// File events, those of a commit together, in byte order of the path.
    pub events: Vec<FileEvent>,
    /// Commits of the first-parent chain, oldest first, with what each did to the tree against the
    /// one before it (the oldest: against nothing, also where the history is cut there).
    /// `None`: not known, because a tree is missing.
    pub chain: Vec<(CommitIx, Option<Range<u32>>)>,
    /// What [`History::chain`] points into.
    pub presence: Vec<Presence>,
    /// Texts of special files, in order of the chain.
    pub texts: Vec<FileText>,
    /// Annotated tags, by name.
    pub tags: Vec<Tag>,
}

impl History {
    /// The events of a commit; none for merges and where they are not known.
    pub fn events_of(&self, commit: &Commit) -> &[FileEvent] {
        match &commit.diff {
            crate::TreeDiff::Events(range) => &self.events[range.start as usize..range.end as usize],
            crate::TreeDiff::Merge | crate::TreeDiff::Missing => &[],
        }
    }

    /// When the newest commit of the chain was committed.
    pub fn tip_date(&self) -> Option<Stamp> {
        self.chain.last().map(|&(commit, _)| self.commits[commit as usize].committed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_speak_of_others_are_special() {
        assert_eq!(Special::of(b"deep/down/.gitattributes"), Some(Special::Attributes));
        assert_eq!(Special::of(b".github/CODEOWNERS"), Some(Special::CodeOwners));
        assert_eq!(Special::of(b"MAINTAINERS.md"), Some(Special::Maintainers));
        assert_eq!(Special::of(b"src/CODEOWNERS"), None);
        assert_eq!(Special::of(b"sub/.mailmap"), None);
        assert_eq!(Special::of(b"README"), None);
    }
}
