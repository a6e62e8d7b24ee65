//! The week, drafted: what moved, and lines for the log to keep, change or drop.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::Failure;
use desk::notes::{Notebook, name_of, read, title};
use desk::text::{clean, day_short, day_with_weekday};
use desk::week::{self, Draft, Drafted};
use growth::Entry;
use growth::log::Line;

use super::log::entry;
use crate::acts::{Act, note, note_seen};
use crate::forms::{Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/week";

#[derive(Template)]
#[template(path = "week.html")]
struct WeekPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    eyebrow: String,
    lede: String,
    rows: Vec<(&'static str, String)>,
    drafts: Vec<Row>,
    /// Lines of the log about days of the week.
    kept: Vec<KeptRow>,
    looked_at: bool,
    file: String,
}

/// A draft.
struct Row {
    key: String,
    letter: char,
    kind: &'static str,
    title: String,
    from: String,
    day: String,
    /// What it says, to be changed, as one types it.
    words: String,
}

/// A line that is kept, to be put in other words on its page.
struct KeptRow {
    path: String,
    letter: char,
    kind: &'static str,
    title: String,
    day: String,
}

impl KeptRow {
    fn of(line: &Line, book: &Notebook) -> KeptRow {
        KeptRow {
            path: entry::path(line.id),
            letter: line.entry.letter(),
            kind: name_of(&line.entry),
            title: title(&line.entry),
            day: day_short(line.day, book.today.year()),
        }
    }
}

impl WeekPage {
    fn of(drafted: &Drafted, book: &Notebook, page: Page, done: Option<Act>, refused: Refused) -> WeekPage {
        let sunday = drafted.week.sunday();
        let open = week::open(drafted.drafts.clone(), book);
        WeekPage {
            page,
            done,
            refused,
            eyebrow: format!(
                "The week to {}{}",
                day_with_weekday(sunday),
                if book.today < sunday { ", so far" } else { "" }
            ),
            lede: match open.len() {
                0 => "Your week, as records have it. Nothing waits to be kept.".to_owned(),
                1 => "Your week, as records have it, and one line they drafted for you.".to_owned(),
                n => format!("Your week, as records have it, and {n} lines they drafted for you."),
            },
            rows: week::rows(&drafted.facts, &book.log, drafted.week, true),
            drafts: open.iter().map(|draft| Row::of(draft, book)).collect(),
            kept: book
                .log
                .lines()
                .iter()
                .filter(|line| drafted.week.has(line.day))
                .map(|line| KeptRow::of(line, book))
                .collect(),
            looked_at: book.cycles.weeks_looked_at().contains(&sunday),
            file: week::file_name(drafted.week),
        }
    }
}

impl Row {
    fn of(draft: &Draft, book: &Notebook) -> Row {
        let entry = draft.named();
        Row {
            key: draft.key.clone(),
            letter: entry.letter(),
            kind: name_of(&entry),
            title: title(&entry),
            from: if draft.with.is_empty() {
                clean(&draft.from)
            } else {
                format!("with {}; {}", clean(&draft.with.join(", ")), clean(&draft.from))
            },
            day: day_short(draft.day, book.today.year()),
            words: format!("{} {}", entry.letter(), clean(entry.words())),
        }
    }
}

/// The page, with a form of it that was refused.
pub fn shown(site: &Site, seen: &Seen, refused: Refused) -> Result<Response, Trouble> {
    let page = site.page("Week", PATH);
    let status = refused.status();
    let done = site.done.on(PATH).filter(|_| status == StatusCode::OK);
    let drafted = seen.week().map_err(Trouble::refused)?;
    let made = seen.notes(|book| Ok(html(&WeekPage::of(drafted, book, page, done, refused))));
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /week`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, Refused::default())).await?
}

/// `GET /week/{file}`: the week as a file, to keep or to send, as it stands now; another week as it was saved.
pub async fn file(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Result<Response, Trouble> {
    let made = site.room.look(move |seen| {
        let drafted = seen.week().map_err(Trouble::refused)?;
        let text = seen.notes(|book| {
            if week::file_name(drafted.week) == name {
                let open = week::open(drafted.drafts.clone(), book);
                return Ok(Some(week::page(&drafted.facts, &open, &book.log, drafted.week, book.today)));
            }
            week::saved_text(book.data, &name)
        });
        let text = text.map_err(|failure| Trouble::refused(&failure))?;
        let text = text.ok_or_else(|| Trouble::of(StatusCode::NOT_FOUND))?;
        Ok::<_, Trouble>((name, text))
    });
    let (name, text) = made.await??;
    let kind = HeaderValue::from_static("text/markdown; charset=utf-8");
    let keep = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let keep = keep.unwrap_or(HeaderValue::from_static("attachment"));
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, keep)], text).into_response())
}

/// `POST /week/drafts`: a draft is kept as it is, kept in other words, or dropped.
pub async fn draft(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let key = typed.get("draft").to_owned();
    let found = site.room.look(move |seen| {
        let drafted = seen.week().map_err(Trouble::refused)?;
        Ok::<_, Trouble>(drafted.drafts.iter().find(|draft| draft.key == key).cloned())
    });
    let found = found.await??;
    let kept = note(&site, PATH, "drafts", typed, move |book, typed| {
        let gone = || Failure::new("this draft is not there any more").hint("the week has gone on");
        become_of(book, &found.ok_or_else(gone)?, typed)
    });
    answered(&site, kept.await?).await
}

fn become_of(book: &mut Notebook, draft: &Draft, typed: &Typed) -> Result<String, Failure> {
    match typed.get("act") {
        "drop" => {
            week::drop(book, draft)?;
            Ok("Dropped. It does not come again.".to_owned())
        }
        "change" => {
            let mut line = read(typed.get("words"), book.today)?;
            if matches!(line.entry, Entry::Line { .. }) {
                line = read(&format!("{} {}", draft.entry.letter(), typed.get("words")), book.today)?;
            }
            let kept = format!("Kept: {}.", title(&line.entry));
            week::keep(book, draft, line.entry, line.day)?;
            Ok(kept)
        }
        _ => {
            let entry = draft.named();
            let kept = format!("Kept: {}.", title(&entry));
            week::keep(book, draft, entry, None)?;
            Ok(kept)
        }
    }
}

/// `POST /week/looks`: the week was looked at, and is saved as a file.
pub async fn look(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let kept = note_seen(&site, PATH, "looks", typed, move |book, seen, _| {
        let drafted = seen.week().map_err(Clone::clone)?;
        week::looked_at(book, drafted.week)?;
        let saved = week::save(book, drafted, week::today(seen.desk))?;
        let place = clean(&saved.path.display().to_string());
        let beside = if saved.beside { " The one you changed by hand is left as it is." } else { "" };
        Ok(format!("Kept: you looked back on this week. Saved to {place}.{beside}"))
    });
    answered(&site, kept.await?).await
}

async fn answered(site: &Arc<Site>, kept: Result<Response, Refused>) -> Result<Response, Trouble> {
    match kept {
        Ok(kept) => Ok(kept),
        Err(refused) => {
            let inside = Arc::clone(site);
            site.room.look(move |seen| shown(&inside, seen, refused)).await?
        }
    }
}
