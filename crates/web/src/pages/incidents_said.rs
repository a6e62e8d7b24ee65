//! The file of incidents: connected by its path, and read again.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use desk::incidents::{Chosen, Connection, ReadOf, Table, disconnect, typed as columns};
use desk::sources::finish;
use desk::text::clean;
use desk::{Desk, Failure};

use super::sources::shown;
use super::sources_said::{beside, removed, said};
use crate::forms::{Filled, Refused, Typed};
use crate::site::Site;
use crate::trouble::Trouble;

/// The name of the form on its page.
const FORM: &str = "incidents";

/// `POST /incidents`: the file of incidents, by its path, and which of its columns is what.
pub async fn connect(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    match read(&site, &typed).await? {
        Err(failure) => shown(&site, Refused::of(FORM, &failure, typed), 0).await,
        Ok(read) => {
            let done = read.in_words();
            said(&site, FORM, typed, move |desk, _| Ok(finish(desk, done)?.kept.join(" "))).await
        }
    }
}

/// `POST /incidents/removals`: whichever file is connected.
pub async fn remove(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    let gone = |desk: &mut Desk| {
        let path = disconnect(desk)?.ok_or_else(|| Failure::new("no file of incidents is connected"))?;
        Ok(format!("Forgotten: the incidents in {}.", clean(&path)))
    };
    removed(&site, FORM, typed, gone).await
}

/// Reads it beside the desk, which goes on answering.
async fn read(site: &Site, typed: &Typed) -> Result<Result<ReadOf, Failure>, Trouble> {
    if site.place.made_up {
        return Ok(Err(Failure::usage("the demo reads nothing of yours")));
    }
    let path = PathBuf::from(typed.get("path"));
    if !path.is_absolute() {
        let failure = Failure::usage("a path here begins at the root");
        return Ok(Err(failure.hint("such as /home/you/incidents.csv; ~ is known to your shell alone")));
    }
    let chosen = match typed.given("columns").map(columns).transpose() {
        Ok(chosen) => chosen.unwrap_or_default(),
        Err(failure) => return Ok(Err(failure)),
    };
    let (held, opens) = site
        .room
        .look(|seen| {
            let held = seen.desk.settings.incidents.as_ref().map(|file| file.columns.clone());
            (held, Connection::opening(seen.desk))
        })
        .await?;
    beside(site, move |asked| {
        let table = Table::of(&path)?;
        match table.columns(&chosen, held.as_ref(), false)? {
            Chosen::Columns(columns) => opens(&table, columns).begin(&table, &asked),
            Chosen::Open(question) => Err(question.failure(&table)),
        }
    })
    .await
}
