//! Who may ask for what: the checks before any page, in this order.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use tokio::task::AbortHandle;

use crate::headers;
use crate::site::Site;
use crate::trouble::{Inside, Trouble, in_words};

/// The most a form may hold, in bytes.
pub const MOST_SENT: usize = 64 * 1024;
/// The longest an answer may take, with the reading of what was sent.
const LONGEST: Duration = Duration::from_secs(60);

/// Checks what is asked, has it answered, and puts the answer in words and headers.
pub async fn guard(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let answer = match may_ask(&site, &request) {
        Ok(Asks::Outside) => survived(request, next).await,
        Ok(Asks::Inside) => {
            let mut answer = survived(request, next).await;
            answer.extensions_mut().insert(Inside);
            answer
        }
        Ok(Asks::ToEnter { token }) => enter(&site, &token),
        Err(trouble) => trouble.into_response(),
    };
    let mut answer = in_words(answer, &site);
    headers::put(&mut answer);
    answer
}

/// From where something is asked that may be.
enum Asks {
    /// By anybody: what is the same for all.
    Outside,
    /// By a browser that was let in.
    Inside,
    /// By one that wants to be.
    ToEnter { token: String },
}

fn may_ask(site: &Site, request: &Request) -> Result<Asks, Trouble> {
    let (headers, method, path) = (request.headers(), request.method(), request.uri().path());
    if !is_host(site, request) {
        return Err(wrong_host());
    }
    if !from_here(site, headers, method) {
        return Err(from_elsewhere());
    }
    // A calendar program has no session: it has the secret in the address, which its handler asks for.
    let is_read = matches!(*method, Method::GET | Method::HEAD);
    if path.starts_with(crate::assets::BELOW) || (is_read && path.starts_with(crate::pages::calendar::BELOW))
    {
        return Ok(Asks::Outside);
    }
    if let Some(token) = token(request).filter(|_| *method == Method::GET && path == "/") {
        // A browser that loads ahead of its user would use the address up.
        return if headers.contains_key("sec-purpose") {
            Err(no_longer())
        } else {
            Ok(Asks::ToEnter { token })
        };
    }
    if session(site, headers) {
        Ok(Asks::Inside)
    } else if text(headers, "sec-fetch-site").is_some_and(|site| site.ends_with("-site")) {
        Err(followed(path))
    } else {
        Err(not_let_in())
    }
}

/// `Host` names this server, and so does the address, where that holds a host too.
fn is_host(site: &Site, request: &Request) -> bool {
    let mut named = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (named.next().and_then(|host| host.to_str().ok()), named.next()) else {
        return false;
    };
    site.is_host(host) && request.uri().authority().is_none_or(|authority| site.is_host(authority.as_str()))
}

/// Whether one of our own pages asks, or a person at the browser. A browser says that in `Sec-Fetch-Site`, which no page
/// can set, and an older one in `Origin`.
fn from_here(site: &Site, headers: &HeaderMap, method: &Method) -> bool {
    let fetched = text(headers, "sec-fetch-site");
    if matches!(*method, Method::GET | Method::HEAD) {
        // Only a page that is gone to may be asked for from elsewhere; nothing to put into another page.
        let goes = text(headers, "sec-fetch-mode").is_none_or(|mode| mode == "navigate");
        return goes || matches!(fetched, Some("same-origin" | "none"));
    }
    let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
    let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| site.is_host(host));
    match fetched {
        // Our own forms say `null`: that is what `Referrer-Policy: no-referrer` makes of it.
        Some("same-origin") => origin.is_none_or(|origin| origin == "null" || own(origin)),
        Some(_) => false,
        None => origin.is_some_and(own),
    }
}

fn token(request: &Request) -> Option<String> {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(request.uri()).ok()?;
    pairs.into_iter().find(|(name, _)| name == "token").map(|(_, token)| token)
}

/// Whether one of the cookies is a session of ours.
fn session(site: &Site, headers: &HeaderMap) -> bool {
    let name = site.cookie();
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.any(|(key, value)| key == name && site.door.knows(value))
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

/// Exchanges a token for a session, and leads on to an address without it.
fn enter(site: &Site, token: &str) -> Response {
    let session = match site.door.exchange(token, Instant::now()) {
        Ok(Some(session)) => session,
        Ok(None) => return no_longer().into_response(),
        Err(error) => return Trouble::ours(error.to_string()).into_response(),
    };
    let cookie = format!("{}={session}; Path=/; HttpOnly; SameSite=Strict", site.cookie());
    let mut response = Redirect::to("/").into_response();
    let cookie = HeaderValue::from_str(&cookie).expect("digits and letters are a value of a header");
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response
}

/// The answer, also where making it panics or does not end.
async fn survived(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    // A task of its own, so that a panic ends it and not the connection.
    let mut task = tokio::spawn(next.run(request));
    // What was only to be looked at is not made for who has gone; what was sent is done to its end.
    let _ends = matches!(method, Method::GET | Method::HEAD).then(|| EndsWithThis(task.abort_handle()));
    let why = match tokio::time::timeout(LONGEST, &mut task).await {
        Ok(Ok(response)) => return response,
        Ok(Err(panic)) => panic.to_string(),
        Err(_) => {
            task.abort();
            format!("no answer within {} seconds", LONGEST.as_secs())
        }
    };
    let trouble = Trouble::ours(format!("{method} {path}: {why}"));
    // What was sent is not sent again by a press of a button.
    let again =
        if method == Method::GET { ("Try again", path) } else { ("To the first page", "/".to_owned()) };
    trouble.act(again.0, again.1).into_response()
}

/// Ends a task when it goes away.
struct EndsWithThis(AbortHandle);

impl Drop for EndsWithThis {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn wrong_host() -> Trouble {
    let said = "These pages answer to the address that groundwork open prints, and to no other name for this machine. Somebody else's \
        name for it may be a trick to read them.";
    Trouble::new(StatusCode::FORBIDDEN, "This is not the address of these pages.", said)
        .command("groundwork open")
}

fn from_elsewhere() -> Trouble {
    let said = "It was sent by another page than one of these, or by a browser that does not say from where. Only these pages can change \
        something here.";
    Trouble::new(StatusCode::FORBIDDEN, "Nothing was done: this did not come from here.", said)
        .act("To the first page", "/")
}

fn no_longer() -> Trouble {
    let said = "Each address with a token works once, and for ten minutes. In the window where it worked the pages are still open. For a fresh \
        one, run this in a terminal:";
    Trouble::new(StatusCode::FORBIDDEN, "This address no longer works.", said).command("groundwork open")
}

fn not_let_in() -> Trouble {
    let said = "The pages open by an address that works once, and then for that browser until the program ends. For a fresh address, \
        run this in a terminal:";
    Trouble::new(StatusCode::FORBIDDEN, "This browser has not been let in.", said).command("groundwork open")
}

/// A browser that follows a link of another page keeps its cookie back, though it may have one.
fn followed(path: &str) -> Trouble {
    let said = "A link on another page led here, and then the browser does not say whether it was let in. From here it does.";
    // What begins with two slashes, or one and its mirror image, would lead to another host.
    let path = format!("/{}", path.trim_start_matches(['/', '\\']));
    Trouble::new(StatusCode::FORBIDDEN, "You come from another page.", said).act("Go on", path)
}
