//! What is read of GitLab's answers, by GitLab's own names. Fields that are not here are passed over.
//!
//! Source: GitLab's entities (`lib/api/entities`) and the schemas its own tests hold them to (`spec/fixtures/api/schemas/public_api/v4`).

use jiff::Timestamp;
use serde::Deserialize;

/// `user/basic`.
#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub username: String,
    /// Only some answers have it.
    #[serde(default)]
    pub bot: bool,
}

/// Of `user/public`, which is told of oneself, the mails of one's own commits.
#[derive(Debug, Deserialize)]
pub(super) struct Own {
    #[serde(flatten)]
    pub user: User,
    pub email: Option<String>,
    pub commit_email: Option<String>,
}

/// `project`.
#[derive(Debug, Deserialize)]
pub(super) struct Project {
    pub path_with_namespace: String,
}

/// `merge_request`, an item of the list.
#[derive(Debug, Deserialize)]
pub(super) struct MergeRequest {
    pub iid: u64,
    pub title: String,
    /// `opened`, `closed`, `locked`, `merged`.
    pub state: String,
    pub draft: Option<bool>,
    /// What `draft` was called before.
    pub work_in_progress: Option<bool>,
    pub author: Option<User>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<User>,
    pub merged_at: Option<Timestamp>,
    pub merged_by: Option<User>,
    /// Who merged it, or let it be merged by itself.
    pub merge_user: Option<User>,
    pub target_branch: String,
    /// None where the fork is gone.
    pub source_project_id: Option<u64>,
    pub target_project_id: Option<u64>,
    /// The newest commit of its branch.
    pub sha: Option<String>,
    pub merge_commit_sha: Option<String>,
    pub squash_commit_sha: Option<String>,
    #[serde(default)]
    pub reviewers: Vec<User>,
    #[serde(default)]
    pub merge_when_pipeline_succeeds: bool,
    /// Comments of people.
    #[serde(default)]
    pub user_notes_count: u64,
    #[serde(default)]
    pub labels: Vec<String>,
}

impl MergeRequest {
    pub(super) fn is_open(&self) -> bool {
        // `locked` is the moment in which it is merged.
        self.state == "opened" || self.state == "locked"
    }

    pub(super) fn is_draft(&self) -> bool {
        self.draft.or(self.work_in_progress).unwrap_or(false)
    }

    /// Whether its branch is in another project.
    pub(super) fn is_of_a_fork(&self) -> bool {
        self.source_project_id != self.target_project_id
    }
}

/// `notes`, an item of the list: a comment, or something GitLab writes down itself.
#[derive(Debug, Deserialize)]
pub(super) struct Note {
    #[serde(default)]
    pub id: u64,
    /// `DiffNote` on lines, `DiscussionNote` in a thread; none for a plain one.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Looked at where GitLab wrote it or it is the lead's own, and not kept.
    pub body: String,
    pub author: Option<User>,
    pub created_at: Timestamp,
    /// Whether GitLab wrote it.
    pub system: bool,
}

/// `resource_state_event`.
#[derive(Debug, Deserialize)]
pub(super) struct StateEvent {
    pub user: Option<User>,
    pub created_at: Timestamp,
    /// `closed`, `reopened`, `merged`.
    pub state: String,
}

/// `issue`.
#[derive(Debug, Deserialize)]
pub(super) struct IssueOf {
    pub iid: u64,
    pub title: String,
    #[serde(default)]
    pub labels: Vec<String>,
    pub author: Option<User>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<User>,
    /// Comments of people.
    #[serde(default)]
    pub user_notes_count: u64,
    #[serde(default)]
    pub assignees: Vec<User>,
}

/// `event`, of which only what it is about is read.
#[derive(Debug, Deserialize)]
pub(super) struct ProjectEvent {
    pub target_iid: Option<u64>,
}

/// `members`, an item of the list.
#[derive(Debug, Deserialize)]
pub(super) struct Member {
    pub username: String,
    pub access_level: u64,
}
