//! From one person to four hundred.

use serde_json::{Value, json};
use testkit::cases;

use super::look;

#[test]
fn a_solo_lead_with_visitors_is_told_they_work_alone() {
    let looked = look(cases::solo_with_visitors());
    looked.says("Git sees what was merged, not talks, design or help.");
    looked.says(
        "You work here alone; 3 visitors brought 7 changes in half a year. Signs about a team do not apply: maker \
         share, absence, new owners, hand-overs.",
    );
    looked.says("What you know");
    looked.says("of the year's change weight");
    looked.says("cold ");
    looked.says("Outside your hours");
    looked.says("no share until you say your hours groundwork hours 08:30-18:00 mon-fri");
    looked.does_not_say("100 %");
    looked.does_not_say("Overinvolvement");
    looked.do_not_apply(&["s1a", "s1b", "s6b", "s7", "s10g"], "you work here alone");
    assert_eq!(looked.signal("s5b")["status"], "value");
    for signal in ["s1a", "s1b", "s6b", "s7", "s10g"] {
        assert_eq!(looked.signal(signal)["detail"], Value::Null);
        assert!(!looked.page(&["signal", signal]).contains("100 %"), "{}", looked.page(&["signal", signal]));
    }
    let away = looked.page(&["away"]);
    assert!(away.contains("Not applicable: you work here alone."), "{away}");
}

#[test]
fn a_team_in_its_third_week_does_not_work_alone() {
    let looked = look(cases::in_their_third_week());
    looked.says(
        "Nobody is active here yet: that takes a change that counts in at least 4 weeks of the last 26.",
    );
    looked.says("Besides you, 3 visitors brought 27 changes in half a year.");
    looked.does_not_say("alone");
    looked.do_not_apply(&["s1a", "s1b", "s6b", "s7", "s10g"], "nobody is active here");
}

#[test]
fn with_two_people_each_figure_is_the_others() {
    let looked = look(cases::two());
    let mine = looked.signal("s1a")["numerator"].as_u64().expect("the lead's own count is given");
    looked.says(&format!(
        "You merged {mine} changes in twelve weeks. With two people each figure is the other's"
    ));
    looked.says(&format!(
        "Overinvolvement {mine} changes of yours; with two people each figure is the other's"
    ));
    looked.does_not_say(" now before usual");
    looked.do_not_apply(&["s1a", "s1b", "s6b", "s7", "s10g"], "with two people each figure is the other's");
    // What the other did can be had nowhere: not as a rest, not as a line, not by a list of commits.
    let all = looked.case.git(&[
        "rev-list",
        "--count",
        "--no-merges",
        "--since=2026-08-24T00:00:00",
        "--until=2026-11-16T00:00:00",
        "main",
    ]);
    for args in [["signal", "s1a"], ["signal", "s6b"], ["signal", "s1b"]] {
        let page = looked.page(&args);
        assert!(!page.contains(&format!("of {all}")), "{page}");
        assert!(!page.contains("own share of all changes"), "{page}");
    }
    let page = looked.page(&["signal", "s1a", "--denominator"]);
    assert_eq!(page, "No records.");
    for id in ["s1a", "s6b"] {
        let signal = looked.signal(id);
        assert_eq!(
            (&signal["points"], &signal["now"], &signal["before"]),
            (&json!([]), &Value::Null, &Value::Null)
        );
    }
    let said = looked.page(&["days-off", "2026-07-27..2026-08-07"]);
    assert_eq!(said, "Kept: 10 working days. groundwork undo takes it back");
    let said = looked.page(&["role", "2026-03-02"]);
    assert_eq!(said, "Kept. groundwork undo takes it back");
}

#[test]
fn of_three_people_nothing_is_said_about_the_others_together() {
    let looked = look(cases::three());
    let maker = looked.signal("s1a");
    looked.says(&format!(
        "You merged {} of the team's {} changes in twelve weeks; usually ",
        maker["numerator"], maker["denominator"]
    ));
    looked.says("what one other person did would show, so nothing is said about the others together");
    let hits = looked.signal("s6b")["numerator"].as_u64().expect("hits are given");
    assert!(hits > 1, "the case is to have some");
    looked.says(&format!("Team dependency {hits} changes met a file only you had worked on"));
    let absence = looked.signal("s6b");
    for key in ["value", "denominator", "looser", "now", "before", "usual_range", "verdict", "p"] {
        assert_eq!(absence[key], Value::Null, "{key}");
    }
    assert_eq!((&absence["points"], &absence["detail"]["own_share"]), (&json!([]), &Value::Null));
    for span in absence["detail"]["fortnights"].as_array().expect("fortnights are a list") {
        assert_eq!(span["changes"], Value::Null);
    }
    for args in [["signal", "s6b"].as_slice(), &["away"], &["away", "--days", "28"]] {
        let page = looked.page(args);
        assert!(page.contains("met a file only you had worked on") && !page.contains(" % "), "{page}");
    }
    assert_eq!(looked.page(&["signal", "s6b", "--denominator"]), "No records.");
    let said = looked.page(&["days-off", "2026-07-27..2026-08-07"]);
    assert!(!said.contains("The others"), "{said}");
}

