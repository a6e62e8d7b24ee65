//! What the lead wrote on requests. In the conversation and with a review it stands in the timeline, which is read anyway; on lines it has a
//! list of its own.

use std::ops::ControlFlow;

use super::Name;
use super::accounts::account;
use super::event::Event;
use super::wire::LineComment;
use crate::forge::comment::is_wanted;
use crate::forge::issue::since_in_query;
use crate::forge::reading::{MOST_LIST_PAGES, OVERLAP};
use crate::forge::{Client, Comment, Error, Pages, asks_something};

/// What this account wrote in a timeline: comments in the conversation, and what stands above a review.
pub(super) fn in_timeline(request: u64, events: &[Event], whose: Option<&str>) -> Vec<Comment> {
    let written = events.iter().filter_map(|event| match event {
        Event::Commented(comment) => {
            Some((comment.id, Some(comment.created_at), comment.user.as_ref(), comment.body.as_deref()))
        }
        Event::Reviewed(review) => {
            // A review may be nothing but its state, and has an empty text then.
            let body = review.body.as_deref().filter(|body| !body.trim().is_empty())?;
            Some((review.id, review.submitted_at, review.user.as_ref(), Some(body)))
        }
        _ => None,
    });
    let comments = written.filter_map(|(id, at, user, body)| {
        let account = account(user);
        is_wanted(&account, whose).then_some(())?;
        Some(Comment { id, request, at: at?.as_second(), account, asks: asks_something(body.unwrap_or("")) })
    });
    comments.collect()
}

/// How far the comments on lines are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What was written or changed before this second of the forge's clock is read.
    pub since: Option<i64>,
    /// The forge's clock when the reading began that is not at its end.
    pub begun: Option<i64>,
    /// Pages that are read of it.
    pub pages: u32,
}

impl Lines {
    /// Nothing is read yet.
    pub const NONE: Lines = Lines { since: None, begun: None, pages: 0 };
}

/// Reads what this account wrote on lines of any request, and what it changed of it since `from`.
///
/// `keep` is given what is found on each page, and how far it is read then, to be kept together; the same comment may come again, and takes the
/// place of what was known of it. It says whether to go on, and where it does not, that is no error.
pub fn line_comments(
    client: &mut Client<'_>,
    name: &Name,
    whose: &str,
    from: Lines,
    keep: &mut dyn FnMut(Vec<Comment>, Lines) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut far = from;
    // By the time they were written: what is changed meanwhile may come twice, and nothing is missed.
    let since = since_in_query("since", far.since);
    let path = format!("/repos/{name}/pulls/comments?sort=created&direction=asc&per_page=100{since}");
    let first = client.at(&format!("{path}&page={}", far.pages + 1));
    let mut pages = Pages::new(first, "the list of comments on lines", MOST_LIST_PAGES);
    while let Some(page) = pages.turn(client, None)? {
        let Some(answer) = page.answer else { break };
        let found: Vec<LineComment> = answer.read()?;
        let found = found.iter().filter_map(|comment| on_lines(comment, whose)).collect();
        far.begun = far.begun.or(answer.at);
        far.pages += 1;
        if pages.next().is_none() {
            let since = far.begun.map(|begun| begun.saturating_sub(OVERLAP)).or(far.since);
            far = Lines { since, begun: None, pages: 0 };
        }
        if keep(found, far).is_break() {
            break;
        }
    }
    Ok(())
}

fn on_lines(comment: &LineComment, whose: &str) -> Option<Comment> {
    let account = account(comment.user.as_ref());
    is_wanted(&account, Some(whose)).then_some(())?;
    // Its address is all that tells of which request it is.
    let request = comment.pull_request_url.rsplit('/').next()?.parse().ok()?;
    let (at, asks) = (comment.created_at.as_second(), asks_something(&comment.body));
    Some(Comment { id: comment.id, request, at, account, asks })
}
