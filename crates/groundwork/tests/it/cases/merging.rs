//! How work comes to the branch, what is counted, and which branch is read.

use serde_json::{Value, json};
use testkit::cases::{self, Policy};

use super::look;

#[test]
fn a_policy_that_never_changed_is_named_and_has_no_mark() {
    for (policy, unit) in [
        (Policy::Commits, "changes (commits)"),
        (Policy::Squashes, "changes (squashed)"),
        (Policy::Merges, "changes (merges)"),
    ] {
        let looked = look(cases::merged_by(policy));
        looked.says(unit);
        assert_eq!((&looked.data["unit"], &looked.data["regime_marks"]), (&unit.into(), &json!([])));
        assert_ne!(looked.signal("s1a")["verdict"], "not compared");
        assert_ne!(looked.signal("s1a")["usual_range"], Value::Null);
    }
}

#[test]
fn nothing_is_compared_across_a_change_of_policy() {
    let looked = look(cases::policy_changed());
    looked.says("changes (squashed)");
    looked.says("How the team merges changed about 9 March 2026, so nothing is compared across it.");
    looked.says("not compared: how the team merges changed");
    assert_eq!(looked.data["regime_marks"], json!(["2026-03-09"]));
    for id in ["s1a", "s6b"] {
        let signal = looked.signal(id);
        assert_eq!(
            (&signal["verdict"], &signal["p"], &signal["usual_range"]),
            (&"not compared".into(), &Value::Null, &Value::Null)
        );
    }
    looked.does_not_say("usually");
}

#[test]
fn a_repository_of_configuration_offers_to_count_it() {
    let looked = look(cases::configuration_only());
    looked.says("Nothing here is counted: no file of source or test.");
    looked.says("groundwork areas --count-configuration");
    for absurd in ["You work here alone", "people are active", "areas only you", "0 changes", "What you know"]
    {
        looked.does_not_say(absurd);
    }
    looked.do_not_apply(&["s1a", "s1b", "s5b", "s6b", "s7"], "nothing here is counted");
    assert_eq!(looked.screen.code, Some(0), "nothing is missing");

    let said = looked.page(&["areas", "--count-configuration"]);
    assert!(said.starts_with("Kept."), "{said}");
    let counted: Value =
        serde_json::from_str(&looked.program.out(looked.case.path(), &["--json"])).expect("JSON");
    assert_eq!(counted["team"]["active"], 4);
    assert_eq!(counted["signals"][0]["status"], "value");
}

#[test]
fn a_stale_branch_says_which_weeks_it_is_about() {
    let looked = look(cases::stale());
    let said = super::in_one_line(&looked.screen.err);
    assert!(said.contains("main ends on 19 October"), "{said}");
    assert!(said.contains("31 days ago"), "{said}");
    assert!(said.contains("twelve weeks to Sunday 25 October") && said.contains("not to today"), "{said}");
    assert_eq!(looked.data["window"]["now_to"], "2026-10-25");
    assert_eq!(looked.screen.code, Some(0), "what there is is whole");
}

#[test]
fn on_a_feature_branch_the_branch_of_origin_is_read_and_named() {
    let looked = look(cases::on_a_feature_branch());
    looked.says("kassa, main, twelve weeks to");
    assert_eq!(
        (&looked.data["branch"], &looked.data["tip"]),
        (&"main".into(), &looked.case.git(&["rev-parse", "main"]).into())
    );
    let config = looked.page(&["config", "show"]);
    assert!(config.contains("branch main from origin/HEAD"), "{config}");

    looked.case.git(&["symbolic-ref", "--delete", "refs/remotes/origin/HEAD"]);
    let head: Value =
        serde_json::from_str(&looked.program.out(looked.case.path(), &["--json"])).expect("JSON");
    assert_eq!(
        (&head["branch"], &head["tip"]),
        (&"try-it".into(), &looked.case.git(&["rev-parse", "try-it"]).into())
    );
}
