//! What is not there, or cannot be read.

use std::path::Path;

use testkit::kinds::{NOW, Place, cut_off_pack, loose, overwrite_pack, remove_object};
use testkit::{Answer, Program};

use crate::cases::in_one_line;

use super::{is_ordinary, ordinary, program, read_all, scorecard, sign, untimed};

const UNSHALLOW: &str = "git fetch --unshallow";
const REFETCH: &str =
    "git fetch --refetch brings them; where git fsck finds a damaged pack, a fresh clone does.";
const NONE: &str = "incomplete: 0 of 5 signs have a figure. See \"not seen\" above for what is missing.";
const ONE: &str = "incomplete: 1 of 5 signs has a figure. See \"not seen\" above for what is missing.";

#[test]
fn shallow() {
    let place = Place::new();
    let whole = ordinary(&place, "till", "main");
    // Half a year and more says who is active; who knew what before asks for more.
    let till = place.clone_to("till", &["--shallow-since=2026-04-13T00:00:00Z"]);
    let answer = scorecard(&till);
    let said = untimed(&answer.err);
    let cut =
        "This is a shallow clone: history begins on 13 April 2026. git fetch --unshallow brings the rest.";
    assert!(said.ends_with(&format!(" {cut} {ONE}")), "{said}");
    assert_eq!(answer.code, Some(3));
    let share = sign(&answer.out, "Overinvolvement");
    assert!(share.contains(&format!("{} of {}", place.till.ada_now, place.till.all_now)), "{share}");
    assert!(share.contains("not compared: history begins on 13 April 2026"), "{share}");
    let before = sign(&answer.out, "Team dependency");
    assert_eq!(
        before,
        "  Team dependency       not seen: needs a year, and two years before it for who\n                        \
         knew what; history begins on 13 April 2026\n                        git fetch --unshallow\n"
    );
    assert!(!answer.out.contains("You joined"), "a cut is no beginning: {}", answer.out);
    let sources = program().run(&till, &["sources"]);
    assert!(in_one_line(&sources.out).contains("1 commit incomplete"), "{}", sources.out);
    assert_eq!(sources.code, Some(3));
    // With less than that nothing is said about the team, and nothing is zero.
    let short = place.clone_to("short", &["--depth", "30"]);
    let answer = scorecard(&short);
    assert!(in_one_line(&answer.err).ends_with(NONE), "{}", answer.err);
    assert!(
        answer.out.contains("No figure about the team: needs the half year that says who is active;"),
        "{}",
        answer.out
    );
    for name in ["Overinvolvement", "Team dependency", "Burnout"] {
        let sign = sign(&answer.out, name);
        assert!(
            sign.starts_with(&format!("  {name:<22}not seen: needs ")) && sign.contains(UNSHALLOW),
            "{sign}"
        );
    }
    assert_eq!(answer.code, Some(3));
    nothing_is_given(&program().run(&short, &["--json"]));
    // And the command that is named brings everything.
    let program = program();
    program.run(&till, &[]);
    place.git("till", &["fetch", "--quiet", "--unshallow"]);
    let answer = program.run(&till, &[]);
    assert_eq!(answer.out, whole.out);
    assert_eq!(answer.code, Some(0));
}

/// No signal of the team has a value, each says why, and nobody is counted.
fn nothing_is_given(answer: &Answer) {
    assert_eq!(answer.code, Some(3));
    let data: serde_json::Value = serde_json::from_str(&answer.out).expect("one object");
    assert_eq!(data["team"]["active"], serde_json::Value::Null);
    for signal in data["signals"].as_array().expect("a list").iter().filter(|signal| signal["id"] != "s10g") {
        let id = &signal["id"];
        // What needs a forge, a calendar or a file is not missing from git: nothing is dropped of it.
        let not_of_git =
            ["s2", "s3", "s3w", "s4", "s7f", "s8", "s12", "s14", "s15", "s16"].iter().any(|one| id == one);
        let (status, command) = match not_of_git {
            true => ("not_connected", "; groundwork connect"),
            false => ("not_enough", "; git fetch --unshallow"),
        };
        assert_eq!(signal["status"], status, "{id}");
        assert!(signal["why"].as_str().is_some_and(|why| why.contains(command)), "{id}: {}", signal["why"]);
        for figure in ["value", "numerator", "denominator", "verdict", "detail"] {
            assert_eq!(signal[figure], serde_json::Value::Null, "{figure} of {id}");
        }
    }
}

