//! Directories that cannot be read or written, and a disk that is full.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use testkit::kinds::{NOW, Place};
use testkit::{Answer, Program};

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

/// Whether permissions hold for whoever runs the tests; they do not for root.
fn permissions_hold(place: &Place) -> bool {
    let file = place.at("unreadable");
    fs::write(&file, "x").expect("a file can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("it can be closed");
    fs::read(&file).is_err()
}

/// Runs the program as somebody whom permissions hold for: this user, or if that is root one without a name.
fn as_somebody(program: &Program, place: &Place, repository: &std::path::Path, args: &[&str]) -> Answer {
    let command = program.command(repository);
    if permissions_hold(place) {
        return program.run(repository, args);
    }
    let mut somebody = Command::new("setpriv");
    somebody.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]);
    somebody.arg(command.get_program()).args(command.get_args()).args(args);
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            somebody.env(name, value);
        }
    }
    Answer::of(somebody.output().expect("setpriv (util-linux) can be run"))
}

fn open_to_all(place: &Place, program: &Program) {
    for dir in [place.at("."), program.home().to_owned()] {
        fs::set_permissions(dir, fs::Permissions::from_mode(0o777)).expect("it is ours");
    }
}

#[test]
fn a_data_directory_that_cannot_be_written_is_said_with_another_place() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = program();
    open_to_all(&place, &program);
    fs::create_dir(program.data()).expect("a directory can be made");
    fs::set_permissions(program.data(), fs::Permissions::from_mode(0o555)).expect("it can be closed");
    let answer = as_somebody(&program, &place, &till, &[]);
    assert_eq!((answer.out.as_str(), answer.code), ("", Some(1)), "{}", answer.err);
    let data = program.data().display().to_string();
    assert!(answer.err.starts_with(&format!("error: {data}")), "{}", answer.err);
    assert!(answer.err.contains(" cannot be used: "), "{}", answer.err);
    assert!(
        answer.err.ends_with("hint: another place: groundwork --data DIR, or GROUNDWORK_DATA\n"),
        "{}",
        answer.err
    );
}

#[test]
fn a_repository_that_cannot_be_read_is_said() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = program();
    open_to_all(&place, &program);
    for closed in [till.join(".git"), till.join(".git/objects"), till.clone()] {
        let open = closed.metadata().expect("it is there").permissions();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it can be closed");
        let answer = as_somebody(&program, &place, &till, &[]);
        fs::set_permissions(&closed, open).expect("it can be opened again");
        let shown = closed.display();
        assert_eq!((answer.out.as_str(), answer.code), ("", Some(1)), "{shown}: {}", answer.err);
        assert!(answer.err.starts_with("error: "), "{shown}: {}", answer.err);
        assert!(answer.err.contains("\nhint: "), "{shown}: {}", answer.err);
    }
    assert_eq!(as_somebody(&program, &place, &till, &[]).code, Some(0));
}

/// Runs the program where no file may grow beyond so many kilobytes, as on a disk that is full.
fn where_the_disk_is_full(
    program: &Program,
    repository: &std::path::Path,
    kilobytes: u32,
    args: &[&str],
) -> Answer {
    let command = program.command(repository);
    let mut sh = Command::new("bash");
    sh.args(["-c", &format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\""), "sh"]);
    sh.arg(command.get_program()).args(command.get_args()).args(args).env_clear();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            sh.env(name, value);
        }
    }
    Answer::of(sh.output().expect("a shell can be run"))
}

#[test]
fn a_full_disk_is_said_and_nothing_that_was_kept_is_lost() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let expected = program().out(&till, &["--json"]);
    let program = program();
    let mut failed = 0;
    for kilobytes in [0, 8, 40, 70, 120, 200] {
        let answer = where_the_disk_is_full(&program, &till, kilobytes, &["--json"]);
        if answer.code == Some(0) {
            assert_eq!(answer.out, expected);
            continue;
        }
        failed += 1;
        assert_eq!((answer.out.as_str(), answer.code), ("", Some(1)), "{kilobytes}: {}", answer.err);
        assert!(
            answer.err.starts_with("error: ") && answer.err.contains("full"),
            "{kilobytes}: {}",
            answer.err
        );
        assert!(answer.err.contains("make room, then run the same again\n"), "{kilobytes}: {}", answer.err);
    }
    assert!(failed >= 3, "{failed}");
    assert_eq!(program.out(&till, &["--json"]), expected, "with room again all goes on");
    // A word that was confirmed stays, one that could not be kept is not confirmed.
    program.out(&till, &["hours", "08:30-18:00", "mon-fri"]);
    let said = program.out(&till, &["config", "show"]);
    let mut refused = 0;
    for kilobytes in [1, 4, 12, 30] {
        let answer =
            where_the_disk_is_full(&program, &till, kilobytes, &["exclude", "HEAD~3", "--because", "a test"]);
        if answer.code == Some(0) {
            program.out(&till, &["undo"]);
        } else {
            refused += 1;
            assert_eq!(answer.out, "");
            assert!(answer.err.contains("make room"), "{kilobytes}: {}", answer.err);
        }
        assert_eq!(program.out(&till, &["config", "show"]), said);
    }
    assert!(refused >= 1, "{refused}");
}

