//! Taking back what was said last.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::acts::{Sent, take_back};
use crate::forms::{Filled, ours};
use crate::page::FIRST;
use crate::site::Site;
use crate::trouble::Trouble;

/// What the form holds.
#[derive(Deserialize)]
pub struct Form {
    back: String,
    act: Option<i64>,
}

/// `POST /undo`
pub async fn undo(State(site): State<Arc<Site>>, Filled(form): Filled<Form>) -> Result<Response, Trouble> {
    match take_back(&site, ours(&form.back).unwrap_or(FIRST), form.act).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}
