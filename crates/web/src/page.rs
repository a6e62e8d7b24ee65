//! What every page has around it, and which pages there are to go to.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::assets;
use crate::site::Place;
use crate::trouble::{InWords, Trouble};

/// A link to a page of ours.
pub struct Link {
    /// Its path.
    pub path: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The keys that lead there, if any do: `g s`.
    pub keys: Option<&'static str>,
}

/// The page that the brand and a fresh address lead to.
pub const FIRST: &str = "/scorecard";
/// The rooms, in the masthead. A room that does not exist is not here.
pub const ROOMS: &[Link] = &[
    Link { path: "/today", name: "Today", keys: Some("g t") },
    Link { path: "/scorecard", name: "Scorecard", keys: Some("g s") },
    Link { path: "/growth", name: "Growth", keys: Some("g r") },
    Link { path: "/log", name: "Log", keys: Some("g l") },
];
/// What lies behind the numbers, in the footer.
pub const BEHIND: &[Link] = &[
    Link { path: "/knowledge", name: "Knowledge", keys: Some("g k") },
    Link { path: "/away", name: "Away", keys: Some("g a") },
    Link { path: "/reasons", name: "Reasons", keys: None },
    Link { path: "/week", name: "Week", keys: None },
    Link { path: "/shifts", name: "Shifts", keys: None },
    Link { path: "/people", name: "Who is who", keys: Some("g w") },
    Link { path: "/areas", name: "Areas", keys: None },
    Link { path: "/sources", name: "Sources", keys: None },
    Link { path: "/settings", name: "Settings", keys: None },
    Link { path: "/this-is-normal", name: "This is normal", keys: None },
    Link { path: "/help", name: "Help", keys: Some("?") },
];

/// What the layout needs of a page. A template extends `layout.html` and holds this as `page`.
pub struct Page {
    /// What stands in the browser's tab before the product's name. It holds no figure and no person: a browser's history
    /// keeps it.
    pub title: String,
    /// The path of the page, to mark where one is.
    pub path: &'static str,
    /// What the pages are about; nothing for who was not let in, who is not shown where one could go either.
    pub place: Option<Place>,
    /// Whether single keys act.
    pub keys: bool,
}

impl Page {
    /// A page with this title at this path, on which single keys act.
    pub fn new(title: impl Into<String>, path: &'static str, place: Option<Place>) -> Page {
        Page { title: title.into(), path, place, keys: true }
    }

    /// The rooms of the masthead.
    pub fn rooms(&self) -> &'static [Link] {
        ROOMS
    }

    /// The pages of the footer.
    pub fn behind(&self) -> &'static [Link] {
        BEHIND
    }

    /// Whether this is where one is.
    pub fn is_at(&self, link: &Link) -> bool {
        self.path == link.path
    }

    /// The address of a file, by the name it has in [`assets`].
    pub fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }
}

/// Values as a file, which a browser keeps under this name.
pub fn csv(name: &str, text: String) -> Response {
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let keep = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\""));
    let keep = keep.unwrap_or(HeaderValue::from_static("attachment"));
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, keep)], text).into_response()
}

/// A template as an answer.
pub fn html(template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => {
            let kind = HeaderValue::from_static("text/html; charset=utf-8");
            let mut page = ([(header::CONTENT_TYPE, kind)], text).into_response();
            page.extensions_mut().insert(InWords);
            page
        }
        Err(error) => Trouble::ours(error.to_string()).into_response(),
    }
}
