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
    assert!(desk.says(&[]).contains("1 commit you left out."));
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
