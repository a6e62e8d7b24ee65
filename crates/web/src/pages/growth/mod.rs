//! What the lead is changing, and whether it works: one cycle, step by step.

mod asking;
pub mod capabilities;
mod choosing;
mod gates;
mod measured;
pub mod notice;
mod said;
mod view;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::notes::Notebook;
use desk::{Failure, content, cycles};
use growth::content::{Capability, Track};
use growth::cycle::{Cycle, Outside};

use self::asking::Noticed;
use self::choosing::Choice;
use self::measured::Shown;
use self::view::{Earlier, PlanView, View};
use super::today;
use crate::acts::{Act, note};
use crate::forms::{Filled, Refused, Typed};
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/growth";

#[derive(Template)]
#[template(path = "growth.html")]
struct GrowthPage {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    view: Option<View>,
    /// What records show of it, or why they do not.
    shown: Option<Result<Shown, String>>,
    /// What can be chosen to be watched.
    measures: Vec<Choice>,
    /// Whether weeks on and off can be drawn.
    offers_experiment: bool,
    /// Whether another cycle can be begun: none is practised that waits for its review.
    offers_another: bool,
    sayings: Vec<Saying>,
    more_sayings: Vec<Saying>,
    tracks: &'static [Track],
    earlier: Vec<Earlier>,
}

/// What a lead says who needs a capability.
pub struct Saying {
    /// The capability.
    pub capability: &'static str,
    /// The words.
    pub words: &'static str,
}

/// The first saying of each capability.
pub fn sayings() -> Vec<Saying> {
    content().capabilities.iter().flat_map(|capability| sayings_of(capability).take(1)).collect()
}

/// What a lead says who needs a capability.
fn sayings_of(capability: &'static Capability) -> impl Iterator<Item = Saying> {
    capability.notice.iter().map(|words| Saying { capability: &capability.id, words })
}

impl GrowthPage {
    fn of(seen: &Seen, book: &Notebook, cycle: Option<&Cycle>, page: Page, done: Option<Act>) -> GrowthPage {
        let shown = cycle.and_then(|cycle| measured::shown(seen, cycle, book.today));
        let outside = match &shown {
            Some(Ok(shown)) => Outside { baseline: shown.baseline, stayed: shown.stayed },
            _ => Outside::default(),
        };
        let can_be = |cycle: &Cycle| cycles::may_be_drawn(cycle, book.today);
        GrowthPage {
            view: cycle.map(|cycle| View::of(cycle, book, outside)),
            measures: measured::measures(seen, cycle),
            offers_experiment: cycle.is_some_and(can_be) && matches!(shown, Some(Ok(_))),
            offers_another: book.cycles.practised(book.today).is_none(),
            shown,
            sayings: sayings(),
            more_sayings: content().capabilities.iter().flat_map(|one| sayings_of(one).skip(1)).collect(),
            tracks: &content().tracks,
            earlier: view::earlier(book, cycle),
            page,
            done,
            refused: Refused::default(),
        }
    }

    /// The two halves of a plan in own words, to be changed; empty where it is one of the content.
    fn own_moment(&self) -> &str {
        self.own().map_or("", |plan| &plan.moment)
    }

    fn own_act(&self) -> &str {
        self.own().map_or("", |plan| plan.act.trim_start_matches("I "))
    }

    fn own(&self) -> Option<&PlanView> {
        self.view.as_ref()?.plan.as_ref().filter(|plan| plan.is_own)
    }

    /// The sentence the page opens with: what records show, else how the cycle stands.
    fn finding<'p>(&'p self, view: &'p View) -> &'p str {
        let shown = self.shown.as_ref().and_then(|shown| shown.as_ref().ok()?.lede.as_deref());
        shown.unwrap_or(&view.lede)
    }

    /// What a field holds: what was typed where it was refused, else what is so.
    fn value(&self, form: &str, field: &str, so: &str) -> String {
        if self.refused.is_of(form) { self.refused.typed(form, field) } else { so }.to_owned()
    }
}

/// The page of a cycle by its name; without a name of the one the lead is in.
fn shown(site: &Site, seen: &Seen, name: Option<&str>, refused: Refused) -> Result<Response, Trouble> {
    let page = site.page("Growth", PATH);
    let status = refused.status();
    // What was kept before is not said beside what was not.
    let of_it =
        || site.done.on(PATH).or_else(|| site.done.on(&format!("{PATH}/{}", name.unwrap_or_default())));
    let done = of_it().filter(|_| status == StatusCode::OK);
    let made = seen.notes(|book| {
        let cycle = match name {
            None => book.cycles.current(book.today),
            Some(name) => Some(cycles::named(book, name)?),
        };
        Ok(html(&GrowthPage { refused, ..GrowthPage::of(seen, book, cycle, page, done) }))
    });
    let made = made.map_err(|failure| Trouble::of(StatusCode::NOT_FOUND).exact(failure.what))?;
    Ok((status, made).into_response())
}

/// `GET /growth`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, None, Refused::default())).await?
}

/// `GET /growth/{cycle}`
pub async fn one(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Result<Response, Trouble> {
    let inside = Arc::clone(&site);
    site.room.look(move |seen| shown(&inside, seen, Some(&name), Refused::default())).await?
}

/// `POST /growth/{cycle}/{step}`: a step of a cycle.
pub async fn step(
    State(site): State<Arc<Site>>,
    Path((name, step)): Path<(String, String)>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    let Some(step) = said::STEPS.iter().find(|known| known.name == step) else {
        return Err(Trouble::of(StatusCode::NOT_FOUND));
    };
    // What is answered on Today leads back there.
    let back = match typed.get("back") {
        today::PATH => today::PATH.to_owned(),
        _ => format!("{}#{}", page_of(&site, &name).await?, step.place),
    };
    let of = name.clone();
    let kept = note(&site, &back, step.name, typed, move |book, typed| {
        let noted = (step.say)(cycles::named(book, &of)?, book, typed)?;
        noted.keep(book)
    });
    answered(&site, Some(name), kept.await?).await
}

/// The page a cycle has: the one the lead is in is that of the room, which its forms do not leave.
async fn page_of(site: &Site, name: &str) -> Result<String, Trouble> {
    let of = name.to_owned();
    let is_current = site.room.look(move |seen| {
        let is = |cycle: &Cycle| cycle.id.to_string() == of;
        seen.notes(|book| Ok(book.cycles.current(book.today).is_some_and(is))).unwrap_or(false)
    });
    Ok(if is_current.await? { PATH.to_owned() } else { format!("{PATH}/{name}") })
}

async fn answered(
    site: &Arc<Site>,
    name: Option<String>,
    kept: Result<Response, Refused>,
) -> Result<Response, Trouble> {
    match kept {
        Ok(kept) => Ok(kept),
        Err(refused) => {
            let inside = Arc::clone(site);
            site.room.look(move |seen| shown(&inside, seen, name.as_deref(), refused)).await?
        }
    }
}

/// What a step gives back, or why not.
type Said = Result<cycles::Noted, Failure>;
