//! The first page: what git cannot see, the finding in words, the signs.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use desk::scorecard::{findings, unseen};

use crate::acts::Act;
use crate::page::{Page, html};
use crate::sentence::Linked;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

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
}

impl Scorecard {
    fn of(seen: &Seen, page: Page, done: Option<Act>) -> Scorecard {
        let ground = seen.ground;
        let name = desk::text::clean(&ground.branches[0].history.repository);
        let sunday = desk::text::day(ground.clock.last_sunday(0));
        Scorecard {
            page,
            done,
            heading: format!("{name}, twelve weeks to Sunday {sunday}"),
            unseen: unseen(seen.report),
            findings: findings(seen.report).iter().map(Linked::from).collect(),
        }
    }
}

/// `GET /scorecard`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let page = Page::new("Scorecard", PATH, Some(site.place.clone()));
    let done = site.done.on(PATH);
    Ok(site.room.look(move |seen| html(&Scorecard::of(seen, page, done))).await?)
}
