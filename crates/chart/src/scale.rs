//! Values from the bottom up.

use crate::measure::Measure;
use crate::series::Series;
use crate::words::{hours, percent};

/// Values from 0 to a round top. Rows with one unit share one scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    top: f64,
    unit: Unit,
}

/// What a scale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Shares, 0 to 1, said in percent.
    Share,
    /// Hours.
    Hours,
    /// Whole numbers, said with a word behind them.
    Number(&'static str),
}

impl Scale {
    /// For the rows of shares among those that are read together: up to the largest that is drawn.
    pub fn for_rows<'a>(rows: impl IntoIterator<Item = &'a Series>) -> Self {
        let shares = rows.into_iter().filter(|row| row.measure == Measure::Share);
        Self::for_shares(shares.flat_map(Series::values).fold(0.0, f64::max))
    }

    /// For shares up to `max`, 0 to 1.
    pub fn for_shares(max: f64) -> Self {
        let max = if max.is_finite() { max.clamp(0.05, 1.0) } else { 1.0 };
        let half = step(max, 3) / 2.0;
        // A share of the largest float below a border must not be cut off by it.
        Self { top: ((max / half - 1e-9).ceil() * half).min(1.0), unit: Unit::Share }
    }

    /// For hours up to `max`.
    pub fn for_hours(max: f64) -> Self {
        let max = if max.is_finite() { max.max(1.0) } else { 1.0 };
        let half = step(max, 3) / 2.0;
        Self { top: (max / half - 1e-9).ceil() * half, unit: Unit::Hours }
    }

    /// For one row by itself, up to the largest that is drawn: hours, or shares.
    pub fn of_one(row: &Series) -> Self {
        match row.measure {
            Measure::Share => Self::for_rows([row]),
            Measure::Hours => Self::for_hours(row.values().fold(0.0, f64::max)),
        }
    }

    /// For whole numbers up to `max`, with the word that stands behind them on the axis: `d`, or nothing.
    pub fn for_numbers(max: u64, word: &'static str) -> Self {
        let step = step(max.max(3) as f64, 3).max(1.0);
        let half = if step >= 2.0 { step / 2.0 } else { 1.0 };
        Self { top: (max.max(3) as f64 / half).ceil() * half, unit: Unit::Number(word) }
    }

    /// The value at the top of the picture.
    pub fn top(&self) -> f64 {
        self.top
    }

    /// Whether a part is drawn as a share of its whole, and not as the number it is.
    pub(crate) fn is_share(&self) -> bool {
        self.unit == Unit::Share
    }

    /// How far up a value is, 0 to 1; what is beyond the scale is at its edge.
    pub(crate) fn height(&self, value: f64) -> f64 {
        (value / self.top).clamp(0.0, 1.0)
    }

    /// The values that get a line, without 0: at most so many.
    pub(crate) fn ticks(&self, most: u32) -> Vec<(f64, String)> {
        let mut step = step(self.top, most);
        if matches!(self.unit, Unit::Number(_)) {
            step = step.max(1.0);
        }
        let count = (self.top / step + 1e-9).floor() as u32;
        (1..=count).map(|at| f64::from(at) * step).map(|value| (value, self.said(value))).collect()
    }

    /// A value as the axis says it.
    pub(crate) fn said(&self, value: f64) -> String {
        match self.unit {
            Unit::Share => percent(value),
            Unit::Hours => hours(value),
            Unit::Number("") => format!("{}", value.round()),
            Unit::Number(word) => format!("{}\u{a0}{word}", value.round()),
        }
    }
}

/// The smallest of 1, 2, 5, 10, … (and their tenths) of which at most `most` fit below a value.
pub(crate) fn step(value: f64, most: u32) -> f64 {
    let mut power = 0.01;
    loop {
        for round in [1.0, 2.0, 5.0] {
            if value / (round * power) <= f64::from(most) + 1e-9 {
                return round * power;
            }
        }
        power *= 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(scale: Scale, most: u32) -> Vec<String> {
        scale.ticks(most).into_iter().map(|(_, said)| said.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn a_scale_of_shares_ends_at_a_round_value_and_never_above_all() {
        assert_eq!(Scale::for_shares(0.403).top(), 0.5);
        assert_eq!(ticks(Scale::for_shares(0.403), 3), ["20 %", "40 %"]);
        assert_eq!(ticks(Scale::for_shares(0.403), 5), ["10 %", "20 %", "30 %", "40 %", "50 %"]);
        assert_eq!(Scale::for_shares(0.97).top(), 1.0);
        assert_eq!(ticks(Scale::for_shares(0.97), 3), ["50 %", "100 %"]);
        assert_eq!(Scale::for_shares(f64::NAN).top(), 1.0);
    }

    #[test]
    fn a_scale_of_hours_ends_at_a_round_value() {
        assert_eq!(ticks(Scale::for_hours(52.0), 3), ["20 h", "40 h", "60 h"]);
        assert_eq!(ticks(Scale::for_hours(0.0), 3), ["0.5 h", "1 h"]);
        assert_eq!(Scale::for_hours(f64::NAN).top(), 1.0);
    }

    #[test]
    fn a_scale_of_numbers_has_whole_ticks() {
        assert_eq!(Scale::for_numbers(52, "").top(), 60.0);
        assert_eq!(ticks(Scale::for_numbers(52, ""), 3), ["20", "40", "60"]);
        assert_eq!(ticks(Scale::for_numbers(19, "d"), 3), ["10 d", "20 d"]);
        assert_eq!(ticks(Scale::for_numbers(0, ""), 3), ["1", "2", "3"]);
    }
}
