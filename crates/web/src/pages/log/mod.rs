//! What the lead keeps of work that leaves no trace.

pub mod bin;
mod due;
pub mod entry;
mod field;
mod given;
mod judged;
mod lines;
pub mod said;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::notes::{CameBack, Notebook, came_back};
use desk::text::{day, number_of};
use desk::{Failure, content};
use growth::content::{Kind, LevelWords};
use serde::Deserialize;

use self::due::{Ask, asks};
use self::given::{Given, given};
use self::judged::{Judged, judged};
use self::lines::{Lines, lines};
use super::{today, week};
use crate::acts::{Act, Kept, note};
use crate::forms::{Asked, Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/log";

/// What stands behind the `?` of its address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    /// Words that are looked for.
    #[serde(default)]
    q: String,
    /// The letter of a kind.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    eyebrow: String,
    asks: Vec<Ask>,
    /// What is due after these, each a link to its line.
    more_due: Vec<Ask>,
    judged: Option<Judged>,
    lines: Lines,
    given: Vec<Given>,
    /// How far something is given away.
    levels: &'static [LevelWords],
    back: Vec<CameBack>,
    /// How much of it came again soon.
    again: String,
    /// The sorts of work nobody saw, each with a line of it.
    sorts: &'static [Kind],
}

/// The most questions that are asked at a time.
const MOST_ASKED: usize = 3;

impl LogPage {
    fn of(
        book: &Notebook,
        seen: &Seen,
        wanted: &Wanted,
        around: (Page, Option<Act>, Refused),
    ) -> Result<LogPage, Failure> {
        let (page, done, refused) = around;
        let lines = lines(book, wanted)?;
        // Who looks for something is not asked anything meanwhile.
        let mut asks = if lines.is_all { asks(book, PATH) } else { Vec::new() };
        let more_due = asks.split_off(asks.len().min(MOST_ASKED));
        let judged = judged(book).filter(|_| lines.is_all);
        let given = if lines.is_all { given(book, seen) } else { Vec::new() };
        let back = if lines.is_all { came_back(book) } else { Vec::new() };
        let again = desk::notes::back(book).unwrap_or_default();
        Ok(LogPage {
            again,
            sorts: content().kinds.as_slice(),
            levels: content().levels.as_slice(),
            page,
            done,
            refused,
            eyebrow: eyebrow(book),
            asks,
            more_due,
            judged,
            lines,
            given,
            back,
        })
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

fn shown(site: &Site, seen: &Seen, wanted: &Wanted, refused: Refused) -> Result<Response, Trouble> {
    let around = (site.page("Log", PATH), site.done.on(PATH), refused);
    let status = around.2.status();
    let made = seen.notes(|book| Ok(html(&LogPage::of(book, seen, wanted, around)?)));
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /log`
pub async fn show(State(site): State<Arc<Site>>, Asked(wanted): Asked<Wanted>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, &wanted, Refused::default())).await?
}

/// `POST /log`: one line, as it is typed. It leads back to the page it was typed on, which also says why it was not kept.
pub async fn keep(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    type Shown = fn(&Site, &Seen, Refused) -> Result<Response, Trouble>;
    let (back, page): (_, Shown) = match typed.get("back") {
        today::PATH => (today::PATH, today::shown),
        week::PATH => (week::PATH, week::shown),
        _ => (PATH, |site, seen, refused| shown(site, seen, &Wanted::default(), refused)),
    };
    match note(&site, back, "line", typed, keep_line).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => {
            let inside = Arc::clone(&site);
            site.room.look(move |seen| page(&inside, seen, refused)).await?
        }
    }
}

fn keep_line(book: &mut Notebook, typed: &Typed) -> Result<Kept, Failure> {
    let kept = desk::notes::keep_line(book, typed.get("line"))?;
    let said = format!("Kept: {}: “{}”.", kept.understood, kept.words);
    Ok(Kept { edit: Some(entry::path(kept.id)), ..Kept::of(said) })
}
