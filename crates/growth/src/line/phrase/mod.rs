//! What may be read at a word of a line, of each kind of entry.

mod again;
mod decision;
mod given;
mod talk;
mod work;

use std::ops::Range;

use jiff::civil::Date;

use super::Fact;
use super::cursor::Cursor;
use super::words::{Word, parted};

/// Where in its part something stands, from the least to the most set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// Words before it and after it.
    Inside,
    /// It begins a part, and words follow.
    Begins,
    /// It begins the line, or ends a part.
    AtAnEdge,
    /// It is a part of its own.
    Alone,
}

/// Words that say something this entry has a place for.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub span: Range<usize>,
    pub facts: Vec<Fact>,
    /// Taken out of the words where it stands at least so.
    pub taken: Stands,
    /// Noted, and left in the words, where it stands at least so.
    pub noted: Option<Stands>,
}

/// All that may be read in a line of this kind, in order, none within another.
pub(super) fn of_line(letter: char, words: &[Word], today: Date) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let here = Here { words, at, today };
        match here.phrase(letter) {
            Some(phrase) => {
                at = phrase.span.end;
                phrases.push(phrase);
            }
            None => at += 1,
        }
    }
    phrases
}

/// A word at which something may begin.
#[derive(Clone, Copy)]
struct Here<'w, 't> {
    words: &'w [Word<'t>],
    at: usize,
    today: Date,
}

/// After these words an amount belongs to the sentence: "by 30%", "to 40 min", "falls 40%".
const CLAIMS_AMOUNT: [&str; 44] = [
    "by", "to", "of", "at", "from", "under", "over", "above", "below", "about", "around", "than", "is",
    "are", "was", "be", "am", "least", "most", "up", "down", "only", "another", "after", "within", "every",
    "in", "on", "the", "a", "fall", "falls", "fell", "drop", "drops", "rise", "rises", "grow", "grows",
    "cut", "save", "saves", "saved", "until",
];

/// Before these too: "70% of merchants", "15 min later".
const CLAIMED_BY: [&str; 17] = [
    "of", "more", "less", "fewer", "faster", "slower", "cheaper", "higher", "lower", "later", "earlier",
    "off", "longer", "shorter", "better", "worse", "smaller",
];

impl Here<'_, '_> {
    fn phrase(self, letter: char) -> Option<Phrase> {
        match letter {
            'd' => {
                self.odds().or_else(|| self.review()).or_else(|| self.made_by()).or_else(|| self.decided())
            }
            'i' => self
                .not_happened()
                .or_else(|| self.took())
                .or_else(|| self.with_names())
                .or_else(|| self.day()),
            'g' => self.level().or_else(|| self.to()).or_else(|| self.checks()).or_else(|| self.since()),
            't' => self
                .with_whom()
                .or_else(|| self.with_names())
                .or_else(|| self.tension())
                .or_else(|| self.held()),
            'r' => self.owner().or_else(|| self.due()).or_else(|| self.before()).or_else(|| self.day()),
            'l' => self.to_alone().or_else(|| self.day()),
            'p' => self.last_talk().or_else(|| self.day()),
            'o' => self.day(),
            _ => None,
        }
    }

    fn cursor(&self) -> Cursor<'_, '_> {
        Cursor::new(self.words, self.at)
    }

    /// The word before is one of these, in the same part.
    fn follows(self, any: &[&str]) -> bool {
        let before = self.at.checked_sub(1).filter(|_| !parted(self.words, self.at));
        before.is_some_and(|before| any.contains(&self.words[before].lower.as_str()))
    }

    /// The sentence leads up to an amount: "by 30%", "falls 40%".
    fn leads_up(self) -> bool {
        self.follows(&CLAIMS_AMOUNT)
    }

    /// The sentence goes on from an amount that ends before `end`: "70% of merchants", "15 min later".
    fn leads_on(self, end: usize) -> bool {
        !parted(self.words, end) && CLAIMED_BY.contains(&self.words[end].lower.as_str())
    }

    fn read(self, end: usize, facts: Vec<Fact>, taken: Stands) -> Phrase {
        Phrase { span: self.at..end, facts, taken, noted: None }
    }
}
