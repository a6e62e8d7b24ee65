//! One behaviour at a time, from the first sentence to what people say of it. None of it needs a repository.

use testkit::Program;

use super::out;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-19T09:00:00Z")
}

const PLAN: [&str; 5] =
    ["grow", "--moment", "planning", "--plan", "If planning begins, then I ask who wants it"];

#[test]
fn a_second_cycle_is_not_begun_while_one_is_practised() {
    let program = program();
    out(&program, &["grow", "--begin", "K2"]);
    // Without a plan it gives way, and the plan is that of the one begun last.
    out(&program, &["grow", "--begin", "K7"]);
    out(&program, &PLAN);
    let shown = out(&program, &["grow"]);
    assert!(shown.starts_with("Second cycle, begins Monday 23 November."), "{shown}");
    let refused = program.run(program.home(), &["grow", "--begin", "K3"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.starts_with("error: you practise one behaviour already, and one at a time is enough\n"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("If planning begins, then I ask who wants it"), "{}", refused.err);
    assert!(refused.err.contains("review it first, in Growth"), "{}", refused.err);
    assert_eq!(out(&program, &["grow"]), shown, "nothing was begun");
}

#[test]
fn what_is_expected_and_what_people_see_is_said_in_a_line() {
    let program = program();
    out(&program, &["grow", "--begin", "K2"]);
    out(&program, &PLAN);
    let kept = out(&program, &["grow", "--expect", "40 %, others take the rest"]);
    assert!(kept.starts_with("Kept: what you expect.\n"), "{kept}");
    // Nobody says what they see who was not asked.
    let never = program.run(program.home(), &["grow", "--again", "Aiko", "--sees", "no"]);
    assert!(never.err.starts_with("error: you have not asked Aiko yet\n"), "{}", never.err);
    let unsaid = program.run(program.home(), &["grow", "--again", "Aiko"]);
    assert_eq!(unsaid.code, Some(2), "whether they see it is to be said");
}

#[test]
fn nothing_is_shown_before_anything_is_kept_back() {
    let program = program();
    out(&program, &["grow", "--begin", "K2"]);
    let refused = program.run(program.home(), &["grow", "--show"]);
    assert!(refused.err.starts_with("error: there is nothing to show yet\n"), "{}", refused.err);
    out(&program, &PLAN);
    assert_eq!(program.run(program.home(), &["grow", "--show"]).code, Some(1));
}

#[test]
fn what_can_be_begun_with_has_numbers_in_a_pipe_too() {
    let program = program();
    let sayings = out(&program, &["grow"]);
    assert!(sayings.contains("\n   2  “Everything waits for me”\n"), "{sayings}");
    let unknown = program.run(program.home(), &["grow", "--begin", "K99"]);
    assert!(unknown.err.contains("groundwork grow --begin 2"), "{}", unknown.err);
    let kept = out(&program, &["grow", "--begin", "2"]);
    assert!(kept.starts_with("Kept: “Everything waits for me”. It is about: "), "{kept}");
}

#[test]
fn a_plan_names_its_moment_and_is_refused_for_what_it_is_about_first() {
    let program = program();
    out(&program, &["grow", "--begin", "K2"]);
    let refused = |plan: &str, why: &str| {
        let answer = program.run(program.home(), &["grow", "--plan", plan]);
        assert_eq!(answer.code, Some(2));
        assert!(answer.err.contains(why), "{}", answer.err);
    };
    refused("If planning begins, then I wait", "--moment planning");
    refused("If planning begins, then I wait", "own-merge-only-you");
    refused("If planning begins, then I make Jonas write it", "this plan is about Jonas");
    refused("If planning begins, then I", "a plan says what you do then");
}
