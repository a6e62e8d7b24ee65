//! Issues that have a label.

use super::Name;
use super::accounts::account;
use super::wire::IssueOf;
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
    let (label, since) = (in_query(label), since_in_query("updated_after", since));
    let path = format!(
        "/projects/{}/issues?labels={label}&scope=all&state=all&order_by=created_at&sort=asc&per_page=100{since}",
        name.in_address()
    );
    let address = client.at(&path);
    let (found, _) = items::<IssueOf>(client, address, "the list of issues", MOST_HELD_PAGES)?;
    let of = |issue: IssueOf| Issue {
        number: issue.iid,
        title: issue.title,
        labels: issue.labels,
        opened: issue.created_at.as_second(),
        closed: issue.closed_at.map(jiff::Timestamp::as_second),
        closed_by: issue.closed_by.as_ref().map(|user| account(Some(user))),
        assigned: issue.assignees.iter().map(|user| account(Some(user))).collect(),
    };
    Ok(found.into_iter().map(of).collect())
}
