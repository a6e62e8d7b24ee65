//! Signals by name, and all of them.

use serde_json::Value;
use testkit::Program;
use testkit::cases::NOW;

use super::seven;
use crate::cases::in_one_line;

#[test]
fn without_a_name_all_signals_stand_a_line_each() {
    let desk = seven();
    let text = desk.program.out(desk.case.path(), &["signal"]);
    let data = desk.data();
    let signals = data["signals"].as_array().expect("signals are a list");
    assert_eq!(text.lines().take_while(|line| !line.is_empty()).count(), signals.len(), "{text}");
    for (line, signal) in text.lines().zip(signals) {
        let (id, name) = (signal["id"].as_str().unwrap_or("?"), signal["name"].as_str().unwrap_or("?"));
        assert!(line.starts_with(&format!("  {id} ")) && line.contains(name), "{line}");
    }
    let maker = signals[0]["numerator"].as_u64().expect("a count");
    assert!(text.contains(&format!("{maker} of ")), "{text}");
}

#[test]
fn what_the_log_says_of_signals_stands_under_the_log_and_every_id_that_stands_can_be_opened() {
    let desk = seven();
    let place = desk.case.path();
    desk.program.out(place, &["log", "t with Jonas about sales"]);
    let text = desk.program.out(place, &["signal"]);
    let of_the_log = text.split("  Of the log\n").nth(1).expect("the log says something");
    assert!(of_the_log.starts_with("  Talk delay: "), "{of_the_log}");
    assert!(in_one_line(of_the_log).contains("groundwork log the lines that the others are counted from"));
    let is_id = |word: &&str| word.starts_with('s') && word[1..].starts_with(|c: char| c.is_ascii_digit());
    for id in text.lines().filter_map(|line| line.split_whitespace().next()).filter(is_id) {
        desk.program.out(place, &["signal", id]);
    }
}

#[test]
fn a_signal_is_known_by_the_name_that_screens_show() {
    let desk = seven();
    let page = desk.says(&["signal", "s1a"]);
    for name in ["S1A", "Maker-Share", "Maker share", "maker SHARE"] {
        assert_eq!(desk.says(&["signal", name]), page, "{name}");
    }
    assert!(desk.says(&["disagree", "Absence, replayed", "we met"]).starts_with("Kept beside absence"));
}

#[test]
fn what_met_the_lead_stands_newest_first_with_the_area() {
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let demo = |args: &[&str]| program.out(program.home(), &[&["demo"], args].concat());
    let text = demo(&["signal", "s6b", "--evidence"]);
    let said = "Newest first; beside each the area only you had worked on.";
    assert!(in_one_line(&text).contains(said), "{text}");
    assert_eq!(text, demo(&["away", "--evidence"]));
    let data: Value = serde_json::from_str(&demo(&["--json"])).expect("one object");
    let met = super::signal(&data, "s6b")["detail"]["areas"].as_array().expect("a list");
    for line in text.lines().take(20) {
        assert!(met.iter().any(|area| line.ends_with(area["area"].as_str().unwrap_or("?"))), "{line}");
    }
    // The last fortnight of the demo is in November, its first in the November before.
    assert!(text.lines().next().is_some_and(|first| first.contains(" Nov  ")), "{text}");
    let shown: Vec<&str> = text.lines().filter(|line| line.contains("2025")).collect();
    assert!(text.lines().take(228 - shown.len()).all(|line| !line.contains("2025")), "{text}");
}
