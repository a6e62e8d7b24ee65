//! A line as it was typed, kept and said back.

use growth::line::{self, Fact, Open};
use growth::pseudonym::pseudonyms_in;
use growth::{Entry, Note};
use jiff::civil::Date;
use records::WordId;

use super::{Notebook, name_of, took};
use crate::Failure;
use crate::leave::under_pseudonyms;
use crate::text::{clean, day_short};

/// A line that was kept.
pub struct KeptLine {
    /// The word that began it.
    pub id: WordId,
    /// What was understood: `decision, 70 %, review on Monday 1 March 2027`.
    pub understood: String,
    /// Its words.
    pub words: String,
    /// What was left out and can be asked for.
    pub open: Vec<Open>,
    /// Pseudonyms that were put in the place of somebody, each once.
    pub replaced: Vec<String>,
}

/// Keeps a line as it was typed.
pub fn keep_line(book: &mut Notebook, text: &str) -> Result<KeptLine, Failure> {
    let line = read(text, book.today)?;
    let note = Note::Kept { entry: line.entry.clone(), day: line.day };
    let ids = book.keep(&[note])?;
    Ok(KeptLine {
        id: ids[0],
        understood: understood(&line, book.today),
        words: clean(line.entry.words()),
        open: line.open,
        replaced: Vec::new(),
    })
}

/// Keeps a line with other people as pseudonyms from the start, as they would leave in an export.
pub fn keep_line_under_pseudonyms(book: &mut Notebook, text: &str) -> Result<KeptLine, Failure> {
    let line = read(text, book.today)?;
    let note = Note::Kept { entry: line.entry, day: line.day };
    let before = in_text(&note);
    let note = under_pseudonyms(book.data, &note)?;
    let mut replaced: Vec<String> = Vec::new();
    for pseudonym in pseudonyms_in(&in_text(&note)) {
        if !before.contains(pseudonym) && !replaced.iter().any(|known| known == pseudonym) {
            replaced.push(pseudonym.to_owned());
        }
    }
    let Note::Kept { entry, .. } = &note else { unreachable!("it is of the same kind") };
    let (understood, words) = (in_short(entry, &[], book.today), clean(entry.words()));
    let open = line::left_open(entry);
    let ids = book.keep(&[note])?;
    Ok(KeptLine { id: ids[0], understood, words, open, replaced })
}

fn in_text(note: &Note) -> String {
    serde_json::to_string(note).expect("words are plain data, which is always JSON")
}

/// A line read, or what is missing of it.
pub fn read(text: &str, today: Date) -> Result<line::Line, Failure> {
    line::line(text, today).map_err(|none| {
        Failure::usage(none).hint("a few words are enough: i talked somebody through the fee rules, 40 min")
    })
}

/// What was understood of a line, in a few words.
pub fn understood(line: &line::Line, today: Date) -> String {
    in_short(&line.entry, &line.understood, today)
}

/// An entry in a few words: its kind, and what was understood just now.
pub(super) fn in_short(entry: &Entry, understood: &[Fact], today: Date) -> String {
    let name = name_of(entry).to_owned();
    let facts = understood.iter().map(|fact| said(fact, today));
    let mut parts: Vec<String> = std::iter::once(name).chain(facts).collect();
    if line::left_open(entry).contains(&Open::Odds) {
        parts.push("no odds yet".to_owned());
    }
    clean(&parts.join(", "))
}

fn said(fact: &Fact, today: Date) -> String {
    let ahead = |date: Date| {
        let form = if date.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
        date.strftime(form).to_string()
    };
    let behind = |date: Date| day_short(date, today.year());
    match fact {
        Fact::Odds(odds) => format!("{} %", u8::from(*odds)),
        Fact::Review(date) => format!("review on {}", ahead(*date)),
        Fact::MadeBy(who) => format!("made by {who}"),
        Fact::Took(minutes) => took(*minutes),
        Fact::With(who) => format!("with {who}"),
        Fact::NotHappenedBy(date) => format!("whether it stayed away is asked on {}", ahead(*date)),
        Fact::To(who) => format!("to {who}"),
        Fact::Level(level) => format!("level {}", u8::from(*level)),
        Fact::Check(date) => format!("check on {}", ahead(*date)),
        Fact::Since(date) => format!("since {}", behind(*date)),
        Fact::Held(date) => format!("held {}", behind(*date)),
        Fact::Noted(date) => format!("noted {}", behind(*date)),
        Fact::Rehearsed => "rehearsed".to_owned(),
        Fact::Owner(who) => format!("owner {who}"),
        Fact::Due(date) => format!("by {}", ahead(*date)),
        Fact::Before(date) => format!("before on {}", behind(*date)),
        Fact::LastTalk(date) => format!("last talk {}", behind(*date)),
        Fact::Day(date) => behind(*date),
    }
}
