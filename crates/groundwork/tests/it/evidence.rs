//! Every number opens: as many records as it says, each of which git knows.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use testkit::{Program, Team};

#[test]
fn numerators_and_denominators_open_as_that_many_records_which_git_knows() {
    let mut opened = 0;
    for seed in 100..110 {
        let team = Team::random(seed, 260);
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), &team.now).in_zone(team.zone);
        let say = |args: &[&str]| program.out(&team.repositories[0], &[args, &["--me", &team.me]].concat());
        for other in &team.repositories[1..] {
            say(&["add", &other.to_string_lossy()]);
        }
        say(&["hours", "09:00-17:00", "mon-fri"]);
        let card: Value = serde_json::from_str(&say(&["--json"])).expect("the answer is JSON");
        for signal in card["signals"].as_array().expect("signals are a list") {
            let id = signal["id"].as_str().expect("a signal has an id");
            for (count, option) in [("numerator", "--evidence"), ("denominator", "--denominator")] {
                let about = format!("seed {seed}, {id} {option}");
                let text = say(&["signal", id, option]);
                let listed = records(&text);
                let distinct: BTreeSet<&String> = listed.iter().collect();
                assert_eq!(distinct.len(), listed.len(), "{about}: a record stands twice");
                // Where there is no count there is nothing to open, but for a count of files: each is a record.
                let expected = signal[count].as_u64().unwrap_or_default();
                assert_eq!(listed.len() as u64, expected, "{about}: {text}");
                for record in &listed {
                    assert!(known(&team, record), "{about}: git does not know {record}");
                }
                opened += listed.len();
            }
        }
    }
    assert!(opened > 1_000, "only {opened} records were opened");
}

/// The ids of the rows, which come first; two spaces end an id, since a path may hold one, or the line does.
fn records(text: &str) -> Vec<String> {
    let id = |line: &str| line.strip_prefix("  ").map(|row| row.split("  ").next().unwrap_or(row).to_owned());
    let whole = |id: &String| id.len() >= 40 && id.bytes().take(40).all(|byte| byte.is_ascii_hexdigit());
    text.lines().map_while(|line| id(line).filter(whole)).collect()
}

fn known(team: &Team, record: &str) -> bool {
    team.repositories.iter().any(|repository| {
        let git = Command::new("git").arg("-C").arg(repository).args(["cat-file", "-e", record]).output();
        git.expect("git can be run").status.success()
    })
}
