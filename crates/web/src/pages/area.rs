//! One area: its files, who knows each, and who else has worked there.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use desk::area::{Known, files, finding};
use desk::named::no_area;
use desk::others::{Other, by_name};
use desk::steps;
use desk::text::{clean, day, number_of, thousands};

use super::knowledge::{PATH, bar};
use crate::page::{Page, html};
use crate::sentence::spaced;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "area.html")]
struct Area {
    page: Page,
    patterns: String,
    name: String,
    sunday: String,
    unseen: &'static str,
    lede: String,
    bar: String,
    table: String,
    heading: String,
    files: Vec<File>,
    more: usize,
    alone: bool,
    others: Vec<Other>,
    step: Option<String>,
    coarse: bool,
    /// Where it leads to what can be changed in it.
    work: Option<String>,
}

/// A file of it.
struct File {
    path: String,
    changes: String,
    state: &'static str,
}

impl File {
    fn of(known: &Known) -> File {
        File { path: clean(&known.path), changes: thousands(known.changes), state: known.state }
    }
}

impl Area {
    /// None where no area of that name holds a file that counts, or nothing of it may be said.
    fn of(seen: &Seen, page: Page, name: &str) -> Option<Area> {
        let (report, ground) = (seen.report, seen.ground);
        let at = ground.areas.named(name)?;
        let area = &ground.areas.all[at as usize];
        let known = report.knowledge.areas.iter().find(|known| known.area == at)?;
        let files = files(report, at);
        let picture = bar(report, known);
        let entry = report.list.areas.iter().find(|entry| entry.area == area.name);
        Some(Area {
            page: Page { title: clean(&area.name), ..page },
            patterns: chart::patterns(),
            name: clean(&area.name),
            sunday: day(ground.clock.last_sunday(0)),
            unseen: report.knowledge.signal.definition.not_seen,
            lede: spaced(&finding(report, known)),
            bar: picture.svg,
            table: picture.table.html(),
            heading: number_of(files.all, "file"),
            more: files.all - files.shown.len(),
            files: files.shown.iter().map(File::of).collect(),
            alone: ground.active.others.is_empty(),
            others: by_name(ground, &known.others_some),
            step: entry.and_then(|entry| entry.step.as_ref()).map(steps::sentence),
            coarse: area.coarse,
            work: super::growth::notice::path(report.knowledge.signal.definition, Some(&area.name)),
        })
    }
}

/// `GET /knowledge/{area}`
pub async fn show(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Result<Response, Trouble> {
    let page = site.page("Knowledge", PATH);
    let look = move |seen: &Seen| match Area::of(seen, page, &name) {
        Some(area) => Ok(html(&area)),
        None => Err(none(seen, &name)),
    };
    site.room.look(look).await?
}

/// That there is no such area, with those that are called nearly so.
fn none(seen: &Seen, name: &str) -> Trouble {
    let failure = no_area(seen.ground, name);
    let said = match failure.looked_at.first() {
        Some(close) => format!("It may be called otherwise now; {close}."),
        None => "It may be called otherwise now, or hold no file that counts.".to_owned(),
    };
    let lede = format!("T{}.", &failure.what[1..]);
    Trouble::new(StatusCode::NOT_FOUND, lede, said).act("All areas", PATH)
}
