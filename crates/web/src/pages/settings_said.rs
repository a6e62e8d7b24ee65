//! What is set: hours, role, days off, target, zone, keys.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use desk::corrections::{self, Correction, hours};
use desk::{Desk, Failure};
use store::Data;

use super::settings::{DAYS, PATH, shown};
use crate::acts::{Sent, answer, keep_of_every_team, set};
use crate::forms::{Filled, Typed, instead};
use crate::pages::first_run::A_DAY;
use crate::site::Site;
use crate::trouble::Trouble;

type Answer = Result<Response, Trouble>;

/// `POST /hours`: for each day when work begins and ends; all empty: none are said.
pub async fn hours(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    said(&site, "hours", typed, |desk, typed| {
        let words = hours_typed(typed)?;
        hours::keep(desk, (!words.is_empty()).then_some(&words))
    })
    .await
}

/// `08:30-18:00 mon`, for each day that was filled in.
fn hours_typed(typed: &Typed) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    for (day, name) in DAYS {
        match (typed.given(&format!("{day}-from")), typed.given(&format!("{day}-to"))) {
            (None, None) => {}
            (Some(from), Some(to)) => words.push(format!("{from}-{to} {day}")),
            _ => {
                return Err(Failure::usage(format!("{name} has one end only"))
                    .hint("fill in both, or leave both empty for a day off"));
            }
        }
    }
    Ok(words)
}

/// `POST /role`: the day the role began.
pub async fn role(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    said(&site, "role", typed, |desk, typed| {
        corrections::role(desk, typed.get("date")).map_err(|failure| instead(failure, A_DAY))
    })
    .await
}

/// `POST /proposals`: labels and words of a title, between commas; all empty: nothing is one.
pub async fn proposals(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let parts = |text: &str| -> Vec<String> {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    said(&site, "proposals", typed, move |desk, typed| {
        let (labels, titles) = (parts(typed.get("labels")), parts(typed.get("titles")));
        let Correction { said, kept } = corrections::proposals::proposals(desk, &labels, &titles)?;
        desk.say(&said)?;
        Ok(kept)
    })
    .await
}

/// `POST /zone`: the zone of weeks and days.
pub async fn zone(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    said(&site, "zone", typed, |desk, typed| {
        let correction = corrections::zone(typed.get("name"))?;
        keep_of_every_team(desk, correction)
    })
    .await
}

/// `POST /keys`: whether single keys act, on every page.
pub async fn keys(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let on = typed.get("keys") != "off";
    let sent = set(&site, PATH, move |desk| {
        desk.data.keep("", KEYS, if on { "on" } else { "off" })?;
        Ok(format!("Kept: single keys are {} on all pages.", if on { "on" } else { "off" }))
    });
    match sent.await? {
        Sent::Kept(response) => {
            site.set_keys(on);
            Ok(response)
        }
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}

/// Under which name it is kept.
const KEYS: &str = "keys";

/// Whether single keys act, as it was kept; they do until the lead switches them off.
pub fn keys_act(data: &Data) -> Result<bool, store::Error> {
    Ok(data.kept("", KEYS)?.as_deref() != Some("off"))
}

async fn said<F>(site: &Site, form: &'static str, typed: Typed, say: F) -> Answer
where
    F: FnOnce(&mut Desk, &Typed) -> Result<String, Failure> + Send + 'static,
{
    match answer(site, PATH, form, typed, say).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => shown(site, refused).await,
    }
}
