//! Names that git knows, in what leaves and in what is kept under pseudonyms.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::Program;

use crate::leaving::{git, out, place, program, run, tree};

/// A repository in which others wrote, under names and one login.
fn repository_of_several(program: &Program) -> PathBuf {
    let repository = program.home().join("kassa");
    fs::create_dir_all(&repository).unwrap();
    git(&repository, &["init", "-q"]);
    git(&repository, &["config", "user.name", "Mira Okafor"]);
    git(&repository, &["config", "user.email", "mira@kassa.example"]);
    let people = [
        ("Tomás Pereira", "tomas@kassa.example", "2019-02-01"),
        ("Bo Li", "bo@kassa.example", "2026-11-01"),
        ("zoltan", "zoltan@kassa.example", "2026-11-02"),
        ("Mira Okafor", "mira@kassa.example", "2026-11-03"),
    ];
    for (name, address, day) in people {
        let mut git = Command::new("git");
        git.current_dir(&repository).envs([("GIT_AUTHOR_NAME", name), ("GIT_AUTHOR_EMAIL", address)]);
        git.envs([("GIT_COMMITTER_NAME", name), ("GIT_COMMITTER_EMAIL", address)]);
        let at = format!("{day}T10:00:00Z");
        git.envs([("GIT_AUTHOR_DATE", &at), ("GIT_COMMITTER_DATE", &at)]);
        git.args(["commit", "-q", "--allow-empty", "-m", "Work"]);
        assert!(git.output().unwrap().status.success());
    }
    repository
}

#[test]
fn names_that_git_knows_stand_in_no_calendar_and_in_no_export_also_where_no_repository_is_open() {
    let program = program();
    let repository = repository_of_several(&program);
    program.out(&repository, &["sources"]);
    for line in [
        "d 70% Tomás moves the ledger export, review 1 mar",
        "d 60% Bo and Zoltan own retries, review 2 mar",
        "d 60% Mira stays, review 3 mar",
    ] {
        out(&program, &["log", line]);
    }
    for (number, at) in [program.home(), &repository].into_iter().enumerate() {
        let file = place(&program, &format!("{number}.ics"));
        let said = program.out(at, &["calendar", &file]);
        assert!(said.contains("as pseudonyms"), "{said}");
        let dir = place(&program, &format!("leaves-{number}"));
        let listed = program.out(at, &["export", &dir]);
        assert!(!listed.contains("No repository is open, so names that only git knows stay"), "{listed}");
        let mut all: String = tree(Path::new(&dir)).into_iter().map(|(_, text)| text).collect();
        all += &fs::read_to_string(&file).unwrap();
        for name in ["Tomás", "tomás", "Bo and", "Zoltan", "zoltan"] {
            assert!(!all.contains(name), "{name} in {all}");
        }
        assert!(all.contains("Mira stays") && all.contains("moves the ledger export"));
    }
}

/// All files of an export, made at a place.
fn leaves(program: &Program, at: &Path, name: &str) -> String {
    let dir = place(program, name);
    program.out(at, &["export", &dir]);
    tree(Path::new(&dir)).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn somebody_who_was_called_the_lead_by_a_slip_is_somebody_else_once_it_is_taken_back() {
    let program = program();
    let repository = repository_of_several(&program);
    out(&program, &["log", "t with Tomás Pereira about scope"]);
    out(&program, &["log", "d 60% Tomás and Mira own retries, review 2 mar"]);
    program.out(&repository, &["me", "tomas@kassa.example"]);
    program.out(&repository, &["sources"]);
    assert!(
        leaves(&program, program.home(), "slip").contains("Tomás and Mira own"),
        "the slip has an effect"
    );
    let gone = |all: &str, names: &[&str]| {
        for name in names {
            assert!(!all.contains(name), "{name} in {all}");
        }
    };
    program.out(&repository, &["undo"]);
    for (at, name) in
        [(program.home(), "outside"), (&repository, "inside"), (program.home(), "outside again")]
    {
        let all = leaves(&program, at, name);
        gone(&all, &["Tomás", "tomás", "Pereira", "tomas@"]);
        assert!(all.contains("and Mira own retries") && all.contains("mira@kassa.example"), "{all}");
    }
}

#[test]
fn a_line_kept_under_pseudonyms_knows_the_repository_it_is_typed_in_and_says_what_was_replaced() {
    let program = program();
    let nowhere = out(&program, &["log", "--pseudonyms", "i helped Tomás and Zoe"]);
    let nowhere: String = nowhere.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(nowhere.contains("none was replaced. No repository was ever open here"), "{nowhere}");
    let repository = repository_of_several(&program);
    let said = program.out(&repository, &["log", "--pseudonyms", "i Helped Tomás and the new hire Zoe"]);
    let words: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!said.contains("Tomás") && said.contains("Zoe"), "{said}");
    assert!(
        words.contains("One name was replaced, by Person ") && words.contains("stays in a text."),
        "{said}"
    );
}

#[test]
fn what_is_not_forgotten_says_why_and_what_is_says_what_stays() {
    let program = program();
    let repository = repository_of_several(&program);
    program.out(&repository, &["sources"]);
    let refused = run(&program, &["forget", "--everything"]);
    let needs = refused.err.contains("needs your yes") && refused.err.contains("forget --everything --yes");
    assert!(refused.code == Some(1) && needs, "{}", refused.err);
    let said = out(&program, &["forget", &repository.to_string_lossy()]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("the names of authors, so that exports know them"), "{said}");
}
