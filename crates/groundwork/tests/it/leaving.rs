//! All a lead wrote leaves, and comes back: the program from outside.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::{Answer, Program};

const NOW: &str = "2026-11-19T09:00:00Z";

pub(crate) fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

pub(crate) fn run(program: &Program, args: &[&str]) -> Answer {
    program.run(program.home(), args)
}

pub(crate) fn out(program: &Program, args: &[&str]) -> String {
    program.out(program.home(), args)
}

/// A place in a home, as it is typed.
pub(crate) fn place(program: &Program, name: &str) -> String {
    program.home().join(name).to_string_lossy().into_owned()
}

/// A lead who kept a few lines.
pub(crate) fn kept() -> Program {
    let program = program();
    for line in [
        "d 70% exports move to nightly, review 1 mar",
        "i untangled the fee rounding for Leila, 40 min, with Leila",
        "g refunds to Jonas, level 5, checks on 10 dec, 14 jan",
        "t with Sam about scope, put off since 3 oct",
    ] {
        out(&program, &["log", line]);
    }
    program
}

/// Every file below a folder, by its path, with its text.
pub(crate) fn tree(dir: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(dir).unwrap().to_owned();
                files.push((path, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn an_export_is_listed_first_written_whole_and_leaves_again_elsewhere_as_the_same_bytes() {
    let (one, other) = (kept(), program());
    let dir = place(&one, "leaves");
    let said = out(&one, &["export", &dir]);
    assert!(said.starts_with("What leaves, file by file:\n"), "{said}");
    for file in
        ["notes.json", "settings.json", "log.md", "cycles.md", "log.csv", "decisions.csv", "calendar.ics"]
    {
        assert!(said.contains(&format!("  {file}")), "{file} in {said}");
        assert!(Path::new(&dir).join(file).is_file());
    }
    assert!(said.contains("Other people leave as pseudonyms") && said.contains("Written: 9 files"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80 || line.contains(&dir)), "{said}");
    let brought = out(&other, &["import", &dir]);
    assert!(brought.starts_with("Brought in: 4 entries."), "{brought}");
    let again = place(&other, "again");
    out(&other, &["export", &again]);
    assert_eq!(tree(Path::new(&dir)), tree(Path::new(&again)));
    let all: String = tree(Path::new(&dir)).into_iter().map(|(_, text)| text).collect();
    for name in ["Leila", "Jonas", "Sam"] {
        assert!(!all.contains(name), "{name}");
    }
}

#[test]
fn a_folder_that_is_not_empty_is_refused_with_a_hint_and_a_killed_export_has_no_folder() {
    let program = kept();
    let dir = place(&program, "mine");
    fs::create_dir(&dir).unwrap();
    fs::write(Path::new(&dir).join("letter.txt"), "mine").unwrap();
    let answer = run(&program, &["export", &dir]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(
        answer.err.contains("is not empty") && answer.err.contains("hint: name a folder"),
        "{}",
        answer.err
    );
    assert_eq!(tree(Path::new(&dir)).len(), 1);
    // Ended at whatever moment: the name is there whole, or not at all.
    for round in 0..12 {
        let dir = place(&program, &format!("out-{round}"));
        let mut child = program
            .command(program.home())
            .args(["export", &dir])
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(6 * round));
        let _ = child.kill();
        child.wait().unwrap();
        if Path::new(&dir).exists() {
            assert_eq!(tree(Path::new(&dir)).len(), 9, "round {round}");
        }
    }
}

#[test]
fn a_backup_comes_back_and_what_was_said_since_stays_beside_it() {
    let program = kept();
    let file = place(&program, "own.db.copy");
    assert!(out(&program, &["backup", &file]).starts_with("Copied: all you said"));
    assert_eq!(run(&program, &["backup", &file]).code, Some(1), "nothing is written over");
    out(&program, &["log", "d one more"]);
    let unsure = run(&program, &["restore", &file]);
    assert!(unsure.err.contains("nothing was changed"), "{}", unsure.err);
    let said = out(&program, &["restore", &file, "--yes"]);
    assert!(
        said.starts_with("Restored: 4 entries of yours") && said.contains("own.db.before-restore"),
        "{said}"
    );
    assert!(!out(&program, &["log"]).contains("One more"));
    let none = run(&program, &["restore", &place(&program, "none.db")]);
    assert_eq!(
        none.err.lines().next(),
        Some(format!("error: there is no file {}", place(&program, "none.db")).as_str())
    );
    assert!(none.err.contains("hint: name the file that groundwork backup wrote"), "{}", none.err);
    let text = place(&program, "letter.txt");
    fs::write(&text, "mine").unwrap();
    let refused = run(&program, &["restore", &text, "--yes"]);
    assert!(refused.err.contains("is not a backup of groundwork's"), "{}", refused.err);
    out(&program, &["forget", "--everything", "--yes"]);
    assert!(!program.data().exists(), "the copy goes too");
}

#[test]
fn a_calendar_is_renewed_in_its_place_and_another_file_is_left() {
    let program = kept();
    let file = place(&program, "groundwork.ics");
    let said = out(&program, &["calendar", &file]);
    assert!(said.starts_with("Written: 4 events"), "{said}");
    out(&program, &["log", "d 60% retries with jitter, review 2 mar"]);
    assert!(out(&program, &["calendar", &file]).starts_with("Written: 5 events"));
    assert!(!fs::read_to_string(&file).unwrap().contains("Jonas"));
    out(&program, &["calendar", &file, "--names"]);
    assert!(fs::read_to_string(&file).unwrap().contains("to Jonas"));
    let letter = place(&program, "letter.txt");
    fs::write(&letter, "mine").unwrap();
    assert_eq!(run(&program, &["calendar", &letter]).code, Some(1));
    assert_eq!(fs::read_to_string(&letter).unwrap(), "mine");
}

pub(crate) fn git(repository: &Path, args: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(repository)
        .args(["-c", "user.name=Mira", "-c", "user.email=mira@kassa.example"])
        .args(args);
    assert!(git.output().unwrap().status.success(), "git {args:?}");
}

const RECORD: &str = "---\r\nstatus: accepted\r\ndate: 2024-10-02\r\nx-owner: ledger   \r\n---\r\n\r\n# Queue refunds\r\n\r\n<!-- keep me -->\r\n\
    ## Context and Problem Statement\r\n\r\nRefunds wait.\r\n\r\n## Considered Options\r\n\r\n* A queue\r\n\r\n## Decision Outcome\r\n\r\n\
    Chosen option: \"A queue\", because it is ours.\r\n\r\n\r\n## Our own section\r\n\r\nWords.  ";

#[test]
fn a_record_becomes_a_decision_and_only_what_is_changed_is_written_back() {
    let program = program();
    let repository = program.home().join("kassa");
    let folder = repository.join("docs/adr");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("007-queue-refunds.md"), RECORD).unwrap();
    fs::write(folder.join("readme.md"), "# Records\n").unwrap();
    git(&repository, &["init", "-q"]);
    let says = |args: &[&str]| program.out(&repository, args);
    assert!(says(&["decisions"]).contains("accepted      Queue refunds"), "{}", says(&["decisions"]));
    assert!(
        says(&["decisions", "read", "007-queue-refunds.md"]).starts_with("Kept as a decision of your log.")
    );
    assert!(
        says(&["decisions", "read", "docs/adr/007-queue-refunds.md"])
            .starts_with("The decision says the same")
    );
    let same = says(&["decisions", "write", "docs/adr/007-queue-refunds.md"]);
    assert_eq!(same, "docs/adr/007-queue-refunds.md says the same already.\n");
    assert_eq!(fs::read_to_string(folder.join("007-queue-refunds.md")).unwrap(), RECORD);
    // Changed by hand meanwhile: the log hears of it.
    fs::write(folder.join("007-queue-refunds.md"), RECORD.replace("it is ours", "it is ours and small"))
        .unwrap();
    assert!(says(&["decisions", "read", "007-queue-refunds.md"]).starts_with("Kept: the decision says what"));
    // A new one goes where the others are, with the next number.
    out(&program, &["log", "d 70% exports move to nightly, review 1 mar"]);
    let list = says(&["decisions"]);
    let id = list
        .lines()
        .find(|line| line.contains("xports move"))
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    let unsure = program.run(&repository, &["decisions", "write", &id]);
    assert_eq!(unsure.code, Some(1), "nobody can be asked");
    assert!(unsure.err.contains(&format!("hint: groundwork decisions write {id} --yes")), "{}", unsure.err);
    assert!(!folder.join("008-exports-move-to-nightly.md").exists());
    let written = says(&["decisions", "write", &id, "--yes"]);
    assert!(written.starts_with(
        "What is written into docs/adr/008-exports-move-to-nightly.md, a new file, for\neverybody who reads it:\n  title             exports move to nightly\n"
    ), "{written}");
    assert!(written.contains("  odds              70 %\n  review            1 March 2027\n"), "{written}");
    assert!(
        written.ends_with(
            "Written: docs/adr/008-exports-move-to-nightly.md, a new record. It is not committed.\n"
        ),
        "{written}"
    );
    let text = fs::read_to_string(folder.join("008-exports-move-to-nightly.md")).unwrap();
    assert!(text.contains("odds: 70\nreview: 2027-03-01\n"), "{text}");
    let gone = program.run(&repository, &["decisions", "read", "none.md"]);
    assert!(gone.err.contains("there is no record none.md"), "{}", gone.err);
}

#[test]
fn who_disagreed_and_what_it_costs_in_trust_stay_in_the_log_unless_they_are_named() {
    let program = program();
    let repository = program.home().join("kassa");
    fs::create_dir_all(&repository).unwrap();
    git(&repository, &["init", "-q"]);
    let brought = place(&program, "brought");
    fs::create_dir(&brought).unwrap();
    let decision = r#"{"entry":"decision","words":"exports move to nightly","made_by":"Priya","dissent":"Sven: too early",
        "costs":{"money":"","time":"a week of Ana's","people":"","trust":"Sven will feel passed over"}}"#;
    let note = format!(
        r#"{{"at":1795000000000000,"id":"01a1-0","said":{{"kind":"kept","entry":{decision},"day":null}}}}"#
    )
    .replace("01a1-0", "01980f00-0000-7000-8000-000000000001");
    fs::write(
        Path::new(&brought).join("notes.json"),
        format!(r#"{{"what":"groundwork notes","format":1,"own":[],"zone":"UTC","notes":[{note}]}}"#),
    )
    .unwrap();
    out(&program, &["import", &brought]);
    let said = program.out(&repository, &["decisions", "write", "--yes"]);
    let in_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Left out") && in_line.contains("who disagreed, costs in trust"), "{said}");
    assert!(
        said.contains("made by           Priya") && said.contains("costs in time     a week of Ana's"),
        "{said}"
    );
    let file = repository.join("docs/decisions/0001-exports-move-to-nightly.md");
    let text = fs::read_to_string(&file).unwrap();
    assert!(!text.contains("Sven") && text.contains("Priya"), "{text}");
    fs::remove_file(&file).unwrap();
    out(&program, &["undo"]);
    let said = program.out(&repository, &["decisions", "write", "--with-dissent", "--with-trust", "--yes"]);
    assert!(said.contains("who disagreed     Sven: too early") && !said.contains("Left out"), "{said}");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("Disagreed: Sven: too early") && text.contains("costs trust: Sven will"), "{text}");
}

#[test]
fn the_records_of_a_bare_repository_are_read_from_its_tip_and_none_is_written() {
    let program = program();
    let repository = program.home().join("kassa");
    fs::create_dir_all(repository.join("doc/adr/backend")).unwrap();
    fs::write(repository.join("doc/adr/backend/0001-queue.md"), RECORD).unwrap();
    git(&repository, &["init", "-q"]);
    git(&repository, &["-c", "core.autocrlf=false", "add", "."]);
    git(&repository, &["commit", "-qm", "Decide"]);
    git(program.home(), &["clone", "-q", "--bare", "kassa", "kassa.git"]);
    let bare = program.home().join("kassa.git");
    assert!(program.out(&bare, &["decisions"]).contains("Queue refunds"));
    program.out(&bare, &["decisions", "read", "0001-queue.md"]);
    let answer = program.run(&bare, &["decisions", "write", "doc/adr/backend/0001-queue.md"]);
    assert!(answer.err.contains("no work tree to write into"), "{}", answer.err);
}

#[test]
fn somebody_is_kept_under_a_pseudonym_from_the_start_and_it_is_the_one_of_an_export() {
    let program = program();
    let named = out(&program, &["log", "p Sven (management)"]);
    assert!(named.contains("groundwork log --pseudonyms \"p …\""), "it says how: {named}");
    let said = out(&program, &["log", "--pseudonyms", "p Sarah from the board"]);
    assert!(said.starts_with("Kept: a person I need with me") && !said.contains("Sarah"), "{said}");
    let log = out(&program, &["log"]);
    let kept = log.lines().find(|line| line.contains("from the board")).unwrap();
    assert!(kept.contains("Person ") && log.contains("Sven (management)"), "{log}");
    out(&program, &["log", "t with Sarah about scope"]);
    let dir = place(&program, "leaves");
    let listed = out(&program, &["export", &dir]);
    assert!(!listed.contains("Sarah"));
    let all: String = tree(Path::new(&dir)).into_iter().map(|(_, text)| text).collect();
    let pseudonym = kept.split("Person ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(all.contains(&format!("\"with\":\"Person {pseudonym}\"")), "one pseudonym for both");
    assert!(!all.contains("Sarah") && !all.contains("Sven") && all.contains("(management)"));
}

