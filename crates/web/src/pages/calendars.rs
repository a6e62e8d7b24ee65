//! The lead's calendars, on the page of sources: how far each was read, connecting one, and taking one back.

use std::path::Path;
use std::sync::Arc;

use axum::extract::State;
use desk::calendars::{self, Connection, Wishes};
use desk::text::clean;
use desk::{Desk, Failure};
use store::Secret;

use super::sources::shown;
use super::sources_said::{Answer, beside, removed, said};
use crate::forms::{Filled, Refused, Typed};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;

/// The form that connects one.
const FORM: &str = "calendars";

/// A calendar that is connected.
pub struct Row {
    /// The name the lead knows it by.
    pub name: String,
    /// The same, clean.
    pub named: String,
    /// Where it is, and what is kept of it besides times.
    pub place: String,
    /// How far it was read.
    pub how_far: String,
    /// What could not be taken, and what it does not show.
    pub missing: Vec<String>,
}

/// The calendars that are connected.
pub fn rows(seen: &Seen) -> Result<Vec<Row>, Failure> {
    let desk = seen.desk;
    let mut rows = Vec::new();
    for (name, source) in &desk.settings.calendars {
        let known = calendars::known(&desk.data, name)?;
        let kept = calendars::kept_of(source).map(|kept| format!("; {kept}")).unwrap_or_default();
        let missing = known.as_ref().map(calendars::left_out).unwrap_or_default();
        rows.push(Row {
            name: name.clone(),
            named: clean(name),
            place: format!("{}{kept}", calendars::place_of(source)),
            how_far: calendars::how_far(desk, known.as_ref()),
            missing: missing.into_iter().chain(known.iter().flat_map(calendars::unseen)).collect(),
        });
    }
    Ok(rows)
}

/// `POST /connections/calendars`: a feed, a file or a calendar of a server.
pub async fn connect(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let read = match connection(&site, &typed).await? {
        Ok(connection) => beside(&site, move |asked| connection.begin(&asked)).await?,
        Err(failure) => Err(failure),
    };
    let typed = without_secrets(typed);
    match read {
        Err(failure) => shown(&site, Refused::of(FORM, &failure, typed), 0).await,
        Ok(read) => {
            said(&site, FORM, typed, move |desk, _| Ok(calendars::finish(desk, &read)?.kept.join(" "))).await
        }
    }
}

/// `POST /connections/calendars/removals`: one, by its name.
pub async fn remove(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let name = typed.as_it_is("calendar").to_owned();
    let gone = move |desk: &mut Desk| {
        let name = calendars::disconnect(desk, Some(&name))?;
        Ok(format!("Forgotten: calendar {}, what opens it and what was read of it.", clean(&name)))
    };
    removed(&site, FORM, typed, gone).await
}

/// What is to be connected, out of what was typed; a server is asked which calendars it has, beside the desk.
async fn connection(site: &Site, typed: &Typed) -> Result<Result<Connection, Failure>, Trouble> {
    if site.place.made_up {
        return Ok(Err(Failure::usage("the demo asks nobody anything")));
    }
    let wishes = wishes(typed);
    let [feed, file, server] = ["feed", "file", "server"].map(|field| typed.given(field).map(str::to_owned));
    let made = match (feed, file, server) {
        (Some(feed), None, None) => {
            site.room.look(move |seen| Connection::of_feed(seen.desk, Secret::Kept(feed), &wishes)).await
        }
        (None, Some(file), None) => {
            if !Path::new(&file).is_absolute() {
                let failure = Failure::usage("a path here begins at the root");
                return Ok(Err(failure.hint("such as /home/you/work.ics; ~ is known to your shell alone")));
            }
            site.room.look(move |seen| Connection::of_file(seen.desk, Path::new(&file), &wishes)).await
        }
        (None, None, Some(server)) => {
            let user = typed.get("user").to_owned();
            let password = Secret::Kept(typed.get("password").to_owned());
            let look = move |asked: desk::Asked| calendars::look(&asked, (&server, &user), password);
            let found = match beside(site, look).await? {
                Ok(found) => found,
                Err(failure) => return Ok(Err(failure)),
            };
            let which = typed.given("which").map(str::to_owned);
            let of = move |seen: &Seen| Connection::of_server(seen.desk, &found, which.as_deref(), &wishes);
            site.room.look(of).await
        }
        _ => {
            return Ok(Err(Failure::usage("it takes one of the three: a feed, a file or a server")));
        }
    };
    made.map_err(Trouble::from)
}

fn wishes(typed: &Typed) -> Wishes {
    let words =
        |field: &str| typed.get(field).split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>();
    let given = |field: &str| words(field).into_iter().filter(|word| !word.is_empty()).collect();
    Wishes {
        name: typed.given("name").map(str::to_owned),
        mine: given("mine"),
        titles: typed.get("titles") == "yes",
        long_horizon: given("long-horizon"),
    }
}

/// What was typed, but for what opens a calendar, which no page shows.
fn without_secrets(typed: Typed) -> Typed {
    typed.without("feed").without("password")
}
