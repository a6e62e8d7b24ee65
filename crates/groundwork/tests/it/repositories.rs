//! Several repositories of one team, and the data directory they are kept in.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use madeup::git::{ObjectFormat, Shape, run};
use madeup::stream::{Change, Commit, Entry, Offset, Person, Stamp, Stream};
use serde_json::Value;
use testkit::{Answer, Program};

const MIRA: &str = "mira@kassa.example";
/// Monday 16 November 2026, 00:00 in Lisbon.
const T: i64 = 1_794_787_200;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-19T09:00:00Z")
}

/// A year in which Mira, by this address, and two others change a file each week.
pub fn repository(dir: PathBuf, mira: &str) -> PathBuf {
    repository_from(dir, mira, "Work\n")
}

/// The same with another history.
pub fn repository_from(dir: PathBuf, mira: &str, message: &str) -> PathBuf {
    fs::create_dir_all(dir.parent().expect("a directory in one")).expect("made");
    let mut stream = Stream::create(&dir, Shape::WorkTree, ObjectFormat::Sha1).expect("git is there");
    let mut parents = Vec::new();
    for week in (0..52).rev() {
        for (day, (name, email)) in
            [("M", mira), ("Sam", "sam@kassa.example"), ("L", "l@kassa.example")].into_iter().enumerate()
        {
            let seconds = T - (week + 1) * 7 * 86_400 + day as i64 * 90_000;
            let stamp = (Person::new(name, email), Stamp { seconds, offset: Offset::Minutes(0) });
            let path = format!("src/file{}.rs", week % 5);
            let mark = stream.commit(&Commit {
                branch: "refs/heads/main",
                author: stamp,
                committer: stamp,
                message: message.as_bytes(),
                encoding: None,
                parents: &parents,
                changes: &[Change::Put(path.as_bytes(), Entry::File(seconds.to_string().as_bytes()))],
            });
            parents = vec![mark.expect("git takes it")];
        }
    }
    stream.finish().expect("git takes it");
    run(&dir, &["config", "user.email", mira]).expect("a repository");
    dir
}

fn maker_share(answer: &Answer) -> (Value, Value, Value) {
    let all: Value = serde_json::from_str(&answer.out).expect("one object");
    let signal = &all["signals"][0];
    (signal["status"].clone(), signal["numerator"].clone(), signal["denominator"].clone())
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of a test")
}

#[test]
fn a_team_of_two_repositories_is_read_whole_from_either() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let one = repository(dir.path().join("kassa"), MIRA);
    // She has another address here, by the repository's own configuration.
    let other = repository_from(dir.path().join("guide"), "mira@other.example", "Guide\n");
    assert_eq!(maker_share(&program.run(&one, &["--json"])), ("value".into(), 12.into(), 36.into()));
    program.out(&one, &["add", text(&other)]);
    let team = ("value".into(), 24.into(), 72.into());
    assert_eq!(maker_share(&program.run(&one, &["--json"])), team);
    assert_eq!(maker_share(&program.run(&other, &["--json"])), team);
    let again = program.out(&one, &["add", text(&other)]);
    assert_eq!(again, "It is one of the team's already.\n");
}

#[test]
fn a_second_clone_is_refused_and_two_of_one_name_are_told_apart() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let one = repository(dir.path().join("api/server"), MIRA);
    let clone = dir.path().join("clone");
    run(dir.path(), &["clone", "--quiet", text(&one), text(&clone)]).expect("a clone");
    let answer = program.run(&one, &["add", text(&clone)]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    let said = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
    let place = fs::canonicalize(&one).expect("it is there");
    assert!(said.contains(&format!("error: this is the same history as {}", place.display())), "{said}");
    assert_eq!(maker_share(&program.run(&one, &["--json"])), ("value".into(), 12.into(), 36.into()));
    let other = repository_from(dir.path().join("web/server"), MIRA, "Other work\n");
    program.out(&one, &["add", text(&other)]);
    assert_eq!(maker_share(&program.run(&one, &["--json"])), ("value".into(), 24.into(), 72.into()));
    let page = program.out(&one, &["sources"]);
    assert!(page.contains("api/server") && page.contains("web/server"), "{page}");
}

#[test]
fn a_repository_reached_by_two_paths_or_a_work_tree_is_one() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let one = repository(dir.path().join("kassa"), MIRA);
    let link = dir.path().join("link");
    std::os::unix::fs::symlink(&one, &link).expect("a link");
    let tree = dir.path().join("tree");
    run(&one, &["worktree", "add", "--quiet", "--detach", text(&tree), "main"]).expect("a work tree");
    program.out(&one, &[]);
    for path in [&link, &tree] {
        let answer = program.run(path, &[]);
        assert_eq!(answer.err, "Nothing new since Thursday 19 November.\n", "{}", path.display());
        assert_eq!(program.out(&one, &["add", text(path)]), "It is one of the team's already.\n");
    }
}

