//! Which paths are the team's, where there are too many people for one.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use desk::corrections::team::scope;
use desk::scope::{propose, too_many};
use desk::text::{clean, number_of};
use team::{Ground, TOO_MANY};

use crate::acts::{answer, keep};
use crate::forms::{Filled, Refused, Typed};
use crate::pages::{first_run, people, scorecard};
use crate::site::Site;
use crate::trouble::Trouble;

/// The name of the form, on each page that has one.
const FORM: &str = "scope";

/// Paths that may be the team's.
pub struct Proposed {
    /// Why one is to choose.
    pub why: String,
    /// The paths.
    pub rows: Vec<Row>,
    /// What was typed besides.
    pub typed: String,
    /// The page that is shown again.
    pub back: &'static str,
}

/// A path to be ticked.
pub struct Row {
    /// The path as it is sent; hostile text.
    pub prefix: String,
    /// The same as it is shown, with the changes and the people below it.
    pub said: (String, String),
    /// Whether it is among those that together hold most of the lead's changes.
    pub ticked: bool,
}

impl Proposed {
    /// The proposal, where a scope is to be chosen; with the paths that were sent where they were refused.
    pub fn where_due(ground: &Ground, back: &'static str, refused: &Refused) -> Option<Proposed> {
        if ground.active.len() <= TOO_MANY {
            return None;
        }
        let proposal = propose(ground);
        let sent: Vec<&str> = refused.typed(FORM, "path").lines().collect();
        let rows = proposal.rows.iter().map(|row| Row {
            prefix: row.prefix.clone(),
            said: (
                clean(&row.prefix),
                format!(
                    "{} of {} yours, {} active",
                    row.yours,
                    number_of(proposal.changes, "change"),
                    if row.active == 1 { "1 person".to_owned() } else { format!("{} people", row.active) }
                ),
            ),
            ticked: if refused.is_of(FORM) { sent.contains(&row.prefix.as_str()) } else { row.proposed },
        });
        let rows: Vec<Row> = rows.collect();
        let is_row = |path: &str| rows.iter().any(|row| row.prefix == path);
        let typed = sent.iter().find(|path| !is_row(path)).map(|path| (*path).to_owned());
        Some(Proposed { why: too_many(ground), typed: typed.unwrap_or_default(), back, rows })
    }
}

/// `POST /scope`: the paths that were ticked, and one that was typed.
pub async fn keep_scope(
    State(site): State<Arc<Site>>,
    Filled(form): Filled<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let paths = form.iter().filter(|(name, path)| name == "path" && !path.trim().is_empty());
    let paths = paths.flat_map(|(_, paths)| paths.lines()).map(|path| path.trim().to_owned());
    let paths: Vec<String> = paths.filter(|path| !path.is_empty()).collect();
    let back = form.iter().find(|(name, _)| name == "back").map_or("", |(_, back)| back.as_str());
    let back = [first_run::PATH, people::PATH].into_iter().find(|path| *path == back);
    let back = back.unwrap_or(scorecard::PATH);
    let typed = Typed::of(&[("path", &paths.join("\n"))]);
    let refused =
        match answer(&site, back, FORM, typed, move |desk, _| keep(desk, scope(desk, &paths)?)).await? {
            Ok(response) => return Ok(response),
            Err(refused) => refused,
        };
    match back {
        first_run::PATH => first_run::shown(&site, refused).await,
        people::PATH => people::shown(&site, refused, 0).await,
        _ => scorecard::shown(&site, refused).await,
    }
}
