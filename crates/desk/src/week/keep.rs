//! What becomes of drafts: kept, dropped, or left for later.

use std::collections::HashSet;

use growth::{About, Entry, Note};
use jiff::civil::Date;
use records::{CommitId, WordId};

use super::{Draft, Week};
use crate::Failure;
use crate::notes::Notebook;

/// The drafts that were neither dropped nor kept: a line is linked with the commits it was made of, and while it
/// stands its draft does not come again.
pub fn open(drafts: Vec<Draft>, book: &Notebook) -> Vec<Draft> {
    let dropped = book.notes.iter().filter_map(|(_, word)| match &word.said {
        Note::Dropped { draft } => Some(draft.as_str()),
        _ => None,
    });
    let dropped: HashSet<&str> = dropped.collect();
    let links = book.log.lines().iter().flat_map(|line| &line.links);
    let linked: HashSet<&CommitId> = links
        .filter_map(|link| match link {
            About::Commit(commit) => Some(commit),
            _ => None,
        })
        .collect();
    let is_open = |draft: &Draft| {
        !dropped.contains(draft.key.as_str())
            && !draft.commits.first().is_some_and(|first| linked.contains(first))
    };
    drafts.into_iter().filter(is_open).collect()
}

/// Keeps a draft as a line of the log, in its own words or in others, linked with its commits; one act.
pub fn keep(book: &mut Notebook, draft: &Draft, entry: Entry, day: Option<Date>) -> Result<WordId, Failure> {
    let line = name(book.now, draft, 0);
    let day = Some(day.unwrap_or(draft.day));
    let mut notes = vec![(line, Note::Kept { entry, day })];
    for (at, commit) in (1..=u8::MAX).zip(&draft.commits) {
        let to = About::Commit(*commit);
        notes.push((name(book.now, draft, at), Note::Linked { of: line, to }));
    }
    book.keep_named(notes)?;
    Ok(line)
}

/// The name of a note made of a draft: other drafts, and other notes of this one, have other bytes.
fn name(now: i64, draft: &Draft, at: u8) -> WordId {
    let mut bytes = [0; 10];
    if let Some(first) = draft.commits.first() {
        bytes.copy_from_slice(&first.as_bytes()[..10]);
    }
    // The third and the first of these bytes hold bits of the version too.
    bytes[9] = at;
    WordId::new(now, bytes)
}

/// Drops a draft: it does not come again.
pub fn drop(book: &mut Notebook, draft: &Draft) -> Result<(), Failure> {
    book.keep(&[Note::Dropped { draft: draft.key.clone() }]).map(|_| ())
}

/// Keeps that a week was looked at, once.
pub fn looked_at(book: &mut Notebook, week: Week) -> Result<(), Failure> {
    let sunday = week.sunday();
    let said = |note: &Note| matches!(note, Note::Week { sunday: known, .. } if *known == sunday);
    if !book.notes.iter().any(|(_, word)| said(&word.said)) {
        book.keep(&[Note::Week { sunday, took: None }])?;
    }
    Ok(())
}
