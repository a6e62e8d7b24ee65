//! A year of spans away, replayed; acts only the lead does; what happened in absences; approvals only the lead gave and what waits; what to
//! hand over first; days off.

mod gate;
mod happened;
mod replay;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::away::{after_that, done, finding, middle};
use desk::corrections::{days_off, not_days_off};
use desk::knowledge::TO_KNOW;
use desk::others::{Other, by_name};
use desk::text::{clean, counted, day_short};
use desk::{Desk, Report, steps};
use serde::Deserialize;
use signals::handover::SHOWN;
use signals::s6b::Span;
use signals::{Count as Counted, Status};

use self::gate::Gate;
use self::happened::Happened;
use self::replay::{Replay, replay};
use crate::acts::{Act, answer};
use crate::address::segment;
use crate::forms::{Asked, Filled, Refused, Typed, instead};
use crate::page::{Page, csv, html};
use crate::pages::settings;
use crate::sentence::{Linked, capital, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/away";

/// For how long the year is replayed.
#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
pub enum Days {
    /// A fortnight.
    #[default]
    #[serde(rename = "14")]
    Fortnight,
    /// Four weeks.
    #[serde(rename = "28")]
    FourWeeks,
}

impl Days {
    fn spans<'r>(self, report: &'r Report) -> &'r [Span] {
        match self {
            Days::Fortnight => &report.absence.fortnights,
            Days::FourWeeks => &report.absence.months,
        }
    }

    fn weeks(self) -> i32 {
        match self {
            Days::Fortnight => 2,
            Days::FourWeeks => 4,
        }
    }
}

/// What is asked for behind the `?`.
#[derive(Default, Deserialize)]
pub struct Query {
    #[serde(default)]
    days: Days,
}

#[derive(Template)]
#[template(path = "away.html")]
struct Away {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    four_weeks: bool,
    unseen: &'static str,
    why: String,
    command: Option<String>,
    lede: Linked,
    /// What the lede leaves out.
    all: Option<String>,
    to_know: &'static str,
    replay: Option<Replay>,
    happened: Happened,
    gate: Gate,
    acts: Vec<Coming>,
    acts_not_seen: &'static str,
    entries: Vec<Entry>,
    more: usize,
    hits: u64,
    one_thing: Option<String>,
}

struct Coming {
    when: Option<String>,
    name: String,
    path: Option<String>,
    done: String,
    then: Option<String>,
}

struct Entry {
    area: String,
    path: String,
    hits: String,
    others: Vec<Other>,
    step: Option<String>,
}

impl Away {
    fn of(
        seen: &Seen,
        decided: Option<String>,
        (page, done, refused): (Page, Option<Act>, Refused),
        days: Days,
    ) -> Away {
        let report = seen.report;
        let signal = &report.absence.signal;
        let why = match &signal.status {
            Status::NotApplicable(why) => format!("Not applicable: {why}."),
            Status::Dropped(why) => format!("Not seen: {why}."),
            Status::Value | Status::NotEnough { .. } | Status::NotConnected(_) => String::new(),
        };
        let whole = spaced(&finding(report, days.spans(report)));
        let middle = middle(report).filter(|_| days == Days::Fortnight && signal.status == Status::Value);
        let lede = middle.as_ref().map(|sentence| Linked::from(sentence).leading_to(PATH, "#replay"));
        Away {
            page,
            done,
            refused,
            four_weeks: days == Days::FourWeeks,
            unseen: signal.definition.not_seen,
            command: report.remedy().filter(|_| signal.is_dropped()).map(str::to_owned),
            all: lede.as_ref().map(|_| whole.clone()).filter(|_| why.is_empty()),
            lede: lede.unwrap_or_else(|| Linked::from(whole)),
            to_know: TO_KNOW,
            replay: (why.is_empty() && !report.absence.hits_only).then(|| replay(report, days)),
            why,
            happened: Happened::of(report, decided),
            gate: Gate::of(report),
            acts: report.list.acts.iter().map(|(act, _)| coming(report, act)).collect(),
            acts_not_seen: report.acts.signal.definition.not_seen,
            entries: report.list.areas.iter().take(SHOWN).map(|entry| self::entry(report, entry)).collect(),
            more: report.list.areas.len().saturating_sub(SHOWN),
            hits: signal.numerator.len() as u64,
            one_thing: report.list.one_thing.as_ref().map(steps::sentence),
        }
    }
}

fn coming(report: &Report, act: &signals::s6c::Act) -> Coming {
    let ground = report.ground;
    let year = ground.clock.date().year();
    let when = act.coming(ground.today);
    let path = act.path.map(|file| clean(&ground.path(file)));
    Coming {
        when: when.map(|next| format!("{} {}", next.strftime("%a"), day_short(next, year))),
        name: capital(act.release()),
        path,
        done: capital(&done(act)),
        then: after_that(act, ground.today),
    }
}

fn entry(report: &Report, entry: &signals::handover::Entry) -> Entry {
    let (part, of) = entry.hits;
    Entry {
        area: clean(&entry.area),
        path: format!("{}/{}", super::knowledge::PATH, segment(&entry.area)),
        hits: counted(Counted { part, of }),
        others: by_name(report.ground, &entry.others),
        step: entry.step.as_ref().map(steps::sentence),
    }
}

/// `GET /away`, for 14 or 28 days.
pub async fn show(State(site): State<Arc<Site>>, Asked(query): Asked<Query>) -> Result<Response, Trouble> {
    shown(&site, Refused::default(), query.days).await
}

/// The page, with what was not kept.
async fn shown(site: &Site, refused: Refused, days: Days) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = (site.page("Away", PATH), site.done.on(PATH), refused);
    let made = site.room.look(move |seen| {
        let decided = seen.notes(|book| Ok(desk::away::decided(&book.log, seen.report)))?;
        Ok(html(&Away::of(seen, decided, around, days)))
    });
    let page = made.await?.map_err(|failure| Trouble::refused(&failure))?;
    Ok((status, page).into_response())
}

/// `GET /away.csv`, for 14 or 28 days; a file without values where nothing may be said of the others together.
pub async fn file(State(site): State<Arc<Site>>, Asked(query): Asked<Query>) -> Result<Response, Trouble> {
    let text = site.room.look(move |seen| match seen.report.absence.hits_only {
        true => String::new(),
        false => replay::csv(seen.report, query.days),
    });
    Ok(csv("away", text.await?))
}

/// `POST /days-off`: days off the lead had.
pub async fn add_days_off(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    let back = if typed.get("back") == settings::PATH { settings::PATH } else { PATH };
    let keep = |desk: &mut Desk, typed: &Typed| {
        let works = "give the first and the last day, or one day alone";
        let keep = if typed.get("are") == "none" { not_days_off } else { days_off };
        keep(desk, &span(typed)).map_err(|failure| instead(failure, works))
    };
    match answer(&site, back, "days-off", typed, keep).await? {
        Ok(kept) => Ok(kept),
        Err(refused) if back == settings::PATH => settings::shown(&site, refused).await,
        Err(refused) => shown(&site, refused, Days::default()).await,
    }
}

/// Days off as they were typed; a day alone is a span of one.
fn span(typed: &Typed) -> String {
    match (typed.get("from"), typed.get("to")) {
        ("", day) | (day, "") => day.to_owned(),
        (from, to) => format!("{from}..{to}"),
    }
}
