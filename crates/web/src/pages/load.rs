//! A private look at one's own load, once a week.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use desk::load::{self, ADVICE, NOT_ENCRYPTED};
use desk::notes::Notebook;
use desk::text::day;
use desk::{Failure, content};

use crate::acts::{Act, note};
use crate::forms::{Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/load";

#[derive(Template)]
#[template(path = "load.html")]
struct LoadPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    asks: &'static str,
    answers: &'static [String],
    items: Vec<Item>,
    apart: &'static str,
    lines: Vec<String>,
    weeks: Vec<Week>,
}

/// A line that is asked.
struct Item {
    id: &'static str,
    text: &'static str,
}

/// A week that was answered.
struct Week {
    id: String,
    day: String,
    answers: Vec<String>,
}

impl LoadPage {
    fn of(book: &Notebook, page: Page, done: Option<Act>, refused: Refused) -> Result<LoadPage, Failure> {
        let asked = &content().load;
        let all = load::all(book.data)?;
        let week = |row: load::Row| Week { id: row.id, day: day(row.sunday), answers: row.answers };
        Ok(LoadPage {
            page,
            done,
            refused,
            asks: &asked.asks,
            answers: &asked.answers,
            items: asked.items.iter().map(|item| Item { id: &item.id, text: &item.text }).collect(),
            apart: &asked.apart,
            lines: all.lines,
            weeks: all.rows.into_iter().map(week).collect(),
        })
    }

    fn not_encrypted(&self) -> &'static str {
        NOT_ENCRYPTED
    }

    fn advice(&self) -> &'static str {
        ADVICE
    }
}

fn shown(site: &Site, seen: &Seen, refused: Refused) -> Result<Response, Trouble> {
    let page = site.page("Load", PATH);
    let done = site.done.on(PATH);
    let status = refused.status();
    let made = seen.notes(|book| Ok(html(&LoadPage::of(book, page, done, refused)?)));
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /load`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, Refused::default())).await?
}

/// `POST /load`: an answer a line.
pub async fn keep(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let keep = |book: &mut Notebook, typed: &Typed| {
        let answers: Vec<&str> = content().load.items.iter().map(|item| typed.get(&item.id)).collect();
        if answers.iter().any(|answer| answer.is_empty()) {
            return Err(
                Failure::usage("a line has no answer yet").hint("answer all of them, or none this week")
            );
        }
        load::keep(book, &answers)
    };
    match note(&site, PATH, "load", typed, keep).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => {
            let inside = Arc::clone(&site);
            site.room.look(move |seen| shown(&inside, seen, refused)).await?
        }
    }
}

/// `POST /load/erasures`: a week by its name, or all. It is gone at once, so there is nothing to take back.
pub async fn erase(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let erase = move |seen: &Seen| {
        seen.notes(|book| match typed.given("week") {
            Some("all") => load::erase(book.data, None),
            Some(week) => load::erase(book.data, Some(week)),
            None => Err(Failure::usage("no week is named").hint("choose one")),
        })
    };
    site.room.look(erase).await?.map_err(|failure| Trouble::refused(&failure))?;
    site.done.clear();
    Ok(Redirect::to(PATH).into_response())
}
