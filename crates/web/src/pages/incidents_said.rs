//! What tells of incidents: a file by its path, issues by their labels.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use desk::incidents::{
    Chosen, Connection, Disconnected, Labels, ReadOf, Table, disconnect, finish_labels, typed as columns,
};
use desk::sources::finish;
use desk::{Desk, Failure};

use super::sources::shown;
use super::sources_said::{beside, removed, said};
use crate::forms::{Filled, Refused, Typed};
use crate::site::Site;
use crate::trouble::Trouble;

/// The names of the forms on their page.
const FORM: &str = "incidents";
const LABELS: &str = "incident-labels";

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

/// `POST /incidents/labels`: by which labels an issue is an incident, and what stands before its class.
pub async fn labels(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    match read_issues(&site, &typed).await? {
        Err(failure) => shown(&site, Refused::of(LABELS, &failure, typed), 0).await,
        Ok(kept) => {
            said(&site, LABELS, typed, move |desk, _| Ok(finish_labels(desk, kept)?.kept.join(" "))).await
        }
    }
}

async fn read_issues(site: &Site, typed: &Typed) -> Result<Result<Vec<String>, Failure>, Trouble> {
    if site.place.made_up {
        return Ok(Err(Failure::usage("the demo asks nobody anything")));
    }
    let labels = typed.get("labels").split(',').map(str::trim).filter(|label| !label.is_empty());
    let labels: Vec<String> = labels.map(str::to_owned).collect();
    let prefix = typed.given("prefix").map(str::to_owned);
    match site.room.look(move |seen| Labels::of(seen.desk, &labels, prefix.as_deref())).await? {
        Err(failure) => Ok(Err(failure)),
        Ok(labels) => beside(site, move |asked| labels.begin(&asked)).await,
    }
}

/// `POST /incidents/removals`: whichever file is connected.
pub async fn remove(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    let file = |desk: &Desk| Some(desk.settings.incidents.as_ref()?.path.clone());
    forget(&site, FORM, typed, file).await
}

/// `POST /incidents/labels/removals`: issues are incidents no longer.
pub async fn remove_labels(
    State(site): State<Arc<Site>>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Trouble> {
    let label = |desk: &Desk| desk.settings.incident_issues.as_ref()?.labels.first().cloned();
    forget(&site, LABELS, typed, label).await
}

/// Takes back what is connected by a name.
async fn forget(
    site: &Site,
    form: &'static str,
    typed: Typed,
    name: impl FnOnce(&Desk) -> Option<String> + Send + 'static,
) -> Result<Response, Trouble> {
    let gone = |desk: &mut Desk| {
        let gone = match name(desk) {
            Some(name) => disconnect(desk, Some(&name))?,
            None => None,
        };
        let gone = gone.ok_or_else(|| Failure::new("no such incidents are connected"))?;
        Ok(match gone {
            Disconnected::File(_) => format!("Forgotten: the incidents in {}.", gone.in_words()),
            Disconnected::Issues(_) => format!("Forgotten: {} as incidents.", gone.in_words()),
        })
    };
    removed(site, form, typed, gone).await
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
