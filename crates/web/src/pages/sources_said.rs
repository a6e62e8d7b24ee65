//! What is said of sources: another repository, what is left out, what is an upstream's.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Response;
use desk::corrections::repository::{self, Added};
use desk::corrections::upstream;
use desk::forges::{self, Connection};
use desk::sources::{Connections, Read, finish, read_new};
use desk::{Desk, Failure};
use records::ForgeKind;
use store::Secret;

use super::sources::{PATH, shown};
use crate::acts::{Sent, answer, keep, set};
use crate::forms::{Filled, Refused, Typed, why};
use crate::site::Site;
use crate::trouble::Trouble;

pub(super) type Answer = Result<Response, Trouble>;

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
    beside(site, move |asked| repository::read(&asked, &path)).await
}

/// `POST /connections`: the forge of the repository asked about, by its name there and a token.
pub async fn connections(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    const FORM: &str = "connections";
    let begun = match connection(&site, &typed).await? {
        Ok(connection) => {
            beside(&site, move |asked| {
                let read = connection.begin(&asked)?;
                Ok((connection.place, read))
            })
            .await?
        }
        Err(failure) => Err(failure),
    };
    let (place, read) = match begun {
        Ok(begun) => begun,
        Err(failure) => return shown(&site, Refused::of(FORM, &failure, without_secret(typed)), 0).await,
    };
    said(&site, FORM, without_secret(typed), move |desk, _| {
        Ok(forges::finish(desk, &place, &read)?.kept.join(" "))
    })
    .await
}

/// `POST /connections/removals`: the forge of one repository, by its key.
pub async fn remove(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let repository = typed.as_it_is("repository").to_owned();
    let gone = move |desk: &mut Desk| {
        let place = forges::disconnect(desk, Some(&repository))?;
        Ok(format!("Forgotten: {}, its token and what was read there.", forges::named(&place)))
    };
    removed(&site, "connections", typed, gone).await
}

/// Takes something that is connected back. That is nothing to bring again: what opened it is gone.
pub(super) async fn removed<F>(site: &Site, form: &'static str, typed: Typed, gone: F) -> Answer
where
    F: FnOnce(&mut Desk) -> Result<String, Failure> + Send + 'static,
{
    match set(site, PATH, gone).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => shown(site, Refused::of(form, &failure, typed), 0).await,
    }
}

/// `POST /connections/readings`: what is new of all that is connected: forges, calendars, the file of incidents.
pub async fn connection_readings(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    const FORM: &str = "readings";
    let read = if site.place.made_up {
        Err(Failure::usage("the demo asks nobody anything"))
    } else {
        let all = site.room.look(|seen| Connections::of(seen.desk)).await?;
        match all {
            Some(all) => beside(&site, move |asked| read_new(&asked, all)).await?,
            None => Err(Failure::new("nothing is connected that could be read")),
        }
    };
    let Read { said: mut read, failed } =
        read.unwrap_or_else(|failure| Read { failed: vec![failure], ..Read::default() });
    // What cannot be read is said among what was; where nothing was, beside the button.
    if read.is_empty() && !failed.is_empty() {
        return shown(&site, Refused::of_all(FORM, &failed, typed), 0).await;
    }
    read.extend(failed.iter().flat_map(why));
    said(&site, FORM, typed, move |desk, _| Ok(finish(desk, read)?.kept.join(" "))).await
}

async fn connection(site: &Site, typed: &Typed) -> Result<Result<Connection, Failure>, Trouble> {
    if site.place.made_up {
        return Ok(Err(Failure::usage("the demo asks nobody anything")));
    }
    let kind = if typed.get("forge") == "gitlab" { ForgeKind::Gitlab } else { ForgeKind::Github };
    let place = match forges::place_of(kind, typed.given("address"), typed.get("name")) {
        Ok(place) => place,
        Err(failure) => return Ok(Err(failure)),
    };
    let secret = Secret::Kept(typed.get("token").trim().to_owned());
    site.room.look(move |seen| Connection::of(seen.desk, place, secret, None)).await.map_err(Trouble::from)
}

/// What was typed, but for the token, which no page shows.
fn without_secret(typed: Typed) -> Typed {
    typed.without("token")
}

/// Asks somebody beside the desk, which goes on answering.
pub(super) async fn beside<R: Send + 'static>(
    site: &Site,
    ask: impl FnOnce(desk::Asked) -> Result<R, Failure> + Send + 'static,
) -> Result<Result<R, Failure>, Trouble> {
    let asked = site.room.look(|seen| seen.desk.asked.clone()).await?;
    let reading = tokio::task::spawn_blocking(move || ask(asked));
    match tokio::time::timeout(PATIENCE, reading).await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(panic)) => Err(Trouble::ours(panic.to_string())),
        Err(_) => Ok(Err(Failure::new("it is still being read, and that goes on")
            .hint("send it again in a while: what was read is kept"))),
    }
}

pub(super) async fn said<F>(site: &Site, form: &'static str, typed: Typed, say: F) -> Answer
where
    F: FnOnce(&mut Desk, &Typed) -> Result<String, Failure> + Send + 'static,
{
    match answer(site, PATH, form, typed, say).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => shown(site, refused, 0).await,
    }
}
