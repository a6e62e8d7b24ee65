//! Places: all of them in the picture, in the order of time and of value.

use chart::*;
use proptest::prelude::*;

use crate::given::*;
use crate::markup::{Element, read};

/// The points of a path, in percent.
pub fn points(path: &Element) -> Vec<(f64, f64)> {
    let data = path.get("d").strip_prefix('M').expect("a path begins").trim_end_matches("h0");
    let number = |text: &str| text.parse::<f64>().expect("a number") / 10.0;
    let place = |point: &str| {
        let (x, y) = point.split_once(' ').expect("two numbers");
        (number(x), number(y))
    };
    data.split('L').map(place).collect()
}

pub fn paths(svg: &str) -> Vec<Element> {
    read(svg).into_iter().filter(|element| element.name == "path").collect()
}

fn percents(element: &Element, names: &[&str]) -> Vec<f64> {
    names.iter().filter(|name| element.get(name).ends_with('%')).map(|name| element.percent(name)).collect()
}

/// A share of many, so that nothing is thin.
fn many() -> impl Strategy<Value = Vec<Option<u64>>> {
    proptest::collection::vec(proptest::option::weighted(0.8, 0u64..=500), 1..100)
}

fn drawn(values: &[Option<u64>]) -> Series {
    series(values.iter().map(|part| part.map_or_else(|| gap("not usable"), |part| of(part, 500))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn everything_is_in_the_picture(given in anything()) {
        for svg in given.pieces() {
            prop_assert!(!svg.contains("=\"NaN") && !svg.contains("=\"inf") && !svg.contains("=\"-inf"));
            for element in read(&svg).iter().filter(|element| element.name != "svg") {
                for at in percents(element, &["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"]) {
                    prop_assert!((0.0..=100.0).contains(&at), "{element:?}");
                }
                if element.name == "rect" {
                    for (from, by) in [("x", "width"), ("y", "height")] {
                        let both = percents(element, &[from, by]);
                        prop_assert!(both.iter().sum::<f64>() <= 100.02, "{element:?}");
                    }
                }
                if element.name == "path" {
                    for (x, y) in points(element) {
                        prop_assert!((0.0..=100.0).contains(&x) && (0.0..=100.0).contains(&y));
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_goes_from_left_to_right_and_a_larger_share_is_higher(values in many()) {
        let svg = stave(name("s"), &time(), &Scale::for_shares(1.0), &drawn(&values)).svg;
        let drawn: Vec<(f64, f64)> = paths(&svg).iter().flat_map(points).collect();
        let parts: Vec<u64> = values.iter().flatten().copied().collect();
        prop_assert_eq!(drawn.len(), parts.len(), "every value is drawn once");
        prop_assert!(drawn.is_sorted_by(|a, b| a.0 < b.0));
        for (a, its) in parts.iter().zip(&drawn) {
            for (b, other) in parts.iter().zip(&drawn) {
                prop_assert!(a <= b || its.1 < other.1, "{a} {b}");
            }
        }
    }

    #[test]
    fn a_gap_ends_the_path(values in many()) {
        let svg = stave(name("s"), &time(), &Scale::for_shares(1.0), &drawn(&values)).svg;
        let runs = values.split(Option::is_none).filter(|run| !run.is_empty()).map(<[_]>::len);
        let lengths: Vec<usize> = paths(&svg).iter().map(|path| points(path).len()).collect();
        prop_assert_eq!(lengths, runs.collect::<Vec<_>>());
    }

    #[test]
    fn no_two_weeks_of_dots_share_a_day(weeks in 1i64..14, length in 1usize..100) {
        let series = Series { weeks, least: 0, ..series((0..length).map(|_| of(10, 40))) };
        let svg = week_dots(name("s"), &time(), &Scale::for_shares(1.0), &series).svg;
        let x: Vec<f64> = read(&svg).iter().filter(|one| one.name == "circle").map(|one| one.percent("cx")).collect();
        prop_assert_eq!(x.len(), length.div_ceil(weeks as usize));
        let apart = weeks as f64 * 7.0 / 748.0 * 100.0;
        prop_assert!(x.windows(2).all(|two| two[1] - two[0] > apart - 0.02));
    }

    #[test]
    fn columns_are_as_high_as_their_counts(counts in proptest::collection::vec((0u64..60, 20u64..60), 1..27)) {
        let counts: Vec<(u64, u64)> = counts.into_iter().map(|(a, b)| (a.min(b), b)).collect();
        let svg = columns(name("c"), WORDS, &fortnights(&counts)).svg;
        let heights = |class: &str| -> Vec<f64> {
            let of_class = |one: &Element| one.name == "rect" && one.get("class") == class;
            read(&svg).iter().filter(|one| of_class(one)).map(|one| one.get("height").parse().expect("pixels")).collect()
        };
        let (open, filled) = (heights("col-open"), heights("seg-you"));
        let one = open[0] / counts[0].1 as f64;
        for (height, (_, of)) in open.iter().zip(&counts) {
            prop_assert!((height - one * *of as f64).abs() < 0.2);
        }
        for (height, (part, _)) in filled.iter().zip(counts.iter().filter(|(part, _)| *part > 0)) {
            prop_assert!((height - one * *part as f64).abs() < 0.2);
        }
    }

    #[test]
    fn no_dot_of_a_fortnight_lies_on_another(counts in proptest::collection::vec((0u64..60, 5u64..60), 1..27)) {
        let counts: Vec<(u64, u64)> = counts.into_iter().map(|(a, b)| (a.min(b), b)).collect();
        let svg = dots(name("d"), WORDS, DotMarks { percentiles: None, own: None }, &fortnights(&counts)).svg;
        let mut places: Vec<(String, String)> = read(&svg)
            .iter()
            .filter(|one| one.name == "circle")
            .map(|one| (one.get("cx").to_owned(), one.get("cy").to_owned()))
            .collect();
        prop_assert_eq!(places.len(), counts.len());
        places.sort();
        places.dedup();
        prop_assert_eq!(places.len(), counts.len());
    }
}
