//! Can chance have done it? What every other order of weeks would have shown, and where the one drawn stands.

use crate::scale::step;
use crate::svg::{Anchor, At, Label, Svg, rounded};
use crate::words::points;
use crate::{Cell, Chart, Name, Table};

/// Every order that could have been drawn, by the difference it would have shown.
#[derive(Clone, Copy, Debug)]
pub struct Arrangements<'a> {
    /// The difference of each order, the drawn one among them: share on less share off, −1 to 1. None where one
    /// side would be of nothing.
    pub differences: &'a [Option<f64>],
    /// The one that happened.
    pub seen: f64,
    /// How many orders show one as far from zero, itself among them. Whoever compares exactly counts them;
    /// here are only floats.
    pub as_far: u64,
}

const BASE: f64 = 84.0;
const HEIGHT: u32 = 120;
/// The tallest column, in pixels.
const TALLEST: f64 = 46.0;
/// The width that the label is measured for, in pixels, and a letter of it.
const NARROW: f64 = 340.0;
const LETTER: f64 = 7.6;
/// Columns from one tick to the next.
const PARTS: f64 = 10.0;

/// A grey column for all orders with about the same difference, on an axis with zero in its middle; on top of its
/// column, the order that was drawn. A column's height is how many orders it holds, and there are no others.
pub fn arrangements(name: Name<'_>, all: Arrangements<'_>) -> Chart {
    let columns = Columns::of(all);
    let mut svg = Svg::picture(name.id, "chart", Some(HEIGHT), name.title, &columns.said());
    for (at, how_many) in columns.filled() {
        let tall = columns.tall(how_many);
        let width = columns.wide();
        let x = [At::Of(columns.x(columns.value(at)) - width / 2.0), At::Of(width)];
        svg.rect("seg-others", x, [At::Px(BASE - tall), At::Px(tall)]);
    }
    svg.line("base-line", [At::Px(0.0), At::Of(100.0)], [At::Px(BASE), At::Px(BASE)]);
    columns.mark(&mut svg);
    columns.ticks(&mut svg);
    Chart { svg: svg.done(), table: columns.table(name) }
}

struct Columns<'a> {
    all: Arrangements<'a>,
    /// From one tick to the next.
    tick: f64,
    /// How many ticks there are on each side of zero.
    ticks: i32,
    /// How many orders each column holds, from the left; the middle one is around zero.
    counts: Vec<usize>,
}

impl<'a> Columns<'a> {
    fn of(all: Arrangements<'a>) -> Self {
        let seen = if all.seen.is_finite() { all.seen.clamp(-1.0, 1.0) } else { 0.0 };
        let all = Arrangements { seen, ..all };
        let known = || all.differences.iter().flatten().filter(|one| one.is_finite());
        let most = known().map(|one| one.abs()).fold(seen.abs(), f64::max).clamp(0.01, 1.0);
        let tick = step(most, 3);
        let ticks = (most / tick - 1e-9).ceil().max(1.0) as i32;
        let middle = ticks as usize * PARTS as usize;
        let mut columns = Self { all, tick, ticks, counts: vec![0; 2 * middle + 1] };
        for one in known() {
            let at = columns.at(*one);
            columns.counts[at] += 1;
        }
        columns
    }

    /// How much wide a column is, as a difference.
    fn part(&self) -> f64 {
        self.tick / PARTS
    }

    /// The column of a difference.
    fn at(&self, difference: f64) -> usize {
        let middle = (self.counts.len() / 2) as f64;
        (middle + (difference.clamp(-1.0, 1.0) / self.part()).round()).clamp(0.0, 2.0 * middle) as usize
    }

    /// The difference in the middle of a column.
    fn value(&self, at: usize) -> f64 {
        (at as f64 - (self.counts.len() / 2) as f64) * self.part()
    }

    /// Where a difference is, in percent; a tenth is left free for the last column and its tick.
    fn x(&self, difference: f64) -> f64 {
        50.0 + difference / (self.tick * f64::from(self.ticks) * 1.1) * 50.0
    }

    /// How wide a column is drawn, in percent: a fifth of it is left free.
    fn wide(&self) -> f64 {
        (self.x(self.part()) - 50.0) * 0.8
    }

