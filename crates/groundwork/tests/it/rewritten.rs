//! A branch that is not what it was: rewritten, another one, moved, gone.

use std::fs;

use madeup::stream::{Change, Entry};
use testkit::Program;
use testkit::kinds::{BEN, NOW, Place, monday};

use crate::cases::in_one_line;
use crate::repositories::repository;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

/// What a program that reads it for the first time shows.
fn anew(repository: &std::path::Path) -> String {
    program().out(repository, &["--json"])
}

/// Every figure and what it rests on; points of lines once drawn are kept, and are no part of it.
fn figures(data: &str) -> Vec<serde_json::Value> {
    let data: serde_json::Value = serde_json::from_str(data).expect("one object");
    let signals = data["signals"].as_array().expect("a list").iter();
    let figure = |signal: &serde_json::Value| {
        ["id", "status", "value", "numerator", "denominator", "looser", "coverage"]
            .map(|key| signal[key].clone())
    };
    signals
        .flat_map(figure)
        .chain([data["tip"].clone(), data["team"].clone(), data["window"].clone()])
        .collect()
}

#[test]
fn what_a_rewritten_branch_no_longer_reaches_leaves() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = program();
    let whole = program.out(&till, &["--json"]);
    assert_eq!(whole, anew(&till));
    // Somebody forced the branch back by sixty commits and put one of their own on top.
    place.git("server/till.git", &["update-ref", "refs/heads/main", "main~60"]);
    place.git("till", &["fetch", "--quiet", "--force"]);
    let answer = program.run(&till, &["--json"]);
    assert_eq!(figures(&answer.out), figures(&anew(&till)), "nothing of what left is counted");
    assert_ne!(answer.out, whole);
    let commits = place.git("till", &["rev-list", "--count", "origin/main"]);
    let sources = program.run(&till, &["sources"]);
    assert!(
        in_one_line(&sources.out).contains(&format!("; {commits} commits; nothing missing ")),
        "{}",
        sources.out
    );
    // And forward again: what left is read once more.
    let tip = place.git("till", &["rev-parse", "main"]);
    place.git("server/till.git", &["update-ref", "refs/heads/main", &tip]);
    place.git("till", &["fetch", "--quiet"]);
    assert_eq!(figures(&program.out(&till, &["--json"])), figures(&whole));
}

#[test]
fn another_branch_is_read_when_it_is_said_and_the_first_again_when_that_is_taken_back() {
    let place = Place::with(|history| {
        let before = history.tip();
        let put = [Change::Put(b"ledger/src/part_0.rs", Entry::File(b"fn other() {}\n"))];
        history.commit_on("refs/heads/release", &[before], BEN, monday(0) - 60, "On release\n", &put);
    });
    let till = place.clone_to("till", &[]);
    place.git("till", &["branch", "--quiet", "release", "origin/release"]);
    let program = program();
    let main = program.out(&till, &["--json"]);
    let kept = program.run(&till, &["config", "branch", "release"]);
    assert_eq!((kept.out.as_str(), kept.code), ("Kept.\n  groundwork undo    takes it back\n", Some(0)));
    let answer = program.run(&till, &[]);
    assert_eq!(answer.code, Some(0));
    assert!(answer.out.starts_with("till, release, "), "{}", answer.out);
    let (ada, all) = (place.till.ada_now, place.till.all_now);
    assert!(answer.out.contains(&format!(" {ada} of {}\n", all + 1)), "{}", answer.out);
    program.out(&till, &["undo"]);
    assert_eq!(program.out(&till, &["--json"]), main);
    let unknown = program.run(&till, &["config", "branch", "nowhere"]);
    assert_eq!(
        unknown.err,
        "error: there is no branch nowhere\nhint: git branch --all lists those there are\n"
    );
    assert_eq!((unknown.out.as_str(), unknown.code), ("", Some(1)));
}

#[test]
fn a_repository_of_the_team_that_is_gone_takes_every_figure_with_it_until_it_is_forgotten() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    repository(place.at("guide"), "cleo@guide.example");
    let guide = place.at("guide").to_string_lossy().into_owned();
    let program = program();
    let alone = program.out(&till, &[]);
    program.out(&till, &["add", &guide]);
    assert_ne!(program.out(&till, &[]), alone);
    for gone in ["moved", "deleted"] {
        if gone == "moved" {
            fs::rename(place.at("guide"), place.at("elsewhere")).expect("it can be moved");
        } else {
            fs::rename(place.at("elsewhere"), place.at("guide")).expect("it can be moved back");
            let whole = program.run(&till, &[]);
            assert_eq!(whole.code, Some(0), "put back, it is read again: {}", whole.err);
            fs::remove_dir_all(place.at("guide")).expect("it can be deleted");
        }
        let answer = program.run(&till, &[]);
        let said = format!("{guide} is not read: this is not a git repository.\n");
        assert!(answer.err.starts_with(&said), "{gone}: {}", answer.err);
        assert!(
            in_one_line(&answer.out).contains("a repository of the team, was not read"),
            "{}",
            answer.out
        );
        let data = program.run(&till, &["--json"]);
        let data: serde_json::Value = serde_json::from_str(&data.out).expect("one object");
        for signal in
            data["signals"].as_array().expect("a list").iter().filter(|signal| signal["id"] != "s10g")
        {
            assert_eq!(signal["value"], serde_json::Value::Null, "no figure of a part of the team: {signal}");
            // What needs a forge has none here, whatever is missing of git.
            let status = if signal["status"] == "not_connected" { "not_connected" } else { "not_enough" };
            assert_eq!(signal["status"], status, "{signal}");
            let not_of_git = ["s2", "s3", "s3w", "s4", "s7f", "s8", "s12", "s14", "s15", "s16"];
            let not_of_git = not_of_git.iter().any(|id| signal["id"] == *id);
            assert_eq!(status == "not_connected", not_of_git, "{signal}");
        }
        assert!(in_one_line(&answer.out).contains(&format!("groundwork forget {guide}")), "{}", answer.out);
        assert_eq!(answer.code, Some(3), "{gone}");
    }
    let forgotten = program.run(&till, &["forget", &guide]);
    assert_eq!(forgotten.code, Some(0), "{}", forgotten.err);
    assert_eq!(program.out(&till, &[]), alone);
}

#[test]
fn a_repository_that_was_moved_is_another_one_and_one_that_is_gone_is_said() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = program();
    let before = program.out(&till, &[]);
    fs::rename(&till, place.at("moved")).expect("it can be moved");
    let answer = program.run(&till, &[]);
    assert_eq!((answer.out.as_str(), answer.code), ("", Some(1)));
    assert!(answer.err.starts_with("error: this is not a git repository\n  looked in "), "{}", answer.err);
    let answer = program.run(&place.at("moved"), &[]);
    assert_eq!(answer.out, before.replacen("till,", "moved,", 1));
    assert!(answer.err.starts_with("Read "), "{}", answer.err);
    // What was read of it where it was goes when that is said.
    let old = till.to_string_lossy().into_owned();
    assert_eq!(program.run(&place.at("moved"), &["forget", &old]).code, Some(0));
    assert_eq!(program.run(&place.at("moved"), &["forget", &old]).code, Some(1));
}
