//! Reading what has come since.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use desk::since::read_new;

use crate::acts::{Sent, set};
use crate::pages::scorecard;
use crate::site::Site;
use crate::sitting::in_words;
use crate::trouble::Trouble;

/// `POST /readings`: reads the commits that have come, and everything is worked out anew.
pub async fn read(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    let read = set(&site, scorecard::PATH, |desk| {
        Ok(match desk.read_again()? {
            0 => "Nothing had come that was not read.".to_owned(),
            commits => read_new(commits),
        })
    });
    match read.await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => {
            let said = "What was read until then is kept, and so is everything you said.";
            let lede = "Nothing was read. Nothing of yours is lost.";
            Err(Trouble::new(StatusCode::INTERNAL_SERVER_ERROR, lede, said)
                .act("See the scorecard as it was", scorecard::PATH)
                .exact(in_words(&failure)))
        }
    }
}
