use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use store::{Data, Error, Notice};

use crate::child;
use crate::made::{head, line, word};

#[test]
fn words_of_several_processes_are_all_kept() {
    let dir = tempfile::tempdir().expect("a directory");
    // They also make the files at the same moment.
    let processes: Vec<_> = (0..4).map(|_| child::start("says_a_hundred_words", dir.path())).collect();
    for process in processes {
        let ended = process.wait_with_output().expect("it ended");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    }
    assert_eq!(Data::open(dir.path()).expect("it opens").words("").expect("read").len(), 400);
}

#[test]
fn a_writer_waits_for_another_says_so_and_gives_up_in_the_end() {
    let dir = tempfile::tempdir().expect("a directory");
    let heard: Arc<Mutex<Vec<Notice>>> = Arc::default();
    let ear = heard.clone();
    let tell = move |notice: &Notice| ear.lock().expect("one thread").push(notice.clone());
    let mut data = Data::open_telling(dir.path(), tell).expect("it opens");
    data.set_patience(Duration::from_millis(600));
    let own = dir.path().join("own.db");
    let other = rusqlite::Connection::open(&own).expect("a database");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody writes");
    let error = data.say("", &[word(1)], 1).expect_err("somebody else writes");
    assert!(matches!(&error, Error::Busy { at } if *at == own), "{error}");
    assert_eq!(heard.lock().expect("one thread").as_slice(), [Notice::Waiting { at: own }]);
    other.execute_batch("COMMIT").expect("done");
    data.say("", &[word(1)], 1).expect("kept");
}

#[test]
fn a_reading_waits_for_that_of_another_process() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut other = child::command("reads_until_its_input_ends", dir.path());
    let mut other =
        other.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("this binary can be started");
    let mut lines = BufReader::new(other.stdout.take().expect("piped")).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "reading"));
    let mut input = other.stdin.take().expect("piped");
    let mut data = Data::open(dir.path()).expect("it opens");
    let waited = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while waited.load(Ordering::SeqCst) == 0 {
                std::thread::sleep(Duration::from_millis(5));
            }
            input.write_all(b"end\n").expect("a pipe");
        });
        let waiting = || {
            waited.fetch_add(1, Ordering::SeqCst);
        };
        data.reading(waiting).expect("it comes free");
    });
    assert_eq!(waited.into_inner(), 1);
    assert!(other.wait().expect("it ended").success());
}

#[test]
fn a_reading_that_was_killed_does_not_show_and_is_gone_on_with() {
    for round in 0..6 {
        let dir = tempfile::tempdir().expect("a directory");
        let mut other = child::start("reads_a_thousand_commits_and_begins_again", dir.path());
        let mut lines = BufReader::new(other.stdout.take().expect("piped")).lines().map_while(Result::ok);
        assert!(lines.any(|line| line == "reading"));
        std::thread::sleep(Duration::from_millis(7 * round + 1));
        other.kill().expect("it runs");
        other.wait().expect("it ended");
        let mut data = Data::open(dir.path()).expect("it opens");
        let repository = data.repository(std::path::Path::new("/code/kassa/.git")).expect("entered");
        let known = data.known(repository).expect("read").whole;
        let loaded = data.load(repository).expect("read");
        assert!(loaded.is_none_or(|history| history.commits.len() == 1_000), "half a reading never shows");
        let is_new = |fresh: &records::Fresh| match fresh {
            records::Fresh::Commit(commit) => !known.contains(&commit.id),
            records::Fresh::Step(step) => !known.contains(&step.commit),
        };
        let rest: Vec<_> = line(1_000).into_iter().filter(is_new).collect();
        data.write(repository, &rest).expect("written");
        data.finish(repository, "kassa", &head(1_000), &[], 1).expect("finished");
        let history = data.load(repository).expect("read").expect("it was finished");
        assert!(history == crate::readings::gathered(line(1_000), 1_000, &[]), "round {round}");
    }
}