#[test]
fn what_an_import_brought_goes_with_one_undo_and_comes_again_with_the_next() {
    let (one, other) = (kept(), program());
    let weeks = one.data().join("weeks");
    fs::create_dir_all(&weeks).unwrap();
    for name in ["2026-34.md", "2026-35.md"] {
        fs::write(weeks.join(name), "# A week\n").unwrap();
    }
    for line in ["d one", "d two", "d three", "d four"] {
        out(&one, &["log", line]);
    }
    let dir = place(&one, "leaves");
    let listed = out(&one, &["export", &dir]);
    assert!(listed.contains("  weeks/2026-34.md  a week, as you saved it"), "{listed}");
    assert!(out(&other, &["import", &dir]).starts_with("Brought in: 8 entries, 2 weeks."));
    let there = |name: &str| other.data().join("weeks").join(name).exists();
    assert!(there("2026-34.md") && there("2026-35.md"));
    fs::write(other.data().join("weeks/2026-35.md"), "# A week, and a word of mine\n").unwrap();
    let undone = out(&other, &["undo"]);
    assert_eq!(undone.lines().next(), Some("Taken back: 8 entries"), "{undone}");
    assert!(!there("2026-34.md") && there("2026-35.md"), "what was changed stays");
    assert_eq!(out(&other, &["undo"]).lines().next(), Some("Brought back: 8 entries"));
    assert!(there("2026-34.md"));
    let changed = fs::read_to_string(other.data().join("weeks/2026-35.md")).unwrap();
    assert!(changed.contains("a word of mine"), "{changed}");
}
