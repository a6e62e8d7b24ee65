//! What a point of a series is, and how it is said.

use crate::count::{Count, Weight};
use crate::table::Cell;
use crate::words::{hour_range, hours, percent, range, thousands};

/// What the points of a series are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A part of a whole.
    Share,
    /// A median length: the part is its seconds, the whole how many lengths there are.
    Hours,
}

impl Measure {
    /// How far up it stands: a share, 0 to 1, or hours. None of nothing.
    pub(crate) fn value(self, count: Count) -> Option<f64> {
        match self {
            Self::Share => count.share(),
            Self::Hours => (count.of > 0).then_some(count.part as f64 / 3600.0),
        }
    }

    /// `24 %` or `20 h`, where n is 5 or more.
    pub(crate) fn figure(self, count: Count) -> Option<String> {
        self.value(count).filter(|_| count.weight() != Weight::CountsOnly).map(|value| match self {
            Self::Share => percent(value),
            Self::Hours => hours(value),
        })
    }

    /// `24 %, 97 of 410`, or `20 h, of 31`; with n under 5 the counts.
    pub(crate) fn said(self, count: Count) -> String {
        match (self, self.figure(count)) {
            (Self::Share, _) => count.said(),
            (Self::Hours, Some(figure)) => format!("{figure}, {}", self.counted(count)),
            (Self::Hours, None) => self.counted(count),
        }
    }

    /// `97 of 410`, or `of 31`.
    pub(crate) fn counted(self, count: Count) -> String {
        match self {
            Self::Share => count.counted(),
            Self::Hours => format!("of {}", thousands(count.of)),
        }
    }

    /// `32 to 37 %`, or `18 to 30 h`.
    pub(crate) fn range(self, low: f64, high: f64) -> String {
        match self {
            Self::Share => range(low, high),
            Self::Hours => hour_range(low, high),
        }
    }

    /// The head of a table over the values.
    pub(crate) fn head(self) -> &'static str {
        match self {
            Self::Share => "Share",
            Self::Hours => "Median",
        }
    }

    /// The values of a point in a table behind its whole: the part, where it is one, and what it makes.
    pub(crate) fn cell(self, count: Count) -> Cell {
        match self {
            Self::Share => Cell::Share(count),
            Self::Hours => Cell::Hours(count),
        }
    }
}
