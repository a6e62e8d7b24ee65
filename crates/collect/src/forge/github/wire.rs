//! What is read of GitHub's answers, by GitHub's own names. Fields that are not here are passed over.
//!
//! Source: the description of the REST interface, version 2022-11-28 (npm `@octokit/openapi` 23.0.2).

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// `simple-user`. Where an account was deleted there is `null` in its place.
#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub login: String,
    /// `User`, `Bot`, `Organization`, `Mannequin`.
    #[serde(rename = "type", default)]
    pub kind: String,
}

/// `team-simple`.
#[derive(Debug, Deserialize)]
pub(super) struct Team {
    pub slug: String,
}

/// `pull-request-simple`, an item of the list.
#[derive(Debug, Deserialize)]
pub(super) struct Pull {
    pub number: u64,
    pub title: String,
    pub state: String,
    pub draft: Option<bool>,
    pub user: Option<User>,
    #[serde(default)]
    pub author_association: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub merged_at: Option<Timestamp>,
    pub merge_commit_sha: Option<String>,
    pub head: Head,
    pub base: Base,
    #[serde(default)]
    pub requested_reviewers: Vec<User>,
    #[serde(default)]
    pub requested_teams: Vec<Team>,
    pub auto_merge: Option<IgnoredAny>,
    #[serde(default)]
    pub labels: Vec<Label>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Head {
    pub sha: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Base {
    #[serde(rename = "ref")]
    pub name: String,
}

/// What every issue event has: who, and when.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    pub actor: Option<User>,
    pub created_at: Timestamp,
}

/// `review-requested-issue-event`, `review-request-removed-issue-event`: either of the two is there.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    pub done: Done,
    pub requested_reviewer: Option<User>,
    pub requested_team: Option<Team>,
}

/// `timeline-assigned-issue-event`, `timeline-unassigned-issue-event`.
#[derive(Debug, Deserialize)]
pub(super) struct Assigned {
    #[serde(flatten)]
    pub done: Done,
    pub assignee: Option<User>,
}

/// `timeline-reviewed-event`. It has no `actor` and no `created_at`.
#[derive(Debug, Deserialize)]
pub(super) struct Reviewed {
    pub id: u64,
    pub user: Option<User>,
    pub state: String,
    /// Looked at where it is the lead's own, and not kept.
    pub body: Option<String>,
    /// None for a review that was not sent yet, which only its own author sees.
    pub submitted_at: Option<Timestamp>,
    /// The newest commit at that time.
    pub commit_id: Option<String>,
}

/// `review-dismissed-issue-event`.
#[derive(Debug, Deserialize)]
pub(super) struct Dismissed {
    #[serde(flatten)]
    pub done: Done,
    pub dismissed_review: DismissedReview,
}

#[derive(Debug, Deserialize)]
pub(super) struct DismissedReview {
    /// What it was before.
    pub state: String,
    pub review_id: u64,
}

/// `timeline-committed-event`. It has neither an id nor an account nor the time of the push.
#[derive(Debug, Deserialize)]
pub(super) struct Committed {
    pub sha: String,
    pub author: Signed,
    pub committer: Signed,
    pub parents: Vec<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Signed {
    pub date: Timestamp,
    #[serde(default)]
    pub email: String,
}

/// `timeline-comment-event`.
#[derive(Debug, Deserialize)]
pub(super) struct Commented {
    #[serde(default)]
    pub id: u64,
    /// Looked at where it is the lead's own, and not kept.
    pub body: Option<String>,
    pub user: Option<User>,
    pub created_at: Timestamp,
}

/// `pull-request-review-comment`.
#[derive(Debug, Deserialize)]
pub(super) struct LineComment {
    pub id: u64,
    pub user: Option<User>,
    /// Looked at where it is the lead's own, and not kept.
    pub body: String,
    pub created_at: Timestamp,
    /// It ends in the number of the request.
    pub pull_request_url: String,
}

/// `issue`.
#[derive(Debug, Deserialize)]
pub(super) struct IssueOf {
    pub number: u64,
    pub title: String,
    pub labels: Vec<Label>,
    pub user: Option<User>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<User>,
    /// `completed`, `not_planned`, `duplicate`, `reopened`.
    pub state_reason: Option<String>,
    #[serde(default)]
    pub comments: u64,
    #[serde(default)]
    pub assignees: Vec<User>,
    /// There for a pull request.
    pub pull_request: Option<IgnoredAny>,
}

/// A label: its name, or what has one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Label {
    Name(String),
    Of { name: Option<String> },
}

/// The names of labels that have one.
pub(super) fn names(labels: &[Label]) -> Vec<String> {
    let name = |label: &Label| match label {
        Label::Name(name) => Some(name.clone()),
        Label::Of { name } => name.clone(),
    };
    labels.iter().filter_map(name).collect()
}

/// `issue-comment`, of which its text is not read.
#[derive(Debug, Deserialize)]
pub(super) struct Written {
    pub user: Option<User>,
    pub created_at: Timestamp,
}

/// An item of the list of commits (`commit`): the mail that git has, and the account GitHub knows for it.
#[derive(Debug, Deserialize)]
pub(super) struct Commit {
    pub commit: CommitOf,
    /// `simple-user`, or `{}`, or null.
    pub author: Option<MaybeUser>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CommitOf {
    pub author: Option<Mail>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Mail {
    pub email: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct MaybeUser {
    pub login: Option<String>,
    #[serde(rename = "type", default)]
    pub kind: String,
}

/// `full-repository`.
#[derive(Debug, Deserialize)]
pub(super) struct Repository {
    pub full_name: String,
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
