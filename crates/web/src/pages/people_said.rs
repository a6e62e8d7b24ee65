//! What is said of people: addresses, pairs, members, the scope, programs.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use desk::corrections::{self, Correction, team};
use desk::{Desk, Failure};
use records::Said;

use super::people::{PATH, shown};
use crate::acts::{answer, keep};
use crate::forms::{Filled, Typed};
use crate::site::Site;
use crate::trouble::Trouble;

type Answer = Result<Response, Trouble>;

/// `POST /addresses`: an address is the lead's, or is not.
pub async fn addresses(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let form = if typed.get("from") == "typed" { "addresses" } else { "also" };
    said(&site, form, typed, |desk, typed| {
        let address = [typed.get("address").to_owned()];
        match typed.get("mine") {
            "no" => corrections::me(desk, &[], &address),
            _ => corrections::me(desk, &address, &[]),
        }
    })
    .await
}

/// `POST /pairs`: two addresses are one person, or two.
pub async fn pairs(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    said(&site, "pairs", typed, |desk, typed| {
        let both = Some([typed.get("one"), typed.get("other")]);
        match typed.get("same") {
            "no" => corrections::people(desk, None, both, None),
            _ => corrections::people(desk, both, None, None),
        }
    })
    .await
}

/// `POST /bots`: a pattern of names and addresses is a program's.
pub async fn bots(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    said(&site, "bots", typed, |desk, typed| {
        let pattern = typed.given("pattern").ok_or_else(|| Failure::usage("there is no pattern to keep"))?;
        corrections::people(desk, None, None, Some(pattern))
    })
    .await
}

/// `POST /members`: somebody is in the team, or is not, from a day on, up to before a day.
pub async fn members(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let form = if typed.get("is") == "out" { "members-out" } else { "members-in" };
    said(&site, form, typed, |desk, typed| {
        let period = team::period(desk.today(), typed.given("from"), typed.given("to"))?;
        team::member(desk, typed.get("who"), typed.get("is") != "out", period)
    })
    .await
}

/// `POST /team`: the team found is right.
pub async fn right(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Answer {
    let kept = "Kept: this is the team.".to_owned();
    said(&site, "team", typed, |_, _| Ok(Correction { said: vec![Said::TeamSeen], kept })).await
}

async fn said<F>(site: &Site, form: &'static str, typed: Typed, correct: F) -> Answer
where
    F: FnOnce(&Desk, &Typed) -> Result<Correction, Failure> + Send + 'static,
{
    let say = |desk: &mut Desk, typed: &Typed| {
        let correction = correct(desk, typed)?;
        keep(desk, correction)
    };
    match answer(site, PATH, form, typed, say).await? {
        Ok(kept) => Ok(kept),
        Err(refused) => shown(site, refused, 0).await,
    }
}
