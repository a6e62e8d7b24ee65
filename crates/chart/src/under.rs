//! The counts under the dots of a picture, in as many rows as they need.

use crate::Count;
use crate::svg::{Anchor, At, Label, Svg};

/// A digit of the axis, in pixels, generously, and the room between two counts.
const DIGIT: f64 = 7.0;
const APART: f64 = 4.0;
/// From one row to the next, in pixels.
pub(crate) const ROW: f64 = 14.0;
/// Three rows are enough for counts of three digits in a margin; what is closer lies in the last.
const MOST: usize = 3;

/// Counts with their places, each in the first row where it meets no other.
pub(crate) struct Under {
    counts: Vec<(f64, usize, String)>,
}

impl Under {
    /// Of places in percent from left to right, in a picture that is at least so many pixels wide where counts
    /// are shown at all.
    pub(crate) fn of(places: impl IntoIterator<Item = (f64, Count)>, pixels: f64) -> Self {
        let mut ends = [f64::NEG_INFINITY; MOST];
        let counts = places.into_iter().map(|(x, count)| {
            let text = if count.of == 0 { "none".to_owned() } else { format!("{}/{}", count.part, count.of) };
            let half = (text.len() as f64 * DIGIT + APART) / pixels * 50.0;
            let row = ends.iter().position(|end| *end <= x - half).unwrap_or(MOST - 1);
            ends[row] = x + half;
            (x, row, text)
        });
        Self { counts: counts.collect() }
    }

    /// How much lower all that stands below the counts goes, in pixels.
    pub(crate) fn lower(&self) -> f64 {
        self.counts.iter().map(|(_, row, _)| *row).max().unwrap_or(0) as f64 * ROW
    }

    /// Draws them so many pixels below a height in percent.
    pub(crate) fn draw(&self, svg: &mut Svg, y: f64, dy: f64) {
        for (x, row, text) in &self.counts {
            let label = Label::new("minor", At::Of(*x), At::Of(y)).moved(0.0, dy + *row as f64 * ROW);
            svg.label(label.anchored(Anchor::Middle), text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(places: &[f64]) -> Vec<usize> {
        let counts = places.iter().map(|x| (*x, Count { part: 12, of: 33 }));
        Under::of(counts, 390.0).counts.into_iter().map(|(_, row, _)| row).collect()
    }

    /// By hand: `12/33` is 39 pixels of 390, 10 %.
    #[test]
    fn counts_that_would_meet_stand_in_another_row() {
        assert_eq!(rows(&[10.0, 20.0, 30.0]), [0, 0, 0]);
        assert_eq!(rows(&[10.0, 16.0, 22.0, 28.0]), [0, 1, 0, 1]);
        assert_eq!(rows(&[10.0, 14.0, 18.0, 22.0]), [0, 1, 2, 0]);
    }
}
