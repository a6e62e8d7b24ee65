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
    /// How many are read in a second, once that can be said.
    fn rate(&self) -> Option<f64> {
        let seconds = self.reading.since.map_or(0.0, |since| since.elapsed().as_secs_f64());
        (seconds >= 1.0 && self.reading.done > 0).then(|| self.reading.done as f64 / seconds)
    }

    /// `Reading the history. About 4 seconds left.`
    fn lede(&self) -> String {
        if self.reading.total == 0 {
            return "Looking for what is new.".to_owned();
        }
        let left = self.reading.total.saturating_sub(self.reading.done) as f64;
        let left = self.rate().map(|rate| match (left / rate).ceil() as u64 {
            0 | 1 => " About a second left.".to_owned(),
            seconds @ ..120 => format!(" About {seconds} seconds left."),
            seconds => format!(" About {} minutes left.", thousands(seconds.div_ceil(60))),
        });
        format!("Reading the history.{}", left.unwrap_or_default())
    }

    /// `12,000 of 61,482, 5,900 a second`
    fn how_far(&self) -> String {
        let (done, total) = (thousands(self.reading.done), thousands(self.reading.total));
        let rate = self.rate().map(|rate| format!(", {} a second", thousands(rate as u64)));
        format!("{done} of {total}{}", rate.unwrap_or_default())
    }

    /// Where what is read is kept.
    fn kept(&self) -> String {
        clean(&self.reading.kept.display().to_string())
    }

    fn repository(&self) -> String {
        let known = self.page.place.as_ref().map_or("", |place| place.name.as_str());
        if self.reading.repository.is_empty() { known.to_owned() } else { clean(&self.reading.repository) }
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
    let page = site.page("Reading", "");
    let mut response = html(&ReadingPage { page, reading });
    response.headers_mut().insert("refresh", HeaderValue::from_static(AGAIN));
    response
}
