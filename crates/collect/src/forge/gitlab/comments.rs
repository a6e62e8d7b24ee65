//! What the lead wrote on a request. It stands in the notes, which are read anyway.

use super::accounts::account;
use super::wire::Note;
use crate::forge::comment::is_wanted;
use crate::forge::{Comment, asks_something};

/// What this account wrote in the notes of a request, in the conversation and on lines.
pub(super) fn in_notes(request: u64, notes: &[Note], whose: Option<&str>) -> Vec<Comment> {
    let written = notes.iter().filter(|note| !note.system);
    let comments = written.filter_map(|note| {
        let account = account(note.author.as_ref());
        is_wanted(&account, whose).then_some(())?;
        let (at, asks) = (note.created_at.as_second(), asks_something(&note.body));
        Some(Comment { id: note.id, request, at, account, asks })
    });
    comments.collect()
}