#[test]
fn seven_people_have_every_sign_and_two_visitors_are_one_number() {
    let looked = look(cases::seven());
    assert_eq!(looked.data["team"], json!({ "active": 7, "visitors": 2, "visitor_changes": 2 }));
    looked.says("7 people are active, you among them; 2 visitors with 2 changes are in no share.");
    let statuses = looked.statuses(&["s1a", "s1b", "s5a", "s5b", "s6b", "s7"]);
    assert_eq!(statuses, ["value"; 6]);
}

#[test]
fn a_quiet_team_has_counts_before_its_percentage_and_that_is_dim() {
    let looked = look(cases::quiet());
    let maker = looked.signal("s1a");
    let (mine, all) = (&maker["numerator"], maker["denominator"].as_u64().expect("n"));
    assert!((10..20).contains(&all), "the case is to have few: {all}");
    looked.says(&format!("You merged {mine} of the team's {all} changes in twelve weeks"));
    let colored = looked.program.out(looked.case.path(), &["--color", "always"]);
    let share = format!("{} %", (maker["value"].as_f64().expect("a share") * 100.0).round());
    assert!(colored.contains(&format!("\x1b[2m{share}\x1b[0m")), "{colored:?}");
}

#[test]
fn four_hundred_people_are_asked_for_a_scope_and_offered_the_leads_own_paths() {
    let looked = look(cases::four_hundred_people());
    assert_eq!(looked.screen.code, Some(3));
    looked.says("400 people are active: too many for one team. Most of your changes of the half year are below these paths:");
    let largest =
        looked.screen.out.lines().find(|line| line.contains("payments/ledger/")).unwrap_or_default();
    assert!(
        largest.contains(" of ") && largest.contains(" changes, ") && largest.contains(" active people"),
        "{largest}"
    );
    looked.says("groundwork team --scope payments/ledger/ payments/settlement/");
    assert!(looked.screen.err.contains("incomplete:"), "{}", looked.screen.err);
    let proposed = &looked.data["scope_proposed"];
    assert_eq!((&proposed[0]["path"], &proposed[0]["proposed"]), (&"payments/ledger/".into(), &true.into()));
    for id in ["s1a", "s1b", "s5b", "s6b", "s6c", "s7", "s10g"] {
        let signal = looked.signal(id);
        assert_eq!(signal["status"], "not_enough", "{id}");
        assert_eq!(
            (&signal["numerator"], &signal["value"], &signal["detail"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
    }
    for args in [["knowledge"].as_slice(), &["away"], &["signal", "s1a"]] {
        let page = looked.program.run(looked.case.path(), args);
        assert_eq!(page.code, Some(3), "{args:?}");
        assert!(page.out.contains("Not seen: no scope was chosen"), "{}", page.out);
    }
    let team = looked.page(&["team"]);
    assert!(team.contains("payments/ledger/") && team.contains("groundwork team --scope"), "{team}");

    // The command that was offered gives a team, and with it the signals.
    let said = looked.page(&["team", "--scope", "payments/ledger/"]);
    assert!(said.starts_with("Kept."), "{said}");
    let scoped: Value =
        serde_json::from_str(&looked.program.run(looked.case.path(), &["--json"]).out).expect("JSON");
    let active = scoped["team"]["active"].as_u64().expect("a count");
    assert!((20..=30).contains(&active), "{active}");
    assert_eq!(scoped["signals"][0]["status"], "value");
    let said = looked.page(&["team", "--scope", "payments", "tools"]);
    assert!(said.starts_with("Kept."), "{said}");
    let again = looked.page(&[]);
    assert!(again.contains("in the scope you chose, too many for one team"), "{again}");
}

#[test]
fn a_thousand_authors_are_a_team_of_ten_and_one_number_of_visitors() {
    let case = cases::a_thousand_authors();
    let authors = case.git(&["shortlog", "-sne", "--no-merges", "main"]);
    let once = authors.lines().filter(|line| line.trim_start().starts_with("1\t")).count();
    assert_eq!((authors.lines().count(), once), (1_032, 686), "git counts the case");
    let looked = look(case);
    assert!(looked.screen.err.contains("by 1,032 people"), "{}", looked.screen.err);
    assert_eq!(looked.data["team"]["active"], 10);
    let (people, changes) = (&looked.data["team"]["visitors"], &looked.data["team"]["visitor_changes"]);
    looked.says(&format!(
        "10 people are active, you among them; {people} visitors with {changes} changes are in no share."
    ));
}

#[test]
fn in_a_team_of_three_nothing_is_counted_of_the_two_others() {
    let looked = look(cases::three());
    looked.do_not_apply(
        &["s7"],
        "what one other person did would show, so nothing is said about the others together",
    );
    assert_eq!(looked.signal("s7")["detail"], Value::Null);
    let page = looked.page(&["signal", "s7"]);
    assert!(!page.contains("new owner.") && !page.contains("0 first steps"), "{page}");
}