#[test]
fn a_line_of_the_log_that_could_not_be_kept_is_not_said_to_be() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = program();
    program.out(&till, &["log", "i talked somebody through the fee rules"]);
    let mut refused = 0;
    for kilobytes in [1, 4, 12, 30] {
        let words = "x".repeat(9_000);
        let answer = where_the_disk_is_full(&program, &till, kilobytes, &["log", &words]);
        if answer.code == Some(0) {
            program.out(&till, &["undo"]);
        } else {
            refused += 1;
            assert_eq!(answer.out, "");
            assert!(answer.err.contains("make room"), "{kilobytes}: {}", answer.err);
        }
        let log = program.out(&till, &["log"]);
        assert_eq!(
            log.matches("talked somebody").count() + log.matches("Talked somebody").count(),
            1,
            "{log}"
        );
        assert!(!log.contains("xxx"), "{log}");
    }
    assert!(refused >= 1, "{refused}");
}

/// Files of a folder by name, each with its bytes.
fn files(dir: &std::path::Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = entries
        .filter(|entry| entry.path().is_file())
        .map(|entry| (entry.file_name(), fs::read(entry.path()).expect("a file")))
        .collect();
    files.sort();
    files
}

#[test]
fn what_is_to_leave_and_finds_a_full_disk_leaves_the_older_file_and_nothing_half() {
    let place = Place::new();
    let (mut program, out) = (program(), place.at("out"));
    fs::create_dir(&out).expect("a folder can be made");
    let named = |name: &str| out.join(name).to_string_lossy().into_owned();
    program.out(&out, &["log", "d 70% exports move to nightly, review 1 mar"]);
    program.out(&out, &["calendar", &named("old.ics")]);
    program.out(&out, &["backup", &named("old.db")]);
    for line in 0..12 {
        let words = format!("d 70% {} {line}, review 1 mar", "x".repeat(9_000));
        program.out(&out, &["log", &words]);
    }
    let (before, log) = (files(&out), program.out(&out, &["log"]));
    for kilobytes in [40, 64] {
        for args in [
            ["export", &named("all")],
            ["calendar", &named("old.ics")],
            ["calendar", &named("new.ics")],
            ["backup", &named("new.db")],
        ] {
            let answer = where_the_disk_is_full(&program, &out, kilobytes, &args);
            assert_eq!(answer.code, Some(1), "{args:?}: {}", answer.out);
            let said = format!("error: nothing more can be written in {}: the disk is full", args[1]);
            let err = answer.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(err.starts_with(&said), "{args:?}: {}", answer.err);
            assert!(err.ends_with("make room, then run the same again"), "{}", answer.err);
            assert_eq!(files(&out), before, "{args:?} at {kilobytes}");
            assert!(!out.join("all").exists());
        }
    }
    // A copy that cannot be put back leaves what is there.
    program.out(&out, &["backup", &named("whole.db")]);
    // The log shows its newest twelve, and lines of one instant by their ids, which are drawn: this one is newer.
    program.goes_on("2026-11-19T09:00:01Z");
    program.out(&out, &["log", "i one more"]);
    let answer = where_the_disk_is_full(&program, &out, 40, &["restore", &named("whole.db"), "--yes"]);
    assert_eq!(answer.code, Some(1), "{}", answer.out);
    assert!(answer.err.contains("the disk is full"), "{}", answer.err);
    let now = program.out(&out, &["log"]);
    assert!(!log.to_lowercase().contains("one more") && now.to_lowercase().contains("one more"), "{now}");
    program.out(&out, &["export", &named("all")]);
}
