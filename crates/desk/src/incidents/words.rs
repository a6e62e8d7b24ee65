//! What is said of a file of incidents: where it is, how far it tells, what is missing.

use collect::incidents::Part;
use records::IncidentColumns;

use super::kept::kept;
use crate::text::{clean, day, number_of};
use crate::{Desk, Failure};

/// The file that is connected, as it is listed.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it lies, clean.
    pub place: String,
    /// `read on 18 November 2026; 42 incidents since 3 March 2025`
    pub how_far: String,
    /// `3 rows left out`; none where none were.
    pub missing: Option<String>,
    /// What could not be read, with its place; the first of them.
    pub unread: Vec<String>,
}

/// The file that is connected; none where none is.
pub fn row(desk: &Desk) -> Result<Option<Row>, Failure> {
    let Some(file) = &desk.settings.incidents else { return Ok(None) };
    let place = clean(&file.path);
    let Some(kept) = kept(&desk.data, &desk.team, file)? else {
        let how_far = "nothing was read yet".to_owned();
        return Ok(Some(Row { place, how_far, missing: None, unread: Vec::new() }));
    };
    let on = |at: i64| day(desk.day(at));
    let first = kept.incidents.iter().map(|incident| incident.opened).min();
    let since = first.map(|first| format!(" since {}", on(first))).unwrap_or_default();
    let written = if on(kept.until) == on(kept.read) {
        String::new()
    } else {
        format!(", the file is of {}", on(kept.until))
    };
    let how_far =
        format!("read on {}{written}; {}{since}", on(kept.read), number_of(kept.incidents.len(), "incident"));
    let mut missing = Vec::new();
    if kept.left_out > 0 {
        missing.push(format!("{} left out", number_of(kept.left_out as usize, "row")));
    }
    if kept.replaced > 0 {
        missing.push(format!(
            "{} replaced by a later one with the same id",
            number_of(kept.replaced as usize, "row")
        ));
    }
    if kept.guessed {
        missing.push("letters read as windows-1252, because the file does not say".to_owned());
    }
    let missing = (!missing.is_empty()).then(|| missing.join("; "));
    Ok(Some(Row { place, how_far, missing, unread: kept.unread.iter().map(|line| clean(line)).collect() }))
}

/// `opened “Started”, class “Service”`
pub fn columns_in_words(columns: &IncidentColumns) -> String {
    let named = |part: Part| Some(format!("{} “{}”", part.word(), clean(part.of(columns)?)));
    Part::ALL.into_iter().filter_map(named).collect::<Vec<_>>().join(", ")
}