#[test]
fn a_repository_of_the_team_that_is_gone_is_said_and_no_signal_has_a_figure() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    // A repository around them, which must not be taken for the one that is gone.
    let around = repository(dir.path().join("around"), MIRA);
    let one = repository(around.join("kassa"), MIRA);
    let other = repository_from(around.join("guide"), MIRA, "Guide\n");
    program.out(&one, &["add", text(&other)]);
    let whole = program.out(&one, &[]);
    let away = dir.path().join("away");
    fs::rename(&other, &away).expect("moved");
    let answer = program.run(&one, &["--json"]);
    assert_eq!(answer.code, Some(3), "{}", answer.err);
    let said = format!("{} is not read: this is not a git repository.", other.display());
    assert!(answer.err.contains(&said), "{}", answer.err);
    let all: Value = serde_json::from_str(&answer.out).expect("one object");
    for signal in all["signals"].as_array().expect("a list") {
        let none = ["not_enough", "not_applicable", "not_connected"]
            .iter()
            .any(|status| signal["status"] == *status);
        assert!(none, "{signal}");
        assert_eq!(signal["numerator"], Value::Null, "{signal}");
    }
    fs::rename(&away, &other).expect("moved back");
    assert_eq!(program.out(&one, &[]), whole, "nothing of it was lost");
    fs::rename(&other, &away).expect("moved");
    program.out(&one, &["forget", text(&other)]);
    assert_eq!(maker_share(&program.run(&one, &["--json"])), ("value".into(), 12.into(), 36.into()));
}

#[test]
fn a_damaged_cache_is_said_and_the_page_is_the_same() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let one = repository(dir.path().join("kassa"), MIRA);
    let first = program.out(&one, &[]);
    let records = program.data().join("records.db");
    let sound = fs::read(&records).expect("a file");
    for page in 0..sound.len() / 4_096 {
        let mut damaged = sound.clone();
        damaged[page * 4_096..page * 4_096 + 200].fill(0x5a);
        fs::write(&records, &damaged).expect("written");
        let answer = program.run(&one, &[]);
        assert_eq!((answer.code, &answer.out), (Some(0), &first), "page {page}: {}", answer.err);
        if page == 0 {
            let said = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
            let anew = "was damaged. It held only what was read; that is read again.";
            assert!(said.contains(anew), "{said}");
        }
    }
}

#[test]
fn damaged_words_end_the_run_and_are_left_as_they_are() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let one = repository(dir.path().join("kassa"), MIRA);
    program.out(&one, &["hours", "09:00-17:00", "mon-fri"]);
    let own = program.data().join("own.db");
    let mut damaged = fs::read(&own).expect("a file");
    damaged[..64].fill(0x5a);
    fs::write(&own, &damaged).expect("written");
    let answer = program.run(&one, &[]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(answer.err.starts_with(&format!("error: {} is damaged: ", own.display())), "{}", answer.err);
    assert!(answer.err.contains("hint: it is left as it is; keep a copy"), "{}", answer.err);
    assert_eq!(fs::read(&own).expect("a file"), damaged);
}

#[test]
fn a_directory_that_may_only_be_read_is_said_with_what_to_do() {
    let (program, dir) = (program(), tempfile::tempdir().expect("a directory"));
    let one = repository(dir.path().join("kassa"), MIRA);
    program.out(&one, &[]);
    let data = program.data();
    let mut command = program.command(&one);
    if fs::metadata(dir.path()).expect("it is there").uid() == 0 {
        // Nothing is read-only for root.
        for path in [dir.path(), program.home(), &data] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
        }
        command.uid(65_534).gid(65_534);
    } else {
        fs::set_permissions(&data, fs::Permissions::from_mode(0o500)).expect("it is ours");
        for file in fs::read_dir(&data).expect("a directory") {
            fs::set_permissions(file.expect("a file").path(), fs::Permissions::from_mode(0o400))
                .expect("it is ours");
        }
    }
    let answer = Answer::of(command.output().expect("it can be started"));
    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).expect("it is ours");
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{}", answer.err);
    assert!(answer.err.starts_with(&format!("error: {}", data.display())), "{}", answer.err);
    assert!(
        answer.err.contains("hint: another place: groundwork --data DIR, or GROUNDWORK_DATA\n"),
        "{}",
        answer.err
    );
}
