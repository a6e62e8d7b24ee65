//! What the lead keeps of work that leaves no trace.

mod lines;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::Failure;
use desk::notes::Notebook;
use desk::text::{day, number_of};

use self::lines::{Section, sections};
use crate::acts::{Act, note};
use crate::forms::{Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/log";

#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    eyebrow: String,
    sections: Vec<Section>,
}

impl LogPage {
    fn of(book: &Notebook, page: Page, done: Option<Act>, refused: Refused) -> LogPage {
        LogPage { page, done, refused, eyebrow: eyebrow(book), sections: sections(book) }
    }
}

/// `Since 4 May 2026: 64 lines in 29 weeks, 34 of them work nobody saw. Empty weeks are fine.`
fn eyebrow(book: &Notebook) -> String {
    let Some(counts) = book.log.counts(book.today) else {
        return "Nothing is kept yet. One line a week is enough, and none is fine too.".to_owned();
    };
    format!(
        "Since {}: {} in {}, {} of them work nobody saw. Empty weeks are fine.",
        day(counts.since),
        number_of(counts.lines, "line"),
        number_of(counts.weeks as usize, "week"),
        counts.unseen
    )
}

fn shown(site: &Site, seen: &Seen, refused: Refused) -> Result<Response, Trouble> {
    let page = site.page("Log", PATH);
    let done = site.done.on(PATH);
    let status = refused.status();
    let made = seen.notes(|book| Ok(html(&LogPage::of(book, page, done, refused))));
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /log`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, Refused::default())).await?
}

/// `POST /log`: one line, as it is typed.
pub async fn keep(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    match note(&site, PATH, "line", typed, keep_line).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => {
            let inside = Arc::clone(&site);
            site.room.look(move |seen| shown(&inside, seen, refused)).await?
        }
    }
}

fn keep_line(book: &mut Notebook, typed: &Typed) -> Result<String, Failure> {
    let kept = desk::notes::keep_line(book, typed.get("line"))?;
    Ok(format!("Kept: {}: “{}”.", kept.understood, kept.words))
}
