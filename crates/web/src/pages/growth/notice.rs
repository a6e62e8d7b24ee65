//! From a signal, or an area, to a sentence about it: the first step of a cycle.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::cycles::{self, Where};
use desk::named::{named_area, named_signal};
use desk::text::clean;
use desk::{Failure, content};
use growth::Place;
use growth::cycle::Cycle;
use serde::Deserialize;
use signals::Definition;
use team::Ground;

use super::{PATH, Saying, answered, sayings_of};
use crate::acts::note_seen;
use crate::address::segment;
use crate::forms::{Asked, Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::pages::signal;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "growth-notice.html")]
struct NoticePage {
    page: Page,
    refused: Refused,
    unseen: &'static str,
    seen_in: SeenIn,
    /// The area as it is sent back.
    area: Option<String>,
    sayings: Vec<Saying>,
    /// Whether something is practised now: then nothing is begun.
    practised: bool,
}

/// Where something was noticed.
pub struct SeenIn {
    /// The signal, by the name in its address, with its page and what it is called.
    pub slug: &'static str,
    pub path: String,
    pub name: &'static str,
    /// The area, if in one.
    pub area: Option<String>,
}

impl SeenIn {
    /// Where a cycle began, if it began with a signal.
    pub fn of(cycle: &Cycle) -> Option<SeenIn> {
        let definition = named_signal(cycle.signal.as_ref()?).ok()?;
        Some(SeenIn::at(definition, cycle.place.as_ref().map(|place| place.area.as_str())))
    }

    fn at(definition: &'static Definition, area: Option<&str>) -> SeenIn {
        SeenIn {
            slug: definition.slug,
            path: signal::path(definition),
            name: definition.name,
            area: area.map(clean),
        }
    }
}

/// What stands behind the `?` of its address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wanted {
    /// A signal.
    #[serde(default)]
    signal: String,
    /// An area; empty: none.
    #[serde(default)]
    area: String,
}

/// The address that leads from a signal, in an area if in one, to what can be changed in it; none where no capability names it.
pub fn path(definition: &Definition, area: Option<&str>) -> Option<String> {
    let area = area.map(|area| format!("&area={}", segment(area))).unwrap_or_default();
    sayings_in(definition).next().map(|_| format!("{PATH}/notice?signal={}{area}", definition.slug))
}

/// What a lead says of whom a signal may show something.
fn sayings_in(definition: &Definition) -> impl Iterator<Item = Saying> {
    let names = |signals: &[String]| signals.iter().any(|id| id == definition.id);
    content().capabilities.iter().filter(move |one| names(&one.signals)).flat_map(sayings_of)
}

/// The signal and the area of an address, or of a form.
fn place(ground: &Ground, signal: &str, area: &str) -> Result<Where, Failure> {
    let place = match area {
        "" => None,
        area => {
            let at = named_area(ground, area)?;
            let team = ground.branches[0].history.repository.clone();
            Some(Place { team, area: ground.areas.all[at as usize].name.clone() })
        }
    };
    Ok(Where { signal: named_signal(signal)?.id, place })
}

fn shown(site: &Site, seen: &Seen, wanted: &Wanted, refused: Refused) -> Result<Response, Trouble> {
    let page = site.page("Growth", PATH);
    let status = refused.status();
    let missing = |failure: Failure| Trouble::of(StatusCode::NOT_FOUND).exact(failure.what);
    let found = place(seen.ground, &wanted.signal, &wanted.area).map_err(missing)?;
    let definition = named_signal(found.signal).map_err(missing)?;
    let area = found.place.map(|place| place.area);
    let made = seen.notes(|book| {
        Ok(html(&NoticePage {
            page,
            refused,
            unseen: definition.not_seen,
            seen_in: SeenIn::at(definition, area.as_deref()),
            sayings: sayings_in(definition).collect(),
            area,
            practised: book.cycles.practised(book.today).is_some(),
        }))
    });
    Ok((status, made.map_err(|failure| Trouble::refused(&failure))?).into_response())
}

/// `GET /growth/notice`
pub async fn show(State(site): State<Arc<Site>>, Asked(wanted): Asked<Wanted>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, &wanted, Refused::default())).await?
}

/// `POST /growth`: something is noticed, and a cycle begins.
pub async fn keep(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let wanted = Wanted { signal: typed.get("signal").to_owned(), area: typed.get("area").to_owned() };
    let kept = note_seen(&site, PATH, "notice", typed, |book, seen, typed| {
        if typed.given("start").is_none() {
            return Err(Failure::usage("no sentence is chosen").hint("choose the one you have said"));
        }
        let (capability, saying) = typed.get("start").split_once(':').unwrap_or((typed.get("start"), ""));
        let words = typed.given("words").unwrap_or(saying);
        let place = typed.given("signal").map(|signal| place(seen.ground, signal, typed.get("area")));
        cycles::notice(book, content(), capability, words, place.transpose()?)?.keep(book)
    });
    match kept.await? {
        Err(refused) if !wanted.signal.is_empty() => {
            let inside = Arc::clone(&site);
            site.room.look(move |seen| shown(&inside, seen, &wanted, refused)).await?
        }
        kept => answered(&site, None, kept).await,
    }
}
