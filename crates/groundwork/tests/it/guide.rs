//! The guide of a cycle, held to what the program prints: every command in it is run, in its order and on its days.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use testkit::Answer;

const GUIDE: &str = include_str!("../../../../docs/guide/growth.md");

/// A command of the guide, and what it shows of the answer.
struct Shown {
    /// Its words, without `groundwork`.
    args: Vec<String>,
    /// Days since the Monday the guide begins on.
    day: usize,
    /// What stands below it; a line of three dots stands for any lines.
    text: String,
}

/// Words as a shell takes them, of plain words and words in double quotes.
fn words(line: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            all.push(part.to_owned());
        } else {
            all.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    all
}

fn commands() -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let blocks = GUIDE.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    for line in blocks.flat_map(str::lines) {
        let Some(typed) = line.strip_prefix("$ groundwork ") else {
            let shown = all.last_mut().expect("a command stands above what it prints");
            shown.text += &format!("{line}\n");
            continue;
        };
        let (typed, day) = match typed.split_once("  # on ") {
            None => (typed, 0),
            Some((typed, "Thursday")) => (typed, 3),
            Some((typed, "Friday")) => (typed, 4),
            Some((_, other)) => panic!("a day that is not known: {other}"),
        };
        all.push(Shown { args: words(typed), day, text: String::new() });
    }
    all
}

/// The program as a user has it: nothing of the environment, a home, the demo's zone.
fn answer(home: &Path, place: &Path, args: &[&str]) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_groundwork"));
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("LC_ALL", "C.UTF-8")
        .current_dir(place)
        .stdin(Stdio::null())
        .args(args);
    Answer::of(command.output().expect("it can be started"))
}

/// Whether the parts between lines of three dots stand in the answer, in their order, the first at its front.
fn holds(shown: &str, printed: &str) -> bool {
    let shown = format!("\n{shown}");
    let mut rest = format!("\n{printed}");
    for (at, part) in shown.split("\n...").enumerate() {
        let part = part.trim_end_matches('\n');
        match rest.find(part) {
            Some(0) => rest = rest.split_off(part.len()),
            Some(found) if at > 0 => rest = rest.split_off(found + part.len()),
            _ => return false,
        }
    }
    shown.ends_with("\n...\n") || rest.trim().is_empty()
}

#[test]
fn the_guide_of_a_cycle_shows_what_is_printed() {
    let (home, kept) = (TempDir::new().expect("a home"), TempDir::new().expect("a place"));
    let dir = kept.path().to_str().expect("a temporary directory is UTF-8");
    let made = answer(home.path(), kept.path(), &["demo", "--keep", dir]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let repository = kept.path().join("kassa");
    let commands = commands();
    assert!(commands.len() >= 11, "{}", commands.len());
    for shown in commands {
        let now = format!("2026-11-{:02}T12:00:00Z", 2 + shown.day);
        let clock = ["--now", now.as_str(), "--zone", "Europe/Lisbon"];
        let args: Vec<&str> = shown.args.iter().map(String::as_str).collect();
        // The demo has its own clock.
        let clock: &[&str] = if args[0] == "demo" { &[] } else { &clock };
        let answer = answer(home.path(), &repository, &[clock, args.as_slice()].concat());
        let printed = format!("{}{}", answer.err, answer.out);
        assert!(holds(&shown.text, &printed), "{args:?}\nshown\n{}\nprinted\n{printed}", shown.text);
    }
}

#[test]
fn what_is_shown_and_not_printed_is_found() {
    assert!(holds("one\n...\nthree\n", "one\ntwo\nthree\n"));
    assert!(holds("one\n...\n", "one\ntwo\n"));
    assert!(holds("...\ntwo\n...\n", "one\ntwo\nthree\n"));
    for shown in ["two\n...\n", "one\n", "one\n...\nfour\n", "three\n...\none\n", "one\n...\ntwo\n"] {
        assert!(!holds(shown, "one\ntwo\nthree\n"), "{shown}");
    }
}
