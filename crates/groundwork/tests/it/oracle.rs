//! A second opinion: `tests/oracle`, written in Python from the definitions by somebody who had not read
//! this program, works the same numbers out of the same random teams.
//!
//! `GROUNDWORK_TEAMS` chooses the seeds (`0..6`), `GROUNDWORK_TEAM_COMMITS` about how many commits a team has.
//! `cargo xtask truth` asks for more and larger ones.

mod compare;
mod forge;
mod histories;
mod requests;
mod said;
mod stories;
mod with_forge;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Program, Team};

use compare::differences;

const PROGRAM: &str = env!("CARGO_BIN_EXE_groundwork");

#[test]
fn the_program_and_the_oracle_agree_on_random_teams() {
    python_is_there();
    let commits = number("GROUNDWORK_TEAM_COMMITS", 450);
    let mut found = Vec::new();
    let mut compared = 0;
    for seed in seeds() {
        let team = Team::random(seed, commits);
        for (what, differences) in questions(&team) {
            compared += 1;
            found.extend(differences.into_iter().map(|text| format!("seed {seed}, {what}: {text}")));
        }
    }
    assert!(compared > 0, "no team was compared");
    println!("{compared} scorecards compared, {} differences", found.len());
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// As the team stands, as of two earlier days, and after the lead has said a few things.
fn questions(team: &Team) -> Vec<(String, Vec<String>)> {
    let asked = Asked { repositories: &team.repositories, me: &team.me, now: &team.now, zone: team.zone };
    let mut answers = vec![("now".to_owned(), agree(&asked, None, &|program| add_others(program, &asked)))];
    for weeks in [5, 31] {
        let date = said::date(&team.now, weeks * 7 + 3);
        let answer = agree(&asked, Some(&date), &|program| add_others(program, &asked));
        answers.push((format!("as of {date}"), answer));
    }
    let speech = |program: &Program| {
        add_others(program, &asked);
        said::speak(program, team, &asked)
    };
    answers.push(("with words of the lead".to_owned(), agree(&asked, None, &speech)));
    answers
}

/// Whom and what both are asked about.
struct Asked<'a> {
    repositories: &'a [PathBuf],
    me: &'a str,
    now: &'a str,
    zone: &'a str,
}

fn add_others(program: &Program, asked: &Asked) -> Value {
    for other in &asked.repositories[1..] {
        program.out(&asked.repositories[0], &["--me", asked.me, "add", &other.to_string_lossy()]);
    }
    json!({})
}

/// What program and oracle say differently, after something was said to the program; `say` gives it as the
/// oracle takes it.
fn agree(asked: &Asked, as_of: Option<&str>, say: &dyn Fn(&Program) -> Value) -> Vec<String> {
    let program = Program::new(PROGRAM, asked.now).in_zone(asked.zone);
    let as_of: Vec<&str> = as_of.map_or(vec![], |date| vec!["--as-of", date]);
    let said = say(&program);
    let (ours, theirs) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| oracle(asked, &as_of, &said));
        (scorecard(&program, asked, &as_of), theirs.join().expect("the oracle can be asked"))
    });
    match theirs {
        Ok(theirs) => differences(&ours, &theirs),
        Err(complaint) => vec![format!("the oracle gave up: {complaint}")],
    }
}

/// What the program says: the scorecard, and for each signal both lists of records.
fn scorecard(program: &Program, asked: &Asked, as_of: &[&str]) -> Value {
    let json = |args: &[&str]| -> Value {
        let args = [args, &["--me", asked.me], as_of, &["--json"]].concat();
        let answer = program.run(&asked.repositories[0], &args);
        assert!(matches!(answer.code, Some(0 | 3)), "groundwork {}: {}", args.join(" "), answer.err);
        serde_json::from_str(&answer.out).expect("the answer is JSON")
    };
    let mut card = json(&[]);
    for signal in card["signals"].as_array_mut().expect("signals are a list") {
        let id = signal["id"].as_str().expect("a signal has an id").to_owned();
        let opened = json(&["signal", &id]);
        assert_eq!(opened["signal"], *signal, "one signal and the scorecard say the same");
        signal["evidence"] = opened["evidence"].clone();
        signal["denominator_evidence"] = opened["denominator_evidence"].clone();
    }
    card
}

/// What the oracle says, or why it gave up.
fn oracle(asked: &Asked, as_of: &[&str], said: &Value) -> Result<Value, String> {
    oracle_of(asked, as_of, said, &json!({}))
}

/// The same of what was read beside git.
fn oracle_of(asked: &Asked, as_of: &[&str], said: &Value, read: &Value) -> Result<Value, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/oracle.py");
    let dir = TempDir::with_prefix("groundwork-said-").expect("a temporary directory can be made");
    let settings = dir.path().join("said.json");
    std::fs::write(&settings, said.to_string()).expect("the settings can be written");
    let mut python = Command::new("python3");
    python.arg(script).args(["--me", asked.me, "--now", asked.now, "--zone", asked.zone]).args(as_of);
    python.arg("--settings").arg(&settings);
    let read_file = dir.path().join("read.json");
    std::fs::write(&read_file, read.to_string()).expect("what was read can be written");
    python.arg("--read").arg(&read_file);
    for repository in asked.repositories {
        python.arg("--repo").arg(repository);
    }
    let output = python.output().expect("python3 can be started");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// The second opinion needs Python; without it nothing was compared, and that is a failure.
fn python_is_there() {
    let answer =
        Command::new("python3").args(["-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Lisbon')"]).output();
    assert!(
        answer.is_ok_and(|answer| answer.status.success()),
        "the numbers are compared with a second opinion in Python: install python3, 3.9 or newer, with zone data"
    );
}

fn seeds() -> Range<u64> {
    let Ok(text) = std::env::var("GROUNDWORK_TEAMS") else { return 0..6 };
    let range = text.split_once("..").and_then(|(first, end)| Some(first.parse().ok()?..end.parse().ok()?));
    range.unwrap_or_else(|| panic!("GROUNDWORK_TEAMS is a range of seeds such as 0..30, not {text}"))
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"))
}
