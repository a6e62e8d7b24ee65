//! Coming in.

use std::time::{Duration, Instant};

use axum::http::{Method, StatusCode};
use web::page::FIRST;
use web::{Door, TOKEN_LIVES};

use crate::valid;
use crate::visitor::{PORT, Visitor, with};

#[tokio::test]
async fn a_fresh_address_becomes_a_cookie_and_leads_on_without_its_token() {
    let visitor = Visitor::outside();
    let answer = visitor.get(&visitor.fresh_path()).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/"));
    let cookie = answer.header("set-cookie");
    let (pair, attributes) = cookie.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/; HttpOnly; SameSite=Strict");
    let (name, value) = pair.split_once('=').unwrap();
    assert_eq!((name, value.len()), (format!("groundwork-{PORT}").as_str(), 64));
    let visitor = Visitor::of_the_team().await;
    assert_eq!(visitor.get("/").await.header("location"), "/first-run");
    assert_eq!(visitor.get("/first-run").await.status, StatusCode::OK);
    visitor.post("/first-run", "").await;
    assert_eq!(visitor.get("/").await.header("location"), FIRST);
    assert_eq!(visitor.get(FIRST).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_address_works_once() {
    let visitor = Visitor::outside();
    let path = visitor.fresh_path();
    assert_eq!(visitor.get(&path).await.status, StatusCode::SEE_OTHER);
    let again = visitor.get(&path).await;
    assert_eq!((again.status, again.header("set-cookie")), (StatusCode::FORBIDDEN, ""));
    assert!(again.body.contains("<code>groundwork open</code>"));
    valid::check("again", &again.body);
    // Whoever is in stays in when a second browser comes.
    let first = Visitor::inside().await;
    assert_eq!(first.get(&first.fresh_path()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(first.get("/help").await.status, StatusCode::OK);
}

#[tokio::test]
async fn without_a_token_or_with_a_wrong_one_nobody_comes_in() {
    let visitor = Visitor::outside();
    let fresh = visitor.fresh_path();
    for path in
        ["/", "/help", "/this-is-normal", "/none", "/?token=", "/?token=0", "/?other=1", "/help?token=1"]
    {
        let answer = visitor.get(path).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::FORBIDDEN, ""), "{path}");
        assert!(answer.body.contains("<code>groundwork open</code>"), "{path}");
        valid::check(path, &answer.body);
    }
    // Nor by a token at another address, nor by asking for less than the page, nor ahead of the user.
    assert_eq!(visitor.get(&fresh.replacen('/', "/help", 1)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(visitor.ask(visitor.request(Method::HEAD, &fresh)).await.status, StatusCode::FORBIDDEN);
    let ahead = with(visitor.request(Method::GET, &fresh), &[("sec-purpose", "prefetch")]);
    assert_eq!(visitor.ask(ahead).await.status, StatusCode::FORBIDDEN);
    assert_eq!(visitor.get(&fresh).await.status, StatusCode::SEE_OTHER, "and it was not used up");
}

#[tokio::test]
async fn a_cookie_of_another_server_opens_nothing() {
    let (one, other) = (Visitor::inside().await, Visitor::outside());
    let request = one.request(Method::GET, "/help");
    assert_eq!(other.ask(request).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_follows_a_link_from_elsewhere_goes_on_with_one_press() {
    let visitor = Visitor::outside();
    let headers = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
    let answer = visitor.ask(with(visitor.request(Method::GET, "/help?%22"), &headers)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("href=\"/help\">Go on</a>"), "{}", answer.body);
    valid::check("followed", &answer.body);
    // The press leads to a page of ours, whatever the link was.
    for path in
        ["//evil.example/help", "///evil.example/help", "/\\evil.example/help", "/\\/evil.example/help"]
    {
        let answer = visitor.ask(with(visitor.request(Method::GET, path), &headers)).await;
        assert!(answer.body.contains("href=\"/evil.example/help\">Go on</a>"), "{path}: {}", answer.body);
    }
}

#[test]
fn a_token_works_once_and_its_session_from_then_on() {
    let (door, now) = (Door::default(), Instant::now());
    let token = door.token(now).unwrap();
    assert!(token.len() == 64 && !door.knows(&token));
    let session = door.exchange(&token, now).unwrap().expect("a fresh token works");
    assert!(door.knows(&session) && session != token);
    assert_eq!(door.exchange(&token, now).unwrap(), None);
    assert!(door.knows(&session));
}

#[test]
fn a_token_works_until_its_time_is_over() {
    let (door, now) = (Door::default(), Instant::now());
    let (early, late) = (door.token(now).unwrap(), door.token(now).unwrap());
    let just = TOKEN_LIVES.checked_sub(Duration::from_millis(1)).unwrap();
    assert!(door.exchange(&early, now + just).unwrap().is_some());
    assert_eq!(door.exchange(&late, now + TOKEN_LIVES).unwrap(), None);
}

#[test]
fn what_is_no_token_opens_nothing() {
    let (door, now) = (Door::default(), Instant::now());
    let token = door.token(now).unwrap();
    let nearly = format!("{}{}", &token[..63], if token.ends_with('0') { '1' } else { '0' });
    let longer = format!("{token}0");
    for other in ["", "0", &token[..63], &longer, &nearly, &"é".repeat(32), &"G".repeat(64), &"0".repeat(64)]
    {
        assert!(door.exchange(other, now).unwrap().is_none() && !door.knows(other), "{other}");
    }
    assert!(door.exchange(&token, now).unwrap().is_some());
}

/// At most 8 addresses wait to be used, and 16 browsers are in.
#[test]
fn the_oldest_of_too_many_no_longer_works() {
    let (door, now) = (Door::default(), Instant::now());
    let tokens: Vec<String> = (0..9).map(|_| door.token(now).unwrap()).collect();
    assert_eq!(door.exchange(&tokens[0], now).unwrap(), None);
    assert!(door.exchange(&tokens[1], now).unwrap().is_some());
    let begun = |_| door.exchange(&door.token(now).unwrap(), now).unwrap().unwrap();
    let sessions: Vec<String> = (0..17).map(begun).collect();
    assert!(!door.knows(&sessions[0]) && door.knows(&sessions[1]));
}
