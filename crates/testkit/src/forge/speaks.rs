use super::http::{Head, Reply};
use super::{World, dialect, gitlab_dialect};

/// Whose way to answer it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// GitHub's.
    GitHub,
    /// GitLab's, below `/api/v4`.
    GitLab,
}

impl Speaks {
    /// All there are.
    pub const ALL: [Speaks; 2] = [Speaks::GitHub, Speaks::GitLab];

    /// The right answer.
    pub(super) fn answers(self, world: &World, head: &Head) -> Reply {
        match self {
            Speaks::GitHub => dialect::github(world, head),
            Speaks::GitLab => gitlab_dialect::gitlab(world, head),
        }
    }

    /// What every answer has.
    pub(super) fn plain(self, world: &World, reply: Reply) -> Reply {
        match self {
            Speaks::GitHub => dialect::plain(world, reply),
            Speaks::GitLab => gitlab_dialect::plain(world, reply),
        }
    }

    /// The same answer, with one more page behind it.
    pub(super) fn never_ends(self, reply: Reply, head: &Head) -> Reply {
        let link = match self {
            Speaks::GitHub => dialect::after(head),
            Speaks::GitLab => gitlab_dialect::after(head),
        };
        // Each differs, so that it is not the same page again.
        let mut body = reply.body.clone();
        body.resize(body.len() + dialect::number(head, "page", 1), b' ');
        Reply { body, ..reply }.with("link", &link)
    }
}
