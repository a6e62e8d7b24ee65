//! What other tests have done in a process of its own, which they end, or which a limit ends.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use store::Data;

use crate::made::word;

const DIRECTORY: &str = "STORE_TEST_DIRECTORY";

/// A process that runs one of the tests below over a directory.
pub fn start(test: &str, dir: &Path) -> Child {
    command(test, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this binary can be started")
}

/// The same, not started yet.
pub fn command(test: &str, dir: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a test has a binary"));
    command
        .args(["--exact", &format!("child::{test}"), "--ignored", "--nocapture", "--quiet"])
        .env(DIRECTORY, dir);
    command
}

fn directory() -> PathBuf {
    std::env::var_os(DIRECTORY).expect("another test starts this one").into()
}

/// Prints the number of each word once it is confirmed.
#[test]
#[ignore = "run by another test, as a process of its own"]
fn says_words_until_it_is_ended() {
    let mut data = Data::open(&directory()).expect("a directory of a test");
    for n in 0.. {
        match data.say("", &[word(n)], n as i64) {
            Ok(_) => println!("\nsaid {n}"),
            Err(error) => {
                println!("\nfailed: {error}\nhint: {}", error.hint());
                return;
            }
        }
        std::io::stdout().flush().expect("a pipe");
    }
}

/// Says a hundred words.
#[test]
#[ignore = "run by another test, as a process of its own"]
fn says_a_hundred_words() {
    let mut data = Data::open(&directory()).expect("a directory of a test");
    for n in 0..100 {
        data.say("", &[word(n)], n as i64).expect("words are kept");
    }
}

/// Holds the lock of a reading until its input ends.
#[test]
#[ignore = "run by another test, as a process of its own"]
fn reads_until_its_input_ends() {
    let mut data = Data::open(&directory()).expect("a directory of a test");
    let held = data.reading(|| {}).expect("nobody else reads");
    println!("\nreading");
    std::io::stdout().flush().expect("a pipe");
    let mut end = String::new();
    std::io::stdin().read_line(&mut end).expect("a pipe");
    drop(held);
}

/// Writes records of a repository until it is ended.
#[test]
#[ignore = "run by another test, as a process of its own"]
fn reads_a_thousand_commits_and_begins_again() {
    let mut data = Data::open(&directory()).expect("a directory of a test");
    println!("\nreading");
    std::io::stdout().flush().expect("a pipe");
    loop {
        let repository = data.repository(Path::new("/code/kassa/.git")).expect("it is entered");
        for batch in crate::made::line(1_000).chunks(100) {
            data.write(repository, batch).expect("it is written");
        }
        data.finish(repository, "kassa", &crate::made::head(1_000), &[], 1).expect("it is finished");
        data.forget(repository).expect("it is forgotten");
    }
}
