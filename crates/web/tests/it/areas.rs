//! Areas, each edit with its effect before it is kept.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use crate::typed::{done, form, hidden, problem, texts, wrong};
use crate::valid;
use crate::visitor::{Answer, Visitor};

/// Files by area, as they are.
async fn areas(visitor: &Visitor) -> BTreeMap<String, usize> {
    let all = visitor.sees(|seen| {
        let standing = seen.ground.areas.standing();
        standing.map(|(_, area)| (area.name.clone(), area.files)).collect()
    });
    all.await
}

/// What the effect is said to be: what, now, then.
fn effect(cells: &[String]) -> Vec<[&str; 3]> {
    cells.chunks(3).map(|row| [row[0].as_str(), row[1].as_str(), row[2].as_str()]).collect()
}

/// Asks for the effect of an edit: the page that shows it, which has an address of its own, and keeps nothing.
async fn shows(visitor: &Visitor, fields: &[(&str, &str)]) -> Answer {
    let sent = visitor.post("/areas", &form(fields)).await;
    let leads = sent.header("location");
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(leads.starts_with("/areas?edit="), "{leads}");
    let shown = visitor.get(leads).await;
    valid::check(leads, &shown.body);
    shown
}

/// Asks for an edit that cannot be: the page says why.
async fn refuses(visitor: &Visitor, fields: &[(&str, &str)], why: &str) -> Answer {
    let page = shows(visitor, fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
    assert!(problem(&page).contains(why), "{fields:?}: {}", problem(&page));
    page
}

/// Asks for the effect of an edit and keeps it; the page after.
async fn keeps(visitor: &Visitor, fields: &[(&str, &str)]) -> Answer {
    let preview = shows(visitor, fields).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
    let seen = hidden(&preview, "seen");
    let mut fields = fields.to_vec();
    fields.push(("seen", &seen[0]));
    visitor.keeps("/areas", &fields).await
}

/// Two tabs: an undo takes back what stands beside its button, and nothing that was said after it.
#[tokio::test]
async fn an_undo_of_a_tab_that_is_behind_takes_nothing_back() {
    let visitor = Visitor::of_the_team().await;
    let page = keeps(&visitor, &[("edit", "rename"), ("area", "ledger"), ("text", "books")]).await;
    let first = hidden(&page, "act");
    let page = keeps(&visitor, &[("edit", "rename"), ("area", "refunds"), ("text", "money back")]).await;
    let second = hidden(&page, "act");
    let all = areas(&visitor).await;
    let page = visitor.keeps("/undo", &[("back", "/areas"), ("act", &first[0])]).await;
    assert!(
        done(&page).starts_with("Nothing was taken back: something else was said since"),
        "{}",
        done(&page)
    );
    assert_eq!(areas(&visitor).await, all);
    let page = visitor.keeps("/undo", &[("back", "/areas"), ("act", &second[0])]).await;
    assert!(done(&page).starts_with("Taken back"), "{}", done(&page));
    assert!(areas(&visitor).await.contains_key("refunds"));
}

#[tokio::test]
async fn the_list_is_that_of_the_ground() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.get("/areas").await;
    let (names, sentence): (Vec<String>, String) = visitor
        .sees(|seen| {
            let all = desk::areas::rows(seen.ground).map(|(_, area)| area.name.clone());
            (all.collect(), desk::areas::sentence(seen.ground))
        })
        .await;
    assert_eq!(texts(&page, "th", "tbody"), names);
    assert!(page.body.contains(&sentence));
    let files: Vec<String> = texts(&page, "td", "tbody").into_iter().step_by(3).collect();
    let known = areas(&visitor).await;
    assert_eq!(files, names.iter().map(|name| known[name].to_string()).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_split_shows_its_effect_keeps_nothing_and_then_is_what_was_shown() {
    let visitor = Visitor::of_the_team().await;
    let before = areas(&visitor).await;
    let open = visitor.get("/areas?split=ledger").await;
    valid::check("/areas?split=ledger", &open.body);
    assert!(hidden(&open, "seen").is_empty());
    let some = visitor.sees(|seen| {
        let ground = seen.ground;
        let mut all: Vec<String> =
            ground.files_at(ground.clock.t()).into_iter().map(|file| ground.path(file)).collect();
        all.retain(|path| path.starts_with("ledger/"));
        all.sort();
        all[0].clone()
    });
    let glob = some.await;
    let fields = [("edit", "split"), ("area", "ledger"), ("text", "the first"), ("globs", &glob)];
    let preview = shows(&visitor, &fields).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert_eq!(areas(&visitor).await, before, "nothing is kept by looking");
    let cells: Vec<String> = {
        let (heads, cells) = (texts(&preview, "th", "form"), texts(&preview, "td", "form"));
        let heads = heads.into_iter().skip_while(|head| head != "Then").skip(1);
        heads
            .zip(cells.chunks(2))
            .flat_map(|(head, cells)| [head, cells[0].clone(), cells[1].clone()])
            .collect()
    };
    let ledger = before["ledger"];
    assert!(
        effect(&cells).contains(&["ledger: files", &ledger.to_string(), &(ledger - 1).to_string()]),
        "{cells:?}"
    );
    assert!(effect(&cells).contains(&["the first: files", "", "1"]), "{cells:?}");

    let page = keeps(&visitor, &fields).await;
    assert!(done(&page).starts_with("Kept: the first is an area of its own now."), "{}", done(&page));
    let after = areas(&visitor).await;
    assert_eq!((after["ledger"], after["the first"]), (ledger - 1, 1));
    visitor.keeps("/undo", &[("back", "/areas")]).await;
    assert_eq!(areas(&visitor).await, before);
}

#[tokio::test]
async fn what_was_changed_since_its_effect_was_seen_is_shown_again_and_not_kept() {
    let visitor = Visitor::of_the_team().await;
    let before = areas(&visitor).await;
    let fields = [("edit", "rename"), ("area", "ledger"), ("text", "the books")];
    let seen = hidden(&shows(&visitor, &fields).await, "seen");
    let other = [("edit", "rename"), ("area", "ledger"), ("text", "the crooks"), ("seen", &seen[0])];
    let again = shows(&visitor, &other).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_ne!(hidden(&again, "seen"), seen);
    assert_eq!(areas(&visitor).await, before);
}

#[tokio::test]
async fn merging_renaming_and_leaving_out_are_kept_and_each_is_taken_back_by_itself() {
    let visitor = Visitor::of_the_team().await;
    let before = areas(&visitor).await;
    keeps(&visitor, &[("edit", "merge"), ("area", "refunds"), ("text", "payouts")]).await;
    assert_eq!(areas(&visitor).await["payouts"], before["payouts"] + before["refunds"]);
    keeps(&visitor, &[("edit", "rename"), ("area", "ledger"), ("text", "the books")]).await;
    let out = [("edit", "leave-out"), ("area", "webhooks"), ("text", "a vendor's")];
    let page = keeps(&visitor, &out).await;
    let now = areas(&visitor).await;
    assert!(!now.contains_key("webhooks") && now.contains_key("the books"));
    assert!(page.body.contains("left out"));
    for word in hidden(&page, "word") {
        visitor.keeps("/withdrawals", &[("word", &word), ("back", "/areas")]).await;
    }
    assert_eq!(areas(&visitor).await, before);
}

#[tokio::test]
async fn areas_are_cut_anew_and_the_edits_come_back() {
    let visitor = Visitor::of_the_team().await;
    let before = areas(&visitor).await;
    keeps(&visitor, &[("edit", "rename"), ("area", "ledger"), ("text", "the books")]).await;
    keeps(&visitor, &[("edit", "anew")]).await;
    assert_eq!(areas(&visitor).await, before);
    visitor.keeps("/undo", &[("back", "/areas")]).await;
    assert!(areas(&visitor).await.contains_key("the books"));
}

#[tokio::test]
async fn configuration_counts_when_that_is_said() {
    let visitor = Visitor::of_the_team().await;
    let files = async || visitor.sees(|seen| desk::sources::counted(seen.ground).counted).await;
    let before = files().await;
    keeps(&visitor, &[("edit", "configuration")]).await;
    assert!(files().await > before);
    assert!(visitor.get("/areas").await.body.contains("Count configuration no longer"));
}

#[tokio::test]
async fn what_cannot_be_is_said_beside_the_field_with_what_was_typed() {
    let visitor = Visitor::of_the_team().await;
    let typed = |fields: &[(&str, &str)]| {
        fields.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>()
    };
    let glob = [("edit", "split"), ("area", "ledger"), ("text", "<b>x"), ("globs", "nowhere/**")];
    let page = refuses(&visitor, &glob, "nowhere/** matches no file of ledger").await;
    assert_eq!(wrong(&page), typed(&[("text", "<b>x"), ("globs", "nowhere/**")]));
    assert!(!page.body.contains("<b>x"));
    for (fields, why) in [
        ([("edit", "rename"), ("area", "ledger"), ("text", "")], "an area needs a name"),
        ([("edit", "rename"), ("area", "ledger"), ("text", "payouts")], "there is an area payouts already"),
        ([("edit", "merge"), ("area", "ledger"), ("text", "nowhere")], "there is no area nowhere"),
        ([("edit", "split"), ("area", "ledger"), ("text", "x")], "there is no glob"),
        ([("edit", "leave-out"), ("area", "ledger"), ("text", " ")], "there is no reason"),
        ([("edit", "leave-out"), ("area", "gone"), ("text", "so")], "there is no area gone"),
    ] {
        refuses(&visitor, &fields, why).await;
    }
    let asked = visitor.get("/areas?rename=%3Cscript%3Ex").await;
    valid::check("an area that is none", &asked.body);
}

/// Globs may be more than an address holds; then the page is the answer itself.
#[tokio::test]
async fn an_edit_that_is_too_long_for_an_address_is_shown_all_the_same() {
    let visitor = Visitor::of_the_team().await;
    let globs = format!("ledger/**\n{}", "ledger/nothing/of/this/name/**\n".repeat(800));
    let fields = [("edit", "split"), ("area", "ledger"), ("text", "all"), ("globs", globs.as_str())];
    let sent = visitor.post("/areas", &form(&fields)).await;
    assert_ne!(sent.status, StatusCode::SEE_OTHER);
    valid::check("long", &sent.body);
}
