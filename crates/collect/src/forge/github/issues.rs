//! Issues that have a label, or are assigned to an account.

use records::Account;

use super::Name;
use super::accounts::account;
use super::event::{Event, LEFT_OUT};
use super::wire::{Assigned, IssueOf, Written, names};
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
        IssuesOf::Assigned(login) => format!("assignee={}", in_query(login)),
    };
    let since = since_in_query("since", since);
    let path = format!("/repos/{name}/issues?{of}&state=all&sort=created&direction=asc&per_page=100{since}");
    let address = client.at(&path);
    let (found, _) = items::<IssueOf>(client, address, "the list of issues", MOST_HELD_PAGES)?;
    // GitHub lists pull requests as issues too.
    let found = found.into_iter().filter(|issue| issue.pull_request.is_none());
    let of = |issue: IssueOf| Issue {
        number: issue.number,
        title: issue.title.clone(),
        labels: names(&issue.labels),
        author: account(issue.user.as_ref()),
        opened: issue.created_at.as_second(),
        updated: issue.updated_at.as_second(),
        closed: issue.closed_at.map(jiff::Timestamp::as_second),
        // Null is what GitHub has for who was deleted, and for what is open.
        closed_by: issue.closed_by.as_ref().map(|user| account(Some(user))),
        done: done(&issue),
        assigned: issue.assignees.iter().map(|user| account(Some(user))).collect(),
        comments: issue.comments,
    };
    Ok(found.map(of).collect())
}

/// Who wrote something on an issue, and when, the oldest first. What it is, is not looked at.
pub fn said_on(client: &mut Client<'_>, name: &Name, number: u64) -> Result<Vec<(Account, i64)>, Error> {
    let base = client.at(&format!("/repos/{name}/issues/{number}/comments"));
    let page = |of: u32| format!("{base}?per_page={of}");
    let (found, _) = in_pieces::<Written>(client, page, &format!("the comments on #{number}"))?;
    Ok(found.iter().map(|one| (account(one.user.as_ref()), one.created_at.as_second())).collect())
}

/// Who was assigned to an issue and no longer, by whom and when, the oldest first.
pub fn assigned_on(client: &mut Client<'_>, name: &Name, number: u64) -> Result<Vec<Assignment>, Error> {
    let base = client.at(&format!("/repos/{name}/issues/{number}/timeline"));
    let page = |of: u32| format!("{base}?per_page={of}&exclude={LEFT_OUT}");
    let (found, _) = in_pieces::<Event>(client, page, &format!("the timeline of #{number}"))?;
    let of = |assigned: &Assigned, begins| Assignment {
        at: assigned.done.created_at.as_second(),
        by: account(assigned.done.actor.as_ref()),
        whom: account(assigned.assignee.as_ref()),
        begins,
    };
    let all = found.iter().filter_map(|event| match event {
        Event::Assigned(assigned) => Some(of(assigned, true)),
        Event::Unassigned(assigned) => Some(of(assigned, false)),
        _ => None,
    });
    Ok(all.collect())
}

/// Whether it was closed as done, or given up. An older server does not say.
fn done(issue: &IssueOf) -> Option<bool> {
    issue.closed_at?;
    match issue.state_reason.as_deref()? {
        "completed" => Some(true),
        "not_planned" | "duplicate" => Some(false),
        _ => None,
    }
}
