//! Which phrases of a line are taken, and the words that remain.

use std::mem::{discriminant, take};
use std::ops::Range;

use super::Fact;
use super::phrase::{Phrase, Stands};
use super::words::{Word, parted};

/// The phrases that hold, in the order they were typed: of two that say the same thing, the one more set off.
pub(super) fn settled(words: &[Word], phrases: Vec<Phrase>) -> Vec<Settled> {
    let mut held: Vec<(Stands, Settled)> = Vec::new();
    for (phrase, stands) in standing(words, phrases) {
        let taken = stands >= phrase.taken;
        if !taken && phrase.noted.is_none_or(|least| stands < least) {
            continue;
        }
        let rivals = |(_, other): &(Stands, Settled)| {
            other.phrase.facts.iter().any(|fact| phrase.facts.iter().any(|own| is_said_once(own, fact)))
        };
        match held.iter().position(rivals) {
            None => held.push((stands, Settled { phrase, taken })),
            // What is given goes to the last that is named: "the port to Rust to Aiko".
            Some(at) if stands > held[at].0 || stands == held[at].0 && is_receiver(&phrase) => {
                held.remove(at);
                held.push((stands, Settled { phrase, taken }));
            }
            Some(_) => {}
        }
    }
    held.sort_by_key(|(_, settled)| settled.phrase.span.start);
    held.into_iter().map(|(_, settled)| settled).collect()
}

/// A phrase that holds.
pub(super) struct Settled {
    pub phrase: Phrase,
    /// It is no longer among the words.
    pub taken: bool,
}

fn is_receiver(phrase: &Phrase) -> bool {
    matches!(phrase.facts.as_slice(), [Fact::To(_)])
}

fn is_said_once(one: &Fact, other: &Fact) -> bool {
    let many = matches!(one, Fact::With(_) | Fact::Check(_) | Fact::Before(_));
    !many && discriminant(one) == discriminant(other)
}

/// Each phrase with how it stands: what parts it from the words is a sign, an end of the line or another phrase.
fn standing(words: &[Word], phrases: Vec<Phrase>) -> Vec<(Phrase, Stands)> {
    let starts: Vec<usize> = phrases.iter().map(|phrase| phrase.span.start).collect();
    let ends: Vec<usize> = phrases.iter().map(|phrase| phrase.span.end).collect();
    // Behind a phrase the line begins with, the line still begins.
    let mut beginning = 0;
    let stands = |phrase: Phrase| {
        let Range { start, end } = phrase.span;
        let before = parted(words, start) || ends.contains(&start);
        let after = parted(words, end) || starts.contains(&end);
        let begins = start == beginning;
        if begins {
            beginning = end;
        }
        let stands = match (before, after) {
            (true, true) => Stands::Alone,
            (_, true) => Stands::AtAnEdge,
            (true, _) if begins => Stands::AtAnEdge,
            (true, _) => Stands::Begins,
            _ => Stands::Inside,
        };
        (phrase, stands)
    };
    phrases.into_iter().map(stands).collect()
}

/// The line without what was taken, as it was typed but for the punctuation that parted the two.
pub(super) fn words(words: &[Word], settled: &[Settled]) -> String {
    let taken = |at: usize| settled.iter().any(|one| one.taken && one.phrase.span.contains(&at));
    let mut left = Left::default();
    for (at, word) in words.iter().enumerate() {
        if taken(at) {
            left.cut(word.opens(), word.closes());
        } else {
            left.keep(word);
        }
    }
    left.ended()
}

/// What is left of a line, word by word.
#[derive(Default)]
struct Left {
    text: String,
    /// Something was taken since the last word that was kept.
    cut: bool,
    /// Brackets of what was taken that still wait for their other half.
    opened: String,
    parts: Option<char>,
}

impl Left {
    fn cut(&mut self, opens: &str, closes: &str) {
        self.cut = true;
        self.opened.push_str(opens);
        for char in closes.chars() {
            match char {
                ')' | ']' if self.opened.pop().is_none() => self.text.push(char),
                ')' | ']' => {}
                parts => self.parts = self.parts.or(Some(parts)),
            }
        }
    }

    fn keep(&mut self, word: &Word) {
        let cut = take(&mut self.cut);
        let parts = take(&mut self.parts);
        if cut {
            let parted = self.text.ends_with([',', ';', ':', '.', '!', '?']) || self.ends_with_dash();
            if word.is_sign() && (self.text.is_empty() || parted) {
                self.cut = true;
                return;
            }
            if let Some(parts) = parts
                .filter(|_| !self.text.is_empty() && !parted && !word.is_sign() && self.opened.is_empty())
            {
                self.text.push(parts);
            }
        }
        if !self.text.is_empty() {
            self.text.push_str(if cut { " " } else { word.gap });
        }
        self.text.push_str(&take(&mut self.opened));
        self.text.push_str(word.raw);
    }

    fn ends_with_dash(&self) -> bool {
        self.text.ends_with([' ', '-', '–', '—', '·'])
    }

    /// Punctuation that led to what was taken goes with it; a full stop stays.
    fn ended(mut self) -> String {
        while self.cut {
            let kept = self.text.trim_end_matches([',', ';', ':', ' ']).len();
            let dash =
                [" -", " --", " –", " —", " ·"].iter().find_map(|dash| self.text[..kept].strip_suffix(dash));
            let kept = dash.map_or(kept, str::len);
            self.cut = kept < self.text.len();
            self.text.truncate(kept);
        }
        self.text
    }
}
