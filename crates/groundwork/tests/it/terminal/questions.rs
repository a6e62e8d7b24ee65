//! The questions of the first run, in a real terminal: each once, each skippable, never in a pipe.

use testkit::cases::{self, Case};
use testkit::{Answer, Program};

use super::program;
use super::pty::{Step, Stood, in_a_terminal};

fn asked(program: &Program, case: &Case, args: &[&str], steps: &[Step]) -> Stood {
    let mut command = program.command(case.path());
    command.env("TERM", "dumb").args(args);
    in_a_terminal(&command, steps)
}

fn says(program: &Program, case: &Case, args: &[&str]) -> String {
    program.out(case.path(), args)
}

#[test]
fn yes_joins_an_address_and_the_team_is_seen_by_name_only_when_asked() {
    let (program, case) = (program(), cases::lead_with_an_address_nobody_joined());
    let stood = asked(
        &program,
        &case,
        &[],
        &[
            ("(y/n, Enter skips) ", "y\n"),
            ("? shows names, Enter) ", "?\n"),
            ("? shows names, Enter) ", "y\n"),
        ],
    );
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(stood.out.contains("Also you? mira <mira@laptop.local>, "), "{}", stood.out);
    assert!(stood.out.contains("Team: 6 active people, no visitors. Right?"), "{}", stood.out);
    let names = stood.out.split("? shows names, Enter) ?").nth(1).expect("names were asked for");
    let first = names.lines().nth(1).expect("a line of names");
    assert!(first.starts_with("  ") && first.contains(", "), "{first}");
    assert!(says(&program, &case, &["me"]).contains("mira <mira@laptop.local>"));

    // Asked once: not again, though there is somebody to ask.
    let again = asked(&program, &case, &[], &[]);
    assert!(!again.out.contains("Also you?") && !again.out.contains("Right?"), "{}", again.out);
}

#[test]
fn what_is_skipped_waits_in_its_command_and_is_not_asked_again() {
    let (program, case) = (program(), cases::lead_with_an_address_nobody_joined());
    let stood = asked(&program, &case, &[], &[("(y/n, Enter skips) ", "\n"), ("names, Enter) ", "\n")]);
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(says(&program, &case, &["me"]).contains("1 question left: also you?"));
    let again = asked(&program, &case, &[], &[]);
    assert!(!again.out.contains("(y/n, Enter skips)") && !again.out.contains("Right?"), "{}", again.out);
}

#[test]
fn no_refuses_and_the_question_is_gone() {
    let (program, case) = (program(), cases::lead_with_an_address_nobody_joined());
    asked(&program, &case, &[], &[("(y/n, Enter skips) ", "n\n"), ("names, Enter) ", "n\n")]);
    let me = says(&program, &case, &["me"]);
    assert!(!me.contains("also you?") && !me.contains("laptop"), "{me}");
}

#[test]
fn what_is_no_answer_about_the_team_is_asked_again_once_and_is_no_yes() {
    let (program, case) = (program(), cases::seven());
    let (ends, role) = ("names, Enter) ", ("a date, Enter skips) ", "\n"));
    let stood = asked(&program, &case, &[], &[(ends, "maybe\n"), (ends, "sure\n"), role]);
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(stood.out.contains("maybe is no answer here: y, n, ?, or Enter alone."), "{}", stood.out);
    assert!(stood.out.contains("Overinvolvement"), "{}", stood.out);
    let (program, case) = (self::program(), cases::seven());
    let stood = asked(&program, &case, &[], &[(ends, "n\n"), role]);
    assert!(stood.out.contains("groundwork team --remove ADDRESS, and --add ADDRESS"), "{}", stood.out);
}

#[test]
fn nothing_is_asked_in_a_pipe_and_the_first_terminal_asks() {
    let (program, case) = (program(), cases::lead_with_an_address_nobody_joined());
    let Answer { out, err, .. } = program.run(case.path(), &[]);
    assert!(!format!("{out}{err}").contains("Also you?"), "{out}{err}");
    let stood = asked(&program, &case, &[], &[("(y/n, Enter skips) ", "\n"), ("names, Enter) ", "\n")]);
    assert!(stood.out.contains("Also you? "), "{}", stood.out);
}

#[test]
fn the_end_of_the_input_skips_what_is_left() {
    let (program, case) = (program(), cases::lead_with_an_address_nobody_joined());
    let stood = asked(&program, &case, &[], &[("(y/n, Enter skips) ", "\u{4}")]);
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(!stood.out.contains("Right?") && stood.out.contains("Overinvolvement"), "{}", stood.out);
}

#[test]
fn ctrl_c_in_a_question_ends_and_what_was_answered_is_kept() {
    let (program, case) = (program(), cases::lead_with_an_address_nobody_joined());
    let stood = asked(&program, &case, &[], &[("(y/n, Enter skips) ", "y\n"), ("names, Enter) ", "\u{3}")]);
    assert!(stood.code == 130 || stood.code == -2, "{stood:?}");
    assert!(!stood.out.contains("Overinvolvement"), "{}", stood.out);
    assert!(says(&program, &case, &["me"]).contains("mira <mira@laptop.local>"));
    // The rest is asked the next time.
    let again = asked(&program, &case, &[], &[("names, Enter) ", "\n")]);
    assert!(again.out.contains("Right?") && !again.out.contains("Also you?"), "{}", again.out);
}

#[test]
fn a_day_answers_the_question_about_the_role() {
    let (program, case) = (program(), cases::lead_only_reviews());
    let stood = asked(
        &program,
        &case,
        &[],
        &[
            ("names, Enter) ", "\n"),
            ("a date, Enter skips) ", "some day\n"),
            ("a date, Enter skips) ", "2026-02-02\n"),
        ],
    );
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(stood.out.contains("Role changed about "), "{}", stood.out);
    assert!(stood.out.contains("some day is no day up to today"), "{}", stood.out);
    assert!(says(&program, &case, &["role"]).contains("Your role changed on 2 February 2026."));
}

#[test]
fn reasons_takes_single_keys() {
    let (program, case) = (program(), cases::seven());
    says(&program, &case, &[]);
    let stood = asked(
        &program,
        &case,
        &["reasons"],
        &[("  1 of 8  ", "n"), ("  2 of 8  ", "w"), ("  3 of 8  ", "q")],
    );
    assert_eq!(stood.code, 0, "{}", stood.out);
    assert!(stood.out.contains("Kept: 2 of 8. The rest can wait, or never come. 2 of "), "{}", stood.out);
    let stood = asked(&program, &case, &["reasons"], &[("  1 of 8  ", "\r"), ("  2 of 8  ", "\u{3}")]);
    assert_eq!(stood.code, 130, "{}", stood.out);
    assert!(says(&program, &case, &["reasons"]).contains("2 of "));
}

#[test]
fn the_effect_of_an_edit_is_shown_before_it_is_kept() {
    let (program, case) = (program(), cases::seven());
    says(&program, &case, &[]);
    let split = ["areas", "split", "ledger", "--as", "export", "ledger/ex*.rs"];
    let stood = asked(&program, &case, &split, &[("leaves it as it was) ", "\n")]);
    assert!(
        stood.out.contains("export: 1 file; ledger: 5 files") && stood.out.contains("Left as it was."),
        "{}",
        stood.out
    );
    assert!(!says(&program, &case, &["areas"]).contains("export"));
    let stood = asked(&program, &case, &split, &[("leaves it as it was) ", "y\n")]);
    assert!(stood.out.contains("Kept: export is an area of its own now."), "{}", stood.out);
    assert!(says(&program, &case, &["areas"]).contains("export"));
}
