//! The calendar of the made-up team's lead, as `collect` reads it and as `recurring-ical-events` does.

use std::process::Command;

use collect::calendar::{Wanted, read};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::Standing;
use tempfile::TempDir;

use crate::command::output;
use crate::python;
use crate::test::outcome::Outcome;

/// All of it: from its first Monday to behind its last day.
const WINDOW: (Date, Date) = (date(2024, 8, 26), date(2027, 1, 11));

/// Asks both.
pub fn tests() -> Outcome {
    compared().unwrap_or_else(|other| other)
}

fn compared() -> Result<Outcome, Outcome> {
    let python = python::with("calendar")?;
    let failed = |error: std::io::Error| Outcome::Failed(error.to_string());
    let made = TempDir::with_prefix("groundwork-calendar-").map_err(failed)?;
    let (file, bytes) = (made.path().join("mira.ics"), madeup::kassa::calendar());
    std::fs::write(&file, &bytes).map_err(failed)?;
    let mut expand = Command::new(python);
    expand.arg(python::sources("calendar").join("expand.py"));
    expand.args([WINDOW.0.to_string(), WINDOW.1.to_string()]).arg(&file);
    let said = output(&mut expand).map_err(Outcome::Failed)?;
    let row = |line: &str| -> Option<(i64, i64)> {
        let mut cells = line.split('\t').skip(1);
        Some((cells.next()?.parse().ok()?, cells.next()?.parse().ok()?))
    };
    let theirs: Option<Vec<(i64, i64)>> = said.lines().map(row).collect();
    let mut theirs = theirs.ok_or_else(|| Outcome::Failed(format!("this is no table: {said:.200}")))?;
    let mut ours = ours(&bytes).map_err(Outcome::Failed)?;
    theirs.sort_unstable();
    ours.sort_unstable();
    if ours != theirs {
        let alone = |some: &[(i64, i64)], others: &[(i64, i64)]| {
            some.iter().find(|one| !others.contains(one)).map_or_else(String::new, |one| format!("{one:?}"))
        };
        let (ours_alone, theirs_alone) = (alone(&ours, &theirs), alone(&theirs, &ours));
        return Err(Outcome::Failed(format!(
            "{} and {}: ours alone {ours_alone}, theirs alone {theirs_alone}",
            ours.len(),
            theirs.len()
        )));
    }
    Ok(Outcome::Passed(format!("{} instances of the made-up lead's calendar", ours.len())))
}

/// When ours begin and end; what was taken out is nothing to the other.
fn ours(bytes: &[u8]) -> Result<Vec<(i64, i64)>, String> {
    let at = |day: Date| day.to_zoned(TimeZone::UTC).expect("a day of this century").timestamp().as_second();
    let (from, to) = (at(WINDOW.0), at(WINDOW.1));
    let reading = read(bytes, &Wanted::new(from, to, TimeZone::UTC, &[], [7; 16]))
        .map_err(|error| error.to_string())?;
    if !reading.left_out.is_nothing() {
        return Err(format!("{:?}", reading.left_out.sentences()));
    }
    let stands =
        reading.meetings.iter().filter(|one| one.standing != Standing::TakenOut && one.begins >= from);
    Ok(stands.map(|one| (one.begins, one.ends)).collect())
}
