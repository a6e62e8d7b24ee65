//! Issues that have a label, or are assigned to an account.

use records::Account;

use super::Name;
use super::accounts::{account, named};
use super::note::{Says, says};
use super::wire::{IssueOf, Note};
use crate::forge::issue::{in_query, since_in_query};
use crate::forge::reading::{MOST_HELD_PAGES, in_pieces, items};
use crate::forge::{Assignment, Client, Error, Issue, IssuesOf};

/// All issues that have a label, or are assigned to an account, the oldest first; those alone that changed since a second, where one is given.
pub fn issues(
    client: &mut Client<'_>,
    name: &Name,
    of: IssuesOf<'_>,
    since: Option<i64>,
) -> Result<Vec<Issue>, Error> {
    let of = match of {
        IssuesOf::Label(label) => format!("labels={}", in_query(label)),
        IssuesOf::Assigned(login) => format!("assignee_username={}", in_query(login)),
    };
    let since = since_in_query("updated_after", since);
    let path = format!(
        "/projects/{}/issues?{of}&scope=all&state=all&order_by=created_at&sort=asc&per_page=100{since}",
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
    let found = notes(client, name, number)?;
    let by_people = found.iter().filter(|note| !note.system);
    Ok(by_people.map(|note| (account(note.author.as_ref()), note.created_at.as_second())).collect())
}

/// Who was assigned to an issue and no longer, by whom and when, the oldest first: as the notes say that GitLab wrote itself.
pub fn assigned_on(client: &mut Client<'_>, name: &Name, number: u64) -> Result<Vec<Assignment>, Error> {
    let mut all = Vec::new();
    for note in notes(client, name, number)?.iter().filter(|note| note.system) {
        let Says::Assignees { assigned, unassigned } = says(&note.body) else { continue };
        let (at, by) = (note.created_at.as_second(), account(note.author.as_ref()));
        let of = |login: &String, begins| Assignment { at, by: by.clone(), whom: named(login), begins };
        all.extend(assigned.iter().map(|login| of(login, true)));
        all.extend(unassigned.iter().map(|login| of(login, false)));
    }
    Ok(all)
}

fn notes(client: &mut Client<'_>, name: &Name, number: u64) -> Result<Vec<Note>, Error> {
    let base = client.at(&format!("/projects/{}/issues/{number}/notes", name.in_address()));
    let page = |of: u32| format!("{base}?sort=asc&order_by=created_at&per_page={of}");
    Ok(in_pieces::<Note>(client, page, &format!("the notes of the issue {number}"))?.0)
}
