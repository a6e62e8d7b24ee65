//! One signal down to its commits: what it says, its picture, how it is made, the records, and the right to disagree.

mod calendar;
mod far_off;
mod marked;
mod picture;
mod records;
pub mod said;
mod wanted;
mod words;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::named::named_signal;
use desk::{Failure, json};
use signals::{Definition, Signal};

use self::calendar::Meeting;
use self::far_off::FarOff;
use self::picture::Picture;
use self::records::Lists;
use self::wanted::Wanted;
use self::words::{More, Note, Target, Top};
use crate::acts::Act;
use crate::forms::{Asked, Refused};
use crate::page::{Page, html};
use crate::sentence::{Linked, capital};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// The address of a signal's page.
pub fn path(definition: &Definition) -> String {
    format!("/signals/{}", definition.slug)
}

#[derive(Template)]
#[template(path = "signal.html")]
struct SignalPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    /// Where a form leads back to.
    back: String,
    path: String,
    definition: &'static Definition,
    top: Top,
    notes: Vec<Note>,
    picture: Picture,
    look_back: Option<Picture>,
    beside: Vec<(&'static str, Linked)>,
    more: More,
    facts: Vec<(&'static str, Linked)>,
    lists: Lists,
    target: Option<Target>,
    /// Meetings that come again, where the calendar is what is shown.
    meetings: Vec<Meeting>,
    /// Single times that are for what is far off, likewise.
    far_off: Option<FarOff>,
    /// Where it leads to what can be changed in it, if a capability names it.
    work: Option<String>,
}

impl SignalPage {
    fn of(seen: &Seen, signal: &Signal, wanted: &Wanted, asked: Asking) -> Result<SignalPage, Failure> {
        let definition = signal.definition;
        let path = path(definition);
        let words = words::Words::of(seen.report, signal);
        Ok(SignalPage {
            page: asked.page,
            done: asked.done,
            refused: asked.refused,
            back: Wanted { out: String::new(), ..wanted.clone() }.link(&path),
            definition,
            top: words.top,
            notes: words::notes(seen, definition.id)?,
            picture: Picture::of(seen.report, signal),
            look_back: picture::look_back(seen.report, signal),
            beside: words.beside,
            more: words.more,
            facts: words.facts,
            lists: Lists::of(seen.report, signal, wanted, &path),
            target: words::target(seen, definition.id)?,
            meetings: if definition.id == "s8" { calendar::meetings(seen) } else { Vec::new() },
            far_off: if definition.id == "s8" { FarOff::of(seen, wanted) } else { None },
            work: super::growth::notice::path(definition, None),
            path,
        })
    }
}

/// What a page needs besides what it shows.
struct Asking {
    page: Page,
    done: Option<Act>,
    refused: Refused,
}

/// What of a signal is asked for.
enum Kind {
    Page,
    Csv,
    Json,
}

/// `GET /signals/{name}`: the page; with `.csv` or `.json` behind it what stands behind the picture, and all there is.
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Trouble> {
    let (name, kind) = match name.rsplit_once('.') {
        Some((name, "csv")) => (name, Kind::Csv),
        Some((name, "json")) => (name, Kind::Json),
        _ => (name.as_str(), Kind::Page),
    };
    let definition = named_signal(name).map_err(|failure| no_such_signal(&failure))?;
    match kind {
        Kind::Page => shown(&site, definition, wanted, Refused::default()).await,
        Kind::Csv => csv(&site, definition).await,
        Kind::Json => {
            let look =
                |seen: &Seen| json::text(&json::signal_with_evidence(seen.report, of(seen, definition)));
            let text = site.room.look(look).await?;
            Ok(file(definition, "json", "application/json", text))
        }
    }
}

/// The page of a signal, with what was not kept.
async fn shown(
    site: &Site,
    definition: &'static Definition,
    wanted: Wanted,
    refused: Refused,
) -> Result<Response, Trouble> {
    let status = refused.status();
    let page = site.page(definition.name, super::scorecard::PATH);
    let asked = Asking { page, done: site.done.on(&path(definition)), refused };
    let look = move |seen: &Seen| {
        let made = SignalPage::of(seen, of(seen, definition), &wanted, asked);
        made.map(|made| html(&made)).map_err(|failure| Trouble::ours(crate::sitting::in_words(&failure)))
    };
    let mut response = site.room.look(look).await??;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    Ok(response)
}

async fn csv(site: &Site, definition: &'static Definition) -> Result<Response, Trouble> {
    let look = |seen: &Seen| picture::csv(seen.report, of(seen, definition));
    let Some(text) = site.room.look(look).await? else {
        let said = "It has no line and no rows. What there is of it stands on its page and in its JSON.";
        let none = Trouble::new(StatusCode::NOT_FOUND, "No table stands behind this signal.", said);
        return Err(none.act("To its page", path(definition)));
    };
    Ok(file(definition, "csv", "text/csv; charset=utf-8", text))
}

fn file(definition: &Definition, end: &str, kind: &'static str, text: String) -> Response {
    let name = format!("attachment; filename=\"groundwork-{}.{end}\"", definition.slug);
    let name = HeaderValue::from_str(&name).expect("a slug is letters and hyphens");
    let said = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, name)];
    (said, text).into_response()
}

fn of<'r>(seen: &'r Seen, definition: &Definition) -> &'r Signal {
    let mut all = seen.report.signals().into_iter();
    all.find(|signal| signal.definition.id == definition.id).expect("every definition has its signal")
}

fn no_such_signal(failure: &Failure) -> Trouble {
    let lede = format!("{}.", capital(&failure.what));
    let said =
        failure.looked_at.iter().map(|line| format!("{}.", capital(line))).collect::<Vec<_>>().join(" ");
    Trouble::new(StatusCode::NOT_FOUND, lede, said).act("All signals", "/signals")
}
