//! What somebody else at this machine, or a page from elsewhere, tries.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Method, Request, StatusCode, header};
use axum::routing::{get, post};
use web::forms::{Asked, Filled};
use web::{Place, Site, Trouble};

use crate::markup::read;
use crate::visitor::{Answer, HOST, PORT, Visitor, own_form, with};
use crate::{team, valid};

/// The product's routes, and some that change something, ask for something and fail; and how often something was changed.
async fn visitor_and_changes() -> (Visitor, Arc<AtomicUsize>) {
    let changes = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&changes);
    let kept = |Filled(fields): Filled<Vec<(String, String)>>| async move {
        counted.fetch_add(1, Ordering::SeqCst);
        format!("kept {}", fields.len())
    };
    let more: Router<Arc<Site>> = Router::new()
        .route("/kept", post(kept))
        .route(
            "/asked",
            get(|Asked(fields): Asked<BTreeMap<String, u8>>| async move { format!("{fields:?}") }),
        )
        .route("/number/{number}", get(|Path(number): Path<u8>| async move { number.to_string() }))
        .route("/panics", get(|| async { black_box(Vec::<&str>::new())[0] }));
    let place = Place { name: "kassa".to_owned(), made_up: false };
    (Visitor::with(place, team::nobody(), more).comes_in().await, changes)
}

async fn visitor() -> Visitor {
    visitor_and_changes().await.0
}

/// An answer that is a page in words, with all headers; it says what there is to who is in alone.
fn refused(name: &str, answer: &Answer, status: StatusCode) {
    assert_eq!(answer.status, status, "{name}: {}", answer.body);
    valid::check(name, &answer.body);
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    for (header, value) in [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("content-type", "text/html; charset=utf-8"),
        ("access-control-allow-origin", ""),
    ] {
        assert_eq!(answer.header(header), value, "{name}: {header}");
    }
    if status != StatusCode::FORBIDDEN {
        assert!(answer.body.contains("kassa") && answer.body.contains("<nav"), "{name}: one cannot go on");
    } else {
        assert!(!answer.body.contains("kassa") && !answer.body.contains("<nav"), "{name}: it says too much");
    }
}

#[tokio::test]
async fn a_name_that_was_made_to_lead_here_is_no_name_of_ours() {
    let visitor = visitor().await;
    for host in [
        "evil.example",
        "evil.example:4711",
        "127.0.0.1",
        "127.0.0.1:4712",
        "127.0.0.1:47110",
        "127.0.0.1:4711.evil.example",
        "127.0.0.1.evil.example:4711",
        "localhost.evil.example:4711",
        "localhost",
        "[::1]:4711",
        "0.0.0.0:4711",
        "user@127.0.0.1:4711",
        "",
    ] {
        for path in ["/help", "/", web::assets::path("keys.js"), "/none"] {
            let request = with(visitor.request(Method::GET, path), &[("host", host)]);
            refused(host, &visitor.ask(request).await, StatusCode::FORBIDDEN);
        }
    }
    let mut request = visitor.request(Method::GET, "/help");
    request.headers_mut().remove(header::HOST);
    refused("no host", &visitor.ask(request).await, StatusCode::FORBIDDEN);
    let mut request = visitor.request(Method::GET, "/help");
    request.headers_mut().append(header::HOST, "evil.example".parse().unwrap());
    refused("two hosts", &visitor.ask(request).await, StatusCode::FORBIDDEN);
    let request = visitor.request(Method::GET, "http://evil.example/help");
    refused("an address with another host", &visitor.ask(request).await, StatusCode::FORBIDDEN);
    for host in [HOST, "localhost:4711"] {
        let request = with(visitor.request(Method::GET, "/help"), &[("host", host)]);
        assert_eq!(visitor.ask(request).await.status, StatusCode::OK, "{host}");
    }
}