    fn tall(&self, how_many: usize) -> f64 {
        let most = self.counts.iter().max().copied().unwrap_or(0).max(1);
        how_many as f64 / most as f64 * TALLEST
    }

    fn filled(&self) -> impl Iterator<Item = (usize, usize)> {
        self.counts.iter().copied().enumerate().filter(|(_, how_many)| *how_many > 0)
    }

    /// The dot on its column, and its words above all columns that they reach over.
    fn mark(&self, svg: &mut Svg) {
        let own = self.at(self.all.seen);
        let x = self.x(self.all.seen);
        let dot = BASE - self.tall(self.counts[own]) - 8.0;
        let text = format!("{}: yours", said(self.all.seen));
        let width = text.chars().count() as f64 * LETTER / NARROW * 100.0;
        let (anchor, from) = match x {
            ..30.0 => (Anchor::Start, x),
            70.0.. => (Anchor::End, x - width),
            _ => (Anchor::Middle, x - width / 2.0),
        };
        let under = self.filled().filter(|(at, _)| {
            let x = self.x(self.value(*at));
            from <= x && x <= from + width
        });
        let highest = under.map(|(_, how_many)| BASE - self.tall(how_many) - 6.0).fold(dot - 12.0, f64::min);
        if highest < dot - 20.0 {
            svg.line("line-own", [At::Of(x), At::Of(x)], [At::Px(highest + 3.0), At::Px(dot)]);
        }
        svg.circle("dot-last", At::Of(x), At::Px(dot), 5.0);
        svg.label(Label::new("last-label", At::Of(x), At::Px(highest)).anchored(anchor), &text);
    }

    /// All ticks where they are few, else the outer ones and zero: the last one says the unit, and is long.
    fn ticks(&self, svg: &mut Svg) {
        let few = self.ticks <= 2;
        for at in (-self.ticks..=self.ticks).filter(|at| few || *at == 0 || at.abs() == self.ticks) {
            let value = f64::from(at) * self.tick;
            let y = At::Px(BASE + 18.0);
            if at == self.ticks {
                svg.label(Label::new("", At::Of(100.0), y).anchored(Anchor::End), &said(value));
            } else {
                let label = Label::new("", At::Of(self.x(value)), y).anchored(Anchor::Middle);
                svg.label(label, &points(value));
            }
        }
    }

    fn said(&self) -> String {
        let known = self.all.differences.iter().flatten();
        let (low, high) =
            known.fold((f64::MAX, f64::MIN), |(low, high), one| (low.min(*one), high.max(*one)));
        let mut text =
            format!("All {} differences between weeks on and weeks off", self.all.differences.len());
        if low <= high {
            text.push_str(&format!(
                ", one for each order, from {} to {}, in columns of {} points",
                points(low),
                said(high),
                rounded(self.part() * 100.0, 100.0)
            ));
        }
        text.push_str(&format!(
            ". The one that happened: {}. As far from zero: {} of {}.",
            said(self.all.seen),
            self.all.as_far,
            self.all.differences.len()
        ));
        let none = self.all.differences.iter().filter(|one| one.is_none()).count();
        if none > 0 {
            text.push_str(&format!(" Without a difference, one side being of nothing: {none}."));
        }
        text
    }

    /// The columns that hold something, from the left.
    fn table(&self, name: Name<'_>) -> Table {
        let own = self.at(self.all.seen);
        let rows = self.filled().map(|(at, how_many)| {
            let yours = if at == own { "yours among them" } else { "" };
            let count = Cell::Number(how_many as u64);
            vec![Cell::Difference(self.value(at)), count, Cell::Text(yours.to_owned())]
        });
        let part = rounded(self.part() * 50.0, 1000.0);
        let head = [&format!("Difference in points, {part} more or less"), "Orders", "Yours"];
        Table { caption: name.title.to_owned(), head: head.map(str::to_owned).to_vec(), rows: rows.collect() }
    }
}

/// `−9 points`
fn said(difference: f64) -> String {
    let points = points(difference);
    let one = ["\u{2212}1", "+1"].contains(&&*points);
    format!("{points} {}", if one { "point" } else { "points" })
}
