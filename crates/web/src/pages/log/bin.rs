//! What was taken back in the last thirty days.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::Failure;
use desk::notes::{Notebook, in_words};
use desk::text::day_short;
use growth::Note;
use records::WordId;

use crate::acts::{Act, Kept, note};
use crate::forms::{Filled, Refused, Typed, ours};
use crate::page::{Page, html};
use crate::sentence::capital;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/log/bin";

#[derive(Template)]
#[template(path = "bin.html")]
struct BinPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    rows: Vec<Row>,
}

/// Something that was taken back.
struct Row {
    id: String,
    words: String,
    /// The day it was kept.
    day: String,
}

fn shown(site: &Site, seen: &Seen, refused: Refused) -> Result<Response, Trouble> {
    let (page, done, status) = (site.page("The bin", super::PATH), site.done.on(PATH), refused.status());
    let made = seen.notes(|book| {
        let row = |(id, word): &(WordId, records::Word<Note>)| Row {
            id: id.to_string(),
            words: capital(&in_words(&word.said, &book.log)),
            day: day_short(book.zones.day_of(word.at), book.today.year()),
        };
        let rows = book.bin()?.iter().map(row).collect();
        Ok(html(&BinPage { page, done, refused, rows }))
    });
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /log/bin`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, Refused::default())).await?
}

/// `POST /log/bin`: something is taken back, by its name.
pub async fn drop(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let back = back(&typed, super::PATH);
    let taken = note(&site, &back, "drop", typed, |book, typed| {
        let taken = book.take_back(named(typed)?)?;
        Ok(Kept::of(format!("In the bin for thirty days: {}.", in_words(&taken, &book.log))))
    });
    or_refused(&site, taken.await?).await
}

/// `POST /log/returns`: something is brought back, by its name.
pub async fn bring_back(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    let back = back(&typed, PATH);
    let brought = note(&site, &back, "return", typed, |book: &mut Notebook, typed| {
        let brought = book.bring_back(named(typed)?)?;
        Ok(Kept::of(format!("Brought back: {}.", in_words(&brought, &book.log))))
    });
    or_refused(&site, brought.await?).await
}

async fn or_refused(site: &Arc<Site>, sent: Result<Response, Refused>) -> Result<Response, Trouble> {
    match sent {
        Ok(kept) => Ok(kept),
        Err(refused) => {
            let inside = Arc::clone(site);
            site.room.look(move |seen| shown(&inside, seen, refused)).await?
        }
    }
}

fn back(typed: &Typed, or: &str) -> String {
    typed.given("back").and_then(ours).unwrap_or(or).to_owned()
}

fn named(typed: &Typed) -> Result<WordId, Failure> {
    typed.get("word").parse().map_err(|_| Failure::usage("nothing that was kept is called so"))
}
