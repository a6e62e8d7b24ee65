use serde_json::Value;
use testkit::cases::{self, MIRA, OTHERS};

use super::{Desk, seven};

fn areas(data: &Value) -> Vec<(String, u64)> {
    let all = data["areas"].as_array().expect("areas are a list");
    let area = |area: &Value| {
        (area["name"].as_str().unwrap_or_default().to_owned(), area["files"].as_u64().unwrap_or_default())
    };
    all.iter().map(area).collect()
}

fn names(data: &Value) -> Vec<String> {
    areas(data).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn an_area_bears_the_name_it_is_given_everywhere() {
    let desk = seven();
    let corrected = desk.corrects(&["areas", "rename", "ledger", "the books"]);
    assert!(corrected.said.starts_with("Kept: it is called the books now."), "{}", corrected.said);
    assert!(names(&corrected.before).contains(&"ledger".to_owned()));
    assert!(
        names(&corrected.after).contains(&"the books".to_owned())
            && !names(&corrected.after).contains(&"ledger".to_owned())
    );
    desk.says(&["undo"]);
    assert!(desk.says(&["knowledge", "the books"]).starts_with("the books, the year to"));
}

#[test]
fn two_areas_that_are_one_have_the_files_of_both() {
    let corrected = seven().corrects(&["areas", "merge", "refunds", "payouts"]);
    assert!(corrected.said.starts_with("Kept: refunds is part of payouts now."), "{}", corrected.said);
    assert_eq!(areas(&corrected.after).len() + 1, areas(&corrected.before).len());
    assert!(areas(&corrected.after).contains(&("payouts".to_owned(), 12)));
    assert!(corrected.said.contains("areas only you know: 0 of 6 to 0 of 5"), "{}", corrected.said);
}

#[test]
fn what_a_glob_matches_is_an_area_of_its_own() {
    let corrected = seven().corrects(&[
        "areas",
        "split",
        "ledger",
        "--as",
        "the export",
        "ledger/ex*.rs",
        "ledger/fees.rs",
    ]);
    assert!(
        corrected
            .said
            .starts_with("Kept: the export is an area of its own now. the export: 2 files; ledger: 4 files;"),
        "{}",
        corrected.said
    );
    assert!(areas(&corrected.after).contains(&("the export".to_owned(), 2)));
    assert!(areas(&corrected.after).contains(&("ledger".to_owned(), 4)));
}

#[test]
fn areas_worked_out_anew_have_no_edits_and_the_edits_come_back_with_undo() {
    let desk = seven();
    desk.says(&["areas", "rename", "ledger", "the books"]);
    let corrected = desk.corrects(&["areas", "anew"]);
    assert!(names(&corrected.before).contains(&"the books".to_owned()));
    assert!(names(&corrected.after).contains(&"ledger".to_owned()));
}

#[test]
fn an_area_given_away_is_checked_from_that_day() {
    let desk = seven();
    let corrected = desk.corrects(&["areas", "handed-over", "ledger", "2026-03-02", "--level", "6"]);
    assert!(
        corrected.said.starts_with("Kept: ledger given away on 2 March 2026, level 6."),
        "{}",
        corrected.said
    );
    let given = &super::signal(&corrected.after, "s10g")["detail"]["hand_overs"];
    assert_eq!((given[0]["area"].as_str(), given[0]["level"].as_u64()), (Some("ledger"), Some(6)), "{given}");
    assert!(given[0]["periods"].as_array().is_some_and(|periods| !periods.is_empty()), "{given}");
}

#[test]
fn an_area_that_is_not_there_cannot_be_edited() {
    let desk = seven();
    desk.refuses(&["areas", "rename", "legder", "the books"], 1, "there is no area legder");
    desk.refuses(&["areas", "merge", "ledger", "nowhere"], 1, "there is no area nowhere");
}

#[test]
fn an_area_opens_by_what_its_name_ends_in_where_it_alone_does() {
    let desk = seven();
    desk.says(&["areas", "rename", "ledger", "money/books"]);
    let page = desk.says(&["knowledge", "money/books"]);
    for name in ["books", "Books", "…/books", "/books", ".../books"] {
        assert_eq!(desk.says(&["knowledge", name]), page, "{name}");
    }
    desk.refuses(&["knowledge", "ooks"], 1, "there is no area ooks");
    desk.says(&["areas", "rename", "refunds", "old/books"]);
    desk.refuses(&["knowledge", "books"], 1, "2 areas end in books money/books, old/books");
    desk.refuses(&["knowledge", "…/"], 1, "there is no area");
}

/// Three areas of the lead's that somebody else took over half a year ago.
fn given_away() -> Desk {
    let mut telling = cases::Telling::default();
    cases::founded(&mut telling, cases::week(90, 0), MIRA);
    for weeks_ago in (1..=60).rev() {
        let (given, other) = if weeks_ago > 26 { (MIRA, OTHERS[0]) } else { (OTHERS[0], MIRA) };
        for area in ["ledger", "settlement", "webhooks"] {
            telling.commit(cases::week(weeks_ago, 1), given, "Make it right", &[&format!("{area}/book.rs")]);
        }
        telling.commit(cases::week(weeks_ago, 2), other, "Pay it out", &["payouts/entry.rs"]);
    }
    Desk::at(telling.write("kassa", MIRA))
}

#[test]
fn a_hand_over_that_was_none_is_refused_and_two_a_year_are_asked() {
    let desk = given_away();
    let drafts = |data: &Value| data["drafts"]["hand_overs"].as_array().cloned().unwrap_or_default();
    let asked = drafts(&desk.data());
    assert_eq!(asked.len(), 2, "three fell, two are asked");
    let refuse = |draft: &Value| {
        let text = |key: &str| draft[key].as_str().expect("a text").to_owned();
        ["areas".to_owned(), "handed-over".to_owned(), text("area"), text("date"), "--no".to_owned()]
    };
    let words = refuse(&asked[0]);
    let corrected = desk.corrects(&words.each_ref().map(String::as_str));
    assert!(corrected.said.contains("this is not asked again"), "{}", corrected.said);
    assert_eq!(drafts(&corrected.after), asked[1..], "the third is not asked in its place");
    let kept = &super::signal(&corrected.after, "s10g")["detail"]["hand_overs"];
    assert!(kept.as_array().is_none_or(Vec::is_empty), "only a yes enters: {kept}");
    desk.says(&["undo"]);
    desk.says(&refuse(&asked[1]).each_ref().map(String::as_str));
    assert!(drafts(&desk.data()).is_empty());
}
