//! What is connected in the demo beside the forge: files that lie beside its repository, kept as if they had been read.

use std::fs;
use std::path::{Path, PathBuf};

use collect::incidents::{headings, propose, read};
use desk::{Failure, incidents};
use jiff::tz::TimeZone;
use madeup::kassa;
use records::{IncidentFile, Said};
use store::Data;

/// The team's incidents, as their tool exports them.
const INCIDENTS: &str = "incidents.csv";

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
