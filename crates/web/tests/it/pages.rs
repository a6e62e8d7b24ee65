//! The pages that need no data, and what is around every page.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use web::page::{BEHIND, FIRST, ROOMS};

use testkit::cases;

use crate::markup::read;
use crate::team::Team;
use crate::visitor::Visitor;
use crate::{team, valid};

/// Every page there is. A new one is added here, and is then checked by all tests below.
pub const PAGES: [&str; 42] = [
    "/scorecard",
    "/scorecard/print",
    "/scorecard/print?show=unseen&show=areas&show=s1a&show=s6b&show=one",
    "/first-run",
    "/signals",
    "/signals/maker-share",
    "/signals/own-it",
    "/signals/published-truck-factor",
    "/signals/fresh-knowledge",
    "/signals/absence",
    "/signals/acts",
    "/signals/new-owners",
    "/signals/outside-hours",
    "/signals/hand-overs",
    "/signals/comes-back",
    "/signals/question-share",
    "/signals/first-leads",
    "/signals/discussion-spread",
    "/signals/landing",
    "/knowledge",
    "/knowledge/ledger",
    "/away",
    "/away?days=28",
    "/reasons",
    "/growth",
    "/growth/capabilities",
    "/growth/capabilities/k2",
    "/growth/capabilities/k10?fits=on-call",
    "/growth/notice?signal=maker-share",
    "/growth/notice?signal=fresh-knowledge&area=ledger",
    "/log",
    "/log?kind=g",
    "/log?q=nothing%20of%20that",
    "/log/bin",
    "/load",
    "/log?page=7",
    "/people",
    "/areas",
    "/sources",
    "/settings",
    "/help",
    "/this-is-normal",
];

#[tokio::test]
async fn every_page_is_valid_and_none_is_kept() {
    let visitor = Visitor::of_the_team().await;
    for path in PAGES {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-store");
        valid::check(path, &answer.body);
    }
}

#[tokio::test]
async fn every_address_on_a_page_has_an_answer() {
    let visitor = Visitor::of_the_team().await;
    for path in PAGES {
        for one in read(&visitor.get(path).await.body).unwrap() {
            let Some(to) = one.get("href").or(one.get("src")).filter(|to| to.starts_with('/')) else {
                continue;
            };
            let status = visitor.get(to).await.status;
            assert!(status.is_success() || status.is_redirection(), "{path} leads to {to}: {status}");
        }
    }
}

#[tokio::test]
async fn a_page_is_marked_where_it_is_linked() {
    let visitor = Visitor::of_the_team().await;
    assert!(PAGES.contains(&FIRST));
    for link in ROOMS.iter().chain(BEHIND) {
        let elements = read(&visitor.get(link.path).await.body).unwrap();
        let here: Vec<_> = elements.iter().filter(|one| one.get("aria-current").is_some()).collect();
        assert!(here.len() == 1 && here[0].get("href") == Some(link.path), "{}: {here:?}", link.path);
        assert!(
            elements
                .iter()
                .any(|one| one.name == "title" && one.text == format!("{} · Groundwork", link.name))
        );
    }
}

#[tokio::test]
async fn a_page_with_its_stylesheet_and_scripts_is_light() {
    let visitor = Visitor::of_the_team().await;
    let around: usize = web::assets::ALL.iter().map(|asset| asset.gzip.len()).sum();
    for path in PAGES {
        let weight = around + gzipped(&visitor.get(path).await.body);
        assert!(weight <= 60_000, "{path} weighs {weight} bytes");
    }
}

/// What a page weighs when a forwarded port, or the browser's cache, compresses it.
fn gzipped(page: &str) -> usize {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, page.as_bytes()).unwrap();
    gzip.finish().unwrap().len()
}

#[tokio::test]
async fn a_team_that_is_made_up_is_called_so_on_every_page() {
    let place = web::Place { name: "kassa <b>".to_owned(), made_up: true };
    let visitor = Visitor::at(place, team::kassa()).comes_in().await;
    for path in PAGES {
        let answer = visitor.get(path).await;
        let elements = read(&answer.body).unwrap();
        assert!(
            elements.iter().any(|one| one.get("class") == Some("made-up") && one.text == "A made-up team")
        );
        assert!(elements.iter().any(|one| one.get("class") == Some("where") && one.text == "kassa <b>"));
        valid::check(path, &answer.body);
    }
    let real = Visitor::of_the_team().await.get("/help").await;
    assert!(!real.body.contains("made-up"), "a real team is not called so");
}

/// `?` lists keys: each that acts anywhere stands on its page.
#[tokio::test]
async fn every_key_that_acts_is_listed() {
    let visitor = Visitor::of_the_team().await;
    // A reason is undone by a key, so something has to be said first; a newcomer is asked by keys too.
    visitor.post("/disagreements", "signal=s1a&note=No&back=%2Fsignals%2Fmaker-share").await;
    let help = read(&visitor.get("/help").await.body).unwrap();
    let listed: BTreeSet<&str> = help
        .iter()
        .filter(|one| one.name == "kbd" && one.is_inside("table"))
        .map(|one| one.text.as_str())
        .collect();
    let mut acting = BTreeSet::new();
    for path in PAGES {
        let elements = read(&visitor.get(path).await.body).unwrap();
        let keys = elements.iter().filter_map(|one| one.get("data-key")).flat_map(|keys| keys.split(' '));
        acting.extend(keys.map(str::to_owned));
    }
    assert!(["y", "n", "w", "z", "g", "?", "1"].iter().all(|key| acting.contains(*key)), "{acting:?}");
    // One to five stand as a span.
    let unlisted: Vec<&String> = acting
        .iter()
        .filter(|key| !listed.contains(key.as_str()) && !"2345".contains(key.as_str()))
        .collect();
    assert!(unlisted.is_empty(), "{unlisted:?} of {listed:?}");
}

/// Where names of others stand, because the lead cannot act without them (docs/privacy.md).
const WITH_NAMES: [&str; 6] =
    ["/first-run", "/people", "/knowledge", "/knowledge/ledger", "/away", "/away?days=28"];

#[tokio::test]
async fn no_name_of_others_stands_but_where_it_may() {
    let visitor = Visitor::of(Team::of(cases::with_marked_names())).await;
    let files = ["/knowledge.csv", "/away.csv"];
    for path in PAGES.into_iter().chain(files) {
        let body = visitor.get(path).await.body.to_lowercase();
        if !WITH_NAMES.contains(&path) {
            assert!(!body.contains(cases::MARK), "{path}");
        }
        let title = body.split("</title>").next().unwrap();
        assert!(!title.contains(cases::MARK) && !title.contains(cases::MARK_IN_SUBJECTS), "{path}");
    }
    let named = visitor.get("/people").await.body.to_lowercase();
    assert!(named.contains(cases::MARK), "the names are marked, and the team is named");
}
