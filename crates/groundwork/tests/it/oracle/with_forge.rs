//! The same with a forge: random teams with a forge drawn for each, and the made-up team of `groundwork demo` with its own.

use std::sync::Arc;

use desk::{Desk, Report, json as said_as};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::Forge;
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Program, Team};

use super::compare::differences;
use super::{Asked, PROGRAM, add_others, forge, number, oracle_of, python_is_there, said, seeds};

#[test]
fn the_program_and_the_oracle_agree_on_random_teams_with_a_forge() {
    python_is_there();
    let commits = number("GROUNDWORK_TEAM_COMMITS", 300);
    let mut found = Vec::new();
    let mut compared = 0;
    for seed in seeds() {
        let team = Team::random(seed, commits);
        let forges = forge::forges(&team);
        let asked = Asked { repositories: &team.repositories, me: &team.me, now: &team.now, zone: team.zone };
        let date = said::date(&team.now, 5 * 7 + 3);
        let plainly = |program: &Program| add_others(program, &asked);
        let speech = |program: &Program| {
            add_others(program, &asked);
            said::speak_of_no_area(program, &team, &asked)
        };
        for (what, as_of, say) in [
            ("now", None, &plainly as &dyn Fn(&Program) -> Value),
            ("as of an earlier day", Some(date.as_str()), &plainly),
            ("with words of the lead", None, &speech),
        ] {
            compared += 1;
            let differ = agree(&asked, as_of, say, &forges);
            found.extend(differ.into_iter().map(|text| format!("seed {seed}, {what}: {text}")));
        }
    }
    println!("{compared} scorecards compared, {} differences", found.len());
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_program_and_the_oracle_agree_on_the_made_up_team_with_its_forge() {
    python_is_there();
    let home = TempDir::with_prefix("groundwork-kassa-").expect("a temporary directory can be made");
    let dir = home.path().join("kassa");
    let kassa = madeup::kassa::write(&dir, madeup::kassa::YEARS).expect("it can be written");
    let now = Timestamp::from_second(madeup::kassa::NOW).expect("an instant").to_string();
    let asked = Asked { repositories: &[dir], me: madeup::kassa::ADDRESS, now: &now, zone: "Europe/Lisbon" };
    let forges = [Some(kassa)];
    let mut found = agree(&asked, None, &|_| json!({}), &forges);
    found.extend(agree(&asked, Some("2026-06-17"), &|_| json!({}), &forges));
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// What program and oracle say differently of the same history, words and forges.
fn agree(
    asked: &Asked,
    as_of: Option<&str>,
    say: &dyn Fn(&Program) -> Value,
    forges: &[Option<Forge>],
) -> Vec<String> {
    let program = Program::new(PROGRAM, asked.now).in_zone(asked.zone);
    let said = say(&program);
    let read = json!({ "forges": forge::asked(forges) });
    let day: Vec<&str> = as_of.map_or(vec![], |date| vec!["--as-of", date]);
    let (ours, theirs) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| oracle_of(asked, &day, &said, &read));
        (card(&program, asked, as_of, forges), theirs.join().expect("the oracle can be asked"))
    });
    if let Some(dir) = std::env::var_os("GROUNDWORK_ORACLE_KEEPS") {
        // To look at a difference by hand.
        let keep = |name: &str, value: &Value| {
            std::fs::write(std::path::Path::new(&dir).join(name), value.to_string())
                .expect("it can be written");
        };
        keep("read.json", &read);
        keep("said.json", &said);
        keep("ours.json", &ours);
        keep("theirs.json", theirs.as_ref().unwrap_or(&Value::Null));
        for repository in asked.repositories {
            let copied = std::process::Command::new("cp").arg("-r").arg(repository).arg(&dir).status();
            assert!(copied.is_ok_and(|status| status.success()), "it can be copied");
        }
    }
    match theirs {
        Ok(theirs) => differences(&ours, &theirs),
        Err(complaint) => vec![format!("the oracle gave up: {complaint}")],
    }
}

/// What the program says with these forges, and both lists of records of each signal.
fn card(program: &Program, asked: &Asked, as_of: Option<&str>, forges: &[Option<Forge>]) -> Value {
    let now: Timestamp = asked.now.parse().expect("an instant");
    let mut desk = Desk::open(desk::Asked {
        repository: asked.repositories[0].clone(),
        data: program.data(),
        me: vec![asked.me.to_owned()],
        now: now.as_microsecond(),
        zone: Some(asked.zone.to_owned()),
        system_zone: TimeZone::UTC,
        threads: None,
        as_of: as_of.map(|day| day.parse::<Date>().expect("a day")),
        names: false,
        watch: Arc::new(()),
        opens: desk::forges::only_kept(),
    })
    .expect("it can be opened");
    desk.forges = forges.to_vec();
    let ground = desk.ground().expect("there is a ground");
    let report = Report::of(&ground);
    let text = said_as::text(&said_as::scorecard(&report, None, false));
    let mut card: Value = serde_json::from_str(&text).expect("it is JSON");
    for (at, signal) in report.signals().into_iter().enumerate() {
        let opened = said_as::signal_with_evidence(&report, signal);
        card["signals"][at]["evidence"] = opened["evidence"].clone();
        card["signals"][at]["denominator_evidence"] = opened["denominator_evidence"].clone();
    }
    // Nobody says here how a proposal is known. What is worked out of proposals is compared in the tests of `signals`.
    let of_proposals = |signal: &Value| ["s7f", "s15", "s16"].iter().any(|id| signal["id"] == *id);
    let signals = card["signals"].as_array_mut().expect("a list");
    signals.retain(|signal| !of_proposals(signal) || signal["status"] != "not_applicable");
    card
}
