//! One mark a record.

use jiff::civil::Date;

use crate::axis::Time;
use crate::stave::FRAME;
use crate::svg::{At, Svg};
use crate::words::day;
use crate::{Cell, Chart, Name, Table};

/// Records of days, each of one of two kinds.
#[derive(Clone, Debug)]
pub struct Marks {
    /// What they are, as a phrase: `Your changes of the half year`.
    pub what: String,
    /// What a solid mark means, and a hollow one: `somebody else could own it`, `nobody else could`.
    pub kinds: [String; 2],
    /// The day of each, and whether it is solid. In any order.
    pub marks: Vec<(Date, bool)>,
}

/// A mark is as wide as this, in percent of the narrowest picture.
const BIN: f64 = 2.5;

/// One mark a record on a row of a scorecard: on its day, stacked where they are close, the solid ones below. The
/// height is how many there are at once, and no value.
pub fn marks(name: Name<'_>, time: &Time, marks: &Marks) -> Chart {
    let axis = &time.axis;
    let shown = || marks.marks.iter().filter(|(on, _)| axis.shows(*on));
    let mut bins = vec![(0u32, 0u32); (100.0 / BIN) as usize];
    for (on, solid) in shown() {
        let last = bins.len() - 1;
        let bin = &mut bins[((axis.percent(*on) / BIN) as usize).min(last)];
        if *solid { bin.0 += 1 } else { bin.1 += 1 }
    }
    let highest = bins.iter().map(|bin| bin.0 + bin.1).max().unwrap_or(0).max(1);
    // Ten lie above each other without touching; more than that are drawn smaller and closer.
    let step = (80.0 / f64::from(highest)).min(8.0);
    let radius = if highest > 10 { 2.5 } else { 4.0 };

    let mut svg = Svg::picture(name.id, "chart", None, name.title, &said(time, marks));
    for (at, (solid, hollow)) in bins.into_iter().enumerate() {
        for row in 0..solid + hollow {
            let class = if row < solid { "dot-you" } else { "dot-open" };
            let y = FRAME.base - 5.0 - f64::from(row) * step;
            svg.circle(class, At::Of((at as f64 + 0.5) * BIN), At::Of(y), radius);
        }
    }
    svg.line("base-line", [At::Px(0.0), At::Of(100.0)], [At::Of(FRAME.base), At::Of(FRAME.base)]);
    Chart { svg: svg.done(), table: table(marks) }
}

fn said(time: &Time, marks: &Marks) -> String {
    let [solid, hollow] = &marks.kinds;
    let shown = || marks.marks.iter().filter(|(on, _)| time.axis.shows(*on));
    let all = shown().count();
    let mut said = format!("{}: {all}, one mark each, stacked by day", marks.what);
    if let Some((first, last)) = shown().map(|mark| mark.0).min().zip(shown().map(|mark| mark.0).max()) {
        said.push_str(&format!(", from {} to {}", day(first), day(last)));
    }
    let are_solid = shown().filter(|mark| mark.1).count();
    said.push_str(&format!(". Solid, {solid}: {are_solid}. Hollow, {hollow}: {}.", all - are_solid));
    said
}

fn table(marks: &Marks) -> Table {
    let [solid, hollow] = &marks.kinds;
    let mut sorted = marks.marks.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    let rows = sorted
        .into_iter()
        .map(|(on, is)| vec![Cell::Day(on), Cell::Text(if is { solid.clone() } else { hollow.clone() })]);
    let head = vec!["Day".to_owned(), "Which".to_owned()];
    Table { caption: marks.what.clone(), head, rows: rows.collect() }
}
