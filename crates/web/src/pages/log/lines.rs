//! The lines of the log: all of them in stretches, those of a kind, or those that were looked for; a page at a time.

use desk::Failure;
use desk::notes::form::KINDS;
use desk::notes::{Hit, Notebook, Stands, Step, details, name_of, search, title};
use desk::text::{clean, day_short, number_of};
use growth::Entry;
use growth::line::blank;
use growth::log::Line;
use store::search::MARKS;

use super::{PATH, Wanted, entry};
use crate::paged::Paged;
use crate::pages::{growth as loop_page, week};

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
    /// Whether there is anything to look for, in the log or in the loop.
    pub can_look: bool,
    /// The stretches.
    pub sections: Vec<Stretch>,
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
pub struct Stretch {
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

    /// Something that was found: a line as it stands, or what leads elsewhere.
    fn found(hit: &Hit, book: &Notebook) -> Row {
        let details = parts(&hit.snippet);
        let (path, kind) = match &hit.stands {
            Stands::Line(line) => return Row { details, ..Row::of(line, book) },
            Stands::Step(step) => (place_of(step, book), step.name),
            Stands::Week { file, .. } => (format!("{}/{file}", week::PATH), "a week you saved"),
        };
        let day = day_short(hit.day(), book.today.year());
        Row { path, letter: ELSEWHERE, kind, title: hit.title(), level: None, details, day }
    }
}

/// What stands for the letter of what is no line of the log.
const ELSEWHERE: char = '·';

/// Where something that was said in the loop stands.
fn place_of(step: &Step, book: &Notebook) -> String {
    let current = book.cycles.current(book.today).map(|cycle| cycle.id);
    match step.cycle {
        Some(cycle) if Some(cycle.id) != current => {
            format!("{}/{}#{}", loop_page::PATH, cycle.id, step.place)
        }
        _ => format!("{}#{}", loop_page::PATH, step.place),
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

/// The lines that are wanted; of all of them only those of the page are put in words.
pub fn lines(book: &Notebook, wanted: &Wanted) -> Result<Lines, Failure> {
    let words: String = wanted.q.trim().chars().take(LONGEST).collect();
    let letter = KINDS.into_iter().find(|letter| wanted.kind == letter.to_string());
    let is_kind = |line: &Line| letter.is_none_or(|letter| line.entry.letter() == letter);
    let number = wanted.page.unwrap_or(1);
    let kind = letter.map(String::from).unwrap_or_default();
    let narrowed = !words.is_empty() || letter.is_some();
    let (paged, found, sections) = if words.is_empty() {
        let mut all: Vec<(String, &Line)> = Vec::new();
        for section in book.log.sections(book.today) {
            let heading = section.heading.to_string();
            let lines = section.lines.into_iter().filter(|line| is_kind(line));
            all.extend(lines.map(|line| (heading.clone(), line)));
        }
        let paged = Paged::of(all.len(), A_PAGE, number);
        let shown = all[paged.rows()].iter().map(|(heading, line)| (heading.clone(), Row::of(line, book)));
        (paged, found(all.len(), 0, &words, letter), stretches(shown))
    } else {
        let mut hits = search(book, &words)?;
        hits.retain(|hit| match &hit.stands {
            Stands::Line(line) => is_kind(line),
            Stands::Step(_) | Stands::Week { .. } => letter.is_none(),
        });
        let lines = hits.iter().filter(|hit| matches!(hit.stands, Stands::Line(_))).count();
        let paged = Paged::of(hits.len(), A_PAGE, number);
        let shown = hits[paged.rows()].iter().map(|hit| (String::new(), Row::found(hit, book)));
        let order = if hits.len() > 1 { " Newest first." } else { "" };
        (paged, found(lines, hits.len() - lines, &words, letter) + order, stretches(shown))
    };
    Ok(Lines {
        kinds: kinds(&words, letter),
        is_all: !narrowed && paged.number == 1,
        found: narrowed.then_some(found),
        can_look: !book.log.lines().is_empty() || !book.cycles.all().is_empty(),
        sections,
        span: (paged.pages > 1).then(|| paged.words()),
        newer: paged.before().map(|page| address(&words, &kind, page)),
        older: paged.after().map(|page| address(&words, &kind, page)),
        wanted: words,
        kind,
    })
}

/// `2 lines with “bank”, and 1 place in the loop or in a week you saved.`
fn found(lines: usize, elsewhere: usize, words: &str, letter: Option<char>) -> String {
    let kind = letter.map_or_else(String::new, |letter| format!(" of the kind “{}”", kind_name(letter)));
    let with = if words.is_empty() { String::new() } else { format!(" with “{}”", clean(words)) };
    let places = format!("{} in the loop or in a week you saved", number_of(elsewhere, "place"));
    match (lines, elsewhere) {
        (0, 0) => format!("You kept nothing{kind}{with}."),
        (0, _) => format!("{places}{with}."),
        (n, 0) => format!("{}{kind}{with}.", number_of(n, "line")),
        (n, _) => format!("{}{kind}{with}, and {places}.", number_of(n, "line")),
    }
}

fn stretches(rows: impl Iterator<Item = (String, Row)>) -> Vec<Stretch> {
    let mut sections: Vec<Stretch> = Vec::new();
    for (heading, row) in rows {
        match sections.last_mut() {
            Some(section) if section.heading == heading => section.rows.push(row),
            _ => sections.push(Stretch { heading, rows: vec![row] }),
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
