//! What is shown while the history is read for the first time: how far it is, in place of any page that needs it.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use desk::text::{clean, thousands};

use crate::owner;
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Reading;

/// Nothing is shown of a wait that is shorter than this.
const SHORT: Duration = Duration::from_millis(200);
/// Seconds after which the page asks anew, without a script.
const AGAIN: &str = "1";

#[derive(Template)]
#[template(path = "reading.html")]
struct ReadingPage {
    page: Page,
    reading: Reading,
}

impl ReadingPage {
    /// `12,000 of 61,482 commits, 5,900 a second, about 8 s left`
    fn how_far(&self) -> String {
        let (done, total) = (self.reading.done, self.reading.total);
        if total == 0 {
            return "Looking for what is new.".to_owned();
        }
        let mut text = format!("{} of {} commits", thousands(done), thousands(total));
        let seconds = self.reading.since.map_or(0.0, |since| since.elapsed().as_secs_f64());
        if seconds >= 1.0 && done > 0 {
            let rate = done as f64 / seconds;
            let left = (total.saturating_sub(done)) as f64 / rate;
            text += &format!(
                ", {} a second, about {} s left",
                thousands(rate as u64),
                thousands(left.ceil() as u64)
            );
        }
        text + "."
    }

    fn repository(&self) -> String {
        clean(&self.reading.repository)
    }
}

/// Lets a page be made once the desk is open; until then shows how far the reading is.
pub async fn or_page(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let opened = tokio::time::timeout(SHORT, site.room.opened()).await;
    if opened.is_ok() {
        return next.run(request).await;
    }
    let reading = match site.room.state() {
        owner::State::Opening(reading) => reading.unwrap_or_default(),
        owner::State::Open | owner::State::Failed(_) => return next.run(request).await,
    };
    let page = Page::new("Reading", "", Some(site.place.clone()));
    let mut response = html(&ReadingPage { page, reading });
    response.headers_mut().insert("refresh", HeaderValue::from_static(AGAIN));
    response
}
