use super::{count, seven};

#[test]
fn a_commit_left_out_is_in_no_figure_and_no_list() {
    let desk = seven();
    let evidence = desk.program.out(desk.case.path(), &["signal", "s1a", "--evidence"]);
    let id = evidence.split_whitespace().next().expect("the lead has changes").to_owned();
    let corrected = desk.corrects(&["exclude", &id, "--because", "a tool wrote this"]);
    let subject = desk.case.git(&["show", "--no-patch", "--format=%s", &id]);
    assert!(
        corrected.said.starts_with(&format!("Left out: {} {subject}. maker share: ", &id[..7])),
        "{}",
        corrected.said
    );
    assert_eq!(count(&corrected.after, "s1a", "numerator") + 1, count(&corrected.before, "s1a", "numerator"));
    assert_eq!(
        count(&corrected.after, "s1a", "denominator") + 1,
        count(&corrected.before, "s1a", "denominator")
    );
    desk.says(&["undo"]);
    assert!(!desk.program.out(desk.case.path(), &["signal", "s1a", "--evidence"]).contains(&id));
    assert!(desk.says(&["sources"]).contains("because a tool wrote this"));
    assert!(desk.says(&[]).contains("1 commit is left out by you."));
}

#[test]
fn an_area_left_out_counts_nowhere() {
    let desk = seven();
    let corrected = desk.corrects(&["exclude", "ledger", "--because", "it is another team's"]);
    assert!(corrected.said.starts_with("Left out: all of ledger. "), "{}", corrected.said);
    assert!(count(&corrected.after, "s1a", "denominator") < count(&corrected.before, "s1a", "denominator"));
    desk.says(&["undo"]);
    let excluded = desk.program.out(desk.case.path(), &["sources", "--excluded"]);
    assert_eq!(excluded.matches("ledger/").count(), 6, "{excluded}");
}

#[test]
fn what_is_neither_a_commit_nor_an_area_cannot_be_left_out() {
    seven().refuses(&["exclude", "0000000", "--because", "no"], 1, "there is no commit and no area 0000000");
}

#[test]
fn what_was_left_out_and_the_scope_stand_on_every_page_of_figures() {
    let desk = seven();
    for args in [&["exclude", "HEAD", "--because", "a tool"][..], &["exclude", "refunds", "--because", "old"]]
    {
        desk.says(args);
    }
    let both = "1 area and 1 commit are left out by you.";
    let pages: [&[&str]; 4] = [&[], &["signal", "s1a"], &["knowledge"], &["away"]];
    for page in pages {
        assert!(desk.says(page).contains(both), "{page:?}: {}", desk.says(page));
    }
    desk.says(&["team", "--scope", "ledger/"]);
    assert!(
        desk.says(&["away"]).contains(&format!("Only ledger counts; {both}")),
        "{}",
        desk.says(&["away"])
    );
    for page in pages {
        let data = desk.program.out(desk.case.path(), &[page, &["--json"]].concat());
        let data: serde_json::Value = serde_json::from_str(&data).expect("one object");
        assert_eq!(data["scope"], serde_json::json!(["ledger/"]), "{page:?}");
        assert_eq!(data["left_out_by_you"], serde_json::json!({ "areas": 1, "commits": 1 }), "{page:?}");
    }
}
