//! Forecasts while there are few: each by itself.

use crate::svg::{Anchor, At, Label, Svg};
use crate::words::listed;
use crate::{Cell, Chart, Name, Table};

/// A forecast that has closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The odds that were given, in percent: 0 to 100; more are drawn as 100.
    pub odds: u8,
    /// Whether it held.
    pub held: bool,
}

/// From one dot up to the next, in pixels.
const STEP: f64 = 16.0;
/// A dot and its room, in percent of the narrowest picture.
const DOT: f64 = 4.4;
/// What is left free at both sides, in percent.
const SIDE: f64 = 4.0;

/// One dot a forecast over an axis of odds: filled where it held, hollow where it did not, stacked where they would
/// lie on each other. The axis begins at 50 %, or at 0 where lower odds were given. No figure is made of them.
pub fn outcomes(name: Name<'_>, closed: &[Closed]) -> Chart {
    let mut closed: Vec<Closed> =
        closed.iter().map(|one| Closed { odds: one.odds.min(100), ..*one }).collect();
    closed.sort_by_key(|one| (!one.held, std::cmp::Reverse(one.odds)));
    let from = if closed.iter().all(|one| one.odds >= 50) { 50.0 } else { 0.0 };
    let x = |odds: f64| SIDE + (odds - from) / (100.0 - from) * (100.0 - 2.0 * SIDE);
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut dots: Vec<(f64, usize, bool)> = Vec::new();
    for one in &closed {
        let x = x(f64::from(one.odds));
        let free = |row: &Vec<f64>| row.iter().all(|other| (other - x).abs() >= DOT);
        let row = rows.iter().position(free).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].push(x);
        dots.push((x, row, one.held));
    }
    let base = 12.0 + STEP * rows.len().max(2) as f64;
    let mut svg = Svg::picture(name.id, "chart", Some((base + 20.0) as u32), name.title, &said(&closed));
    for (x, row, held) in dots {
        let class = if held { "dot-you" } else { "dot-open" };
        svg.circle(class, At::Of(x), At::Px(base - 10.0 - STEP * row as f64), 5.0);
    }
    svg.line("base-line", [At::Px(0.0), At::Of(100.0)], [At::Px(base), At::Px(base)]);
    for odds in [from, (from + 100.0) / 2.0, 100.0] {
        let label = Label::new("", At::Of(x(odds)), At::Px(base + 16.0)).anchored(Anchor::Middle);
        svg.label(label, &format!("{odds}\u{a0}%"));
    }
    Chart { svg: svg.done(), table: table(name, &closed) }
}

fn said(closed: &[Closed]) -> String {
    let odds = |held: bool| -> Vec<String> {
        closed.iter().filter(|one| one.held == held).map(|one| one.odds.to_string()).collect()
    };
    let sentences = [(odds(true), "it held"), (odds(false), "it did not")];
    let sentences = sentences.iter().filter(|(odds, _)| !odds.is_empty());
    let said: Vec<String> =
        sentences.map(|(odds, what)| format!("You said {}\u{a0}% and {what}.", listed(odds))).collect();
    if said.is_empty() { "No forecast has closed.".to_owned() } else { said.join(" ") }
}

/// The forecasts: those that held first, the highest odds first.
fn table(name: Name<'_>, closed: &[Closed]) -> Table {
    let rows = closed.iter().map(|one| {
        let what = if one.held { "held" } else { "did not hold" };
        vec![Cell::Number(u64::from(one.odds)), Cell::Text(what.to_owned())]
    });
    Table {
        caption: name.title.to_owned(),
        head: ["You said, in %", "What came of it"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
