//! What happened when the lead was away.

use desk::Report;
use desk::away::{happened, requests, rows, why_missing, why_none};
use desk::text::thousands;
use signals::s6a::{DEFINITION, LEAST_DAYS};

use crate::sentence::spaced;

/// The table of absences, and what is said of it.
pub struct Happened {
    /// Working days from which on an absence stands in it.
    pub shortest: u64,
    pub rows: Vec<Row>,
    /// Why there is none.
    pub why: Option<String>,
    /// What is said under it.
    pub said: Vec<String>,
    /// The page of the signal.
    pub path: String,
}

/// An absence against the spans beside it.
pub struct Row {
    pub name: String,
    pub days: String,
    /// A rate and a count, or why there is none.
    pub sides: Vec<Result<(String, String), &'static str>>,
}

impl Happened {
    pub fn of(report: &Report, decided: Option<String>) -> Happened {
        let rows: Vec<Row> = rows(report)
            .into_iter()
            .map(|row| Row {
                name: row.name,
                days: thousands(row.days),
                sides: row.sides.map(|side| side.map(|(rate, all)| (rate, thousands(all)))).to_vec(),
            })
            .collect();
        // Where there is a sum it stands in the table.
        let several = report.happened.all.len() > 1 && report.happened.pooled.is_none();
        let said = happened(report).filter(|_| several).into_iter().chain(requests(report)).chain(decided);
        let said = said.chain(why_missing(report).into_iter().map(str::to_owned));
        Happened {
            shortest: LEAST_DAYS,
            said: if rows.is_empty() { Vec::new() } else { said.map(|said| spaced(&said)).collect() },
            why: why_none(report),
            rows,
            path: crate::pages::signal::path(&DEFINITION),
        }
    }
}
