//! A page for the first bad week.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::page::{Page, html};
use crate::site::Site;

#[derive(Template)]
#[template(path = "this-is-normal.html")]
struct Normal {
    page: Page,
}

/// `GET /this-is-normal`
pub async fn show(State(site): State<Arc<Site>>) -> Response {
    html(&Normal { page: site.page("This is normal", "/this-is-normal") })
}
