//! kassa: the same on every run, and every part of its story in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use madeup::{git, kassa};
use records::Forge;
use tempfile::TempDir;

/// One repository for all tests that only look at it.
pub static KASSA: LazyLock<(TempDir, PathBuf, Forge)> = LazyLock::new(|| write(kassa::YEARS));

fn write(years: u8) -> (TempDir, PathBuf, Forge) {
    let home = TempDir::new().expect("a temporary directory can be made");
    let dir = home.path().join("kassa");
    let forge = kassa::write(&dir, years).expect("it can be written");
    (home, dir, forge)
}

fn ask(dir: &Path, args: &[&str]) -> Vec<String> {
    let out = git::run(dir, args).expect("git answers");
    String::from_utf8_lossy(&out).lines().map(str::to_owned).collect()
}

/// What git says of the demo's repository, a line each.
pub fn asked(args: &[&str]) -> Vec<String> {
    ask(&KASSA.1, args)
}

#[test]
fn two_runs_give_the_same_ids_and_the_same_forge() {
    let (_home, again, forge) = write(kassa::YEARS);
    let all = ["for-each-ref", "--format=%(objectname) %(refname)"];
    assert!(asked(&all).len() > 24);
    assert_eq!(ask(&again, &all), asked(&all));
    assert!(forge == KASSA.2, "its forge tells the same");
}

#[test]
fn git_finds_nothing_wrong_with_it_and_one_branch() {
    assert_eq!(asked(&["fsck", "--strict", "--no-dangling"]), Vec::<String>::new());
    assert_eq!(asked(&["for-each-ref", "--format=%(refname)", "refs/heads"]), ["refs/heads/main"]);
}

#[test]
fn more_years_begin_earlier_and_end_in_the_same_week() {
    let (_home, longer, _) = write(3);
    let first = ["log", "--max-parents=0", "--format=%cs"];
    assert_eq!(asked(&first), ["2024-08-26"]);
    assert_eq!(ask(&longer, &first), ["2023-08-28"]);
    for dir in [&longer, &KASSA.1] {
        let newest = ask(dir, &["log", "-1", "--format=%cs"]).pop().unwrap_or_default();
        assert!(["2026-11-13", "2026-11-14", "2026-11-15"].contains(&newest.as_str()), "{newest}");
    }
}

#[test]
fn time_never_goes_back_on_the_branch() {
    let times = asked(&["log", "--first-parent", "--reverse", "--format=%ct"]);
    let times: Vec<i64> = times.iter().map(|time| time.parse().expect("seconds")).collect();
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn what_is_merged_came_by_pull_request() {
    let merges = asked(&["log", "--first-parent", "--merges", "--format=%s", "--since=2026-08-24"]);
    let others = asked(&["log", "--first-parent", "--no-merges", "--format=%an", "--since=2026-08-24"]);
    assert!(merges.len() > 400 && merges.iter().all(|subject| subject.starts_with("Merge pull request #")));
    assert_eq!(others.iter().collect::<BTreeSet<_>>(), BTreeSet::from([&"dependabot[bot]".to_owned()]));
}

#[test]
fn seven_are_there_in_the_end_with_four_visitors_and_a_bot() {
    let authors = |since: &str| -> BTreeSet<String> {
        asked(&["log", "--no-merges", "--format=%aN", since]).into_iter().collect()
    };
    assert_eq!(authors("--since=2026-05-18").len(), 7 + 4 + 1);
    assert!(!authors("--since=2026-05-18").contains("Henrik Dahl"));
    assert!(authors("--until=2026-01-17").contains("Henrik Dahl"));
}

#[test]
fn the_lead_has_three_addresses_and_mailmap_puts_one_of_another_right() {
    let own = ["log", "--no-merges", "--author=mira", "-i", "--format=%ae"];
    let own: BTreeSet<String> = asked(&own).into_iter().collect();
    assert_eq!(own.len(), 3);
    assert!(own.contains(kassa::ADDRESS) && own.contains(kassa::LAPTOP));
    let mapped = ["-c", "mailmap.blob=main:.mailmap", "log", "--author=tomas.f@", "--format=%ae %aN %aE"];
    let mapped = asked(&[&mapped[..], &["--no-use-mailmap"]].concat());
    assert!(!mapped.is_empty());
    let right = "tomas.f@before.example Tomás Ferreira tomas@kassa.example";
    assert!(mapped.iter().all(|line| line == right), "{mapped:?}");
}

#[test]
fn a_release_is_tagged_each_wednesday_and_two_of_twenty_four_by_others() {
    let tags = asked(&[
        "for-each-ref",
        "refs/tags/v*",
        "--format=%(objecttype) %(taggerdate:format:%a) %(taggername)",
    ]);
    assert_eq!(tags.len(), 24);
    assert!(tags.iter().all(|tag| tag.starts_with("tag Wed ")), "{tags:?}");
    assert_eq!(tags.iter().filter(|tag| tag.ends_with(kassa::LEAD)).count(), 22);
    let jobs = asked(&["for-each-ref", "refs/tags/build-*", "--format=%(objecttype)"]);
    assert!(jobs.len() > 12 && jobs.iter().all(|kind| kind == "commit"));
}

#[test]
fn the_line_that_names_the_lead_came_on_the_day_of_the_role() {
    let (year, month, day) = kassa::ROLE;
    let log =
        ["log", "--first-parent", "-m", "--format=%cs", "-S", kassa::ADDRESS, "--", ".github/CODEOWNERS"];
    assert_eq!(asked(&log), [format!("{year}-{month:02}-{day:02}")]);
    let rules = asked(&["show", "main:.github/CODEOWNERS"]);
    assert!(rules.len() < 3, "three rules would be taken for the areas");
}

#[test]
fn acts_come_round_and_are_the_leads() {
    for (path, least) in [("settlement/calendar.toml", 12), ("deploy/rota.toml", 10)] {
        let by = asked(&["log", "--no-merges", "--format=%aN", "--", path]);
        assert!(by.len() > least, "{path}: {by:?}");
    }
}

#[test]
fn files_are_renamed_tested_described_locked_and_generated() {
    let renames = asked(&["log", "--no-merges", "-M", "--diff-filter=R", "--name-status", "--format="]);
    assert_eq!(renames.iter().filter(|row| row.starts_with('R')).count(), 14);
    let files = asked(&["ls-tree", "-r", "--name-only", "main"]);
    for part in ["/tests/", "docs/", "Cargo.lock", "/generated/", "settlement/src/", "risk-rules/rules/"] {
        assert!(files.iter().any(|path| path.contains(part)), "{part}");
    }
    let pairs = asked(&["log", "--no-merges", "--format=%(trailers:key=Co-authored-by,separator=%x2C)"]);
    assert!(pairs.iter().filter(|pair| pair.contains("@kassa.example")).count() > 50);
}

#[test]
fn a_directory_that_is_not_empty_is_left_alone() {
    let home = TempDir::new().expect("a temporary directory can be made");
    std::fs::write(home.path().join("mine"), "mine").expect("it can be written");
    assert!(matches!(kassa::write(home.path(), 1), Err(madeup::Error::NotEmpty(_))));
    assert_eq!(std::fs::read_dir(home.path()).expect("it is there").count(), 1);
}
