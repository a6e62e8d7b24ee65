//! Where only the lead has worked, and who else has.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chart::{Cell, Chart, Known, Name, Step, StepWords, Table, share_bar};
use desk::knowledge::{TO_KNOW, a_year_ago, factor, of_areas, of_changes, too_few};
use desk::others::{Other, by_name, short};
use desk::scorecard::in_words;
use desk::text::{clean, day, number_of, share};
use desk::{Report, owners, scope};
use signals::Status;
use signals::s5b::{AreaKnown, Weights};
use team::areas::ENOUGH_AREAS;

use crate::acts::Act;
use crate::address::segment;
use crate::page::{Page, csv, html};
use crate::sentence::{Linked, capital, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/knowledge";

#[derive(Template)]
#[template(path = "knowledge.html")]
struct Knowledge {
    page: Page,
    done: Option<Act>,
    patterns: String,
    sunday: String,
    unseen: &'static str,
    /// Nothing where there is nothing to see; why stands in the lede then.
    lede: Vec<Linked>,
    why: String,
    command: Option<String>,
    to_know: &'static str,
    a_year_ago: Option<String>,
    by_you: Option<String>,
    alone: bool,
    heading: String,
    /// Areas only the lead knows, then the others.
    groups: [Vec<Row>; 2],
    tests: Vec<Row>,
    few_areas: bool,
    factor: Option<Factor>,
    published: Vec<String>,
    published_factor: Option<u64>,
    new_owners: String,
    owners_apply: bool,
    given_away: Vec<String>,
}

/// An area.
pub struct Row {
    pub name: String,
    pub path: String,
    pub size: String,
    pub bar: String,
    pub share: String,
    pub few: bool,
    pub only: bool,
    pub coarse: bool,
    pub others: Vec<Other>,
    pub you: String,
}

struct Factor {
    heading: String,
    said: String,
    svg: String,
    table: String,
}

impl Knowledge {
    fn of(seen: &Seen, page: Page, done: Option<Act>) -> Knowledge {
        let (report, ground) = (seen.report, seen.ground);
        let why = match &report.knowledge.signal.status {
            Status::NotApplicable(why) | Status::Dropped(why) => format!("Not seen: {why}."),
            Status::NotEnough { .. } | Status::Value | Status::NotConnected(_) => String::new(),
        };
        let is_plain = |known: &&AreaKnown| !ground.areas.all[known.area as usize].tests_only;
        let rows = |wanted: &dyn Fn(&AreaKnown) -> bool| -> Vec<Row> {
            let all = report.knowledge.areas.iter().filter(|known| wanted(known));
            all.map(|known| row(report, known)).collect()
        };
        let plain = report.knowledge.areas.iter().filter(is_plain).count();
        let noun = if plain == 1 { "area" } else { "areas" };
        Knowledge {
            page,
            done,
            patterns: chart::patterns(),
            sunday: day(ground.clock.last_sunday(0)),
            unseen: report.knowledge.signal.definition.not_seen,
            lede: if why.is_empty() { lede(report) } else { Vec::new() },
            command: report.remedy().filter(|_| report.knowledge.signal.is_dropped()).map(str::to_owned),
            why,
            to_know: TO_KNOW,
            a_year_ago: a_year_ago(report).map(|text| spaced(&text)),
            by_you: scope::by_you(ground),
            alone: ground.active.others.is_empty(),
            heading: format!("{} {noun}", capital(&in_words(plain as i32))),
            groups: [
                rows(&|known| is_plain(&known) && known.only_lead()),
                rows(&|known| is_plain(&known) && !known.only_lead()),
            ],
            tests: rows(&|known| !is_plain(&known)),
            few_areas: plain < ENOUGH_AREAS,
            factor: truck_factor(report),
            published: owners::published(report).iter().map(|text| spaced(text)).collect(),
            published_factor: report.published.signal.value.map(|value| value as u64),
            owners_apply: report.new_owners.signal.status == Status::Value,
            new_owners: spaced(&owners::new_owners(report)),
            given_away: owners::given_away(report),
        }
    }
}

fn lede(report: &Report) -> Vec<Linked> {
    if let Some(few) = too_few(report) {
        return vec![Linked::from(few)];
    }
    // The areas are on this page.
    let areas = of_areas(report).map(|sentence| Linked::from(&sentence).leading_to(PATH, "#areas"));
    areas.into_iter().chain([Linked::from(&of_changes(report))]).collect()
}

fn row(report: &Report, known: &AreaKnown) -> Row {
    let ground = report.ground;
    let area = &ground.areas.all[known.area as usize];
    let only = known.weights.only_you();
    let last = known.lead_last.map(|last| format!(", last {}", short(ground, last)));
    let days =
        if known.lead_days == 0 { "none this year".to_owned() } else { number_of(known.lead_days, "day") };
    Row {
        name: clean(&area.name),
        path: format!("{PATH}/{}", segment(&area.name)),
        size: format!("{}, {}", number_of(area.files, "file"), number_of(only.of as usize, "change")),
        bar: bar(report, known).svg,
        share: spaced(&share(only).unwrap_or_else(|| "few".to_owned())),
        few: only.of < 20,
        only: known.only_lead(),
        coarse: area.coarse,
        others: by_name(ground, &known.others_some),
        you: match last {
            Some(last) => days + &last,
            None => "never".to_owned(),
        },
    }
}

/// The five parts of an area.
pub fn bar(report: &Report, known: &AreaKnown) -> Chart {
    let Weights { only_you, you_and_others, others, cold, nobody, .. } = known.weights;
    let parts = Known { only_you, you_and_others, others, cold, nobody };
    let name = clean(&report.ground.areas.all[known.area as usize].name);
    share_bar(Name { id: &format!("area-{}", known.area), title: &format!("{name}, five-part bar") }, parts)
}

fn truck_factor(report: &Report) -> Option<Factor> {
    let words = factor(report)?;
    let found = report.knowledge.truck_factor.as_ref()?;
    let steps: Vec<Step> = words
        .steps
        .iter()
        .zip(&found.steps)
        .map(|(words, step)| Step { words: words.clone(), yours: step.lead, known: step.known })
        .collect();
    let what =
        StepWords { what: "File changes in the year", all: "all of the year", start: "everyone active" };
    let all = report.knowledge.weights.all();
    let picture = chart::steps(Name { id: "tf", title: &words.title }, what, all, found.known, &steps);
    Some(Factor { heading: words.heading, said: words.said, svg: picture.svg, table: picture.table.html() })
}

/// `GET /knowledge`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let page = site.page("Knowledge", PATH);
    let done = site.done.on(PATH);
    Ok(site.room.look(move |seen| html(&Knowledge::of(seen, page, done))).await?)
}

/// `GET /knowledge.csv`: the areas, without names of people.
pub async fn file(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    Ok(csv("knowledge", site.room.look(|seen| areas(seen.report).csv()).await?))
}

fn areas(report: &Report) -> Table {
    let head = ["Area", "Files", "Only you", "You and others", "Others", "Cold", "Nobody active"];
    let rows = report.knowledge.areas.iter().map(|known| {
        let area = &report.ground.areas.all[known.area as usize];
        let Weights { only_you, you_and_others, others, cold, nobody, .. } = known.weights;
        let figures = [area.files as u64, only_you, you_and_others, others, cold, nobody].map(Cell::Number);
        std::iter::once(Cell::Text(area.name.clone())).chain(figures).collect()
    });
    Table {
        caption: "File changes in the year, by who knows the file".to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
