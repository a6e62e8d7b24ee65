use super::{count, seven, signal};

#[test]
fn somebody_who_is_not_in_the_team_is_in_no_denominator() {
    let corrected = seven().corrects(&["team", "--remove", "leila@kassa.example"]);
    assert!(corrected.said.contains("active people: 7 to 6 maker share: "), "{}", corrected.said);
    assert_eq!(corrected.after["team"]["active"], 6);
    assert_eq!(count(&corrected.after, "s1a", "numerator"), count(&corrected.before, "s1a", "numerator"));
    assert!(count(&corrected.after, "s1a", "denominator") < count(&corrected.before, "s1a", "denominator"));
}

#[test]
fn a_visitor_who_is_in_the_team_is_no_visitor() {
    let corrected = seven().corrects(&["team", "--add", "ada@elsewhere.example"]);
    assert!(corrected.said.contains("active people: 7 to 8"), "{}", corrected.said);
    assert_eq!(
        (&corrected.after["team"]["active"], &corrected.after["team"]["visitors"]),
        (&8.into(), &1.into())
    );
    assert_eq!(
        count(&corrected.after, "s1a", "denominator"),
        count(&corrected.before, "s1a", "denominator") + 1
    );
}

#[test]
fn a_day_from_which_somebody_left_leaves_what_was_before_it() {
    let corrected = seven().corrects(&["team", "--remove", "leila@kassa.example", "--from", "1jun"]);
    assert_eq!(corrected.after["team"]["active"], 6);
    let points = |data, at: usize| signal(data, "s1a")["points"][at]["denominator"].as_u64();
    assert_eq!(points(&corrected.after, 40), points(&corrected.before, 40), "in 2025 nothing changes");
    assert!(points(&corrected.after, 104) < points(&corrected.before, 104));

    let corrected = seven().corrects(&["team", "--remove", "leila@kassa.example", "--to", "1jun2026"]);
    assert_eq!(corrected.after["team"]["active"], 7, "since June she is in it");
    assert!(points(&corrected.after, 40) < points(&corrected.before, 40));
}

#[test]
fn a_scope_leaves_only_what_lies_below_it() {
    let desk = seven();
    let corrected = desk.corrects(&["team", "--scope", "ledger", "settlement"]);
    assert!(corrected.said.contains("maker share: "), "{}", corrected.said);
    let names = |data: &serde_json::Value| {
        let areas = data["areas"].as_array().expect("areas are a list").clone();
        areas.iter().map(|area| area["files"].as_u64().unwrap_or_default()).sum::<u64>()
    };
    assert_eq!((names(&corrected.before), names(&corrected.after)), (36, 12));
}

#[test]
fn somebody_nobody_knows_cannot_be_added() {
    seven().refuses(
        &["team", "--add", "zoe@kassa.example"],
        1,
        "nobody here has the address zoe@kassa.example",
    );
    seven().refuses(&["team", "--remove", "sam@kassa.example", "--from", "soon"], 2, "soon is no date");
}
