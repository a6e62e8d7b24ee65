//! What is connected in the demo beside the forge: files that lie beside its repository, kept as if they had been read.

use std::fs;
use std::path::{Path, PathBuf};

use collect::incidents::{headings, propose, read};
use desk::calendars::Whose;
use desk::{Failure, calendars, incidents};
use jiff::tz::TimeZone;
use madeup::kassa;
use records::{CalendarPlace, CalendarSource, IncidentFile, Said};
use store::Data;

/// The lead's calendar, as her program exports it.
const CALENDAR: &str = "mira.ics";
/// What marks time for the long run in it.
const LONG_HORIZON: &str = "roadmap";
/// The team's incidents, as their tool exports them.
const INCIDENTS: &str = "incidents.csv";

/// Writes the lead's calendar and keeps what it says, titles too: the word that connects it, which is of every team.
pub fn calendar(data: &mut Data, repository: &Path) -> Result<Said, Failure> {
    let bytes = kassa::calendar();
    let path = write(repository, CALENDAR, &bytes)?.to_string_lossy().into_owned();
    let long_horizon = vec![LONG_HORIZON.to_owned()];
    let source =
        CalendarSource { place: CalendarPlace::File(path), mine: Vec::new(), titles: true, long_horizon };
    let whose = Whose::new(vec![kassa::ADDRESS.to_owned()], zone());
    calendars::keep(data, (CALENDAR, &source), &bytes, &whose, kassa::NOW)?;
    Ok(Said::Calendar { name: CALENDAR.to_owned(), source: Some(source) })
}

/// Writes the file of incidents and keeps what it says: the word that connects it.
pub fn incidents(data: &mut Data, team: &str, repository: &Path) -> Result<Said, Failure> {
    let bytes = kassa::incidents();
    let path = write(repository, INCIDENTS, bytes)?.to_string_lossy().into_owned();
    let file = IncidentFile { path, columns: propose(&headings(bytes)?) };
    let reading = read(bytes, &file.columns, &zone())?;
    incidents::keep(data, team, &file, &reading, (kassa::NOW, kassa::NOW))?;
    Ok(Said::Incidents { file: Some(file) })
}

/// A file beside the repository.
fn write(repository: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let file = repository.with_file_name(name);
    fs::write(&file, bytes).map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    Ok(file)
}

fn zone() -> TimeZone {
    TimeZone::get(kassa::ZONE).expect("the zones that come along hold it")
}
