//! A page that cannot be made, in words: what is so, what was tried, one thing to do, the exact message.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use desk::Failure;

use crate::forms::why;
use crate::page::{self, Page};
use crate::site::Site;

/// An answer that is no page. A handler returns it; the layout is put around it where the site is known.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// What the answer is to programs.
    pub status: StatusCode,
    /// What is so, in a sentence: the only heading of the page.
    pub lede: String,
    /// Why, and what was kept.
    pub said: String,
    /// A command to run, where that is what helps.
    pub command: Option<&'static str>,
    /// The one button: its words, and the page it leads to.
    pub act: Option<(&'static str, Box<str>)>,
    /// The exact message, as the program has it.
    pub exact: Option<Box<str>>,
}

impl Trouble {
    /// A trouble of which nothing but the first sentence and its reason is known.
    pub fn new(status: StatusCode, lede: impl Into<String>, said: impl Into<String>) -> Trouble {
        Trouble { status, lede: lede.into(), said: said.into(), command: None, act: None, exact: None }
    }

    /// With the command that helps.
    pub fn command(self, command: &'static str) -> Trouble {
        Trouble { command: Some(command), ..self }
    }

    /// With the one button.
    pub fn act(self, words: &'static str, leads_to: impl Into<Box<str>>) -> Trouble {
        Trouble { act: Some((words, leads_to.into())), ..self }
    }

    /// With the exact message.
    pub fn exact(self, message: impl Into<Box<str>>) -> Trouble {
        Trouble { exact: Some(message.into()), ..self }
    }

    /// Something went wrong here, and not with what was asked.
    pub fn ours(message: impl Into<Box<str>>) -> Trouble {
        let lede = "This page could not be made. Nothing of yours is lost.";
        let said = "What you said until now is on the disk. The same page may work the next time; the message below says what went \
            wrong this time.";
        Trouble::new(StatusCode::INTERNAL_SERVER_ERROR, lede, said).exact(message)
    }

    /// The same, of what the desk could not do.
    pub fn of_ours(failure: &Failure) -> Trouble {
        Trouble::ours(crate::sitting::in_words(failure))
    }

    /// What was sent cannot be kept, where there is no field to say it beside.
    pub fn refused(failure: &Failure) -> Trouble {
        Trouble::not_kept(&why(failure))
    }

    /// The same, by the lines that say why: the first is what is so.
    pub fn not_kept(why: &[String]) -> Trouble {
        let said = "Nothing was changed. Go back to the page, and the fields are as you left them.";
        let (what, more) = why.split_first().expect("what is so is always said");
        let trouble = Trouble::new(StatusCode::UNPROCESSABLE_ENTITY, format!("Not kept: {what}"), said);
        if more.is_empty() { trouble } else { trouble.exact(more.join("\n")) }
    }

    /// No page has this address.
    pub fn no_such_page() -> Trouble {
        let said = "It may be of an older version, or mistyped. All pages there are stand above and below.";
        Trouble::new(StatusCode::NOT_FOUND, "No page has this address.", said).act("To the first page", "/")
    }

    /// What an answer without words of its own means.
    pub fn of(status: StatusCode) -> Trouble {
        match status {
            StatusCode::NOT_FOUND => Trouble::no_such_page(),
            StatusCode::METHOD_NOT_ALLOWED => {
                let said = "A page is looked at, a form is sent; this was the other of the two. It may be a form whose page you loaded again.";
                Trouble::new(status, "Nothing was done: this address is not asked that way.", said)
                    .act("To the first page", "/")
            }
            StatusCode::PAYLOAD_TOO_LARGE => {
                let said = "A form of these pages holds at most 64 kB. Nothing of what was sent is kept.";
                Trouble::new(status, "Not kept: that is more than a form here holds.", said)
                    .act("To the first page", "/")
            }
            status if status.is_server_error() => Trouble::ours(status.to_string()),
            status => {
                let said = "A field is missing, or holds what it cannot hold. Nothing was changed.";
                Trouble::new(status, "What was sent could not be read.", said)
                    .act("To the first page", "/")
                    .exact(status.to_string())
            }
        }
    }

    fn page(self, site: &Site, inside: bool) -> Response {
        let status = self.status;
        let title = "Something is in the way";
        let page = if inside { site.page(title, "") } else { Page::new(title, "", None) };
        let mut response = page::html(&ErrorPage { page, trouble: self });
        if response.status().is_success() {
            *response.status_mut() = status;
        }
        response
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// On an answer to a browser that was let in, which alone is told what the pages are about.
#[derive(Clone, Copy)]
pub struct Inside;

/// On an answer that is a page already, whatever its status: one that says beside its fields what is wrong with them, say.
#[derive(Clone, Copy)]
pub struct InWords;

/// An answer as a person can read it: that of a trouble, or of a status without words, is made a page.
pub fn in_words(response: Response, site: &Site) -> Response {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || response.extensions().get::<InWords>().is_some() {
        return response;
    }
    let inside = response.extensions().get::<Inside>().is_some();
    let trouble = response.extensions().get::<Trouble>().cloned().unwrap_or_else(|| Trouble::of(status));
    let mut page = trouble.page(site, inside);
    // What else the answer says to programs: which methods there are, say.
    for (name, value) in response.headers() {
        if name != "content-type" && name != "content-length" {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    trouble: Trouble,
}
