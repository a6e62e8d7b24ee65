//! The first page: what git cannot see, the finding in words, the signs.

mod coverage;
pub mod print;
mod score;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use desk::scorecard::{findings, unseen};
use desk::text::{day, day_with_weekday, number_of};
use desk::{since, steps};

use crate::acts::Act;
use crate::page::{Page, html};
use crate::pages::scope::{Proposed, Refused};
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
    fn of(seen: &Seen, page: Page, done: Option<Act>, scope: Option<Proposed>) -> Scorecard {
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
            scope,
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
    page(&site, site.done.on(PATH), None).await
}

/// The page, with paths of a scope that were refused.
pub async fn page(site: &Site, done: Option<Act>, refused: Option<Refused>) -> Result<Response, Trouble> {
    let page = site.page("Scorecard", PATH);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let look = move |seen: &Seen| {
        let scope = Proposed::where_due(seen.ground, PATH, refused);
        html(&Scorecard::of(seen, page, done, scope))
    };
    let mut response = site.room.look(look).await?;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    Ok(response)
}
