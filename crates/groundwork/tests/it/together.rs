//! Two at once, and Ctrl-C.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use testkit::kinds::{NOW, Place};
use testkit::{Answer, Program};

use crate::cases::in_one_line;

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

fn started(program: &Program, repository: &Path, args: &[&str]) -> Child {
    let mut command = program.command(repository);
    command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program can be started")
}

fn ended(child: Child) -> Answer {
    Answer::of(child.wait_with_output().expect("it ends"))
}

/// Holds the lock of reading, as another groundwork does, until it is dropped.
fn reading(program: &Program) -> std::fs::File {
    std::fs::create_dir_all(program.data()).expect("a directory can be made");
    let path = program.data().join("reading.lock");
    let lock = std::fs::File::options().create(true).append(true).open(path).expect("a lock can be made");
    lock.lock().expect("the lock is free");
    lock
}

#[test]
fn two_at_once_show_the_same_and_read_it_once() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let expected = program().out(&till, &[]);
    let program = program();
    let children: Vec<Child> = (0..4).map(|_| started(&program, &till, &[])).collect();
    for answer in children.into_iter().map(ended) {
        assert_eq!((answer.out.as_str(), answer.code), (expected.as_str(), Some(0)), "{}", answer.err);
    }
    let sources = program.out(&till, &["sources"]);
    assert!(
        in_one_line(&sources).contains(&format!("; {} commits; nothing missing ", place.till.commits)),
        "{sources}"
    );
}

#[test]
fn one_waits_for_another_that_is_reading_and_says_so() {
    let place = Place::new();
    let till = place.clone_to("till", &[]);
    let program = program();
    let lock = reading(&program);
    let mut waiting = started(&program, &till, &[]);
    std::thread::sleep(Duration::from_millis(800));
    assert!(waiting.try_wait().expect("it can be asked").is_none(), "it waits");
    drop(lock);
    let answer = ended(waiting);
    assert!(
        answer.err.starts_with("Another groundwork is reading here; waiting for it.\nRead "),
        "{}",
        answer.err
    );
    assert_eq!(answer.err.matches("waiting").count(), 1);
    assert_eq!(answer.code, Some(0));
}

#[test]
fn ctrl_c_keeps_what_was_read_and_says_how_far_it_came() {
    let place = long_history();
    let till = place.at("long");
    let whole = program().out(&till, &["--json"]);
    let mut paused = 0;
    for attempt in 0..6 {
        let program = program();
        let child = started(&program, &till, &[]);
        wait_until_something_was_written(&program, Duration::from_millis(20 * attempt));
        interrupt(&child);
        let answer = ended(child);
        if answer.code == Some(0) {
            continue;
        }
        paused += 1;
        assert_eq!((answer.out.as_str(), answer.code), ("", Some(130)), "{}", answer.err);
        let numbers = answer
            .err
            .strip_prefix("Paused at ")
            .and_then(|rest| rest.strip_suffix(". What was read is kept; run it again to go on.\n"));
        let (done, all) = numbers.and_then(|numbers| numbers.split_once(" of ")).expect(&answer.err);
        let number = |text: &str| text.replace(',', "").parse::<usize>().expect("a number");
        assert!(number(done) <= number(all) && number(all) == COMMITS, "{}", answer.err);
        let next = program.run(&till, &["--json"]);
        assert_eq!((next.out.as_str(), next.code), (whole.as_str(), Some(0)), "{}", next.err);
    }
    assert!(paused > 0, "it was never interrupted while it read");
}

const COMMITS: usize = 20_000;

/// A history long enough to be interrupted in.
fn long_history() -> Place {
    use madeup::git::{ObjectFormat, Shape};
    use madeup::stream::{Change, Commit, Entry, Offset, Person, Stamp, Stream};
    let place = Place::new();
    let mut stream =
        Stream::create(&place.at("long"), Shape::WorkTree, ObjectFormat::Sha1).expect("git makes one");
    let mut parent = None;
    for at in 0..COMMITS as i64 {
        let seconds = testkit::kinds::monday(0) - 1_000 * (COMMITS as i64 - at);
        let who =
            (Person::new("Ada Lind", "ada@till.example"), Stamp { seconds, offset: Offset::Minutes(0) });
        let (path, text) = (format!("src/d{}/f{}.rs", at % 7, at % 91), format!("fn step_{at}() {{}}\n"));
        let changes = [Change::Put(path.as_bytes(), Entry::File(text.as_bytes()))];
        let parents: Vec<_> = parent.into_iter().collect();
        let commit = Commit {
            branch: "refs/heads/main",
            author: who,
            committer: who,
            message: b"Step\n",
            encoding: None,
            parents: &parents,
            changes: &changes,
        };
        parent = Some(stream.commit(&commit).expect("git takes it"));
    }
    stream.finish().expect("git takes the stream");
    place.is_ada("long");
    place
}

fn wait_until_something_was_written(program: &Program, and_then: Duration) {
    let log = program.data().join("records.db-wal");
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(60) {
        // The tables alone are smaller than that.
        if log.metadata().is_ok_and(|log| log.len() > 200_000) {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(and_then);
}

fn interrupt(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("a signal can be sent").success());
}
