//! When events take place, as `collect` reads it and as `recurring-ical-events` does.

use std::collections::BTreeMap;
use std::process::Command;

use collect::calendar::{Wanted, read};
use jiff::civil::date;
use jiff::tz::{AmbiguousOffset, TimeZone};
use records::{Meeting, Standing};
use tempfile::TempDir;

use super::cases::{self, Case, Clock};
use crate::command::output;
use crate::python;
use crate::test::outcome::Outcome;

/// The days that are looked at: two years, in which clocks of four of the zones were changed four times.
const WINDOW: [&str; 2] = ["2018-01-01", "2020-01-01"];
/// The least cases that are tried.
const LEAST: usize = 300;

/// Asks both.
pub fn tests() -> Outcome {
    compared().unwrap_or_else(|other| other)
}

/// An instance: when it begins and ends, in seconds, and what it is called.
type Row = (i64, i64, String);

fn compared() -> Result<Outcome, Outcome> {
    let python = python::with("calendar")?;
    let failed = |error: std::io::Error| Outcome::Failed(error.to_string());
    let cases = cases::all(|text| ours(text).unwrap_or_default());
    if cases.len() < LEAST {
        return Err(Outcome::Failed(format!("{} cases are too few", cases.len())));
    }
    let made = TempDir::with_prefix("groundwork-calendars-").map_err(failed)?;
    let mut expand = Command::new(python);
    expand.arg(python::sources("calendar").join("expand.py")).args(WINDOW);
    for case in &cases {
        let file = made.path().join(&case.name);
        std::fs::write(&file, &case.text).map_err(failed)?;
        expand.arg(&file);
    }
    let said = output(&mut expand).map_err(Outcome::Failed)?;
    let theirs = theirs(&said).ok_or_else(|| Outcome::Failed(format!("this is no table: {said:.200}")))?;
    let (mut instances, mut known, mut wrong) = (0, BTreeMap::<&str, u64>::new(), Vec::new());
    for case in &cases {
        let found = ours(&case.text).map_err(|said| Outcome::Failed(format!("{}: {said}", case.name)))?;
        let excepted: Vec<i64> =
            found.iter().filter(|one| is_exception(one)).map(|one| one.planned).collect();
        let found: Vec<Row> = found
            .into_iter()
            .filter(|meeting| meeting.standing != Standing::TakenOut)
            .map(|meeting| (meeting.begins, meeting.ends, meeting.title.unwrap_or_default()))
            .collect();
        instances += found.len();
        match difference(case, &excepted, &found, theirs.get(&case.name).cloned().unwrap_or_default()) {
            Ok(differences) => {
                for difference in differences {
                    *known.entry(difference).or_default() += 1;
                }
            }
            Err(said) => wrong.push(format!("{}\n{said}\n{}", case.name, case.text)),
        }
    }
    if !wrong.is_empty() {
        let first: Vec<String> = wrong.iter().take(5).cloned().collect();
        return Err(Outcome::Failed(format!(
            "{} of {} cases differ\n{}",
            wrong.len(),
            cases.len(),
            first.join("\n")
        )));
    }
    if let Some(gone) = KNOWN.iter().find(|known_one| !known.contains_key(*known_one)) {
        return Err(Outcome::Failed(format!("no instances {gone} any more")));
    }
    let known: Vec<String> = known.iter().map(|(why, number)| format!("{number} {why}")).collect();
    Ok(Outcome::Passed(format!(
        "{} calendars, {instances} instances; of the other's {}",
        cases.len(),
        known.join(", ")
    )))
}

/// Whether an instance was taken out of its series, or stands in place of one.
fn is_exception(meeting: &Meeting) -> bool {
    meeting.standing == Standing::TakenOut || meeting.title.as_deref() == Some("instead")
}

/// Our instances that begin in the window.
fn ours(text: &str) -> Result<Vec<Meeting>, String> {
    let [from, to] = [date(2018, 1, 1), date(2020, 1, 1)]
        .map(|day| day.to_zoned(TimeZone::UTC).expect("a day of this century").timestamp().as_second());
    let wanted = Wanted::new(from, to, TimeZone::UTC, &[], [7; 16]).with_titles(true);
    let reading = read(text.as_bytes(), &wanted).map_err(|error| error.to_string())?;
    if !reading.left_out.is_nothing() {
        return Err(format!("{:?}", reading.left_out.sentences()));
    }
    Ok(reading.meetings.into_iter().filter(|meeting| meeting.begins >= from).collect())
}

