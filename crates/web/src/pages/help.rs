//! Keys, how every number is made, who can see this.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::page::{Page, html};
use crate::site::Site;

#[derive(Template)]
#[template(path = "help.html")]
struct Help {
    page: Page,
}

/// `GET /help`
pub async fn show(State(site): State<Arc<Site>>) -> Response {
    html(&Help { page: site.page("Help", "/help") })
}
