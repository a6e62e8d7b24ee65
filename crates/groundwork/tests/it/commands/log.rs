//! One line of the log, what it left out, and finding it. None of it needs a repository.

use serde_json::Value;
use testkit::Program;

use super::out;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-19T09:00:00Z")
}

fn json(program: &Program, args: &[&str]) -> Value {
    serde_json::from_str(&out(program, args)).expect("an object")
}

/// As design and README have it, to the letter.
#[test]
fn what_a_line_left_out_is_asked_for_and_added_to_the_last_line() {
    let program = program();
    assert_eq!(
        out(&program, &["log", "d ledger export moves to nightly"]),
        "Kept: decision, no odds yet\n  ledger export moves to nightly\n  How likely is it to turn out well? groundwork \
         log --last 70% --review 1mar\n"
    );
    let added = out(&program, &["log", "--last", "70%", "--review", "1mar"]);
    let said = "Kept: decision, 70 %, review on Monday 1 March 2027\n  ledger export moves to nightly\n";
    assert!(added.starts_with(said) && added.ends_with("takes it back\n"), "{added}");
    let log = json(&program, &["--json", "log"]);
    assert_eq!(log["lines"].as_array().map(Vec::len), Some(1), "it is one line");
    assert_eq!(
        (&log["lines"][0]["fields"]["odds"], &log["lines"][0]["fields"]["review"]),
        (&70.into(), &"2027-03-01".into())
    );
    out(&program, &["undo"]);
    assert_eq!(json(&program, &["--json", "log"])["lines"][0]["fields"]["odds"], Value::Null);
}

#[test]
fn a_line_without_a_letter_is_sorted_later_and_the_one_thing_to_change_is_added() {
    let program = program();
    out(&program, &["log", "settlement failed on a bank holiday"]);
    let sorted = out(&program, &["log", "--last", "r"]);
    assert!(
        sorted.starts_with("Kept: it happened again\n  settlement failed on a bank holiday\n"),
        "{sorted}"
    );
    assert!(sorted.contains("groundwork log --last --condition \""), "{sorted}");
    let added = out(
        &program,
        &["log", "--last", "--condition", "holidays come from the bank's file, owner Priya, by 4 dec"],
    );
    assert!(added.starts_with("Kept: it happened again, owner Priya, by Friday 4 December\n"), "{added}");
    let line = &json(&program, &["--json", "log"])["lines"][0];
    assert_eq!(line["fields"]["condition"], "holidays come from the bank's file");
    assert_eq!(line["fields"]["owner"], Value::Null, "a field that is a name is left out");
}

#[test]
fn what_is_not_understood_of_the_last_line_changes_nothing() {
    let program = program();
    let none = program.run(program.home(), &["log", "--last", "70%"]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
    assert!(none.err.starts_with("error: there is no last line\n"), "{}", none.err);
    out(&program, &["log", "d ledger export moves to nightly"]);
    let odd = program.run(program.home(), &["log", "--last", "maybe"]);
    assert_eq!((odd.code, odd.out.as_str()), (Some(2), ""));
    let none = program.run(program.home(), &["log", "--last"]);
    assert!(none.err.starts_with("error: nothing was named to be added\n"), "{}", none.err);
    assert!(odd.err.starts_with("error: not understood: maybe\n"), "{}", odd.err);
    out(&program, &["log", "--last", "70%", "--review", "1mar"]);
    for again in [&["70%"][..], &["d"], &["d", "70%"], &["--review", "1mar"]] {
        let same = program.run(program.home(), &[&["log", "--last"], again].concat());
        let said = "error: that stands there already\n  Ledger export moves to nightly\n";
        assert_eq!((same.code, same.err.as_str()), (Some(2), said), "{again:?}");
    }
}

#[test]
fn search_shows_letter_and_day_and_json_no_field_that_is_a_name() {
    let program = program();
    out(&program, &["log", "r settlement failed on a bank holiday"]);
    out(&program, &["log", "g refunds to Aiko, level 5"]);
    assert_eq!(out(&program, &["search", "bank holi"]), "  r  19 Nov  Settlement failed on a bank holiday\n");
    let found = json(&program, &["--json", "search", "Aiko"]);
    assert_eq!(found["lines"][0]["fields"]["what"], "refunds");
    assert_eq!(found["lines"][0]["fields"]["level"], 5);
    assert!(!found["lines"].to_string().contains("Aiko"));
    out(&program, &["log", "r the bank again, 3 dec 2025"]);
    assert_eq!(
        out(&program, &["search", "bank"]),
        "2 found, the newest first\n  r  19 Nov      Settlement failed on a bank holiday\n  r  3 Dec 2025  The bank again\n"
    );
    assert_eq!(out(&program, &["search", "nothing"]), "Nothing you kept has nothing.\n");
}