/// The other's, each with how far its zone's offset moved meanwhile.
fn theirs(said: &str) -> Option<BTreeMap<String, Vec<(Row, i64)>>> {
    let mut all: BTreeMap<String, Vec<(Row, i64)>> = BTreeMap::new();
    for line in said.lines() {
        let [file, begins, ends, title, moved] = line.split('\t').collect::<Vec<_>>()[..] else {
            return None;
        };
        let row = (begins.parse().ok()?, ends.parse().ok()?, title.to_owned());
        all.entry(file.to_owned()).or_default().push((row, moved.parse().ok()?));
    }
    Some(all)
}

/// Differences that are known. RFC 5545 settles each for us; one that no longer comes up is to be taken out here.
const KNOWN: [&str; 4] = [LASTS, TWICE, SKIPPED, HITS_TWO];
/// An instance lasts exactly as long as the first (3.8.5.3); the other adds to what the clock shows at its beginning.
const LASTS: &str = "last by the clock";
/// Two local times of which the clock skips one are one instant, and of duplicates there is one (3.8.5.2); the other has both.
const TWICE: &str = "come twice";
/// A local time that the clock skips is read with the offset before (3.3.5); so does the other in zones of the table, but not in one that
/// the calendar defines.
const SKIPPED: &str = "are in an hour that is skipped";
/// An exception is of one instance, by its instant (3.8.4.4, 3.8.5.1); the other compares what clocks show too, and takes the local time of one
/// for the time in UTC of another of the same day.
const HITS_TWO: &str = "are gone with another";

/// Those of a case; an error where there is another.
fn difference(
    case: &Case,
    excepted: &[i64],
    ours: &[Row],
    mut theirs: Vec<(Row, i64)>,
) -> Result<Vec<&'static str>, String> {
    let mut known = Vec::new();
    let mut alone: Vec<&Row> = Vec::new();
    for row in ours {
        let of_same = |same: &dyn Fn(&Row, i64) -> bool| {
            theirs.iter().position(|(theirs, moved)| theirs.2 == row.2 && same(theirs, *moved))
        };
        let exact = of_same(&|theirs, _| (theirs.0, theirs.1) == (row.0, row.1));
        let lasts = || of_same(&|theirs, moved| theirs.0 == row.0 && theirs.1 + moved == row.1);
        let skipped = || of_same(&|theirs, _| theirs.0 + 3_600 == row.0 && is_skipped(case.clock, row.0));
        let found = exact.map(|at| (at, None)).or_else(|| lasts().map(|at| (at, Some(LASTS))));
        match found.or_else(|| skipped().map(|at| (at, Some(SKIPPED)))) {
            Some((at, why)) => {
                theirs.remove(at);
                known.extend(why);
            }
            None if hits_two(case.clock, excepted, row.0) => known.push(HITS_TWO),
            None => alone.push(row),
        }
    }
    theirs.retain(|(row, _)| {
        let twice = ours.iter().any(|ours| ours.0 == row.0 && ours.2 == row.2);
        let skipped = excepted.contains(&(row.0 + 3_600)) && is_skipped(case.clock, row.0 + 3_600);
        known.extend(twice.then_some(TWICE).or(skipped.then_some(SKIPPED)));
        !twice && !skipped
    });
    if alone.is_empty() && theirs.is_empty() {
        return Ok(known);
    }
    let said = |rows: Vec<&Row>| {
        let said = |row: &&Row| {
            let begins = jiff::Timestamp::from_second(row.0).unwrap_or_default();
            format!("  {begins} for {} s, {}\n", row.1 - row.0, row.2)
        };
        rows.iter().take(6).map(said).collect::<String>()
    };
    let theirs = theirs.iter().map(|(row, _)| row).collect();
    Err(format!("ours alone:\n{}theirs alone:\n{}", said(alone), said(theirs)))
}

/// Whether an instant is what is made of a local time that the clock skips, in the zone that the calendar defines.
fn is_skipped(clock: Clock, at: i64) -> bool {
    let zone = cases::zone(clock);
    // The offset before is that of winter.
    let local =
        jiff::Timestamp::from_second(at - 5 * 3_600).unwrap_or_default().to_zoned(TimeZone::UTC).datetime();
    clock == Clock::Defined
        && matches!(zone.to_ambiguous_timestamp(local).offset(), AmbiguousOffset::Gap { .. })
}

/// Whether the time of an instance in UTC is the local time of one that is excepted, or the other way about.
fn hits_two(clock: Clock, excepted: &[i64], at: i64) -> bool {
    let zone = cases::zone(clock);
    let local = |at: i64| {
        let instant = jiff::Timestamp::from_second(at).unwrap_or_default();
        at + i64::from(zone.to_offset(instant).seconds())
    };
    excepted.iter().any(|&one| one != at && (local(one) == at || local(at) == one))
}
