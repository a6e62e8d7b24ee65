//! A private look at one's own load, once a week. It stands in a book of its own: the log, the cycles, the signals and
//! what is searched know nothing of it.
//!
//! **Invariant.** A week has the answers that were given in it last. Nothing is added up, compared or judged.

use jiff::civil::Date;
use records::{Book, Word, WordId};
use serde::{Deserialize, Serialize};

use crate::content::Load;
use crate::days::monday_of;

/// The answers of one week, as they were read and given: whatever the content says later, they stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The Monday of the week.
    pub monday: Date,
    /// An answer a line.
    pub answers: Vec<Given>,
}

/// A line, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The id of the line.
    pub item: String,
    /// The line.
    pub text: String,
    /// The answer, in a word.
    pub answer: String,
}

impl Book for Answered {
    const NAME: &'static str = "load";
}

impl Answered {
    /// The week of a day, answered line by line: by a word of the content, or its number from 1. None where that is not
    /// one answer for each line.
    pub fn of<S: AsRef<str>>(load: &Load, day: Date, answers: &[S]) -> Option<Answered> {
        if answers.len() != load.items.len() {
            return None;
        }
        let given = load.items.iter().zip(answers).map(|(item, typed)| {
            let (item, text) = (item.id.clone(), item.text.clone());
            Some(Given { item, text, answer: answer(load, typed.as_ref())?.to_owned() })
        });
        Some(Answered { monday: monday_of(day), answers: given.collect::<Option<_>>()? })
    }
}

/// The answer that was typed: a word of the content, or its number from 1.
pub fn answer<'l>(load: &'l Load, typed: &str) -> Option<&'l str> {
    let typed = typed.trim();
    let by_number = typed.parse::<usize>().ok().and_then(|number| load.answers.get(number.wrapping_sub(1)));
    let by_word = || load.answers.iter().find(|word| word.to_lowercase() == typed.to_lowercase());
    by_number.or_else(by_word).map(String::as_str)
}

/// Of each week the answers that were given last, the oldest week first.
pub fn weeks(words: &[(WordId, Word<Answered>)]) -> Vec<(WordId, &Answered)> {
    let mut weeks: Vec<(WordId, &Answered)> = Vec::new();
    for (id, word) in words {
        weeks.retain(|(_, before)| before.monday != word.said.monday);
        weeks.push((*id, &word.said));
    }
    weeks.sort_by_key(|(_, week)| week.monday);
    weeks
}

/// The lines that were answered in some week, as they were read then, in the order they first came; what an answer of a
/// week stands below.
pub fn lines<'w>(weeks: &[(WordId, &'w Answered)]) -> Vec<&'w str> {
    let mut lines: Vec<&str> = Vec::new();
    for given in weeks.iter().flat_map(|(_, week)| &week.answers) {
        if !lines.contains(&given.text.as_str()) {
            lines.push(&given.text);
        }
    }
    lines
}
