//! What only the lead knows: hours, the day of the role, days off.

use testkit::cases::{self, OTHERS};

use super::{Desk, count, seven, signal};

#[test]
fn hours_give_a_share_of_days() {
    let desk = seven();
    let corrected = desk.corrects(&["hours", "08:30-18:00", "mon-wed"]);
    assert_eq!(signal(&corrected.before, "s9")["why"], "no share until you say your hours");
    let (outside, days) =
        (count(&corrected.after, "s9", "numerator"), count(&corrected.after, "s9", "denominator"));
    assert!(
        corrected.said.starts_with(&format!("Kept. Outside your hours: {outside} of {days} days now, ")),
        "{}",
        corrected.said
    );
    assert!(0 < outside && outside < days, "{outside} of {days}");
    desk.says(&["undo"]);
    assert_eq!(desk.says(&["hours"]), "08:30-18:00 mon-wed");
    desk.corrects(&["hours", "--clear"]);
    desk.refuses(&["hours", "8-18 noon"], 2, "is no range of hours or days");
}

#[test]
fn the_day_of_the_role_compares_half_a_year_on_each_side() {
    let desk = seven();
    let corrected = desk.corrects(&["role", "2026-03-02"]);
    let role = &signal(&corrected.after, "s1a")["detail"]["role"];
    let share =
        |side: &str| format!("{} %", (role[side]["value"].as_f64().expect("a share") * 100.0).round());
    let said = format!(
        "Kept. Maker share {} in the 26 weeks before it, {} in the 26 weeks after.",
        share("before"),
        share("after")
    );
    assert!(corrected.said.starts_with(&said), "{}", corrected.said);
    assert!(signal(&corrected.before, "s1a")["detail"]["role"].is_null());
    desk.says(&["undo"]);
    assert!(desk.says(&["role"]).starts_with("Your role changed on 2 March 2026."));
    assert!(desk.program.out(desk.case.path(), &[]).contains('┆'));
    desk.refuses(&["role", "soon"], 2, "soon is no date");
}

#[test]
fn days_off_are_compared_with_equal_spans_by_gits_own_count() {
    let desk = seven();
    let merged = |since: &str, until: &str| {
        let addresses = desk.case.git(&[
            "log",
            "--format=%ae",
            &format!("--since={since}T00:00:00+0100"),
            &format!("--until={until}T23:59:59+0100"),
            "main",
        ]);
        addresses.lines().filter(|address| OTHERS.iter().any(|who| who.email == *address)).count()
    };
    // Ten working days each, from Monday to the Sunday before the next: days without work belong to the day before them.
    let (during, before, after) = (
        merged("2026-07-27", "2026-08-09"),
        merged("2026-07-13", "2026-07-26"),
        merged("2026-08-10", "2026-08-23"),
    );
    let corrected = desk.corrects(&["days-off", "2026-07-27..2026-08-07"]);
    let said = format!(
        "Kept: 10 working days. The others merged {during} changes in them; on as many working days before: {before}, after: {after}."
    );
    assert!(corrected.said.starts_with(&said), "{}\n{said}", corrected.said);
    desk.says(&["undo"]);
    let away = desk.says(&["away"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let a_day = |changes: usize| format!("{:.1} {changes}", changes as f64 / 10.0);
    let row = format!("27 Jul to 7 Aug 2026 10 {} {} {}", a_day(during), a_day(before), a_day(after));
    assert!(away.contains(&row), "{away}\n{row}");
    assert_eq!(desk.says(&["days-off"]), "27 July 2026 to 7 August 2026");
    desk.refuses(&["days-off", "2026-08-07..2026-07-27"], 2, "the last day is before the first");
}

#[test]
fn hours_say_back_no_figure_that_the_scorecard_refuses() {
    let desk = Desk::at(cases::in_their_third_week());
    let said = desk.says(&["hours", "08:30-18:00", "mon-fri"]);
    assert!(!said.contains("days now"), "{said}");
    let why =
        said.strip_prefix("Kept. Outside your hours: ").and_then(|said| said.split_once(". groundwork"));
    let (why, _) = why.unwrap_or_else(|| panic!("{said}"));
    assert!(desk.says(&[]).contains(why), "{why}: {}", desk.says(&[]));
}
