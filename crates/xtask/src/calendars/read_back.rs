//! The calendar that the program writes, read back by two others: `tests/calendar`, in Python.

use std::process::Command;

use tempfile::TempDir;
use testkit::Program;

use crate::command::{groundwork, output};
use crate::python;
use crate::test::outcome::Outcome;

/// What is kept, and the days and words that are to be found again; `{}` stands for a long text.
const KEPT: [(&str, &str); 5] = [
    (
        "d 70% exports; move, to \\nightly {}, review 1 mar",
        "2027-03-01 2027-03-02 Was it right? exports; move, to \\nightly {}",
    ),
    (
        "g refunds to Jonas, level 5, checks on 10 dec",
        "2026-12-10 2026-12-11 First agreed check: refunds to Jonas",
    ),
    ("t with Sam about scope, put off since 3 oct", "2026-10-06 2026-10-07 The talk: With Sam, about scope"),
    (
        "i no outage from 決済, not happened by 29 feb 2028",
        "2028-02-29 2028-03-01 Has it still not happened? no outage from 決済",
    ),
    (
        "r settlement failed again, owner: Priya, by 31 dec",
        "2026-12-31 2027-01-01 Is the condition changed? settlement failed again",
    ),
];

/// Writes one and has it read.
pub fn tests() -> Outcome {
    read_back().unwrap_or_else(|other| other)
}

fn read_back() -> Result<Outcome, Outcome> {
    let python = python::with("calendar")?;
    let failed = |error: std::io::Error| Outcome::Failed(error.to_string());
    let made = TempDir::with_prefix("groundwork-calendar-").map_err(failed)?;
    let program = Program::new(groundwork().map_err(Outcome::Failed)?, "2026-11-19T09:00:00Z");
    let long = "on the quiet days of the long winter, für alle Länder ".repeat(4);
    let mut wanted = String::new();
    for (line, found) in KEPT {
        output(program.command(program.home()).args(["log", &line.replace("{}", long.trim())]))
            .map_err(Outcome::Failed)?;
        wanted += &format!("{}\n", found.replace("{}", long.trim()));
    }
    let (file, expected) = (made.path().join("groundwork.ics"), made.path().join("expected"));
    std::fs::write(&expected, wanted).map_err(failed)?;
    let mut calendar = program.command(program.home());
    output(calendar.arg("calendar").arg(&file).arg("--names")).map_err(Outcome::Failed)?;
    let mut read = Command::new(python);
    read.arg(python::sources("calendar").join("read_back.py")).args([&file, &expected]);
    output(&mut read).map(|said| Outcome::Passed(said.trim().to_owned())).map_err(Outcome::Failed)
}