#[tokio::test]
async fn only_a_page_of_ours_changes_something() {
    let (visitor, changes) = visitor_and_changes().await;
    let own = "http://127.0.0.1:4711";
    for headers in [
        &[][..],
        &[("origin", "null")],
        &[("origin", "http://evil.example")],
        &[("origin", "http://evil.example"), ("sec-fetch-site", "same-origin")],
        &[("origin", "http://127.0.0.1:4712")],
        &[("origin", "https://127.0.0.1:4711")],
        &[("origin", "http://127.0.0.1:4711.evil.example")],
        &[("origin", own), ("sec-fetch-site", "cross-site")],
        &[("origin", own), ("sec-fetch-site", "same-site")],
        &[("origin", own), ("sec-fetch-site", "none")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "\u{ff}"), ("sec-fetch-site", "same-site")],
    ] {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
            let request = with(visitor.request(method.clone(), "/kept"), headers);
            refused(&format!("{method} {headers:?}"), &visitor.ask(request).await, StatusCode::FORBIDDEN);
        }
    }
    assert_eq!(changes.load(Ordering::SeqCst), 0);
    for headers in [
        &[("origin", own)][..],
        &[("sec-fetch-site", "same-origin")],
        &[("origin", "null"), ("sec-fetch-site", "same-origin")],
    ] {
        let answer = visitor.ask(with(visitor.request(Method::POST, "/kept"), headers)).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "kept 0"), "{headers:?}");
    }
    // Sent by a page of ours, but by a browser that was not let in.
    let stranger = Visitor::outside();
    refused("stranger", &stranger.post("/help", "").await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn nothing_of_ours_is_put_into_another_page() {
    let visitor = visitor().await;
    for site in ["cross-site", "same-site"] {
        for mode in ["no-cors", "cors", "same-origin", "websocket"] {
            let headers = [("sec-fetch-site", site), ("sec-fetch-mode", mode)];
            let request = with(visitor.request(Method::GET, "/help"), &headers);
            refused(mode, &visitor.ask(request).await, StatusCode::FORBIDDEN);
        }
        let headers = [("sec-fetch-site", site), ("sec-fetch-mode", "navigate")];
        let request = with(visitor.request(Method::GET, "/help"), &headers);
        assert_eq!(visitor.ask(request).await.status, StatusCode::OK, "a link is followed");
    }
}

#[tokio::test]
async fn no_name_of_a_file_leads_to_the_disk() {
    let visitor = visitor().await;
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2fCargo.toml",
        "/assets/%2e%2e/Cargo.toml",
        "/assets/%2e%2e%2fCargo.toml",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/..%5c..%5cCargo.toml",
        "/assets/css/tokens.css",
        "/assets/keys.js%00",
        "/assets/%ff",
        "/assets/",
        "/assets",
        "/../../etc/passwd",
        "//evil.example/help",
    ] {
        let answer = visitor.get(path).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        valid::check(path, &answer.body);
        assert!(!answer.body.contains("root:") && !answer.body.contains("[package]"), "{path}");
    }
    let outside = Visitor::outside().get("/assets/none").await;
    assert!(outside.status == StatusCode::NOT_FOUND && !outside.body.contains("kassa"));
}

#[tokio::test]
async fn a_page_is_only_looked_at_and_a_form_only_sent() {
    let visitor = visitor().await;
    for (method, path, allowed) in [
        (Method::POST, "/help", "GET,HEAD"),
        (Method::DELETE, "/help", "GET,HEAD"),
        (Method::GET, "/kept", "POST"),
    ] {
        let request = own_form(visitor.request(method.clone(), path), "");
        let answer = visitor.ask(request).await;
        refused(path, &answer, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.header("allow"), allowed, "{method} {path}");
    }
    let head = visitor.ask(visitor.request(Method::HEAD, "/help")).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn a_form_that_is_too_large_or_no_form_is_not_kept() {
    let (visitor, changes) = visitor_and_changes().await;
    let large = format!("a={}", "x".repeat(64 * 1024));
    refused("large", &visitor.post("/kept", &large).await, StatusCode::PAYLOAD_TOO_LARGE);
    let mut other = own_form(visitor.request(Method::POST, "/kept"), "{}");
    other.headers_mut().insert("content-type", "application/json".parse().unwrap());
    refused("json", &visitor.ask(other).await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(changes.load(Ordering::SeqCst), 0);
    let fits = format!("a={}", "x".repeat(60 * 1024));
    assert_eq!(visitor.post("/kept", &fits).await.body, "kept 1");
    refused("no number", &visitor.get("/asked?a=%3Cscript%3E").await, StatusCode::BAD_REQUEST);
    assert_eq!(visitor.get("/asked?a=7").await.body, "{\"a\": 7}");
    refused("no number in a path", &visitor.get("/number/x").await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_page_that_panics_is_a_page_in_words_and_the_next_one_is_made() {
    let visitor = visitor().await;
    for _ in 0..3 {
        let answer = visitor.get("/panics").await;
        refused("panics", &answer, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(
            answer.body.contains("GET /panics: ") && answer.body.contains("out of bounds"),
            "{}",
            answer.body
        );
        assert!(answer.body.contains("href=\"/panics\">Try again</a>"), "{}", answer.body);
    }
    assert_eq!(visitor.get("/help").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_somebody_else_wrote_is_text() {
    let hostile = "<script>alert(1)</script>\"'&";
    let more: Router<Arc<Site>> = Router::new().route(
        "/fails",
        get(move || async move {
            Trouble::new(StatusCode::CONFLICT, hostile, hostile).act("Go", "/").exact(hostile)
        }),
    );
    let visitor = Visitor::with(Place { name: hostile.to_owned(), made_up: true }, team::nobody(), more);
    let answer = visitor.comes_in().await.get("/fails").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    valid::check("hostile", &answer.body);
    let texts = read(&answer.body).unwrap();
    assert_eq!(texts.iter().filter(|one| one.text == hostile && one.name != "details").count(), 4);
}

#[test]
fn a_browser_leaves_out_the_port_of_http() {
    let site = |port| Site::new(port, Place { name: String::new(), made_up: false }, team::nobody());
    assert!(
        site(80).is_host("127.0.0.1")
            && site(80).is_host("localhost:80")
            && !site(80).is_host("evil.example")
    );
    assert!(!site(PORT).is_host("localhost"));
}

/// Only what a request says of itself counts, not who is at the other end of it.
#[tokio::test]
async fn what_a_proxy_says_is_not_believed() {
    let visitor = Visitor::outside();
    let request: Request<Body> = with(
        visitor.request(Method::GET, "/help"),
        &[("host", "evil.example"), ("x-forwarded-host", HOST), ("forwarded", "host=127.0.0.1:4711")],
    );
    refused("proxy", &visitor.ask(request).await, StatusCode::FORBIDDEN);
}
