//! Words beside a number, and the weekly pass.

use serde_json::json;

use super::{seven, signal};

#[test]
fn a_disagreement_stands_beside_the_number_everywhere() {
    let desk = seven();
    let corrected = desk.corrects(&["disagree", "s1a", "Half of October was made by two"]);
    assert!(corrected.said.starts_with("Kept beside maker share, on every screen and in every export."));
    assert_eq!(signal(&corrected.after, "s1a")["disagreed"], json!(["Half of October was made by two"]));
    assert_eq!(signal(&corrected.after, "s1b")["disagreed"], json!([]));
    desk.says(&["undo"]);
    assert!(desk.says(&[]).contains("you said: \"Half of October was made by two\""));
    assert!(
        desk.says(&["signal", "maker-share"])
            .contains("You said \"Half of October was made by two\", 19 November 2026")
    );
    assert_eq!(desk.run(&["disagree", "s99", "no"]).code, Some(2));
}

#[test]
fn a_reason_stands_beside_the_estimate_and_wins() {
    let desk = seven();
    let waiting = desk.says(&["reasons"]);
    let id = waiting.split_whitespace().nth(3).expect("a change waits").to_owned();
    assert!(waiting.contains("0 of "), "{waiting}");
    let corrected = desk.corrects(&["reasons", &id, "w"]);
    let said = |data| signal(data, "s1b")["detail"]["said"].clone();
    assert_eq!(
        (said(&corrected.before)["answers"].as_u64(), said(&corrected.after)["answers"].as_u64()),
        (Some(0), Some(1))
    );
    assert_eq!(said(&corrected.after)["could"], 1, "\"I wanted to\" counts as could");
    assert!(said(&corrected.before)["with_answers"].is_null());
    assert_eq!(signal(&corrected.after, "s1b")["numerator"], signal(&corrected.before, "s1b")["numerator"]);
    desk.says(&["undo"]);
    let left = desk.says(&["reasons"]);
    assert!(!left.contains(&id) && left.contains("1 of "), "{left}");

    desk.says(&["reasons", &id, "n"]);
    let after = desk.data();
    assert_eq!(said(&after)["could"], 0, "the later answer replaces the earlier");
    let no = (&said(&after)["with_answers"], signal(&after, "s1b"));
    assert_eq!(no.0["denominator"], no.1["denominator"]);
    let (wins, estimate) = (no.0["numerator"].as_u64(), no.1["numerator"].as_u64());
    let differs = 1 - said(&after)["agree"].as_u64().expect("a count");
    assert_eq!(wins, estimate.map(|estimate| estimate - differs), "the answer wins beside the figure");
    assert!(desk.says(&["signal", "s1b"]).contains("With your answers in the place of the estimate: "));
}

#[test]
fn only_a_change_of_the_leads_can_have_a_reason() {
    let desk = seven();
    let other = desk.case.git(&["log", "-1", "--author=leila@kassa.example", "--format=%H", "main"]);
    desk.refuses(&["reasons", &other, "n"], 1, "is no change of yours on the branch");
}
