//! Fortnights by size: one dot each on one axis.

use crate::columns::{Fortnight, called, table};
use crate::count::Weight;
use crate::room::Area;
use crate::scale::Scale;
use crate::svg::{Anchor, At, Label, Svg};
use crate::words::percent;
use crate::{Chart, Count, CountWords, Name};

/// What stands beside the dots.
#[derive(Clone, Copy, Debug)]
pub struct DotMarks<'a> {
    /// The 10th, 50th and 90th percentile of the fortnights, 0 to 1 and in this order, where there are enough
    /// of them.
    pub percentiles: Option<[f64; 3]>,
    /// The lead's own share, and what it is one of: `your own share of all changes then`.
    pub own: Option<(&'a str, Count)>,
}

/// A dot is as wide as this, in percent of the narrowest picture.
const BIN: f64 = 4.0;
const STEP: f64 = 12.0;

/// One dot a fortnight on an axis of shares, stacked where they are alike: a dot is moved by at most 2 % of the
/// width so that none lies on another. Fortnights with n under 5 have no share and no dot.
pub fn dots(name: Name<'_>, words: CountWords<'_>, marks: DotMarks<'_>, fortnights: &[Fortnight]) -> Chart {
    let drawn: Vec<Count> =
        fortnights.iter().map(|one| one.count).filter(|count| count.weight() != Weight::CountsOnly).collect();
    let in_order = |all: &[f64; 3]| all.is_sorted() && all.iter().all(|one| (0.0..=1.0).contains(one));
    let percentiles = marks.percentiles.filter(in_order);
    let own = marks.own.filter(|(_, count)| count.weight() != Weight::CountsOnly);
    let shares = drawn.iter().filter_map(|count| count.share());
    let scale = Scale::for_shares(shares.chain(own.and_then(|(_, count)| count.share())).fold(0.0, f64::max));

    let mut bins = [(0u32, 0u32); 26];
    for count in &drawn {
        let bin = &mut bins[(x(scale, count.share().unwrap_or(0.0)) / BIN).round() as usize];
        if count.weight() == Weight::Enough { bin.0 += 1 } else { bin.1 += 1 }
    }
    let highest = bins.iter().map(|bin| bin.0 + bin.1).max().unwrap_or(0).max(4);
    let rows = percentiles.map_or(0.0, |all| if rows_meet(scale, all) { 3.0 } else { 1.0 });
    let top = 15.0 * rows + 8.0;
    let base = top + 10.0 + f64::from(highest) * STEP;

    let [_, many] = called(fortnights);
    let left_out = fortnights.len() - drawn.len();
    let desc = said((words, many), scale, &drawn, left_out, percentiles, own);
    let mut svg = Svg::picture(name.id, "chart", Some((base + 60.0) as u32), name.title, &desc);
    if let Some([low, _, high]) = percentiles {
        let (low, high) = (x(scale, low), x(scale, high));
        svg.rect("band", [At::Of(low), At::Of(high - low)], [At::Px(top + 6.0), At::Px(base - top - 6.0)]);
    }
    for (at, (enough, few)) in bins.into_iter().enumerate() {
        for row in 0..enough + few {
            let class = if row < enough { "dot-you" } else { "dot-thin" };
            let y = base - 8.0 - f64::from(row) * STEP;
            svg.circle(class, At::Of(at as f64 * BIN), At::Px(y), 4.5);
        }
    }
    svg.line("base-line", [At::Px(0.0), At::Of(100.0)], [At::Px(base), At::Px(base)]);
    if let Some(all) = percentiles {
        percentile_labels(&mut svg, scale, all, rows > 1.0, [top, base]);
    }
    if let Some((text, share)) = own.and_then(|(text, count)| Some((text, count.share()?))) {
        let at = x(scale, share);
        svg.line("line-own", [At::Of(at), At::Of(at)], [At::Px(base), At::Px(base + 14.0)]);
        own_label(&mut svg, at, base + 28.0, &format!("{text}: {}", percent(share)));
    }
    let zero = [(0.0, percent(0.0))];
    for (value, text) in zero.into_iter().chain(scale.ticks(3)) {
        let anchor = match x(scale, value) {
            ..2.0 => Anchor::Start,
            98.0.. => Anchor::End,
            _ => Anchor::Middle,
        };
        svg.label(Label::new("", At::Of(x(scale, value)), At::Px(base + 46.0)).anchored(anchor), &text);
    }
    Chart { svg: svg.done(), table: table(words, fortnights) }
}

