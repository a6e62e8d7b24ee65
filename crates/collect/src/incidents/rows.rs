//! What stands in a row, made an incident.

use std::fmt;

use jiff::tz::TimeZone;
use records::Incident;

use super::instant::instant;
use super::{Error, MOST_ROWS, NAMED};

/// The most characters that are kept of a text.
const MOST_CHARACTERS: usize = 300;
/// An address that is longer is none.
const MOST_OF_AN_ADDRESS: usize = 2_000;
/// The most characters of a cell that is named.
const SHOWN: usize = 40;

/// Something that could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line of a table, or the place in a list, from 1.
    pub place: u64,
    /// Whether `place` is a line.
    pub line: bool,
    /// What.
    pub why: Why,
}

/// What could not be read. Cells are cut short, and hostile text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing says when it began; it is left out.
    NotOpened,
    /// When it began is written in a way that is not known; it is left out.
    Opened(String),
    /// When it ended is written in a way that is not known; it is kept without.
    Closed(String),
    /// It ended before it began; it is kept without an end.
    Backwards,
    /// There are more cells than headings, so nothing says which is which; it is left out.
    TooWide,
    /// A quote begins there and does not end; it is left out.
    OpenQuote,
    /// It is no object; it is left out.
    NotAnObject,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", if self.line { "line" } else { "number" }, self.place)?;
        match &self.why {
            Why::NotOpened => f.write_str("nothing says when it began, so it is left out"),
            Why::Opened(cell) => write!(f, "“{cell}” is no date that is known, so it is left out"),
            Why::Closed(cell) => write!(f, "“{cell}” is no date that is known, so it has no end"),
            Why::Backwards => f.write_str("it ends before it begins, so it has no end"),
            Why::TooWide => f.write_str("it has more cells than there are headings, so it is left out"),
            Why::OpenQuote => f.write_str("a quote begins there and does not end, so it is left out"),
            Why::NotAnObject => f.write_str("it is no object, so it is left out"),
        }
    }
}

/// The cells of a row that are asked for; empty where there is nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells<'t> {
    pub id: std::borrow::Cow<'t, str>,
    pub title: std::borrow::Cow<'t, str>,
    pub class: std::borrow::Cow<'t, str>,
    pub opened: std::borrow::Cow<'t, str>,
    pub closed: std::borrow::Cow<'t, str>,
    pub lead: std::borrow::Cow<'t, str>,
    pub url: std::borrow::Cow<'t, str>,
}

/// Rows, one after the other.
pub(super) struct Rows<'z> {
    zone: &'z TimeZone,
    pub incidents: Vec<Incident>,
    pub seen: usize,
    pub left_out: usize,
    pub unread: Vec<Unread>,
}

impl<'z> Rows<'z> {
    pub fn new(zone: &'z TimeZone) -> Self {
        Rows { zone, incidents: Vec::new(), seen: 0, left_out: 0, unread: Vec::new() }
    }

    /// One row more, before anything is known of it.
    pub fn begins(&mut self) -> Result<(), Error> {
        self.seen += 1;
        if self.seen > MOST_ROWS { Err(Error::TooMany) } else { Ok(()) }
    }

    /// The row is no incident.
    pub fn leave_out(&mut self, place: u64, line: bool, why: Why) {
        self.left_out += 1;
        self.say(place, line, why);
    }

    fn say(&mut self, place: u64, line: bool, why: Why) {
        if self.unread.len() < NAMED {
            self.unread.push(Unread { place, line, why });
        }
    }

    /// The row is an incident, where it says when it began.
    pub fn keep(&mut self, cells: &Cells, place: u64, line: bool) {
        let began = cells.opened.trim();
        let Some(opened) = instant(began, self.zone) else {
            let why = if began.is_empty() { Why::NotOpened } else { Why::Opened(cut(began, SHOWN)) };
            return self.leave_out(place, line, why);
        };
        let ended = cells.closed.trim();
        let mut closed = instant(ended, self.zone);
        if closed.is_none() && !ended.is_empty() {
            self.say(place, line, Why::Closed(cut(ended, SHOWN)));
        }
        if closed.is_some_and(|closed| closed < opened) {
            closed = None;
            self.say(place, line, Why::Backwards);
        }
        let title = cut(&cells.title, MOST_CHARACTERS);
        let id = match cut(&cells.id, MOST_CHARACTERS) {
            id if id.is_empty() => format!("{began} {title}").trim_end().to_owned(),
            id => id,
        };
        let some = |text: &str| Some(cut(text, MOST_CHARACTERS)).filter(|text| !text.is_empty());
        let (class, lead, url) = (some(&cells.class), some(&cells.lead), address(&cells.url));
        self.incidents.push(Incident { id, title, class, opened, closed, lead, url });
    }
}

/// What a browser can open.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let web = text.starts_with("https://") || text.starts_with("http://");
    let fits =
        text.len() <= MOST_OF_AN_ADDRESS && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    (web && fits).then(|| text.to_owned())
}

/// So many characters of a text, without the space around it.
fn cut(text: &str, most: usize) -> String {
    text.trim().chars().take(most).collect::<String>().trim_end().to_owned()
}
