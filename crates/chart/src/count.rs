//! A part of a whole, and how much of it may be said.

use crate::words::{percent, thousands};

/// A part of a whole: 97 of 410 changes. The whole is n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The part.
    pub part: u64,
    /// The whole: n.
    pub of: u64,
}

/// What is counted, in words.
#[derive(Clone, Copy, Debug)]
pub struct CountWords<'a> {
    /// What is counted, as a phrase: `Changes merged by others`.
    pub what: &'a str,
    /// The head of the table over the whole: `By others`.
    pub whole: &'a str,
    /// The head over the part: `Only you had worked on`.
    pub part: &'a str,
}

/// How much a count of this n can carry, by section 1.8 of the signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// n under 5: the counts, and no figure.
    CountsOnly,
    /// 5 to 19: a figure in grey, with its counts; a hollow dot.
    Few,
    /// 20 and more.
    Enough,
}

impl Count {
    /// The part as a share, 0 to 1; a whole of nothing has none.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| (self.part as f64 / self.of as f64).min(1.0))
    }

    /// Several as one.
    pub(crate) fn together(counts: impl IntoIterator<Item = Self>) -> Self {
        counts.into_iter().fold(Self { part: 0, of: 0 }, |all, one| Self {
            part: all.part.saturating_add(one.part),
            of: all.of.saturating_add(one.of),
        })
    }

    pub(crate) fn weight(self) -> Weight {
        match self.of {
            0..5 => Weight::CountsOnly,
            5..20 => Weight::Few,
            20.. => Weight::Enough,
        }
    }

    /// `97 of 410`.
    pub(crate) fn counted(self) -> String {
        format!("{} of {}", thousands(self.part), thousands(self.of))
    }

    /// `24 %`, where n is 5 or more.
    pub(crate) fn percent(self) -> Option<String> {
        self.share().filter(|_| self.weight() != Weight::CountsOnly).map(percent)
    }

    /// `24 %, 97 of 410`; with n under 5 `1 of 4`.
    pub(crate) fn said(self) -> String {
        match self.percent() {
            Some(percent) => format!("{percent}, {}", self.counted()),
            None => self.counted(),
        }
    }
}
