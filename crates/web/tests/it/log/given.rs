use growth::{Entry, GivenAway, Level, Note, Place};

use super::{days_pass, part, today, visitor};
use crate::typed::{done, hidden};
use crate::valid;
use crate::visitor::Visitor;

/// Something given away in an area, since a day.
async fn given(visitor: &Visitor, area: &'static str, since: &str, level: u8) -> String {
    let since = since.parse().unwrap();
    let id = visitor
        .sees(move |seen| {
            let place = Place { team: seen.desk.team_name(), area: area.to_owned() };
            let level = Level::try_from(level).ok();
            let entry = GivenAway {
                what: area.to_owned(),
                to: "Leila".to_owned(),
                place: Some(place),
                level,
                since: Some(since),
                ..GivenAway::default()
            };
            seen.notes(|book| book.keep(&[Note::Kept { entry: Entry::GivenAway(entry), day: None }])).unwrap()
                [0]
        })
        .await;
    format!("/log/{id}")
}

/// What the signal says of hand-overs, whoever said them.
async fn checked(visitor: &Visitor) -> Vec<(String, String)> {
    visitor
        .sees(|seen| {
            let all = &seen.report.hand_overs.all;
            all.iter().map(|given| (given.area.clone(), given.outcome.text().to_owned())).collect()
        })
        .await
}

#[tokio::test]
async fn what_was_given_away_is_asked_of_git_and_table_signal_and_knowledge_agree() {
    let (visitor, _) = visitor().await;
    assert_eq!(checked(&visitor).await, []);
    let path = given(&visitor, "payouts", "2026-01-08", 6).await;
    let signal = checked(&visitor).await;
    assert_eq!(signal.len(), 1, "the view notices what was kept");
    let log = visitor.get("/log").await;
    valid::check("/log", &log.body);
    let table = part(&log, "id=\"delegations\"", "</table>");
    assert!(table.contains("Leila") && table.contains("level 6 of 7"), "{table}");
    assert!(table.contains(&format!("Git: {}", signal[0].1)), "{table}");
    assert!(
        visitor.get("/signals/hand-overs").await.body.contains("payouts, given on 8 January 2026 at level 6")
    );
    visitor.keeps(&format!("{path}/outcomes"), &[("outcome", "taken-back"), ("back", "/log")]).await;
    assert_eq!(checked(&visitor).await, [], "taken back, nothing goes over");
    visitor.keeps("/undo", &[("back", "/log")]).await;
    assert_eq!(checked(&visitor).await, signal);
}

#[tokio::test]
async fn a_hand_over_said_in_both_places_is_one() {
    let (visitor, _) = visitor().await;
    given(&visitor, "payouts", "2026-01-08", 6).await;
    let area = records::Said::HandedOver {
        area: "payouts".to_owned(),
        date: "2026-01-08".parse().unwrap(),
        level: Some(5),
    };
    visitor.hear(vec![area]).await;
    assert_eq!(checked(&visitor).await.len(), 1);
    given(&visitor, "webhooks", "2026-02-11", 7).await;
    assert_eq!(checked(&visitor).await.len(), 2);
}

/// A delegation with its checks, taken back in the end.
#[tokio::test]
async fn a_delegation_is_checked_looked_at_in_between_and_taken_back() {
    let (visitor, clock) = visitor().await;
    let path = visitor.line("g refunds to Aiko level 5, check tomorrow").await;
    let log = visitor.get("/log").await;
    assert!(part(&log, "id=\"delegations\"", "</table>").contains("first check on "));
    let page = visitor.keeps(&format!("{path}/checks"), &[("agreed", "no")]).await;
    assert!(page.body.contains("you looked once between checks"));
    days_pass(&clock, 1);
    assert!(visitor.get("/log").await.body.contains("Due today: Refunds, the first agreed check"));
    let page = visitor.keeps(&format!("{path}/checks"), &[("agreed", "yes"), ("back", "/log")]).await;
    assert!(done(&page).starts_with("Kept: the agreed check, "), "{}", done(&page));
    assert!(!page.body.contains("Due today"));
    let page = visitor
        .keeps(&format!("{path}/outcomes"), &[("outcome", "taken-back"), ("words", "the audit came first")])
        .await;
    assert!(page.body.contains("taken back on "));
    let log = visitor.get("/log").await;
    assert!(part(&log, "<ol", "</ol>").contains("You took it back"), "it stands in the log");
    visitor.refuses(&format!("{path}/checks"), &[("day", "2031-01-01")], "has not come yet").await;
}

#[tokio::test]
async fn the_message_that_hands_it_over_leaves_out_what_was_not_said() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("g refunds to Aiko level 5").await;
    let page = visitor.get(&path).await;
    let message = part(&page, "class=\"message\"", "</pre>");
    assert!(message.contains("I would like to hand this over to you: refunds."), "{message}");
    assert!(!message.contains("Limits") && !message.contains('{'), "{message}");
    let check = today(&visitor).await.tomorrow().unwrap().to_string();
    let fields = [
        ("words", "refunds"),
        ("kind", "g"),
        ("level", "5"),
        ("limits", "no new supplier"),
        ("checks", &check),
        ("checks", ""),
    ];
    let page = visitor.keeps(&path, &fields).await;
    assert!(part(&page, "class=\"message\"", "</pre>").contains("Limits: no new supplier."));
    assert_eq!(page.body.matches("class=\"message\"").count(), 2, "in two tones");
    assert!(hidden(&page, "seen").len() == 1);
}
