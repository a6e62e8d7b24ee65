//! Issues that have a label.

use records::Account;

use super::Name;
use super::accounts::account;
use super::wire::{IssueOf, Note};
use crate::forge::issue::{in_query, since_in_query};
use crate::forge::reading::{MOST_HELD_PAGES, in_pieces, items};
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
        author: account(issue.author.as_ref()),
        opened: issue.created_at.as_second(),
        updated: issue.updated_at.as_second(),
        closed: issue.closed_at.map(jiff::Timestamp::as_second),
        closed_by: issue.closed_by.as_ref().map(|user| account(Some(user))),
        // GitLab does not say why.
        done: None,
        assigned: issue.assignees.iter().map(|user| account(Some(user))).collect(),
        comments: issue.user_notes_count,
    };
    Ok(found.into_iter().map(of).collect())
}

/// Who wrote something on an issue, and when, the oldest first. What it is, is not looked at.
pub fn said_on(client: &mut Client<'_>, name: &Name, number: u64) -> Result<Vec<(Account, i64)>, Error> {
    let base = client.at(&format!("/projects/{}/issues/{number}/notes", name.in_address()));
    let page = |of: u32| format!("{base}?sort=asc&order_by=created_at&per_page={of}");
    let (found, _) = in_pieces::<Note>(client, page, &format!("the notes of the issue {number}"))?;
    let by_people = found.iter().filter(|note| !note.system);
    Ok(by_people.map(|note| (account(note.author.as_ref()), note.created_at.as_second())).collect())
}
