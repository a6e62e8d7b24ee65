//! The day at a terminal: its practice, how its moment is marked, and where it leads.

use crate::cases::in_one_line;
use crate::prompt::Lead;

/// Thursday; the weeks of a plan made then begin on Monday 9 November.
const MADE: &str = "2026-11-05T09:00:00Z";
/// Thursday of the second week.
const THURSDAY: &str = "2026-11-19T09:00:00Z";

fn with_plan(moment: &str) -> Lead {
    let lead = Lead::new();
    lead.at(MADE, &["grow", "--begin", "K2"]);
    let plan = "If planning begins, then I ask who else could take the first task";
    lead.at(MADE, &["grow", "--plan", plan, "--moment", moment]);
    lead
}

#[test]
fn a_moment_that_nothing_finds_is_marked_at_the_terminal_and_said_back() {
    let lead = with_plan("planning");
    let none = lead.at(THURSDAY, &["today"]);
    assert!(none.contains("  Nothing this week calls for your practice."), "{none}");
    assert!(none.contains("  groundwork today --near \"planning thu\""), "{none}");
    let kept = lead.at(THURSDAY, &["today", "--near", "planning fri"]);
    assert!(kept.starts_with("Kept: planning on Friday 20 November.\n"), "{kept}");
    assert!(kept.contains("groundwork undo"), "{kept}");
    let today = lead.at("2026-11-20T09:00:00Z", &["today"]);
    assert!(today.contains("  Planning\n  If planning begins, then I ask who"), "{today}");
    assert!(today.contains("groundwork today did"), "{today}");
    lead.at(THURSDAY, &["undo"]);
    assert!(lead.at("2026-11-20T09:00:00Z", &["today"]).contains("Nothing this week calls"));
    // Without a day it is today; what it is, is kept with it.
    let kept = lead.at(THURSDAY, &["today", "--near", "the big one"]);
    assert!(kept.starts_with("Kept: planning on Thursday 19 November: “the big one”.\n"), "{kept}");
    lead.refuses(THURSDAY, &["today", "--near", ""], "nothing says what is near");
}

#[test]
fn a_moment_that_records_show_need_not_be_marked() {
    let lead = with_plan("release-day");
    let none = lead.at(THURSDAY, &["today"]);
    assert!(in_one_line(&none).contains("It stands here again when its moment comes."), "{none}");
    assert!(!none.contains("--near"), "{none}");
    let none = Lead::new();
    none.refuses(THURSDAY, &["today", "--near", "planning thu"], "there is no practice yet");
}

#[test]
fn what_was_passed_over_says_how_it_comes_back() {
    let lead = with_plan("planning");
    lead.at("2026-11-16T09:00:00Z", &["today", "--near", "planning today"]);
    // The day it was marked counts for none: three more.
    for day in 17..20 {
        let asked = lead.at(&format!("2026-11-{day}T12:00:00Z"), &["today"]);
        assert!(asked.contains("groundwork today did"), "{day}: {asked}");
    }
    let quiet = lead.at("2026-11-20T12:00:00Z", &["today"]);
    assert!(quiet.contains("Your practice is quiet."), "{quiet}");
    for command in ["today --near \"planning thu\"", "today did", "grow --plan \"If ..., then I ...\""] {
        assert!(quiet.contains(&format!("  groundwork {command}")), "{command}: {quiet}");
    }
}

/// The words of Today and of Growth are one count, or say of which times they speak.
#[test]
fn today_and_growth_do_not_say_two_things_in_the_same_words() {
    let lead = with_plan("planning");
    let answers = ["did", "not", "did", "did", "not", "did", "did"];
    for (day, answer) in (9..).zip(answers) {
        lead.at(&format!("2026-11-{day:02}T18:00:00Z"), &["today", answer]);
    }
    lead.at("2026-11-16T18:00:00Z", &["today", "--near", "planning today"]);
    let today = lead.at("2026-11-16T19:00:00Z", &["today"]);
    assert!(today.contains("  Of the last 5 times it came up, you did it 4 times.\n"), "{today}");
    let growth = lead.at("2026-11-16T19:00:00Z", &["grow"]);
    assert!(growth.contains("It came up 7 times, and you did it 5 times."), "{growth}");
    // Taken back to five, both say the same.
    lead.at("2026-11-16T20:00:00Z", &["undo"]);
    let few = with_plan("planning");
    few.at("2026-11-16T18:00:00Z", &["today", "did"]);
    few.at("2026-11-17T18:00:00Z", &["today", "--near", "planning today"]);
    let said = "It came up 1 time, and you did it 1 time.";
    assert!(few.at("2026-11-17T19:00:00Z", &["today"]).contains(said));
    assert!(few.at("2026-11-17T19:00:00Z", &["grow"]).contains(said));
}

#[test]
fn from_friday_to_sunday_the_drafted_week_is_named_but_not_on_the_first_day() {
    let lead = with_plan("planning");
    let command = "the week, drafted; ten minutes\n";
    assert!(!lead.at(THURSDAY, &["today"]).contains(command));
    for day in 20..=22 {
        let today = lead.at(&format!("2026-11-{day}T09:00:00Z"), &["today"]);
        assert!(today.contains(command), "{today}");
    }
    assert!(!lead.at("2026-11-23T09:00:00Z", &["today"]).contains(command));
    assert!(!Lead::new().at("2026-11-20T09:00:00Z", &["today"]).contains("groundwork week"));
}

#[test]
fn what_was_said_in_the_loop_is_found_and_says_where_it_stands() {
    let lead = with_plan("planning");
    lead.at(THURSDAY, &["log", "i prepared the planning, 40 min"]);
    lead.at(THURSDAY, &["today", "not", "the", "audit", "came", "first"]);
    lead.at(THURSDAY, &["today", "--near", "planning with the auditors today"]);
    let found = lead.at(THURSDAY, &["search", "planning"]);
    assert!(found.contains("  i  19 Nov  Prepared the planning\n"), "{found}");
    assert!(found.contains("  -  5 Nov   Plan: If planning begins, then I ask who else"), "{found}");
    assert!(found.contains("  -  19 Nov  Moment: planning with the auditors\n"), "{found}");
    assert_eq!(found.matches("in the cycle you are in: groundwork grow").count(), 2, "{found}");
    assert!(lead.at(THURSDAY, &["search", "audit came"]).contains("Why: the audit came first\n"));
    let json: serde_json::Value =
        serde_json::from_str(&lead.at(THURSDAY, &["--json", "search", "planning"])).expect("an object");
    assert_eq!(json["lines"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["elsewhere"].as_array().map(Vec::len), Some(2), "{json}");
    assert_eq!(lead.at(THURSDAY, &["search", "nothing"]), "Nothing you kept has nothing.\n");
}