#[test]
fn blobless() {
    // Trees say what changed, and equal ids what was only moved.
    let place = Place::new();
    let till = partial(&place, "till", "blob:none");
    is_ordinary(&scorecard(&till), &ordinary(&place, "till", "main"));
    // A file that was moved and changed has to be looked into.
    let moved = Place::with(|history| {
        use madeup::stream::{Change, Entry};
        let text = b"fn step() { work(0) }\n".repeat(20);
        let changed = [&text[..], b"fn more() {}\n"].concat();
        let (from, to) = ("refunds/src/old.rs", "refunds/src/new.rs");
        let put = [Change::Put(from.as_bytes(), Entry::File(&text))];
        history.commit(testkit::kinds::BEN, testkit::kinds::monday(1), "Add\n", &put);
        let move_it = [Change::Delete(from.as_bytes()), Change::Put(to.as_bytes(), Entry::File(&changed))];
        history.commit(testkit::kinds::BEN, testkit::kinds::monday(1) + 60, "Move\n", &move_it);
    });
    let till = partial(&moved, "till", "blob:none");
    let before = objects(&till);
    let asked = noted_when_asked(&moved, "till");
    let answer = scorecard(&till);
    let said = "1 commit could not be read, because objects are missing; git fetch --refetch --no-filter brings them.";
    assert_eq!(untimed(&answer.err), format!("{} {said}", read_all(&moved)));
    assert!(
        in_one_line(&answer.out).contains("in none of them. git fetch --refetch --no-filter"),
        "{}",
        answer.out
    );
    // One commit of many is less to rest on, and no reason to say nothing.
    assert_eq!(answer.code, Some(0));
    let sources = program().run(&till, &["sources"]);
    assert!(in_one_line(&sources.out).contains("1 commit incomplete"), "{}", sources.out);
    assert_eq!(sources.code, Some(3));
    let verified = program().run(&till, &["records", "verify"]);
    assert!(verified.out.contains(" not compared, git says: could not fetch "), "{}", verified.out);
    assert!(
        verified.err.contains("hint: where something is missing: git fetch --refetch --no-filter\n"),
        "{}",
        verified.err
    );
    assert_eq!(verified.code, Some(1));
    // Nothing was asked for, by the program or by git, though the server is there.
    assert_eq!(objects(&till), before);
    assert!(!asked.exists());
    moved.git("till", &["fetch", "--quiet", "--refetch", "--no-filter"]);
    assert_eq!(program().run(&till, &["records", "verify"]).code, Some(0));
    assert!(asked.exists(), "a fetch is noted");
}

#[test]
fn tree_less() {
    let place = Place::new();
    let till = partial(&place, "till", "tree:0");
    let before = objects(&till);
    let answer = scorecard(&till);
    let commits = place.till.commits - 2;
    let said = format!(
        "{commits} commits could not be read, because objects are missing; git fetch --refetch --no-filter brings them."
    );
    assert_eq!(untimed(&answer.err), format!("{} {said} {NONE}", read_all(&place)));
    assert_eq!(answer.code, Some(3));
    assert!(!answer.out.contains("Nothing here is counted"), "missing is not nothing: {}", answer.out);
    for name in ["Overinvolvement", "Team dependency"] {
        let sign = sign(&answer.out, name);
        assert!(sign.starts_with(&format!("  {name:<22}not seen: needs ")), "{sign}");
        assert!(sign.contains("0 of its") || sign.contains("0\n                        of its"), "{sign}");
        assert!(sign.ends_with("                        git fetch --refetch --no-filter\n"), "{sign}");
    }
    // Days with a commit need no files.
    assert!(sign(&answer.out, "Burnout").contains(" days with a commit of yours;"), "{}", answer.out);
    for args in [&["knowledge"][..], &["away"], &["team"], &["signal", "s1a"], &["--json"], &["sources"]] {
        let answer = program().run(&till, args);
        assert_eq!(answer.code, Some(3), "{args:?}: {}", answer.out);
    }
    assert_eq!(objects(&till), before);
}

/// A clone of part of the server's objects, with nothing checked out.
fn partial(place: &Place, name: &str, filter: &str) -> std::path::PathBuf {
    place.clone_to(name, &["--no-checkout", &format!("--filter={filter}")])
}

/// A file that is there once git has asked the server for something.
fn noted_when_asked(place: &Place, name: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let (noted, script) = (place.at("asked"), place.at("upload-pack"));
    let text = format!("#!/bin/sh\ntouch '{}'\nexec git-upload-pack \"$@\"\n", noted.display());
    std::fs::write(&script, text).expect("a script can be written");
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    place.git(name, &["config", "remote.origin.uploadpack", &script.to_string_lossy()]);
    noted
}

/// Which objects are there, by the files they are in.
fn objects(repository: &Path) -> Vec<(std::path::PathBuf, u64)> {
    let packs = repository.join(".git/objects/pack").read_dir().expect("a repository has packs");
    let mut packs: Vec<_> = packs
        .map(|pack| pack.expect("a file"))
        .map(|pack| (pack.path(), pack.metadata().expect("a file").len()))
        .collect();
    packs.sort();
    packs
}

