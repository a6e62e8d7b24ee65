//! Lists of objects in JSON, as an interface answers or a tool exports them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::rows::{Cells, Rows, Why};
use super::stream::{Flat, each};
use super::{Columns, Error};

/// Objects whose paths are offered.
const LOOKED_AT: u64 = 50;
/// The most paths that are offered.
const MOST_PATHS: usize = 500;

/// Whether a text begins like JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['[', '{'])
}

/// The paths that lead to a text or a number, of the first objects.
pub(super) fn paths(text: &str) -> Result<Vec<String>, Error> {
    let mut found = BTreeSet::new();
    each(text, &mut |place, held| {
        note_paths(&mut found, place, held);
        Ok(())
    })?;
    Ok(found.into_iter().collect())
}

fn note_paths(found: &mut BTreeSet<String>, place: u64, held: Option<&Flat>) {
    if place <= LOOKED_AT {
        for (path, _) in held.into_iter().flatten() {
            if found.len() < MOST_PATHS {
                found.insert(path.clone());
            }
        }
    }
}

/// Every object of the list. A path that leads to nothing in any object was written for another file.
pub(super) fn read(text: &str, columns: &Columns, rows: &mut Rows) -> Result<(), Error> {
    let Columns { id, title, class, opened, closed, lead, url } = columns;
    if opened.is_none() {
        return Err(Error::NotNamed { what: "the day an incident began" });
    }
    let named: Vec<&str> =
        [id, title, class, opened, closed, lead, url].into_iter().flatten().map(String::as_str).collect();
    let (mut there, mut seen) = (vec![false; named.len()], BTreeSet::new());
    each(text, &mut |place, held| {
        rows.begins()?;
        note_paths(&mut seen, place, held);
        let Some(flat) = held else {
            rows.leave_out(place, false, Why::NotAnObject);
            return Ok(());
        };
        for (name, there) in named.iter().zip(&mut there) {
            *there = *there || flat.iter().any(|(path, _)| path == name);
        }
        let cell = |column: &Option<String>| -> Cow<str> {
            let found = column.as_deref().and_then(|name| flat.iter().find(|(path, _)| path == name));
            found.map_or(Cow::default(), |(_, text)| Cow::Borrowed(text))
        };
        let cells = Cells {
            id: cell(id),
            title: cell(title),
            class: cell(class),
            opened: cell(opened),
            closed: cell(closed),
            lead: cell(lead),
            url: cell(url),
        };
        rows.keep(&cells, place, false);
        Ok(())
    })?;
    match named.iter().zip(there).find(|(_, there)| !there) {
        Some((name, _)) if rows.seen > 0 => {
            Err(Error::NoColumn { name: (*name).to_owned(), have: seen.into_iter().collect() })
        }
        _ => Ok(()),
    }
}