fn x(scale: Scale, share: f64) -> f64 {
    scale.height(share) * 100.0
}

/// Half a label of a percentile, in percent of the narrowest picture.
const HALF: f64 = 12.0;

/// Whether the three labels would meet in one row: the outer two go outwards, the middle one both ways.
fn rows_meet(scale: Scale, all: [f64; 3]) -> bool {
    let [low, middle, high] = all.map(|one| x(scale, one));
    low < 2.0 * HALF || high > 100.0 - 2.0 * HALF || middle - low < HALF || high - middle < HALF
}

fn percentile_labels(svg: &mut Svg, scale: Scale, all: [f64; 3], apart: bool, [top, base]: [f64; 2]) {
    // Outwards, unless the edge of the picture is too near.
    let anchor = |row: usize, at: f64| match (row, at) {
        (0, 24.0..) | (1, 88.0..) => Anchor::End,
        (1, HALF..) => Anchor::Middle,
        (2, 76.0..) => Anchor::End,
        _ => Anchor::Start,
    };
    for (row, (name, share)) in ["10th", "50th", "90th"].into_iter().zip(all).enumerate() {
        let at = x(scale, share);
        let y = if apart { 12.0 + 15.0 * row as f64 } else { 12.0 };
        let from = if apart { y + 4.0 } else { top };
        svg.line("line-past", [At::Of(at), At::Of(at)], [At::Px(from), At::Px(base)]);
        let label = Label::new("label-past", At::Of(at), At::Px(y)).anchored(anchor(row, at));
        svg.label(label, &format!("{name}: {}", percent(share)));
    }
}

/// The words of the own share: at its tick if they fit on one side of it, else at an edge of the picture.
fn own_label(svg: &mut Svg, at: f64, y: f64, text: &str) {
    let before = Area::of_text_before(text, at, 0.0, 0.0, 1.0).x[0];
    let behind = Area::of_text(text, at, 0.0, 0.0, 1.0).x[1];
    let (x, anchor) = match (before >= 0.0, behind <= 100.0) {
        (_, true) => (at, Anchor::Start),
        (true, false) => (at, Anchor::End),
        (false, false) if at < 50.0 => (0.0, Anchor::Start),
        (false, false) => (100.0, Anchor::End),
    };
    svg.label(Label::new("said-in", At::Of(x), At::Px(y)).anchored(anchor), text);
}

fn said(
    (words, many): (CountWords<'_>, &str),
    scale: Scale,
    drawn: &[Count],
    left_out: usize,
    percentiles: Option<[f64; 3]>,
    own: Option<(&str, Count)>,
) -> String {
    let mut said = format!(
        "{}, {}: {} {many} as dots on one axis from 0 to {}.",
        words.what,
        words.part,
        drawn.len(),
        percent(scale.top())
    );
    let few = drawn.iter().filter(|count| count.weight() == Weight::Few).count();
    if few > 0 {
        said.push_str(&format!(" Hollow, with fewer than 20: {few}."));
    }
    if left_out > 0 {
        said.push_str(&format!(" Without a dot, with fewer than 5: {left_out}."));
    }
    if let Some([low, middle, high]) = percentiles.map(|all| all.map(percent)) {
        said.push_str(&format!(" 10th percentile {low}, 50th {middle}, 90th {high}."));
    }
    if let Some((text, count)) = own {
        said.push_str(&format!(" {text}: {}.", count.said()));
    }
    said
}
