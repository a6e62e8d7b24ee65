//! Taking back what was said last.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use crate::acts::{Sent, take_back};
use crate::forms::Filled;
use crate::page::FIRST;
use crate::site::Site;
use crate::trouble::Trouble;

/// What the form holds.
#[derive(Deserialize)]
pub struct Form {
    back: String,
}

/// `POST /undo`
pub async fn undo(State(site): State<Arc<Site>>, Filled(form): Filled<Form>) -> Result<Response, Trouble> {
    // A path of ours: nothing leads out of these pages.
    let ours = form.back.starts_with('/') && !form.back.starts_with("//") && !form.back.contains('\\');
    match take_back(&site, if ours { &form.back } else { FIRST }).await? {
        Sent::Kept(response) => Ok(response),
        Sent::Refused(failure) => Err(Trouble::refused(&failure)),
    }
}
