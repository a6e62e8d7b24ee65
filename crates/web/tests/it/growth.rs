//! The page of a cycle: its forms, and where they lead.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::team::{Team, repository};
use crate::typed::{done, form};
use crate::valid;
use crate::visitor::{Answer, Visitor};

#[tokio::test]
async fn no_sentence_is_chosen_for_anybody() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let begins = visitor.get("/growth").await;
    valid::check("/growth", &begins.body);
    assert!(!begins.body.contains("checked"));
    visitor.refuses("/growth", &[("start", "")], "no sentence is chosen").await;
}

/// The cycle one is in is the page of the room, whichever of its two addresses a form was sent from.
#[tokio::test]
async fn the_forms_of_the_cycle_one_is_in_lead_back_to_the_room() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let page = visitor.keeps("/growth", &[("start", "K2:Everything waits for me")]).await;
    assert!(done(&page).contains("Everything waits for me"));
    let actions = page.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap();
    let kept = visitor.post(&format!("{of_it}/part"), &form(&[("words", "I answer first")])).await;
    assert_eq!((kept.status, kept.header("location")), (StatusCode::SEE_OTHER, "/growth#choose"));
    assert!(done(&visitor.get("/growth").await).contains("your part in it"));

    let typed = [("if", "a test fails twice"), ("then", "make Ben fix it the same day")];
    let refused = visitor.refuses(&format!("{of_it}/plan"), &typed, "this plan is about Ben").await;
    assert!(refused.body.contains("a test fails twice"));
}

/// From a sentence to a plan, watched in the team's changes; the address of the cycle.
async fn planned(visitor: &Visitor) -> String {
    let page = visitor.keeps("/growth", &[("start", "K2:Everything waits for me")]).await;
    let actions = page.body.split("action=\"").filter_map(|rest| rest.split_once('"'));
    let of_it = actions.filter_map(|(action, _)| action.strip_suffix("/part")).next().unwrap().to_owned();
    visitor.keeps(&format!("{of_it}/focus"), &[("own", "I ask who wants it"), ("measure", "s1a")]).await;
    let plan =
        [("if", "planning begins"), ("then", "ask who wants it"), ("trigger", "planning"), ("switch", "yes")];
    visitor.keeps(&format!("{of_it}/plan"), &plan).await;
    of_it
}

fn begins_another(page: &Answer) -> bool {
    page.body.contains("action=\"/growth\"")
}

#[tokio::test]
async fn another_cycle_is_begun_below_one_that_was_reviewed_and_not_while_one_is_practised() {
    for choice in ["keep", "hold", "change", "another"] {
        let team = Team::kassa(&repository());
        let clock = Arc::clone(&team.now);
        let visitor = Visitor::of(team).await;
        let first = planned(&visitor).await;
        assert!(!begins_another(&visitor.get("/growth").await), "one behaviour at a time");
        let start = [("start", "K7:It happened again")];
        visitor.refuses("/growth", &start, "you practise one behaviour already").await;
        let reviewed = visitor.keeps(&format!("{first}/review"), &[("choice", choice)]).await;
        assert!(begins_another(&reviewed), "{choice}");
        clock.fetch_add(1_000_000, Ordering::SeqCst);
        let second = visitor.keeps("/growth", &start).await;
        assert!(done(&second).contains("It happened again"), "{choice}");
        assert!(second.body.contains("Second cycle, begun"), "{choice}: it is the one the lead is in");
        assert!(!second.body.contains(&format!("{first}/plan")), "{choice}");
    }
}

#[tokio::test]
async fn what_the_weeks_show_is_kept_back_until_something_is_expected_or_it_is_looked_at_without() {
    let team = Team::kassa(&repository());
    let clock = Arc::clone(&team.now);
    clock.store(at_noon(date(2026, 8, 30)), Ordering::SeqCst);
    let visitor = Visitor::of(team).await;
    let of_it = planned(&visitor).await;
    assert!(visitor.get("/growth").await.body.contains("Draw the order"));
    clock.store(at_noon(date(2026, 11, 5)), Ordering::SeqCst);
    let kept_back = visitor.get("/growth").await;
    valid::check("/growth", &kept_back.body);
    assert!(kept_back.body.contains("is kept back until you have said what you expect"));
    assert!(!kept_back.body.contains("Verdict") && !kept_back.body.contains("since you began"));
    assert!(!kept_back.body.contains("Draw the order"), "its weeks have begun");
    let why = "an order is drawn before anything of the practice was seen";
    visitor.refuses(&format!("{of_it}/experiment"), &[], why).await;
    let shown = visitor.keeps(&format!("{of_it}/looks"), &[]).await;
    assert!(shown.body.contains("Verdict so far") && shown.body.contains("since you began"));
    let late = visitor.keeps(&format!("{of_it}/predictions"), &[("percent", "25")]).await;
    assert!(
        late.body.contains("25 %. Said on 5 November 2026, in week 10 of 10, after the figures were shown.")
    );
}

#[tokio::test]
async fn somebody_who_was_asked_again_sees_it_or_does_not_or_cannot_say() {
    let visitor = Visitor::of(Team::kassa(&repository())).await;
    let of_it = planned(&visitor).await;
    visitor.keeps(&format!("{of_it}/asked"), &[("who", "Aiko"), ("for", "noticed")]).await;
    let again = [("who", "Aiko"), ("noticed", "You wait now."), ("stayed", "no")];
    let held = visitor.keeps(&format!("{of_it}/follow-ups"), &again).await;
    assert!(done(&held).contains("They do not see it."));
    assert!(held.body.contains("<em>You wait now.</em> They do not see it."));
}

fn at_noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp().as_microsecond()
}
