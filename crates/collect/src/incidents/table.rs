//! Tables: CSV as it is exported, with a comma, a semicolon or a tab.

use std::borrow::Cow;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::rows::{Cells, Rows, Why};
use super::{Columns, Error};

/// The most headings that are offered.
const MOST_HEADINGS: usize = 500;

/// The headings: the first line's cells.
pub(super) fn headings(text: &str) -> Result<Vec<String>, Error> {
    let mut first = StringRecord::new();
    reader(text).read_record(&mut first).map_err(not_a_table)?;
    let headings: Vec<String> = first.iter().take(MOST_HEADINGS).map(|cell| cell.trim().to_owned()).collect();
    if headings.len() < 2 { Err(Error::OneColumn) } else { Ok(headings) }
}

/// Every row below the headings.
pub(super) fn read(text: &str, columns: &Columns, rows: &mut Rows) -> Result<(), Error> {
    let headings = headings(text)?;
    let place = |column: &Option<String>| -> Result<Option<usize>, Error> {
        let Some(name) = column else { return Ok(None) };
        let found = headings.iter().position(|heading| heading == name.trim());
        found.map(Some).ok_or_else(|| Error::NoColumn { name: name.clone(), have: headings.clone() })
    };
    let opened = place(&columns.opened)?.ok_or(Error::NotNamed { what: "the day an incident began" })?;
    let (id, title, class) = (place(&columns.id)?, place(&columns.title)?, place(&columns.class)?);
    let (closed, lead, url) = (place(&columns.closed)?, place(&columns.lead)?, place(&columns.url)?);
    let open_quote = open_quote(text, delimiter(text));

    let mut reader = reader(text);
    let mut record = StringRecord::new();
    let mut first = true;
    while reader.read_record(&mut record).map_err(not_a_table)? {
        if std::mem::take(&mut first) || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows.begins()?;
        let (line, begins, ends) = span(text, &record, &reader);
        if open_quote.is_some_and(|at| (begins..ends).contains(&at)) {
            rows.leave_out(line, true, Why::OpenQuote);
            continue;
        }
        if record.iter().skip(headings.len()).any(|cell| !cell.trim().is_empty()) {
            rows.leave_out(line, true, Why::TooWide);
            continue;
        }
        let cell = |place: Option<usize>| -> Cow<str> {
            Cow::Borrowed(place.and_then(|place| record.get(place)).unwrap_or_default())
        };
        let cells = Cells {
            id: cell(id),
            title: cell(title),
            class: cell(class),
            opened: cell(Some(opened)),
            closed: cell(closed),
            lead: cell(lead),
            url: cell(url),
        };
        rows.keep(&cells, line, true);
    }
    Ok(())
}

/// The line a record begins on, and its bytes. The reader counts empty lines before a record to it.
fn span(text: &str, record: &StringRecord, reader: &Reader<&[u8]>) -> (u64, usize, usize) {
    let (line, begins) = record.position().map_or((0, 0), |at| (at.line(), at.byte() as usize));
    let rest = text.as_bytes().get(begins..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let passed = empty.clone().filter(|&&byte| byte == b'\n').count() as u64;
    let begins = begins + empty.count();
    (line + passed, begins, (reader.position().byte() as usize).max(begins + 1))
}

fn reader(text: &str) -> Reader<&[u8]> {
    let delimiter = delimiter(text);
    ReaderBuilder::new().flexible(true).has_headers(false).delimiter(delimiter).from_reader(text.as_bytes())
}

fn not_a_table(error: csv::Error) -> Error {
    Error::NotATable { why: error.to_string() }
}

/// What stands most often between the headings, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                for (delimiter, count) in &mut counts {
                    *count += u32::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    // Of equals the first.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(delimiter, _)| *delimiter)
}

/// Where a quote begins that the text does not end.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let (mut quoted, mut starts) = (None, true);
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match quoted {
            None => {
                quoted = (starts && byte == b'"').then_some(at);
                starts = byte == delimiter || byte == b'\n' || byte == b'\r';
            }
            Some(_) if byte == b'"' => {
                if bytes.next_if(|&(_, next)| next == b'"').is_none() {
                    quoted = None;
                    starts = false;
                }
            }
            Some(_) => {}
        }
    }
    quoted
}
