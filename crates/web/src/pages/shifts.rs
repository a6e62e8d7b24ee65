//! The three shifts: signals, log and gates in three rows, and no score.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use desk::content;
use desk::notes::Notebook;
use desk::shifts::{ShiftRow, lede, shifts};
use desk::text::day;

use crate::page::{Page, html};
use crate::sentence::Linked;
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// Its path.
pub const PATH: &str = "/shifts";

#[derive(Template)]
#[template(path = "shifts.html")]
struct Shifts {
    page: Page,
    eyebrow: String,
    lede: String,
    rows: Vec<Row>,
}

struct Row {
    id: &'static str,
    name: &'static str,
    meaning: &'static str,
    of: String,
    signals: Vec<Line>,
    log: Vec<String>,
    gates: Vec<String>,
}

struct Line {
    path: String,
    name: &'static str,
    figure: Linked,
    verdict: String,
}

impl Row {
    fn of(row: ShiftRow<'static>) -> Row {
        let line = |line: desk::shifts::SignalLine| Line {
            path: super::signal::path(line.definition),
            name: line.definition.name,
            figure: Linked::from(&line.figure),
            verdict: line.verdict,
        };
        Row {
            id: &row.shift.id,
            name: &row.shift.name,
            meaning: &row.shift.meaning,
            of: row.capabilities.join(", ").to_lowercase(),
            signals: row.signals.into_iter().map(line).collect(),
            log: row.log,
            gates: row.gates,
        }
    }
}

impl Shifts {
    fn of(seen: &Seen, book: &Notebook, page: Page) -> Shifts {
        let rows = shifts(seen.report, book, content());
        let sunday = day(seen.ground.clock.last_sunday(0));
        Shifts {
            page,
            eyebrow: format!("Three shifts, the twelve weeks to {sunday} and what you kept"),
            lede: lede(&rows),
            rows: rows.into_iter().map(Row::of).collect(),
        }
    }
}

/// `GET /shifts`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let page = site.page("Shifts", PATH);
    let made = site.room.look(move |seen| seen.notes(|book| Ok(html(&Shifts::of(seen, book, page))))).await?;
    made.map_err(|failure| Trouble::refused(&failure))
}