#[test]
fn missing_objects() {
    let place = Place::new();
    let whole = ordinary(&place, "till", "main");
    let till = place.clone_to("till", &[]);
    let git_dir = till.join(".git");
    loose(&git_dir);
    let tree = place.git("till", &["rev-parse", "HEAD~20^{tree}"]);
    remove_object(&git_dir, &tree);
    let program = program();
    let answer = program.run(&till, &[]);
    // The commit, and the one that is told from it.
    let said = "2 commits could not be read, because objects are missing; ";
    assert_eq!(untimed(&answer.err), format!("{} {said}{REFETCH}", read_all(&place)));
    let (ada, all) = (place.till.ada_now, place.till.all_now);
    let lost = (0..=2).any(|hers| answer.out.contains(&format!(" {} of {}\n", ada - hers, all - 2)));
    assert!(lost, "what is missing is in no count: {}", answer.out);
    assert!(answer.out.contains(" commits that these figures rest on;"), "{}", answer.out);
    assert_eq!(answer.code, Some(0));
    assert_eq!(program.run(&till, &["sources"]).code, Some(3));
    let verified = program.run(&till, &["records", "verify"]);
    let why = format!("not compared, git says: unable to read tree ({tree})");
    assert_eq!(verified.out.matches(&why).count(), 2, "{}", verified.out);
    assert!(verified.err.starts_with("error: what was read differs from git's\n"), "{}", verified.err);
    assert_eq!(verified.code, Some(1));
    // The command that is named brings it, and all is as if nothing had been missing.
    place.git("till", &["fetch", "--quiet", "--refetch"]);
    let answer = program.run(&till, &[]);
    assert_eq!((answer.out, answer.code), (whole.out, Some(0)));

    // A commit in the middle: history begins behind it.
    let other = place.clone_to("other", &[]);
    loose(&other.join(".git"));
    remove_object(&other.join(".git"), &place.git("other", &["rev-parse", "HEAD~100"]));
    let answer = scorecard(&other);
    let said = in_one_line(answer.err.split_once('\n').map_or("", |(_, rest)| rest));
    assert!(
        said.starts_with("History begins on ")
            && said.contains(", because a commit before it is missing; git "),
        "{said}"
    );
    assert!(!answer.err.contains("shallow"), "{}", answer.err);
    assert_eq!(answer.code, Some(3));

    // The newest commit: there is nothing to read from.
    let headless = place.clone_to("headless", &[]);
    loose(&headless.join(".git"));
    let tip = place.git("headless", &["rev-parse", "HEAD"]);
    remove_object(&headless.join(".git"), &tip);
    let answer = scorecard(&headless);
    assert_eq!(answer.out, "");
    let hint = "git fetch --refetch brings it where a remote has it; git fsck names what else is missing";
    let said = format!("error: the newest commit of the branch, {tip}, is missing hint: {hint}");
    assert_eq!(in_one_line(&answer.err), said);
    assert_eq!(answer.code, Some(1));
}

#[test]
fn corrupt_pack_overwritten() {
    let place = Place::new();
    // Commits lie in front in a pack, trees behind them: wherever it is, something is said or nothing is lost.
    let mut said = 0;
    for thousandths in [100, 300, 500, 700, 900] {
        let name = format!("till-{thousandths}");
        let till = place.clone_to(&name, &[]);
        overwrite_pack(&till.join(".git"), thousandths, 200);
        let answer = scorecard(&till);
        if answer.err.contains("could not be read") || answer.err.contains("History begins on") {
            said += 1;
            assert!(
                in_one_line(&answer.err).contains("where git fsck finds a damaged pack, a fresh clone does."),
                "{}",
                answer.err
            );
            assert_eq!(program().run(&till, &["sources"]).code, Some(3));
            assert_eq!(program().run(&till, &["records", "verify"]).code, Some(1));
            assert!(matches!(answer.code, Some(0 | 3)), "{answer:?}");
        } else {
            is_ordinary(&answer, &ordinary_again(&place, &name));
        }
    }
    assert!(said >= 2, "{said} of 5");
}

/// As an ordinary clone shows it, which is made once more.
fn ordinary_again(place: &Place, name: &str) -> Answer {
    let copy = place.clone_to(&format!("whole-{name}"), &[]);
    let answer = scorecard(&copy);
    Answer { out: answer.out.replacen(&format!("whole-{name}"), name, 1), ..answer }
}

#[test]
fn corrupt_pack_cut_off() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    cut_off_pack(&till.join(".git"), 500);
    let answer = scorecard(&till);
    assert!(
        in_one_line(&answer.err).contains(" commits could not be read, because objects are missing; "),
        "{}",
        answer.err
    );
    assert!(in_one_line(&answer.err).ends_with(NONE), "{}", answer.err);
    assert_eq!(answer.code, Some(3));
    assert!(sign(&answer.out, "Overinvolvement").contains("not seen: needs the half year"), "{}", answer.out);
    assert_eq!(program().run(&till, &["records", "verify"]).code, Some(1));
    // Nearly all of it gone: the newest commit as well.
    let nothing = place.clone_to("nothing", &[]);
    cut_off_pack(&nothing.join(".git"), 0);
    let answer = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW).run(&nothing, &[]);
    assert_eq!((answer.out.as_str(), answer.code), ("", Some(1)));
    assert!(answer.err.starts_with("error: ") && answer.err.contains("\nhint: git "), "{}", answer.err);
}
