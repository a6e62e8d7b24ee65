//! What is said of sources: another repository, what is left out, what is an upstream's.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Response;
use desk::corrections::repository::{self, Added};
use desk::corrections::upstream;
use desk::{Desk, Failure};

use super::sources::{PATH, shown};
use crate::acts::{answer, keep};
use crate::forms::{Filled, Refused, Typed};
use crate::site::Site;
use crate::trouble::Trouble;

type Answer = Result<Response, Trouble>;

/// How long is waited for a repository to be read, before that is said.
const PATIENCE: Duration = Duration::from_secs(30);

/// `POST /syncs`: whether the merges that look like a sync of an upstream are one.
pub async fn syncs(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    said(&site, "syncs", typed, |desk, typed| {
        let correction = upstream(&desk.ground()?, typed.get("upstream") == "yes");
        keep(desk, correction)
    })
    .await
}

/// `POST /repositories`: another repository of the team, by its path.
pub async fn repositories(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let read = match read(&site, typed.get("path")).await? {
        Ok(read) => read,
        Err(failure) => return shown(&site, Refused::of("repositories", &failure, typed), 0).await,
    };
    said(&site, "repositories", typed, move |desk, typed| {
        match repository::add(desk, typed.get("path").as_ref(), read)? {
            Added::Already => Err(Failure::new("it is one of the team's already")),
            Added::Now { kept, .. } => Ok(kept),
        }
    })
    .await
}

/// Reads a repository beside the desk, which goes on answering; commits read.
async fn read(site: &Site, path: &str) -> Result<Result<u64, Failure>, Trouble> {
    if site.place.made_up {
        return Ok(Err(Failure::usage("the demo reads nothing of yours")));
    }
    let path = PathBuf::from(path);
    if !path.is_absolute() {
        let failure = Failure::usage("a path here begins at the root");
        return Ok(Err(failure.hint("such as /home/you/code/kassa-guide; ~ is known to your shell alone")));
    }
    let asked = site.room.look(|seen| seen.desk.asked.clone()).await?;
    let reading = tokio::task::spawn_blocking(move || repository::read(&asked, &path));
    match tokio::time::timeout(PATIENCE, reading).await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(panic)) => Err(Trouble::ours(panic.to_string())),
        Err(_) => Ok(Err(Failure::new("it is still being read, and that goes on")
            .hint("add it again in a while: what was read is kept"))),
    }
}

async fn said<F>(site: &Site, form: &'static str, typed: Typed, say: F) -> Answer
where
    F: FnOnce(&mut Desk, &Typed) -> Result<String, Failure> + Send + 'static,
{
    match answer(site, PATH, form, typed, say).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => shown(site, refused, 0).await,
    }
}
