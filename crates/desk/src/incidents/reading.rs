//! A file of incidents, looked at and read.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use collect::incidents::{Error, Reading, content, headings, read};
use jiff::tz::TimeZone;
use records::{IncidentColumns, IncidentFile};

use super::columns::{Chosen, Typed, chosen};
use super::words::columns_in_words;
use crate::Failure;
use crate::sources::takes_the_place_of;
use crate::text::{clean, number_of, thousands};

/// Lines that are named at most.
const NAMED: usize = 3;

/// A file that was looked at: its content, and what its columns are called.
pub struct Table {
    pub(super) path: PathBuf,
    bytes: Vec<u8>,
    /// The headings; of JSON the paths.
    pub headings: Vec<String>,
    /// When it was written last, in seconds since 1970.
    written: Option<i64>,
}

impl Table {
    /// Looks at a file, by its absolute path.
    pub fn of(path: &Path) -> Result<Table, Failure> {
        let (bytes, written) = content(path)?;
        let headings = headings(&bytes)?;
        Ok(Table { path: path.to_owned(), bytes, headings, written })
    }

    /// Its columns: what was typed, before what held the last time, before what the headings say; or what only the lead can
    /// say. `asks`: somebody can be asked.
    pub fn columns(
        &self,
        typed: &Typed,
        before: Option<&IncidentColumns>,
        asks: bool,
    ) -> Result<Chosen, Failure> {
        chosen(self, typed, before, asks)
    }

    /// Its rows. A file of which no row says when it began is none of incidents.
    pub(super) fn read(&self, columns: &IncidentColumns, zone: &TimeZone) -> Result<Reading, Failure> {
        let reading = read(&self.bytes, columns, zone)?;
        if reading.incidents.is_empty() && reading.rows > 0 {
            let rows = number_of(reading.rows, "row");
            let of = columns.opened.as_deref().map(clean).unwrap_or_default();
            let mut failure = Failure::new(format!("of {rows} none says in “{of}” when it began"));
            for unread in reading.unread.iter().take(NAMED) {
                failure = failure.looked_at(clean(&unread.to_string()));
            }
            return Err(failure
                .hint("dates are read as 2026-11-03, with or without 10:00 and a zone")
                .hint("groundwork connect incidents FILE --columns opened=NAME names another column"));
        }
        Ok(reading)
    }

    /// The second up to which the file can tell: when it was written, or is read; never before what it tells.
    pub(super) fn tells_until(&self, reading: &Reading, now: i64) -> i64 {
        let newest = reading.incidents.iter().map(|incident| incident.opened).max();
        let written = self.written.unwrap_or(now);
        newest.map_or(written, |newest| newest.max(written)).min(now)
    }
}

/// What a reading brought.
#[derive(Clone, Debug)]
pub struct ReadOf {
    /// Which file, and its columns.
    pub file: IncidentFile,
    /// What it says.
    pub reading: Reading,
    /// Whether the same was kept of it before.
    pub is_same: bool,
    /// The file in the place of which it stands.
    pub in_place_of: Option<String>,
}

impl ReadOf {
    /// `Read 42 incidents of 7 classes from incidents.csv.`, and what was left out.
    pub fn in_words(&self) -> Vec<String> {
        let (reading, name) = (&self.reading, name(&self.file.path));
        let incidents = number_of(reading.incidents.len(), "incident");
        let of = of_classes(reading.incidents.iter().map(|one| one.class.as_deref()));
        if self.is_same {
            return vec![format!("Nothing new in {name}: {incidents}{of}.")];
        }
        let mut said = vec![format!("Read {incidents}{of} from {name}.")];
        if let Some(other) = &self.in_place_of {
            said.push(takes_the_place_of(other));
        }
        said.push(format!("The columns are {}.", columns_in_words(&self.file.columns)));
        if self.file.columns.class.is_none() {
            said.push(
                "No column says what kind of problem each was, so nothing can be said to come again: --columns class=NAME."
                    .to_owned(),
            );
        }
        said.extend(left_out(reading));
        said
    }
}

/// ` of 7 classes`; nothing where none has one.
pub(super) fn of_classes<'c>(classes: impl Iterator<Item = Option<&'c str>>) -> String {
    let classes: HashSet<String> = classes.flatten().map(|class| class.trim().to_lowercase()).collect();
    match classes.len() {
        0 => String::new(),
        1 => " of one class".to_owned(),
        n => format!(" of {} classes", thousands(n as u64)),
    }
}

/// What could not be read, with the first places.
fn left_out(reading: &Reading) -> Vec<String> {
    let mut said = Vec::new();
    if reading.left_out > 0 {
        said.push(format!("{} left out.", number_of(reading.left_out, "row")));
    }
    if reading.replaced > 0 {
        said.push(format!(
            "{} replaced by a later one with the same id.",
            number_of(reading.replaced, "row")
        ));
    }
    if reading.guessed {
        said.push("It does not say how its letters are written; it was read as windows-1252.".to_owned());
    }
    said.extend(
        reading
            .unread
            .iter()
            .take(NAMED)
            .map(|unread| format!("{}.", crate::text::capital(&clean(&unread.to_string())))),
    );
    let more = reading.unread.len().saturating_sub(NAMED);
    if more > 0 {
        said.push("More are listed by groundwork sources.".to_owned());
    }
    said
}

/// The name of a file without where it lies.
pub(crate) fn name(path: &str) -> String {
    let path = Path::new(path);
    clean(&path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::new(clean(&error.to_string())).hint(clean(&error.hint()))
    }
}
