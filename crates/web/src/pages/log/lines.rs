//! The lines of the log: all of them in stretches, those of a kind, or those that were looked for; a page at a time.

use desk::notes::form::KINDS;
use desk::notes::{Hit, Notebook, details, name_of, search, title};
use desk::text::{clean, day_short, number_of};
use growth::Entry;
use growth::line::blank;
use growth::log::Line;
use store::search::MARKS;

use super::{PATH, Wanted, entry};
use crate::paged::Paged;

/// Lines of one page.
const A_PAGE: usize = 50;
/// The most of what is looked for that is looked at.
const LONGEST: usize = 200;

/// The lines that are shown, and how else they could be.
pub struct Lines {
    /// A kind each, with its address.
    pub kinds: Vec<KindLink>,
    /// What is looked for.
    pub wanted: String,
    /// The letter of the kind that is shown; empty: all.
    pub kind: String,
    /// Whether nothing narrows them: neither a kind nor words, and it is the first page.
    pub is_all: bool,
    /// How many were found, in words, where something narrows them.
    pub found: Option<String>,
    /// The stretches.
    pub sections: Vec<Section>,
    /// `51 to 100 of 612`; nothing where one page holds all.
    pub span: Option<String>,
    /// The address of the page before, and of the next.
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// A kind of lines, to be chosen.
pub struct KindLink {
    pub name: &'static str,
    pub path: String,
    pub is_shown: bool,
}

/// A stretch of the log.
pub struct Section {
    /// What it is called; empty where it is a list of what was found.
    pub heading: String,
    /// Its lines, newest first.
    pub rows: Vec<Row>,
}

/// A line, as it stands in the list.
pub struct Row {
    /// Its address.
    pub path: String,
    /// The letter of its kind, and what that is.
    pub letter: char,
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// How far something was given away, drawn.
    pub level: Option<String>,
    /// What more there is to it, or the place that was found in it: parts, and whether each was looked for.
    pub details: Vec<(String, bool)>,
    /// The day it is about.
    pub day: String,
}

impl Row {
    fn of(line: &Line, book: &Notebook) -> Row {
        let details = details(line, book.today).join(" ");
        let level = match &line.entry {
            Entry::GivenAway(given) => given.level.and_then(|level| chart::level(level.into())),
            _ => None,
        };
        Row {
            path: entry::path(line.id),
            letter: line.entry.letter(),
            kind: name_of(&line.entry),
            title: title(&line.entry),
            level,
            details: if details.is_empty() { Vec::new() } else { vec![(details, false)] },
            day: day_short(line.day, book.today.year()),
        }
    }

    fn found(hit: &Hit, book: &Notebook) -> Row {
        Row { details: parts(&hit.snippet), ..Row::of(hit.line, book) }
    }
}

/// A place that was found, in parts: what was looked for is marked.
fn parts(snippet: &str) -> Vec<(String, bool)> {
    let [open, close] = MARKS;
    let mut parts: Vec<(String, bool)> = Vec::new();
    for piece in snippet.split_inclusive(MARKS) {
        let is_marked = piece.ends_with(close);
        let text = clean(piece.trim_end_matches([open, close]));
        if !text.is_empty() {
            parts.push((text, is_marked));
        }
    }
    parts
}

/// The lines that are wanted.
pub fn lines(book: &Notebook, wanted: &Wanted) -> Lines {
    let words: String = wanted.q.trim().chars().take(LONGEST).collect();
    let letter = KINDS.into_iter().find(|letter| wanted.kind == letter.to_string());
    let is_kind = |line: &Line| letter.is_none_or(|letter| line.entry.letter() == letter);
    let rows: Vec<(String, Row)> = if words.is_empty() {
        let sections = book.log.sections(book.today).into_iter();
        let of = |section: growth::log::Section| {
            let heading = section.heading.to_string();
            let lines = section.lines.into_iter().filter(|line| is_kind(line));
            lines.map(|line| (heading.clone(), Row::of(line, book))).collect::<Vec<_>>()
        };
        sections.flat_map(of).collect()
    } else {
        let hits = search(book, &words).into_iter().filter(|hit| is_kind(hit.line));
        hits.map(|hit| (String::new(), Row::found(&hit, book))).collect()
    };
    let all = rows.len();
    let paged = Paged::of(all, A_PAGE, wanted.page.unwrap_or(1));
    let kind = letter.map(String::from).unwrap_or_default();
    let narrowed = !words.is_empty() || letter.is_some();
    let found = narrowed.then(|| found(all, &words, letter));
    let shown = rows.into_iter().skip(paged.rows().start).take(paged.rows().len());
    Lines {
        kinds: kinds(&words, letter),
        is_all: !narrowed && paged.number == 1,
        found,
        sections: stretches(shown),
        span: (paged.pages > 1).then(|| paged.words()),
        newer: paged.before().map(|page| address(&words, &kind, page)),
        older: paged.after().map(|page| address(&words, &kind, page)),
        wanted: words,
        kind,
    }
}

fn found(all: usize, words: &str, letter: Option<char>) -> String {
    let kind = letter.map_or_else(String::new, |letter| format!(" of the kind “{}”", kind_name(letter)));
    let with = if words.is_empty() { String::new() } else { format!(" with “{}”", clean(words)) };
    match all {
        0 => format!("You kept nothing{kind}{with}."),
        n => format!("{}{kind}{with}.", number_of(n, "line")),
    }
}

fn stretches(rows: impl Iterator<Item = (String, Row)>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (heading, row) in rows {
        match sections.last_mut() {
            Some(section) if section.heading == heading => section.rows.push(row),
            _ => sections.push(Section { heading, rows: vec![row] }),
        }
    }
    sections
}

fn kinds(words: &str, shown: Option<char>) -> Vec<KindLink> {
    let all = KindLink { name: "all", path: address(words, "", 1), is_shown: shown.is_none() };
    let kinds = KINDS.into_iter().map(|letter| KindLink {
        name: kind_name(letter),
        path: address(words, &letter.to_string(), 1),
        is_shown: shown == Some(letter),
    });
    std::iter::once(all).chain(kinds).collect()
}

/// What a kind is called where it is chosen.
pub fn kind_name(letter: char) -> &'static str {
    match letter {
        '?' => "not sorted yet",
        letter => name_of(&blank(letter, String::new())),
    }
}

fn address(words: &str, kind: &str, page: usize) -> String {
    let mut parts = Vec::new();
    for (name, value) in [("q", words), ("kind", kind)] {
        if !value.is_empty() {
            parts.push(format!("{name}={}", crate::address::segment(value)));
        }
    }
    if page > 1 {
        parts.push(format!("page={page}"));
    }
    if parts.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", parts.join("&")) }
}
