//! One line, as it is typed: a letter for its kind, words, and what the words say of odds, days, people, levels
//! and time.
//!
//! What is understood by its own word ("review 1 mar"), or set off as a part of its own (", 70 %"), leaves the words
//! and becomes a [`Fact`]. What stands within a sentence is read only where it can mean nothing else, and the words
//! stay as they are. What is not understood stays in the words, so nothing that was typed is lost.

mod alone;
mod amount;
mod cursor;
mod day;
mod fill;
mod name;
mod phrase;
mod remains;
mod words;

use std::fmt;

use jiff::civil::Date;

use crate::{Entry, Level, Minutes, Odds};

pub use alone::{day_alone, span_alone, with_day};
pub use day::Side;
pub use fill::{add, blank, left_open};

/// A line that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is kept as.
    pub entry: Entry,
    /// The day it is about, where one was named; never after today.
    pub day: Option<Date>,
    /// What was understood beside the words, in the order it was typed.
    pub understood: Vec<Fact>,
    /// What was left out and can be asked for. Nothing of it is needed.
    pub open: Vec<Open>,
}

/// One thing a line said, to be said back. Days ahead are today or later, days behind today or earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// How likely.
    Odds(Odds),
    /// It is looked at again on this day, ahead.
    Review(Date),
    /// Somebody else made the decision.
    MadeBy(String),
    /// How long it took.
    Took(Minutes),
    /// With whom; one fact a person.
    With(String),
    /// It has not happened, and that is asked again on this day, ahead.
    NotHappenedBy(Date),
    /// To whom it was given, or proposed.
    To(String),
    /// How far it was given.
    Level(Level),
    /// A check that was agreed on, ahead; one fact a check.
    Check(Date),
    /// Given since this day, behind or ahead.
    Since(Date),
    /// A talk was held on this day, behind.
    Held(Date),
    /// A tension was first noted on this day, behind.
    Noted(Date),
    /// A talk was rehearsed.
    Rehearsed,
    /// Who changes the condition.
    Owner(String),
    /// By when they do, ahead.
    Due(Date),
    /// It happened on this day too, behind; one fact a day.
    Before(Date),
    /// The last talk with a person, behind.
    LastTalk(Date),
    /// The day the line is about, behind.
    Day(Date),
}

/// Something a line of its kind may say, and this one does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// How likely a decision is to turn out well.
    Odds,
    /// When a decision is looked at again.
    Review,
    /// To whom something is given, or proposed.
    To,
    /// How far something is given.
    Level,
    /// The first check both agree on.
    Check,
    /// With whom a talk is.
    With,
    /// The one condition that changes, so that it does not happen again.
    Condition,
}

/// A line without words: nothing to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWords {
    /// The letter it began with, where it has one.
    pub letter: Option<char>,
}

impl fmt::Display for NoWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letter {
            Some(letter) => write!(f, "no words stand after {letter}"),
            None => f.write_str("the line has no words"),
        }
    }
}

impl std::error::Error for NoWords {}

/// The letters that name a kind; after one of them words follow, or a colon.
pub const LETTERS: [char; 8] = ['i', 'd', 'g', 'r', 't', 'p', 'o', 'l'];

/// How many words of a line are read for facts. What comes later stays in the words.
const WORDS_READ: usize = 400;

/// Reads one line. Any text that has words becomes an entry.
///
/// # Errors
///
/// [`NoWords`] where there is nothing but spaces, signs that are not seen, or a letter alone.
pub fn line(text: &str, today: Date) -> Result<Line, NoWords> {
    let (letter, text) = letter_of(text);
    if text.chars().all(is_unseen) {
        return Err(NoWords { letter });
    }
    let letter = letter.unwrap_or('?');
    let words = words::of(text);
    let read = &words[..words.len().min(WORDS_READ)];
    let settled = remains::settled(read, phrase::of_line(letter, read, today));
    let mut left = remains::words(&words, &settled);
    if left.chars().all(is_unseen) {
        // It says facts and nothing else: they are also its words.
        left = text.to_owned();
    }
    let understood = settled.into_iter().flat_map(|one| one.phrase.facts).collect();
    Ok(fill::entry(letter, left, understood))
}

/// The letter a line begins with, and its text. "I" is the lead speaking, not a letter.
fn letter_of(text: &str) -> (Option<char>, &str) {
    let text = text.trim();
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return (None, "") };
    let rest = chars.as_str();
    let letter = first.to_ascii_lowercase();
    let is_letter = LETTERS.contains(&letter) || letter == '?';
    if let Some(rest) = rest.strip_prefix(':').filter(|_| is_letter) {
        return (Some(letter), rest.trim());
    }
    if is_letter && first == letter && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return (Some(letter), rest.trim());
    }
    (None, text)
}

/// Spaces, and signs that take no room and show nothing.
fn is_unseen(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
