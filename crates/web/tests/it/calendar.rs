//! The calendar at its own address.

use axum::http::{Method, StatusCode};
use desk::notes::keep_line;

use crate::typed::done;
use crate::visitor::{Visitor, with};

/// The path of the address that Settings shows.
fn path(page: &str) -> String {
    let (_, rest) = page.split_once("http://127.0.0.1:4711/calendar/").expect("an address");
    format!("/calendar/{}", &rest[..rest.find(".ics").expect("a name") + 4])
}

async fn of_a_lead() -> Visitor {
    let visitor = Visitor::of_the_team().await;
    let lines =
        ["d 70% exports move to nightly, review 1 mar", "g refunds to Jonas, level 5, checks on 10 dec"];
    for line in lines {
        visitor.look(move |seen| seen.notes(|book| keep_line(book, line).map(|_| ())).unwrap()).await;
    }
    visitor
}

#[tokio::test]
async fn a_calendar_program_gets_this_one_file_and_nothing_else() {
    let visitor = of_a_lead().await;
    assert!(!visitor.get("/settings").await.body.contains("/calendar/"), "none is made unasked");
    let page = visitor.keeps("/calendar", &[("address", "on")]).await;
    assert!(done(&page).contains("There is an address"));
    let path = path(&page.body);
    let outside = visitor.outsider();
    let answer = outside.get(&path).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "text/calendar; charset=utf-8")
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("set-cookie").is_empty());
    assert!(answer.body.contains("SUMMARY:Was it right? exports move to nightly"), "{}", answer.body);
    assert!(answer.body.contains("Person ") && !answer.body.contains("Jonas"), "{}", answer.body);
    assert_eq!(outside.get("/settings").await.status, StatusCode::FORBIDDEN);
    assert_eq!(outside.ask(outside.request(Method::HEAD, &path)).await.status, StatusCode::OK);
    for wrong in ["/calendar/.ics", "/calendar/x.ics", &path[..path.len() - 5], &path.replace(".ics", "")] {
        let answer = outside.get(wrong).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        assert!(!answer.body.contains("BEGIN:"));
    }
}

#[tokio::test]
async fn another_name_for_this_machine_and_another_page_do_not_get_it() {
    let visitor = of_a_lead().await;
    let path = path(&visitor.keeps("/calendar", &[("address", "on")]).await.body);
    let outside = visitor.outsider();
    let rebound = with(outside.request(Method::GET, &path), &[("host", "evil.example:4711")]);
    assert_eq!(outside.ask(rebound).await.status, StatusCode::FORBIDDEN);
    let embedded = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")];
    let embedded = with(outside.request(Method::GET, &path), &embedded);
    assert_eq!(outside.ask(embedded).await.status, StatusCode::FORBIDDEN);
    assert_eq!(outside.ask(outside.request(Method::POST, &path)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn names_stand_in_it_only_where_the_lead_wants_that_and_an_address_is_taken_back() {
    let visitor = of_a_lead().await;
    let first = path(&visitor.keeps("/calendar", &[("address", "on")]).await.body);
    let second = path(&visitor.keeps("/calendar", &[("address", "on"), ("names", "on")]).await.body);
    assert_ne!(first, second);
    let outside = visitor.outsider();
    assert_eq!(outside.get(&first).await.status, StatusCode::NOT_FOUND);
    assert!(outside.get(&second).await.body.contains("to Jonas"));
    let page = visitor.keeps("/calendar", &[("address", "off")]).await;
    assert!(done(&page).contains("taken back") && !page.body.contains("/calendar/"));
    assert_eq!(outside.get(&second).await.status, StatusCode::NOT_FOUND);
}
