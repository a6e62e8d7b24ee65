//! Who the lead is: one per data directory, and never two people in one.

use std::path::PathBuf;

use madeup::git::run;
use testkit::Program;

use crate::repositories::repository;

const MIRA: &str = "mira@kassa.example";
const SAM: &str = "sam@kassa.example";

/// Mira's repository, on a machine whose git says she is Sam.
fn sams_machine(dir: &tempfile::TempDir) -> PathBuf {
    let here = repository(dir.path().join("kassa"), MIRA);
    run(&here, &["config", "user.email", SAM]).expect("a repository");
    run(&here, &["config", "user.name", "Sam"]).expect("a repository");
    here
}

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-19T09:00:00Z")
}

#[test]
fn who_is_said_with_me_is_not_joined_with_whom_git_says() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let here = sams_machine(&dir);
    for args in [&["me", "--me", MIRA][..], &["me"]] {
        assert_eq!(program.out(&here, args).matches('@').count(), 1, "{}", program.out(&here, args));
        assert!(program.out(&here, args).contains(MIRA));
    }
}

#[test]
fn another_lead_is_refused_where_one_is_held() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let here = sams_machine(&dir);
    program.out(&here, &["--me", MIRA]);
    let page = program.out(&here, &[]);
    let answer = program.run(&here, &["--me", SAM]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert_eq!(
        answer.err,
        "error: sam@kassa.example is not the lead of this data directory\n  \
         it holds mira@kassa.example\n\
         hint: another address of yours: groundwork me ADDRESS\n\
         hint: another lead needs another directory: groundwork --data DIR\n"
    );
    assert_eq!(program.out(&here, &["--me", "Mira@Kassa.example"]), page);
}

#[test]
fn a_slip_in_me_is_not_kept() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let here = sams_machine(&dir);
    let answer = program.run(&here, &["--me", "mria@kassa.example"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(answer.err.contains("  you said you are <mria@kassa.example>\n"), "{}", answer.err);
    assert!(answer.err.contains("hint: groundwork --me "), "{}", answer.err);
    assert!(!answer.err.contains("git config"), "{}", answer.err);
    assert!(program.out(&here, &["me", "--me", MIRA]).contains(MIRA));
}

#[test]
fn an_address_added_leaves_whom_git_says_the_lead() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let here = repository(dir.path().join("kassa"), MIRA);
    program.out(&here, &["me", SAM]);
    let me = program.out(&here, &["me"]);
    assert!(me.contains("from user.email") && me.contains("you said so"), "{me}");
    assert_eq!(program.out(&here, &["undo"]).lines().next(), Some("Taken back: an address is yours"));
    // What was said holds alone: what git says next is no second lead.
    program.out(&here, &["undo"]);
    run(&here, &["config", "user.email", "l@kassa.example"]).expect("a repository");
    assert!(!program.out(&here, &["me"]).contains("l@kassa"));
}
