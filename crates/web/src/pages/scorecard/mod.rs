//! The first page: what git cannot see, the finding in words, the signs.

mod coverage;
pub mod print;
mod score;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::scorecard::{findings, unseen};
use desk::text::{day, day_with_weekday, number_of};
use desk::{since, steps};

use crate::acts::Act;
use crate::forms::Refused;
use crate::page::{Page, html};
use crate::pages::scope::Proposed;
use crate::sentence::{Linked, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;
use coverage::Coverage;
use score::Score;

/// Its path.
pub const PATH: &str = "/scorecard";

#[derive(Template)]
#[template(path = "scorecard.html")]
struct Scorecard {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    heading: String,
    unseen: &'static str,
    findings: Vec<Linked>,
    coverage: Coverage,
    /// The paths to choose from, where there are too many people for one team.
    scope: Option<Proposed>,
    score: Score,
    one_thing: Option<OneThing>,
    /// How many changes wait for a reason: `240 changes of yours wait`.
    waiting: Option<String>,
}

/// If the lead tries one thing.
struct OneThing {
    step: String,
    why: &'static str,
}

impl Scorecard {
    fn of(seen: &Seen, (page, done, refused): (Page, Option<Act>, Refused)) -> Scorecard {
        let report = seen.report;
        let one_thing = report.list.one_thing.as_ref();
        let waiting = since::waiting(report) as usize;
        Scorecard {
            page,
            done,
            heading: heading(seen),
            unseen: unseen(report),
            findings: findings(report).iter().map(Linked::from).collect(),
            coverage: Coverage::of(seen, seen.is_looked_at()),
            scope: Proposed::where_due(seen.ground, PATH, &refused),
            refused,
            score: Score::of(report),
            one_thing: one_thing.map(|step| OneThing {
                step: spaced(&steps::sentence(step)),
                why: steps::why_this_one(step),
            }),
            waiting: match waiting {
                0 => None,
                1 => Some("1 change of yours waits".to_owned()),
                n => Some(format!("{} of yours wait", number_of(n, "change"))),
            },
        }
    }
}

/// What is shown, of when.
fn heading(seen: &Seen) -> String {
    let clock = &seen.ground.clock;
    let name = desk::text::clean(&seen.ground.branches[0].history.repository);
    let sunday = day(clock.last_sunday(0));
    match seen.desk.asked.as_of {
        None => format!("{name}, twelve weeks to Sunday {sunday}"),
        Some(_) => {
            let on = format!("{} {}", day_with_weekday(clock.date()), clock.date().year());
            format!("{name}, as of {on}: twelve weeks to Sunday {sunday}")
        }
    }
}

/// `GET /scorecard`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    shown(&site, Refused::default()).await
}

/// The page, with what was not kept.
pub async fn shown(site: &Site, refused: Refused) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = (site.page("Scorecard", PATH), site.done.on(PATH), refused);
    let page = site.room.look(move |seen| html(&Scorecard::of(seen, around))).await?;
    Ok((status, page).into_response())
}
