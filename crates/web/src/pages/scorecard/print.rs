//! The scorecard as one page of only what the lead ticks, for a talk with somebody else: shares of the lead and their own words;
//! no names, and no counts from which it could be worked out what others did.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chart::{Name, Scale, Series, stave_of_shares};
use desk::scorecard::{Figure, Shows, Sign, only_areas, signs, unseen, you_said};
use desk::steps;
use desk::text::{capital, day, range, share};
use signals::stats::Word;

use super::heading;
use super::score::{Axis, about, line, title};
use crate::drawn::{REACH, time};
use crate::forms::Asked;
use crate::page::{Page, html};
use crate::sentence::{Linked, spaced};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/scorecard/print";

#[derive(Template)]
#[template(path = "print.html")]
struct Sheet {
    page: Page,
    heading: String,
    /// What can be ticked: its value, how it is called, whether it is.
    offered: Vec<(String, String, bool)>,
    /// What git cannot see, where it is ticked.
    unseen: Option<&'static str>,
    areas: Option<Linked>,
    axis: Option<Axis>,
    rows: Vec<Row>,
    one_thing: Option<String>,
}

/// A sign, as it is given away.
struct Row {
    id: &'static str,
    name: &'static str,
    about: String,
    svg: Option<String>,
    share: String,
    verdict: String,
    said: Vec<(String, String)>,
    is_ticked: bool,
}

impl Sheet {
    fn of(seen: &Seen, page: Page, ticked: &BTreeSet<String>) -> Sheet {
        let report = seen.report;
        let is_ticked = |name: &str| ticked.contains(name);
        let signs = signs(report);
        let lines: Vec<Option<Series>> = signs.iter().map(|sign| line(report, sign)).collect();
        let scale = Scale::for_rows(lines.iter().flatten());
        let mut offered = vec![("unseen".to_owned(), "What git cannot see".to_owned())];
        let areas = only_areas(report);
        offered.extend(
            areas.iter().map(|_| ("areas".to_owned(), "In how many areas only you have worked".to_owned())),
        );
        let mut rows = Vec::new();
        for (sign, line) in signs.iter().zip(&lines) {
            let (Some(signal), Shows::Figure(figure)) = (sign.signal, &sign.shows) else { continue };
            // A share of few may not stand without its counts.
            let Some(share) = share(figure.now).filter(|_| figure.now.of >= 20) else { continue };
            let id = signal.definition.id;
            offered
                .push((id.to_owned(), format!("{}: {}", sign.name, signal.definition.name.to_lowercase())));
            let said: Vec<(String, String)> =
                you_said(report, signal).into_iter().map(|said| (said.why, day(said.on))).collect();
            let own = format!("{id}-said");
            if !said.is_empty() {
                offered.push((
                    own.clone(),
                    format!("What you said about {}", signal.definition.name.to_lowercase()),
                ));
            }
            let said = if is_ticked(&own) { said } else { Vec::new() };
            if is_ticked(id) || !said.is_empty() {
                let svg = line.as_ref().and_then(|line| drawn(seen, sign, id, line, &scale));
                let row = Row {
                    id,
                    name: sign.name,
                    about: spaced(&format!("{}: {}", signal.definition.name, about(sign, figure))),
                    svg: svg.filter(|_| is_ticked(id)),
                    share: spaced(&share),
                    verdict: spaced(&verdict(signal.verdict.map(|verdict| verdict.word), figure)),
                    said,
                    is_ticked: is_ticked(id),
                };
                rows.push(row);
            }
        }
        let step = report.list.one_thing.as_ref().and_then(steps::act);
        offered.extend(step.iter().map(|_| ("one".to_owned(), "If you try one thing".to_owned())));
        let offered = offered.into_iter().map(|(value, words)| {
            let ticked = is_ticked(&value);
            (value, words, ticked)
        });
        Sheet {
            page,
            heading: heading(seen),
            offered: offered.collect(),
            unseen: is_ticked("unseen").then(|| unseen(report)),
            areas: areas.as_ref().filter(|_| is_ticked("areas")).map(Linked::from),
            axis: rows.iter().any(|row| row.svg.is_some()).then(|| Axis::of(report)),
            rows,
            one_thing: step.filter(|_| is_ticked("one")).map(|step| spaced(&step)),
        }
    }

    fn is_empty(&self) -> bool {
        self.unseen.is_none() && self.areas.is_none() && self.rows.is_empty() && self.one_thing.is_none()
    }
}

fn drawn(seen: &Seen, sign: &Sign, id: &'static str, line: &Series, scale: &Scale) -> Option<String> {
    stave_of_shares(Name { id, title: &title(sign) }, &time(seen.ground, REACH), scale, line)
}

/// The verdict, with shares and without counts.
fn verdict(word: Option<Word>, figure: &Figure) -> String {
    let usual = figure.usual.map(|(low, high)| format!(" Usually {}.", range(low, high))).unwrap_or_default();
    let words = match word {
        Some(word @ (Word::Up | Word::Down | Word::NoClearChange)) => {
            let before = figure.before.and_then(share).map(|before| format!(" from before: {before}"));
            format!("{}{}.", capital(word.text()), before.unwrap_or_default())
        }
        Some(word) => format!("{}.", capital(word.text())),
        None => String::new(),
    };
    format!("{words}{usual}").trim().to_owned()
}

/// `GET /scorecard/print`
pub async fn show(
    State(site): State<Arc<Site>>,
    Asked(asked): Asked<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let page = site.page("Scorecard, to print", PATH);
    let ticked: BTreeSet<String> =
        asked.into_iter().filter(|(name, _)| name == "show").map(|(_, value)| value).collect();
    Ok(site.room.look(move |seen| html(&Sheet::of(seen, page, &ticked))).await?)
}
