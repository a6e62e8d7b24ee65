//! Issues that have a label.

use super::Name;
use super::accounts::account;
use super::wire::{IssueOf, Label};
use crate::forge::issue::{in_query, since_in_query};
use crate::forge::reading::{MOST_HELD_PAGES, items};
use crate::forge::{Client, Error, Issue};

/// All issues that have a label, the oldest first; those alone that changed since a second, where one is given.
pub fn issues(
    client: &mut Client<'_>,
    name: &Name,
    label: &str,
    since: Option<i64>,
) -> Result<Vec<Issue>, Error> {
    let (label, since) = (in_query(label), since_in_query("since", since));
    let path = format!(
        "/repos/{name}/issues?labels={label}&state=all&sort=created&direction=asc&per_page=100{since}"
    );
    let address = client.at(&path);
    let (found, _) = items::<IssueOf>(client, address, "the list of issues", MOST_HELD_PAGES)?;
    // GitHub lists pull requests as issues too.
    let found = found.into_iter().filter(|issue| issue.pull_request.is_none());
    let of = |issue: IssueOf| Issue {
        number: issue.number,
        title: issue.title,
        labels: issue.labels.into_iter().filter_map(Label::name).collect(),
        opened: issue.created_at.as_second(),
        closed: issue.closed_at.map(jiff::Timestamp::as_second),
        // Null is what GitHub has for who was deleted, and for what is open.
        closed_by: issue.closed_by.as_ref().map(|user| account(Some(user))),
        assigned: issue.assignees.iter().map(|user| account(Some(user))).collect(),
    };
    Ok(found.map(of).collect())
}
