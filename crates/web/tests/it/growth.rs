//! The page of a cycle: its forms, and where they lead.

use axum::http::StatusCode;

use crate::team::{Team, repository};
use crate::typed::{done, form};
use crate::valid;
use crate::visitor::Visitor;

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
