//! What the lead wrote on lines of requests, which GitHub has in a list of its own.

use std::ops::ControlFlow;
use std::str::FromStr;

use collect::forge::github::{self, Lines};
use collect::forge::{Client, Comment};
use records::{Account, Place};
use store::Data;

use super::keeping::said;
use super::kept::{LINE, LINES, ONE, key_of};
use crate::Failure;

/// How far they are read: up to which second, when a reading began that is not at its end, and how many pages of it there are.
type KeptLines = (Option<i64>, Option<i64>, u32);

/// Reads what is new of them, from `since` on at first. A page and how far it leads are kept one after the other: what comes twice takes its own place.
pub(super) fn read(
    data: &mut Data,
    source: &str,
    client: &mut Client<'_>,
    (place, own): (&Place, &Account),
    since: i64,
) -> Result<(), Failure> {
    let kept = data.item::<KeptLines>(source, ONE, LINES)?;
    let (since, begun, pages) = kept.unwrap_or((Some(since), None, 0));
    let name = github::Name::from_str(&place.name)?;
    let mut failed = None;
    let mut keep = |comments: Vec<Comment>, far: Lines| {
        let rows: Vec<_> = comments.iter().map(|comment| (key_of(comment.id), said(comment))).collect();
        let far: KeptLines = (far.since, far.begun, far.pages);
        let kept = data.keep_items(source, LINE, &rows);
        match kept.and_then(|()| data.keep_items(source, ONE, &[(LINES.to_owned(), far)])) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    match github::line_comments(client, &name, &own.login, Lines { since, begun, pages }, &mut keep) {
        // A token may be good for requests and not for this list: the rest was read all the same.
        Err(collect::forge::Error::NoRight { .. } | collect::forge::Error::NotFound { .. }) => {}
        read => read?,
    }
    failed.map_or(Ok(()), |error| Err(error.into()))
}
