//! The questions of the first run: at a terminal only, each once, where they apply.

use testkit::cases::{self, Case, NOW};
use testkit::{Answer, Program};

use super::in_one_line;

struct Seated {
    case: Case,
    program: Program,
}

impl Seated {
    fn at(case: Case) -> Seated {
        Seated { case, program: Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW) }
    }

    fn types(&self, typed: &[&str]) -> (Answer, String) {
        let answer = self.program.at_a_terminal(self.case.path(), &["--color", "never"], typed);
        let words = in_one_line(&answer.out);
        (answer, words)
    }
}

#[test]
fn an_address_nobody_joined_is_asked_about_and_joined_by_a_yes() {
    let seated = Seated::at(cases::lead_with_an_address_nobody_joined());
    let (answer, words) = seated.types(&["y", "y", "", ""]);
    assert_eq!(answer.code, Some(0), "{}", answer.out);
    assert!(words.contains("Also you? mira <mira@laptop.local>"), "{words}");
    assert!(words.contains("Team: 6 active people, no visitors. Right?"), "{words}");
    assert!(!words.contains("may be you"), "{words}");
    let me = in_one_line(&seated.program.out(seated.case.path(), &["me"]));
    assert!(me.contains("mira <mira@laptop.local> you said so"), "{me}");
    let (_, again) = seated.types(&[]);
    assert!(!again.contains("Also you?") && !again.contains("Right?"), "asked once: {again}");
}

#[test]
fn a_no_is_kept_and_enter_leaves_the_question_where_it_can_be_answered() {
    let seated = Seated::at(cases::lead_with_an_address_nobody_joined());
    let (_, words) = seated.types(&["n", "", "", ""]);
    assert!(!words.contains("may be you"), "{words}");
    let me = in_one_line(&seated.program.out(seated.case.path(), &["me", "--names"]));
    assert!(!me.contains("laptop"), "{me}");

    let seated = Seated::at(cases::lead_with_an_address_nobody_joined());
    let (_, words) = seated.types(&["", "", "", ""]);
    assert!(words.contains("1 other name here may be you"), "{words}");
    let me = in_one_line(&seated.program.out(seated.case.path(), &["me", "--names"]));
    assert!(me.contains("Also you? mira <mira@laptop.local>"), "{me}");
}

#[test]
fn names_of_the_team_are_shown_when_they_are_asked_for() {
    let seated = Seated::at(cases::seven());
    let (answer, words) = seated.types(&["?", "y", ""]);
    assert_eq!(answer.code, Some(0));
    let question = "Team: 7 active people, 2 visitors left out. Right? (y, n, ? shows names, Enter)";
    assert!(words.contains(question), "{words}");
    assert!(words.contains("Leila Haddad") && !words.contains("Ada Vogel"), "{words}");

    let seated = Seated::at(cases::seven());
    let (_, words) = seated.types(&["y", ""]);
    assert!(!words.contains("Leila"), "{words}");
}

#[test]
fn the_scope_is_chosen_by_number() {
    let seated = Seated::at(cases::four_hundred_people());
    let (answer, words) = seated.types(&["1", ""]);
    assert!(words.contains("400 people are active: too many for one team."), "{words}");
    assert_eq!(answer.code, Some(0), "{}", answer.out);
    assert!(words.contains("1 payments/ledger/ 43 of 57 changes, 26 active people"), "{words}");
    assert!(words.contains("Which are your team's?"), "{words}");
    let config = in_one_line(&seated.program.run(seated.case.path(), &["config", "show"]).out);
    assert!(config.contains("scope payments/ledger/ you"), "{config}");
}

#[test]
fn a_sync_is_asked_about_in_one_line() {
    let seated = Seated::at(cases::fork_of_a_living_upstream());
    let (answer, words) = seated.types(&["", "y", ""]);
    assert_eq!(answer.code, Some(0));
    assert!(
        words.contains("14 merges look like an upstream sync, 840 commits. Leave out? (y/n, Enter)"),
        "{words}"
    );
    assert!(!words.contains("left out until you say"), "answered: {words}");
}

#[test]
fn in_a_pipe_nothing_is_asked() {
    let seated = Seated::at(cases::lead_with_an_address_nobody_joined());
    let answer = seated.program.run(seated.case.path(), &[]);
    for question in ["Also you?", "Right?", "Role changed"] {
        assert!(!answer.out.contains(question) && !answer.err.contains(question), "{}", answer.err);
    }
}
