//! Somebody at a browser, without a browser and without a socket: what every test of a page begins with.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use records::Said;
use tower::ServiceExt;
use web::{Place, Room, Seen, Site, Sitting, guarded, routes};

use crate::team::{self, Team};

/// The port the tests pretend to have.
pub const PORT: u16 = 4711;
/// The `Host` that goes with it.
pub const HOST: &str = "127.0.0.1:4711";

/// A browser, and the server it looks at.
pub struct Visitor {
    pub site: Arc<Site>,
    router: Router,
    cookie: Option<String>,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Visitor {
    /// One that was not let in yet.
    pub fn outside() -> Visitor {
        Visitor::at(Place { name: "kassa".to_owned(), made_up: false }, team::nobody())
    }

    /// One that was not let in yet, before the pages about this place and what this thread has.
    pub fn at(place: Place, room: Room<Sitting>) -> Visitor {
        Visitor::with(place, room, Router::new())
    }

    /// The same, with more pages than there are.
    pub fn with(place: Place, room: Room<Sitting>, more: Router<Arc<Site>>) -> Visitor {
        let site = Site::new(PORT, place, room);
        let routes = routes(&site).merge(more);
        Visitor { router: guarded(Arc::clone(&site), routes), site, cookie: None }
    }

    /// One that came in to the pages of a made-up team with a data directory of its own.
    pub async fn of_the_team() -> Visitor {
        let room = team::kassa();
        assert_eq!(room.opened().await, web::State::Open);
        Visitor::at(Place { name: "kassa".to_owned(), made_up: false }, room).comes_in().await
    }

    /// One that came in to the pages of a demo.
    pub async fn of_a_demo() -> Visitor {
        let room = team::kassa();
        assert_eq!(room.opened().await, web::State::Open);
        Visitor::at(Place { name: "kassa".to_owned(), made_up: true }, room).comes_in().await
    }

    /// One that came in to the pages of a team of another kind.
    pub async fn of(team: Team) -> Visitor {
        let room = team.open();
        assert_eq!(room.opened().await, web::State::Open);
        Visitor::at(Place { name: "kassa".to_owned(), made_up: false }, room).comes_in().await
    }

    /// Somebody else at the same pages, who was not let in.
    pub fn outsider(&self) -> Visitor {
        Visitor { site: Arc::clone(&self.site), router: self.router.clone(), cookie: None }
    }

    /// One that came in by a fresh address.
    pub async fn inside() -> Visitor {
        Visitor::outside().comes_in().await
    }

    pub async fn comes_in(mut self) -> Visitor {
        let answer = self.get(&self.fresh_path()).await;
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        self
    }

    /// The path and query of a fresh address.
    pub fn fresh_path(&self) -> String {
        self.site.url().unwrap().strip_prefix(&format!("http://{HOST}")).unwrap().to_owned()
    }

    /// What a browser asks when its user goes to a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(self.request(Method::GET, path)).await
    }

    /// What it asks when a form of ours is sent.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.ask(own_form(self.request(Method::POST, path), form)).await
    }

    /// Has the lead say something, as if at a terminal.
    pub async fn hear(&self, said: Vec<Said>) {
        let say = move |sitting: &mut Sitting| sitting.now().unwrap().say(&said).unwrap();
        self.site.room.change(say).await.unwrap();
    }

    /// What stands in the report.
    pub async fn look<R: Send + 'static>(&self, look: impl FnOnce(&Seen) -> R + Send + 'static) -> R {
        self.site.room.look(look).await.unwrap()
    }

    /// A request with the headers a browser always sends, to be changed by a test.
    pub fn request(&self, method: Method, path: &str) -> Request<Body> {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("other=1; {cookie}"));
        }
        request.body(Body::empty()).unwrap()
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// As Chromium and Firefox send a form of a page whose policy is `no-referrer`.
pub fn own_form(request: Request<Body>, form: &str) -> Request<Body> {
    with(request, &[("origin", "null"), ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")])
        .map(|_| Body::from(form.to_owned()))
}

/// A request with headers besides, each in the place of one of its name.
pub fn with(mut request: Request<Body>, headers: &[(&'static str, &str)]) -> Request<Body> {
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    if request.method() == Method::POST {
        let kind = "application/x-www-form-urlencoded".parse().unwrap();
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    request
}
