//! Every kind of repository: what the program prints, where, and how it ends. One test a kind, by the name it
//! has in `docs/reading-git.md`.

mod contents;
mod formats;
mod heads;
mod list;
mod missing;
mod places;

use std::path::Path;

use testkit::kinds::{NOW, Place};
use testkit::{Answer, Program};

use crate::cases::in_one_line;

/// The program on the day all kinds are looked at.
pub fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

/// The scorecard of a repository that was never read before.
pub fn scorecard(repository: &Path) -> Answer {
    let answer = program().run(repository, &[]);
    Answer { err: unbroken(&answer.err), ..answer }
}

/// Sentences each in one line, as they were before they were broken at eighty columns: a line goes on where
/// its first word had no room on the one before.
pub fn unbroken(err: &str) -> String {
    let mut text = String::new();
    let mut room = 80;
    for line in err.lines() {
        let word = line.split(' ').next().unwrap_or_default().len();
        if !text.is_empty() {
            text.push(if word > 0 && room < 1 + word { ' ' } else { '\n' });
        }
        text.push_str(line);
        room = 80_usize.saturating_sub(line.chars().count());
    }
    if text.is_empty() { text } else { text + "\n" }
}

/// What an ordinary clone of the history shows, under another repository's name and branch.
pub fn ordinary(place: &Place, name: &str, branch: &str) -> Answer {
    let answer = scorecard(&place.clone_to("ordinary", &[]));
    assert!(
        answer
            .out
            .starts_with("ordinary, main, twelve weeks to Sunday 15 November 2026, changes (commits)\n")
    );
    let till = place.till;
    assert!(answer.out.contains(&format!(" {} of {}\n", till.ada_now, till.all_now)), "{}", answer.out);
    let out = answer.out.replacen("ordinary, main,", &format!("{name}, {branch},"), 1);
    Answer { out, ..answer }
}

/// What was said, in one line; the time a reading took is the one thing that differs between two runs.
pub fn untimed(err: &str) -> String {
    let line = |line: &str| {
        let (before, after) = (line.split_once(" in ")?.0, line.split_once(". You are")?.1);
        line.starts_with("Read ").then(|| format!("{before}. You are{after}"))
    };
    let lines: Vec<String> = err.lines().map(|text| line(text).unwrap_or_else(|| text.to_owned())).collect();
    in_one_line(&lines.join(" "))
}

/// A page that is that of an ordinary clone, which ends well, with nothing said but how much was read.
#[track_caller]
pub fn is_ordinary(answer: &Answer, ordinary: &Answer) {
    assert_eq!(answer.out, ordinary.out);
    assert_eq!(untimed(&answer.err), untimed(&ordinary.err));
    assert_eq!(answer.code, Some(0));
}

/// What a first reading says of the whole history.
pub fn read_all(place: &Place) -> String {
    format!("Read {} commits by 4 people. You are Ada, with 1 address.", place.till.commits)
}

/// The block of the page about one sign, up to the next empty line.
pub fn sign<'a>(out: &'a str, name: &str) -> &'a str {
    let from = out.find(&format!("\n  {name} ")).map_or(out.len(), |at| at + 1);
    let block = &out[from..];
    &block[..block.find("\n\n").map_or(block.len(), |end| end + 1)]
}
