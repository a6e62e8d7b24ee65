//! The weekly pass: could someone else have owned this?

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use desk::Report;
use desk::corrections::{Waiting, of_week, reason, waiting};
use desk::reasons::{SoFar, estimate, so_far};
use desk::scorecard::in_words;
use desk::text::{clean, day, day_short, title};
use records::Answer;
use serde::Deserialize;
use team::Change;

use crate::acts::{Act, Sent, act, keep};
use crate::forms::Filled;
use crate::page::{Page, html};
use crate::sentence::{Linked, capital, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/reasons";
/// Earlier changes that are offered at a time.
const EARLIER: usize = 8;

/// An answer, as a form sends it.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Given {
    /// Someone else could have owned it.
    Yes,
    /// Nobody could.
    No,
    /// The lead wanted to.
    Wanted,
}

/// What the form holds.
#[derive(Deserialize)]
pub struct Form {
    answer: Given,
}

#[derive(Template)]
#[template(path = "reasons.html")]
struct Reasons {
    page: Page,
    done: Option<Act>,
    sunday: String,
    lede: String,
    progress: String,
    week: Vec<Row>,
    earlier: Vec<Row>,
    /// How many earlier ones have no answer.
    waiting: usize,
    so_far: Option<SoFar>,
    with_answers: Option<Linked>,
    not_applicable: Option<String>,
}

/// A change of the lead's.
struct Row {
    id: String,
    short: String,
    title: String,
    day: String,
    area: Option<String>,
    estimate: Option<String>,
    answer: Option<Answer>,
    is_now: bool,
}

impl Row {
    fn of(report: &Report, change: &Change) -> Row {
        let ground = report.ground;
        let record = signals::of_change(ground, change);
        Row {
            short: ground.id(change).short().to_string(),
            title: title(&record.title),
            day: day_short(record.day, ground.clock.date().year()),
            area: record.area.as_deref().map(clean),
            estimate: estimate(report, change),
            answer: ground.settings.reasons.get(&ground.id(change)).copied(),
            id: record.id,
            is_now: false,
        }
    }

    /// The three answers: what is sent, its key, its words, and whether it was given.
    fn answers(&self) -> [(&'static str, &'static str, &'static str, bool); 3] {
        let given = |answer| self.answer == Some(answer);
        [
            ("yes", "y", "yes", given(Answer::Yes)),
            ("no", "n", "no", given(Answer::No)),
            ("wanted", "w", "I wanted to", given(Answer::Wanted)),
        ]
    }
}

impl Reasons {
    fn of(seen: &Seen, page: Page, done: Option<Act>) -> Reasons {
        let (report, ground) = (seen.report, seen.ground);
        let alone = report.is_alone();
        let of_week = if alone { Vec::new() } else { of_week(ground) };
        let mut week: Vec<Row> = of_week.iter().map(|change| Row::of(report, change)).collect();
        let earlier: Vec<&Change> = if alone {
            Vec::new()
        } else {
            let Waiting { open, .. } = waiting(ground);
            open.into_iter().filter(|change| change.time < ground.clock.weeks_ago(1)).collect()
        };
        let open = week.iter().filter(|row| row.answer.is_none()).count();
        let (waiting, shown) = (earlier.len(), earlier.iter().take(EARLIER));
        let mut earlier: Vec<Row> = shown.map(|change| Row::of(report, change)).collect();
        if let Some(now) = week.iter_mut().chain(&mut earlier).find(|row| row.answer.is_none()) {
            now.is_now = true;
        }
        let so_far = so_far(report);
        Reasons {
            page,
            done,
            sunday: day(ground.clock.last_sunday(0)),
            lede: lede(week.len(), open),
            progress: progress(week.len() - open, open),
            with_answers: so_far.as_ref().map(|said| Linked::from(&said.with_answers)),
            so_far: so_far.map(|said| SoFar {
                said: spaced(&said.said),
                agreed: spaced(&said.agreed),
                ..said
            }),
            week,
            earlier,
            waiting,
            not_applicable: alone.then(|| format!("Not applicable: {}.", signals::why_alone(ground))),
        }
    }
}

/// What is asked of the week, or that nothing is.
fn lede(all: usize, open: usize) -> String {
    match (all, open) {
        (0, _) => {
            "No change of yours last week touched a file that was there before. There is nothing to say."
                .to_owned()
        }
        (1, 0) => "The one change of yours last week has its answer.".to_owned(),
        (all, 0) => format!("All {} of your changes last week have their answer.", in_words(all as i32)),
        (1, _) => "One change was yours last week. Could someone else have owned it?".to_owned(),
        (all, _) => format!(
            "{} changes were yours last week. Could someone else have owned them?",
            capital(&in_words(all as i32))
        ),
    }
}

/// `Two said, six to go`
fn progress(said: usize, open: usize) -> String {
    let word = |n: usize| if n == 0 { "none".to_owned() } else { in_words(n as i32) };
    format!("{} said, {} to go", capital(&word(said)), word(open))
}

/// `GET /reasons`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let page = site.page("Reasons", PATH);
    let done = site.done.on(PATH);
    Ok(site.room.look(move |seen| html(&Reasons::of(seen, page, done))).await?)
}

/// `POST /reasons/{commit}`
pub async fn answer(
    State(site): State<Arc<Site>>,
    Path(commit): Path<String>,
    Filled(form): Filled<Form>,
) -> Result<Response, Trouble> {
    let answer = match form.answer {
        Given::Yes => Answer::Yes,
        Given::No => Answer::No,
        Given::Wanted => Answer::Wanted,
    };
    let back = format!("{PATH}#pass");
    match act(&site, &back, move |desk| keep_reason(desk, &commit, answer)).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}

fn keep_reason(desk: &mut desk::Desk, commit: &str, answer: Answer) -> Result<String, desk::Failure> {
    let correction = reason(desk, commit, answer)?;
    keep(desk, correction)
}
