//! What was given away, as a table.

use desk::notes::{GivenRow, Notebook, given_rows};

use super::entry;
use crate::sitting::Seen;

/// Something given away.
pub struct Given {
    /// Its address.
    pub path: String,
    /// The level, drawn, where one was given.
    pub scale: Option<String>,
    /// The rest.
    pub row: GivenRow,
}

/// All that was given away, the last first.
pub fn given(book: &Notebook, seen: &Seen) -> Vec<Given> {
    let rows = given_rows(book, &seen.desk.team_name(), seen.report).into_iter();
    rows.map(|row| Given { path: entry::path(row.id), scale: row.level.and_then(chart::level), row })
        .collect()
}
