//! Reading words one after the other, never across the end of a part.

use super::words::{Word, parted};

/// A place among the words from which something is read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'w, 't> {
    words: &'w [Word<'t>],
    from: usize,
    /// The next word.
    pub at: usize,
}

impl<'w, 't> Cursor<'w, 't> {
    pub fn new(words: &'w [Word<'t>], from: usize) -> Cursor<'w, 't> {
        Cursor { words, from, at: from }
    }

    /// The next word, if it belongs to the part that is read.
    pub fn peek(&self) -> Option<&'w Word<'t>> {
        let word = self.words.get(self.at)?;
        (word.is_open() && (self.at == self.from || !parted(self.words, self.at))).then_some(word)
    }

    /// Steps over the next word if it is one of these.
    pub fn skip(&mut self, any: &[&str]) -> bool {
        let skips = self.peek().is_some_and(|word| any.contains(&word.lower.as_str()));
        self.at += usize::from(skips);
        skips
    }

    /// Steps over these words, or over none.
    pub fn skip_all(&mut self, all: &[&str]) -> bool {
        let start = self.at;
        let skips = all.iter().all(|word| self.skip(&[word]));
        if !skips {
            self.at = start;
        }
        skips
    }

    /// Steps over what a reader took.
    pub fn take<T>(&mut self, read: impl Fn(&mut Cursor<'w, 't>) -> Option<T>) -> Option<T> {
        let mut there = *self;
        let taken = read(&mut there)?;
        self.at = there.at;
        Some(taken)
    }

    /// A new part may begin here: what stands between is this punctuation and nothing else.
    pub fn over(&mut self, punctuation: &str) {
        let before = self.at.checked_sub(1).and_then(|at| self.words.get(at));
        if before.is_some_and(|before| before.closes() == punctuation) {
            self.from = self.at;
        }
    }

    /// Nothing more of this part follows.
    pub fn at_end_of_part(&self) -> bool {
        parted(self.words, self.at)
    }

    /// What was read since `start`, as it was typed, without what parts it.
    pub fn since(&self, start: usize) -> String {
        let words = &self.words[start..self.at];
        let mut text = String::new();
        for (nth, word) in words.iter().enumerate() {
            text.push_str(if nth == 0 { "" } else { word.gap });
            text.push_str(if nth + 1 == words.len() { word.core } else { word.raw });
        }
        text
    }
}
