//! What the lead leaves out is in no figure and in no list of records.

use testkit::Program;
use testkit::cases::{Case, MIRA, NOW, OTHERS, Policy, Telling, Weeks, founded, week};

/// Four people, and notes in one area that only the lead keeps.
fn with_notes() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    let four = [MIRA, OTHERS[0], OTHERS[1], OTHERS[2]];
    Weeks { people: &four, per_hundred: 170, from: 112, to: 1, policy: Policy::Commits, seed: 21 }
        .tell(&mut telling);
    for weeks_ago in 1..60 {
        telling.commit(week(weeks_ago, 2), MIRA, "Keep the notes", &["ledger/NOTES.md"]);
    }
    telling.write("kassa", MIRA)
}

/// Every figure and every list of records, each with what it was asked by.
fn pages(program: &Program, case: &Case) -> Vec<(String, String)> {
    let mut asked: Vec<Vec<&str>> = vec![
        vec![],
        vec!["--json"],
        vec!["knowledge"],
        vec!["knowledge", "--json"],
        vec!["away"],
        vec!["away", "--json"],
    ];
    for id in ["s1a", "s1b", "s5a", "s5b", "s6b", "s6c", "s7", "s9", "s10g", "s12g"] {
        asked.extend([None, Some("--json"), Some("--evidence"), Some("--denominator")].map(|option| {
            let mut args = vec!["signal", id];
            args.extend(option);
            args
        }));
    }
    let page = |args: &Vec<&str>| (args.join(" "), program.out(case.path(), args));
    asked.iter().map(page).collect()
}

fn that_hold<'p>(pages: &'p [(String, String)], text: &str) -> Vec<&'p str> {
    pages.iter().filter(|(_, page)| page.contains(text)).map(|(asked, _)| asked.as_str()).collect()
}

#[test]
fn no_id_and_no_path_of_what_was_left_out_stands_anywhere() {
    let case = with_notes();
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    program.out(case.path(), &["hours", "08:00-08:01", "mon-fri"]);
    let day = case.git(&["log", "-1", "--author=mira", "--format=%ad", "--date=short", "--", "payouts"]);
    let ids = case.git(&[
        "log",
        "--author=mira",
        "--format=%H",
        &format!("--since={day}T00:00:00"),
        &format!("--until={day}T23:59:59"),
    ]);
    let ids: Vec<&str> = ids.lines().collect();
    let before = pages(&program, &case);
    assert!(ids.iter().any(|id| that_hold(&before, id).contains(&"signal s9 --evidence")), "{ids:?}");
    assert!(that_hold(&before, "ledger/NOTES.md").contains(&"signal s6c --json"));

    for id in &ids {
        program.out(case.path(), &["exclude", id, "--because", "a tool wrote this"]);
    }
    program.out(case.path(), &["exclude", "ledger", "--because", "it is another team's"]);
    let after = pages(&program, &case);
    for id in &ids {
        assert_eq!(that_hold(&after, id), Vec::<&str>::new(), "{id}");
        assert_eq!(that_hold(&after, &id[..12]), Vec::<&str>::new(), "{id}");
    }
    // The days of s9 ask no file; the subject of a commit of theirs may say any.
    let mut pages = that_hold(&after, "ledger");
    pages.retain(|asked| !asked.starts_with("signal s9 --"));
    assert_eq!(pages, Vec::<&str>::new());
    assert!(program.out(case.path(), &["areas"]).contains("left out"));
}

#[test]
fn whoever_left_out_all_of_their_changes_is_told_so() {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), OTHERS[0]);
    let others = &OTHERS[..4];
    Weeks { people: others, per_hundred: 170, from: 112, to: 1, policy: Policy::Commits, seed: 22 }
        .tell(&mut telling);
    telling.commit(week(5, 1), MIRA, "Make the fees right", &["ledger/fees.rs"]);
    let case = telling.write("kassa", MIRA);
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    program.out(case.path(), &["exclude", "ledger", "--because", "it is another team's"]);
    let screen = crate::cases::in_one_line(&program.out(case.path(), &[]));
    assert!(screen.contains("You left out every change of yours that would count"), "{screen}");
    assert!(!screen.contains("No change of yours touches"), "{screen}");
}

#[test]
fn a_file_only_the_lead_keeps_stands_without_tags() {
    let case = with_notes();
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let acts: serde_json::Value =
        serde_json::from_str(&program.out(case.path(), &["signal", "s6c", "--json"])).expect("it is JSON");
    let acts = &acts["signal"];
    assert_eq!((&acts["status"], &acts["value"]), (&"not_enough".into(), &serde_json::Value::Null), "{acts}");
    assert_eq!(acts["why"], "0 annotated tags in the year, 5 needed");
    assert!(acts["detail"]["files"].as_array().is_some_and(|files| !files.is_empty()), "{acts}");
}

#[test]
fn changes_an_agent_helped_with_are_counted_for_their_author_and_said() {
    let mut telling = Telling::default();
    founded(&mut telling, week(60, 0), MIRA);
    let message = "Make the fees right\n\nCo-authored-by: Claude <noreply@anthropic.com>\n";
    telling.commit(week(5, 1), MIRA, message, &["ledger/fees.rs"]);
    let case = telling.write("kassa", MIRA);
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
    let sources = program.out(case.path(), &["sources"]);
    assert!(sources.contains("1 change names a coding agent in a trailer; it is its author's."), "{sources}");
}
