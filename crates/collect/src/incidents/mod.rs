//! Files of incidents, in CSV or JSON, read into records.
//!
//! **Invariant.** A row is an incident, or it is named with its place and left out: none disappears in silence. Any bytes give an answer or a
//! sentence, in bounded time and memory.
//!
//! **Does not** know what an incident means, or remember which column is which: the caller does.

mod columns;
mod error;
mod instant;
mod json;
mod rows;
mod stream;
mod table;
mod text;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use jiff::tz::TimeZone;
use records::Incident;

pub use columns::{Part, candidates, propose};
pub use error::Error;
pub use records::IncidentColumns as Columns;
pub use rows::{Unread, Why};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The most incidents that are read.
pub const MOST_ROWS: usize = 100_000;
/// Rows that are named; all are counted.
const NAMED: usize = 20;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its incidents, the first first.
    pub incidents: Vec<Incident>,
    /// Rows of the file.
    pub rows: usize,
    /// Rows that are no incident here, because the day they began cannot be read.
    pub left_out: usize,
    /// What could not be read, with its place; the first of them.
    pub unread: Vec<Unread>,
    /// Rows that a later one with the same id replaced.
    pub replaced: usize,
    /// The file says in no way how its letters are written, and is not UTF-8: it was read as windows-1252.
    pub guessed: bool,
}

/// What is known of a file before its columns are: its headings, or the dotted paths of its objects.
pub fn headings(bytes: &[u8]) -> Result<Vec<String>, Error> {
    let (text, _) = text::decoded(bytes)?;
    if json::is_json(&text) { json::paths(&text) } else { table::headings(&text) }
}

/// Reads a file's content. A day or a time without a zone is one of `zone`.
pub fn read(bytes: &[u8], columns: &Columns, zone: &TimeZone) -> Result<Reading, Error> {
    let (text, guessed) = text::decoded(bytes)?;
    let mut rows = rows::Rows::new(zone);
    if json::is_json(&text) {
        json::read(&text, columns, &mut rows)?;
    } else {
        table::read(&text, columns, &mut rows)?;
    }
    Ok(Reading { guessed, ..settled(rows) })
}

/// Of two rows with the same id the later holds.
fn settled(rows: rows::Rows) -> Reading {
    let mut last: HashMap<String, Incident> = HashMap::new();
    let read = rows.incidents.len();
    for incident in rows.incidents {
        last.insert(incident.id.clone(), incident);
    }
    let replaced = read - last.len();
    let mut incidents: Vec<Incident> = last.into_values().collect();
    incidents.sort_by(|one, other| (one.opened, &one.id).cmp(&(other.opened, &other.id)));
    Reading {
        incidents,
        rows: rows.seen,
        left_out: rows.left_out,
        unread: rows.unread,
        replaced,
        guessed: false,
    }
}

/// The content of a file, for [`headings`] and [`read`], and when it was written, in seconds since 1970, if the system knows.
pub fn content(path: &Path) -> Result<(Vec<u8>, Option<i64>), Error> {
    let unreadable =
        |error: std::io::Error| Error::File { path: path.to_owned(), why: error.kind().to_string() };
    // Asked before it is opened: a pipe would wait for whoever writes into it.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Error::File { path: path.to_owned(), why: "it is no ordinary file".to_owned() });
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    let written = crate::written(&file);
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok((bytes, written))
}
