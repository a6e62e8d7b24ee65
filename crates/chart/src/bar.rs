//! Who knows the files of an area.

use crate::svg::{At, Svg};
use crate::words::thousands;
use crate::{Cell, Chart, Name, Table};

/// The year's change weight of an area, over the five states of section 1.7 of the signals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// In files only the lead knows.
    pub only_you: u64,
    /// In files the lead and others know.
    pub you_and_others: u64,
    /// In files others know.
    pub others: u64,
    /// In files whose author is here and does not know them any more.
    pub cold: u64,
    /// In files nobody active has worked on recently.
    pub nobody: u64,
}

/// The narrowest a part is drawn, in percent, so that it is seen.
const LEAST: f64 = 0.8;
const WORDS: [&str; 5] = ["only you", "you and others", "others", "cold", "nobody active recently"];

impl Known {
    fn parts(self) -> [u64; 5] {
        [self.only_you, self.you_and_others, self.others, self.cold, self.nobody]
    }
}

/// A bar of five parts. A part that is there is seen: one narrower than 0.8 % of the bar is drawn as wide, and
/// the others give up that much in proportion, so that no part is drawn narrower than a smaller one. The
/// figures are in the description and in the table.
pub fn share_bar(name: Name<'_>, known: Known) -> Chart {
    let parts = known.parts();
    let whole = parts.iter().fold(0, |whole: u64, part| whole.saturating_add(*part));
    let figures: Vec<String> =
        parts.iter().zip(WORDS).map(|(part, word)| format!("{} {word}", thousands(*part))).collect();
    let desc =
        format!("Of {} file changes, by who knows the file: {}.", thousands(whole), figures.join(", "));
    let mut svg = Svg::picture(name.id, "bar", None, name.title, &desc);
    let all = [At::Px(0.0), At::Of(100.0)];
    let mut from = 0.0;
    for (at, width) in widths(parts).into_iter().enumerate().filter(|(_, width)| *width > 0.0) {
        let x = [At::Of(from), At::Of(width)];
        match at {
            0 => svg.rect("seg-you", x, all),
            1 => svg.hatched("seg-shared", x, all, "hatch-you"),
            2 => svg.rect("seg-others", x, all),
            3 => svg.hatched("seg-cold", x, all, "hatch-cold"),
            _ => svg.rect("seg-nobody", x, all),
        }
        from += width;
    }
    let rows =
        parts.iter().zip(WORDS).map(|(part, word)| vec![Cell::Text(word.to_owned()), Cell::Number(*part)]);
    let head = ["Known by", "File changes"].map(str::to_owned).to_vec();
    Chart { svg: svg.done(), table: Table { caption: name.title.to_owned(), head, rows: rows.collect() } }
}

/// How wide the parts are, in percent: 100 together, and none that is there below the least.
fn widths(parts: [u64; 5]) -> [f64; 5] {
    let whole: f64 = parts.iter().map(|part| *part as f64).sum();
    if whole == 0.0 {
        return [0.0; 5];
    }
    let exact = parts.map(|part| part as f64 / whole * 100.0);
    let there = |width: f64| width > 0.0;
    let missing: f64 =
        exact.iter().filter(|width| there(**width)).map(|width| (LEAST - width).max(0.0)).sum();
    let spare: f64 = exact.iter().map(|width| (width - LEAST).max(0.0)).sum();
    exact.map(|width| match width {
        width if !there(width) => 0.0,
        width if width <= LEAST => LEAST,
        width => width - (width - LEAST) * missing / spare,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bar_without_small_parts_is_exact() {
        assert_eq!(widths([1, 1, 2, 0, 4]), [12.5, 12.5, 25.0, 0.0, 50.0]);
    }

    #[test]
    fn a_small_part_is_seen_and_the_others_make_room() {
        assert_eq!(
            widths([1_000, 0, 0, 1_000, 1]).map(|width| (width * 10.0).round()),
            [496.0, 0.0, 0.0, 496.0, 8.0]
        );
    }

    proptest! {
        #[test]
        fn parts_fill_the_bar_and_keep_their_order(parts in [0u64..100_000, 0..100, 0..10, 0..3, 0..100_000]) {
            let widths = widths(parts);
            let whole: f64 = widths.iter().sum();
            prop_assert!(parts.iter().all(|part| *part == 0) || (whole - 100.0).abs() < 1e-6);
            for (part, width) in parts.iter().zip(widths) {
                prop_assert!(width.is_finite() && (*part > 0) == (width >= LEAST - 1e-9));
                for (other, its) in parts.iter().zip(widths) {
                    prop_assert!(part <= other || width >= its - 1e-9);
                }
            }
        }
    }
}
