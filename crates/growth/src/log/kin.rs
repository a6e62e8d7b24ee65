//! Which texts are about the same thing: by rare words they share, which are the reason given.
//!
//! Each text is the set of its words. A word weighs ln((N + 1) / n), where N texts there are and n of them have
//! it, and nothing if it is in more than four and in more than a quarter of them. Two texts are as alike as the
//! cosine between their weights, and kin if they share at least two words that weigh something and are alike by
//! at least a fifth.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use records::{CommitId, WordId};

use super::{Line, Log};
use crate::Entry;

/// The least that is called kin.
const ALIKE: f64 = 0.2;
/// The least number of words shared.
const SHARED: usize = 2;
/// In so many texts a word may be and still be rare, however few there are.
const ALWAYS_RARE: usize = 4;
/// Words of fewer letters say nothing about what a text is about.
const LETTERS: usize = 3;

/// Words of English that are in any text.
const COMMON: [&str; 48] = [
    "about", "after", "again", "all", "also", "and", "any", "are", "because", "been", "before", "but", "can",
    "did", "does", "for", "from", "had", "has", "have", "her", "his", "how", "into", "its", "not", "now",
    "our", "out", "than", "that", "the", "their", "them", "then", "there", "they", "this", "was", "were",
    "what", "when", "which", "who", "why", "will", "with", "you",
];

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In a line of the log.
    Line(WordId),
    /// In the subject of a commit.
    Commit(CommitId),
}

/// A text to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Where it stands.
    pub source: Source,
    /// Its day.
    pub day: Date,
    /// The text.
    pub words: String,
}

/// A text that is about the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Kin<'a> {
    /// The text.
    pub text: &'a Text,
    /// How alike, 0 to 1.
    pub alike: f64,
    /// The words both have, as they are compared, the rarest first: the reason.
    pub shared: Vec<&'a str>,
}

/// Texts, ready to be compared.
#[derive(Clone, Debug)]
pub struct Texts {
    texts: Vec<(Text, BTreeSet<String>)>,
    /// In how many texts a word is.
    known: BTreeMap<String, usize>,
}

impl Texts {
    /// Makes texts ready to be compared.
    pub fn new(texts: Vec<Text>) -> Texts {
        let texts: Vec<(Text, BTreeSet<String>)> = texts
            .into_iter()
            .map(|text| (words_of(&text.words), text))
            .map(|(words, text)| (text, words))
            .collect();
        let mut known = BTreeMap::new();
        for word in texts.iter().flat_map(|(_, words)| words) {
            *known.entry(word.clone()).or_insert(0) += 1;
        }
        Texts { texts, known }
    }

    /// What is kin to a text, the most alike first; of equally alike ones the newest.
    pub fn kin_of(&self, source: &Source) -> Vec<Kin<'_>> {
        let Some((_, own)) = self.texts.iter().find(|(text, _)| text.source == *source) else {
            return Vec::new();
        };
        let others = self.texts.iter().filter(|(text, _)| text.source != *source);
        let mut kin: Vec<Kin> = others.filter_map(|(text, words)| self.compared(own, text, words)).collect();
        kin.sort_by(|one, other| {
            other
                .alike
                .total_cmp(&one.alike)
                .then_with(|| other.text.day.cmp(&one.text.day))
                .then_with(|| one.text.source.cmp(&other.text.source))
        });
        kin
    }

    fn compared<'a>(
        &self,
        own: &BTreeSet<String>,
        text: &'a Text,
        words: &'a BTreeSet<String>,
    ) -> Option<Kin<'a>> {
        let mut shared: Vec<&str> =
            words.iter().filter(|word| own.contains(*word)).map(String::as_str).collect();
        shared.retain(|word| self.weight(word) > 0.0);
        let both: f64 = shared.iter().map(|word| self.weight(word).powi(2)).sum();
        let alike = both / (self.length(own) * self.length(words));
        shared.sort_by(|one, other| self.weight(other).total_cmp(&self.weight(one)).then(one.cmp(other)));
        (shared.len() >= SHARED && alike >= ALIKE).then_some(Kin { text, alike, shared })
    }

    fn weight(&self, word: &str) -> f64 {
        let (all, having) = (self.texts.len(), self.known.get(word).copied().unwrap_or(1));
        let rare = having <= ALWAYS_RARE || having * 4 <= all;
        if rare { ((all + 1) as f64 / having as f64).ln() } else { 0.0 }
    }

    fn length(&self, words: &BTreeSet<String>) -> f64 {
        words.iter().map(|word| self.weight(word).powi(2)).sum::<f64>().sqrt()
    }
}

/// The words of a text, as they are compared: small letters, without an English plural's `s`.
fn words_of(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= LETTERS && !COMMON.contains(&word.as_str()))
        .map(|word| match word.strip_suffix('s') {
            Some(one) if one.chars().count() >= LETTERS && !one.ends_with('s') => one.to_owned(),
            _ => word,
        })
        .collect()
}

impl Log {
    /// The texts of all lines, to be compared, with subjects of fix-like commits if the caller has them.
    pub fn texts(&self, subjects: Vec<Text>) -> Texts {
        let mut texts: Vec<Text> = self.lines.iter().map(text_of).collect();
        texts.extend(subjects);
        Texts::new(texts)
    }
}

fn text_of(line: &Line) -> Text {
    let mut words = line.entry.words().to_owned();
    if let Entry::Again(again) = &line.entry {
        for more in [&again.class, &again.likely, &again.condition] {
            words.push(' ');
            words.push_str(more);
        }
    }
    Text { source: Source::Line(line.id), day: line.day, words }
}
