//! Weeks on and weeks off, in the order that was drawn by lot.

use jiff::civil::Date;

use crate::count::Weight;
use crate::plot::Frame;
use crate::pooled::Pooled;
use crate::room::{Area, Room};
use crate::scale::Scale;
use crate::svg::{Anchor, At, Label, Svg};
use crate::under::Under;
use crate::words::day;
use crate::{Cell, Chart, Count, CountWords, Name, Table};

/// A week of an experiment.
#[derive(Clone, Copy, Debug)]
pub struct DrawnWeek {
    /// Its last day, Sunday.
    pub sunday: Date,
    /// Whether the practice is on in it.
    pub on: bool,
    /// What was counted in it; none while it has not come.
    pub count: Option<Count>,
}

const TOP: f64 = 28.0;
const BASE: f64 = 172.0;
/// What is left free at both sides, in percent.
const SIDE: f64 = 3.0;
/// The narrowest plot that still shows the counts under its dots, in pixels: one of two columns.
const NARROW: f64 = 310.0;

/// One dot a week in the order drawn: weeks on washed and filled, weeks off hollow. Smaller and hollow with fewer
/// than 20 in either, and none with fewer than 5; `on` or `off` and the counts under each. Dashed, all weeks on
/// together and all weeks off, once every week has its count. The scale begins at 0.
pub fn experiment(name: Name<'_>, words: CountWords<'_>, weeks: &[DrawnWeek]) -> Chart {
    let slot = (100.0 - 2.0 * SIDE) / weeks.len().max(1) as f64;
    let middle = |at: usize| SIDE + slot * (at as f64 + 0.5);
    let counted = || weeks.iter().enumerate().filter_map(|(at, week)| Some((middle(at), *week, week.count?)));
    let drawn = || counted().filter(|(_, _, count)| count.weight() != Weight::CountsOnly);
    let under = Under::of(counted().map(|(x, _, count)| (x, count)), NARROW);
    let frame = Frame::fixed(BASE + 40.0 + under.lower(), [TOP, BASE], 3);
    let both = both(weeks);
    let shares = drawn().filter_map(|(_, _, count)| count.share());
    let together = both.iter().flatten().filter_map(Pooled::share);
    let scale = Scale::for_shares(shares.chain(together).fold(0.0, f64::max));

    let mut svg = Svg::picture(name.id, "chart", Some(frame.pixels as u32), name.title, &said(words, weeks));
    for at in weeks.iter().enumerate().filter(|(_, week)| week.on).map(|(at, _)| at) {
        let from = SIDE + slot * at as f64;
        svg.rect("week-on", [At::Of(from), At::Of(slot)], [At::Px(12.0), At::Px(BASE - 12.0)]);
    }
    frame.grid(&mut svg, &scale);
    for pooled in both.iter().flatten() {
        pooled.draw_line(&mut svg, frame, &scale);
    }
    let mut room = Room::default();
    room.taken.push(Area { x: [0.0, 100.0], y: [frame.base, 100.0] });
    for (x, week, count) in drawn() {
        let y = frame.y(&scale, count.share().unwrap_or(0.0));
        let (class, radius) = match (count.weight(), week.on) {
            (Weight::Enough, true) => ("dot-last", 5.5),
            (Weight::Enough, false) => ("dot-open", 5.5),
            _ => ("dot-thin", 3.5),
        };
        svg.circle(class, At::Of(x), At::Of(y), radius);
        room.dot((x, y), radius, frame.pixels);
    }
    for (at, week) in weeks.iter().enumerate() {
        let label = Label::new("", At::Of(middle(at)), At::Of(frame.base)).moved(0.0, 17.0);
        svg.label(label.anchored(Anchor::Middle), drawn_as(*week));
    }
    for pooled in both.iter().flatten() {
        pooled.draw_words(&mut svg, frame, &scale, &mut room);
    }
    under.draw(&mut svg, frame.base, 33.0);
    Chart { svg: svg.done(), table: table(words, weeks) }
}

fn drawn_as(week: DrawnWeek) -> &'static str {
    if week.on { "on" } else { "off" }
}

/// Weeks off and weeks on together. Before all have come there is nothing to compare, and a glance at half of
/// it would be one too early.
fn both(weeks: &[DrawnWeek]) -> Option<[Pooled<'static>; 2]> {
    let counts: Vec<(bool, Count)> =
        weeks.iter().map(|week| Some((week.on, week.count?))).collect::<Option<_>>()?;
    let of = |on| Count::together(counts.iter().filter(|one| one.0 == on).map(|one| one.1));
    let pooled =
        |word, on| Pooled { word, class: "label-past", count: of(on), x: [0.0, 100.0], at: Anchor::End };
    Some([pooled("off", false), pooled("on", true)])
}

/// The weeks in a sentence, for those who do not see the picture.
fn said(words: CountWords<'_>, weeks: &[DrawnWeek]) -> String {
    let mut said = format!("{}, a dot for each week, in the order drawn", words.what);
    if let Some(first) = weeks.first() {
        said.push_str(&format!(", from the week to {}", day(first.sunday)));
    }
    let each = weeks.iter().map(|week| match week.count {
        Some(count) => format!("{} {}", drawn_as(*week), count.counted()),
        None => format!("{} not come yet", drawn_as(*week)),
    });
    said.push_str(&format!(": {}.", each.collect::<Vec<_>>().join(", ")));
    if let Some([off, on]) = both(weeks) {
        said.push_str(&format!(" Together: on {}, off {}.", on.count.said(), off.count.said()));
    }
    let counts = || weeks.iter().filter_map(|week| week.count);
    for (what, weight) in [
        ("Small and hollow, with fewer than 20", Weight::Few),
        ("Without a dot, with fewer than 5", Weight::CountsOnly),
    ] {
        let how_many = counts().filter(|count| count.weight() == weight).count();
        if how_many > 0 {
            said.push_str(&format!(" {what}: {how_many}."));
        }
    }
    said
}

/// The weeks in the order drawn.
fn table(words: CountWords<'_>, weeks: &[DrawnWeek]) -> Table {
    let nothing = |why: &str| Cell::None(why.to_owned());
    let rows = weeks.iter().map(|week| {
        let [part, of, share] = match week.count {
            None => [nothing(""), nothing(""), nothing("not come yet")],
            Some(Count { part, of: 0 }) => [Cell::Number(part), Cell::Number(0), nothing("none")],
            Some(count) => [Cell::Number(count.part), Cell::Number(count.of), Cell::Share(count)],
        };
        vec![Cell::Day(week.sunday), Cell::Text(drawn_as(*week).to_owned()), part, of, share]
    });
    Table {
        caption: format!("{}, weeks on and off", words.what),
        head: ["Week to", "Drawn", words.part, words.whole, "Share"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
