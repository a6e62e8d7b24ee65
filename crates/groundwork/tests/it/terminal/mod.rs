//! The terminal itself: width, styles, plain terminals, streams, questions, help, errors.

mod errors;
mod fields;
mod help;
pub mod pty;
mod questions;
mod sentences;
mod streams;
mod styles;
mod width;

use std::path::Path;

use testkit::Program;
use testkit::cases::{Case, NOW};
use unicode_width::UnicodeWidthStr;

/// Every command that shows something, without what changes it.
const PAGES: &[&[&str]] = &[
    &[],
    &["--as-of", "2026-06-01"],
    &["signal", "s1a"],
    &["signal", "s1b"],
    &["signal", "s5a"],
    &["signal", "s5b"],
    &["signal", "s6a"],
    &["signal", "s6b"],
    &["signal", "s6c"],
    &["signal", "s7"],
    &["signal", "s8"],
    &["signal", "s9"],
    &["signal", "s10g"],
    &["signal", "s12g"],
    &["signal", "s14"],
    &["knowledge"],
    &["knowledge", "--names"],
    &["knowledge", "ledger"],
    &["knowledge", "ledger", "--names"],
    &["away"],
    &["away", "--days", "28"],
    &["away", "--names"],
    &["reasons"],
    &["week"],
    &["me"],
    &["people"],
    &["people", "--names"],
    &["team"],
    &["team", "--names"],
    &["areas"],
    &["hours"],
    &["role"],
    &["days-off"],
    &["sources"],
    &["sources", "--excluded"],
    &["config", "show"],
];

/// Lists of records; their lines may be longer than a narrow terminal, because an id stands whole in them.
const LISTS: &[&[&str]] = &[
    &["signal", "s1a", "--evidence"],
    &["signal", "s1a", "--denominator"],
    &["signal", "s5b", "--evidence"],
    &["signal", "s6b", "--denominator"],
    &["signal", "s9", "--denominator"],
    &["away", "--evidence"],
];

/// What changes something, one after the other, with what it says back.
const CHANGES: &[&[&str]] = &[
    &["hours", "08:30-18:00", "mon-thu", "08:30-16:00", "fri"],
    &["role", "2026-03-02"],
    &["days-off", "2026-07-27..2026-08-07"],
    &["disagree", "s1a", "Half of what was merged in October was made by two people at one desk"],
    &["config", "target", "20"],
    &["areas", "handed-over", "ledger", "2026-03-02"],
    &["areas", "split", "ledger", "--as", "an export with a long name", "ledger/ex*.rs"],
    &["team", "--remove", "leila@kassa.example", "--from", "1jun"],
    &["exclude", "HEAD~2", "--because", "a tool wrote all of this, and nobody looked at it"],
    &["undo"],
    &["undo"],
];

/// A case that was looked at once, with everything in it that can be said.
fn told(case: &Case) -> Program {
    let program = program();
    program.run(case.path(), &[]);
    for change in CHANGES {
        program.run(case.path(), change);
    }
    program
}

fn program() -> Program {
    Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW)
}

/// What a command prints on a terminal of so many columns.
fn at_width(program: &Program, repository: &Path, args: &[&str], columns: usize) -> (String, String) {
    let mut command = program.command(repository);
    let output = command.env("COLUMNS", columns.to_string()).args(args).output().expect("it can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text is UTF-8");
    (text(output.stdout), text(output.stderr))
}

/// The lines that are wider.
fn wider(text: &str, columns: usize) -> Vec<&str> {
    text.lines().filter(|line| line.width() > columns).collect()
}
