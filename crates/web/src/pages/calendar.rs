//! The calendar of what comes back, at an address of its own: a calendar program has no cookie.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::leave::{feed_for, subscribe, unsubscribe};

use super::settings;
use crate::acts::{Sent, set};
use crate::forms::{Filled, Typed};
use crate::site::Site;
use crate::trouble::Trouble;

/// What its address begins with; a secret follows. Whoever has it gets this one file and nothing else.
pub const BELOW: &str = "/calendar/";

/// `GET /calendar/{token}.ics`
pub async fn show(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Response {
    let token = name.strip_suffix(".ics").unwrap_or_default().to_owned();
    let made = site.room.look(move |seen| {
        let zone = seen.desk.asked.system_zone.clone();
        seen.notes(|book| feed_for(book.data, &token, &zone))
    });
    match made.await {
        Ok(Ok(Some(text))) => {
            ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response()
        }
        Ok(Ok(None)) => (StatusCode::NOT_FOUND, "There is no calendar at this address.\n").into_response(),
        // What went wrong is said on the pages, to who was let in.
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "Not now.\n").into_response(),
    }
}

/// `POST /calendar`: makes an address, or takes it back.
pub async fn keep(State(site): State<Arc<Site>>, Filled(typed): Filled<Typed>) -> Result<Response, Trouble> {
    let (on, names) = (typed.get("address") != "off", typed.get("names") == "on");
    let sent = set(&site, settings::PATH, move |desk| {
        Ok(if on {
            let zone = desk.asked.system_zone.clone();
            subscribe(&mut desk.data, names, &zone)?;
            "There is an address for your calendar program; one made before works no longer.".to_owned()
        } else {
            unsubscribe(&mut desk.data)?;
            "The address is taken back: it shows nothing any more.".to_owned()
        })
    });
    match sent.await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}
