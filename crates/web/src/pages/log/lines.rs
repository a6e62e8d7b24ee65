use desk::notes::{Notebook, details, name_of, title};
use desk::text::day_short;
use growth::log::Line;

/// A stretch of the log.
pub struct Section {
    /// What it is called.
    pub heading: String,
    /// Its lines, newest first.
    pub rows: Vec<Row>,
}

/// A line, as it stands in the list.
pub struct Row {
    /// Its name, in addresses.
    pub id: String,
    /// The letter of its kind, and what that is.
    pub letter: char,
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// What more there is to it.
    pub details: String,
    /// The day it is about.
    pub day: String,
}

impl Row {
    fn of(line: &Line, book: &Notebook) -> Row {
        Row {
            id: line.id.to_string(),
            letter: line.entry.letter(),
            kind: name_of(&line.entry),
            title: title(&line.entry),
            details: details(line, book.today).join(" "),
            day: day_short(line.day, book.today.year()),
        }
    }
}

/// The log in stretches.
pub fn sections(book: &Notebook) -> Vec<Section> {
    let sections = book.log.sections(book.today).into_iter();
    let rows = |lines: Vec<&Line>| lines.into_iter().map(|line| Row::of(line, book)).collect();
    sections
        .map(|section| Section { heading: section.heading.to_string(), rows: rows(section.lines) })
        .collect()
}
