//! All signals, a line each.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use desk::notes::{LogFigure, Notebook, figures_beside};
use desk::signal::{figure, finding};
use desk::text::clean;
use desk::{Report, content};
use signals::{Signal, Status};

use crate::page::{Page, html};
use crate::sentence::{Linked, capital};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "signals.html")]
struct Signals {
    page: Page,
    heading: String,
    rows: Vec<Row>,
    log: Vec<LogFigure>,
}

struct Row {
    id: &'static str,
    name: &'static str,
    path: String,
    meaning: String,
    figure: Linked,
    has_figure: bool,
    verdict: String,
    words: Vec<String>,
}

impl Signals {
    fn of(seen: &Seen, book: &Notebook, page: Page) -> Signals {
        let ground = seen.ground;
        let sunday = desk::text::day(ground.clock.last_sunday(0));
        let name = clean(&ground.branches[0].history.repository);
        Signals {
            page,
            heading: format!("{name}, to Sunday {sunday}"),
            rows: seen.report.signals().into_iter().map(|signal| Row::of(seen.report, signal)).collect(),
            log: figures_beside(seen.report, book, content()),
        }
    }
}

impl Row {
    fn of(report: &Report, signal: &Signal) -> Row {
        let definition = signal.definition;
        let disagreed = report.ground.settings.disagreed.iter();
        Row {
            id: definition.id,
            name: definition.name,
            path: super::signal::path(definition),
            meaning: capital(definition.meaning),
            figure: if signal.status == Status::Value {
                Linked::from(&figure(report, signal))
            } else {
                finding(report, signal).first().map_or_else(|| Linked::from(""), Linked::from)
            },
            has_figure: signal.status == Status::Value,
            verdict: signal.verdict.map(|verdict| verdict.word.text().to_owned()).unwrap_or_default(),
            words: disagreed.filter(|(id, _, _)| id == definition.id).map(|(_, why, _)| clean(why)).collect(),
        }
    }
}

/// `GET /signals`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let page = site.page("Signals", super::scorecard::PATH);
    let made =
        site.room.look(move |seen| seen.notes(|book| Ok(html(&Signals::of(seen, book, page))))).await?;
    made.map_err(|failure| Trouble::refused(&failure))
}
