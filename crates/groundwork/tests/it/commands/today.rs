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
    // What it is, is kept with it; its name alone is today.
    let kept = lead.at(THURSDAY, &["today", "--near", "planning"]);
    assert!(kept.starts_with("Kept: planning on Thursday 19 November.\n"), "{kept}");
    let kept = lead.at(THURSDAY, &["today", "--near", "the big one today"]);
    assert!(kept.starts_with("Kept: planning on Thursday 19 November: “the big one”.\n"), "{kept}");
    lead.refuses(THURSDAY, &["today", "--near", ""], "nothing says what is near");
}

#[test]
fn a_moment_is_near_on_a_day_of_its_ten_weeks_or_it_is_refused() {
    let lead = with_plan("planning");
    for (near, why) in [
        ("planning 10 nov", "10 November 2027 is too far ahead"),
        ("2020-01-01", "1 January 2020 is over"),
        ("sync yesterday", "18 November 2026 is over"),
        ("31 feb", "no day is understood in “31 feb”"),
        ("planning someday", "no day is understood in “planning someday”"),
    ] {
        lead.refuses(THURSDAY, &["today", "--near", near], why);
    }
    let kept = lead.at(THURSDAY, &["today", "--near", "planning 7 jan"]);
    assert!(kept.starts_with("Kept: planning on Thursday 7 January 2027.\n"), "{kept}");
    // It is named where nothing of this week is left.
    lead.at(THURSDAY, &["today", "did"]);
    let today = in_one_line(&lead.at("2026-11-20T09:00:00Z", &["today"]));
    assert!(
        today.contains("Its moment is over this week. The next one is on Thursday 7 January."),
        "{today}"
    );
}

#[test]
fn what_is_due_has_no_numbers_and_says_where_it_is_answered() {
    let lead = Lead::new();
    lead.at(MADE, &["log", "d 70% the ledger goes nightly, review 19 nov"]);
    let today = lead.at(THURSDAY, &["today"]);
    assert!(today.contains("\n    Was it right? The ledger goes nightly\n"), "{today}");
    assert!(today.contains("  groundwork open "), "{today}");
    assert!(today.contains("answers what is due\n"), "{today}");
    assert!(!lead.at(MADE, &["today"]).contains("groundwork open"));
}

/// The end of ten weeks names where it is reviewed, and keeps what was counted.
#[test]
fn the_end_of_ten_weeks_leads_to_its_review() {
    let lead = with_plan("planning");
    lead.at(THURSDAY, &["today", "did"]);
    let later = "2027-02-01T09:00:00Z";
    assert!(lead.at(later, &["today"]).contains("  groundwork open "));
    let growth = lead.at(later, &["grow"]);
    assert!(
        in_one_line(&growth).contains("Ten weeks are over. It came up once, and you did it. Keep"),
        "{growth}"
    );
    assert!(growth.contains("  groundwork open "), "{growth}");
}

#[test]
fn not_today_is_no_moment_that_never_came() {
    let lead = with_plan("planning");
    lead.at(THURSDAY, &["today", "skip"]);
    let growth = in_one_line(&lead.at(THURSDAY, &["grow"]));
    assert!(growth.contains("So far you have said “not today”"), "{growth}");
    lead.at(THURSDAY, &["today", "not"]);
    assert!(in_one_line(&lead.at(THURSDAY, &["grow"])).contains("It came up once, and you did not."));
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
    let said = "It came up once, and you did it.";
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
