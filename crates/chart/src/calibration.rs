//! Forecasts once there are enough: the odds that were given beside the share that held.

use crate::count::Weight;
use crate::plot::Frame;
use crate::room::{Area, Room};
use crate::scale::Scale;
use crate::svg::{Anchor, At, Label, Svg, rounded};
use crate::under::Under;
use crate::words::percent;
use crate::{Cell, Chart, Count, Name, Table};

/// The forecasts whose odds are in one band.
#[derive(Clone, Copy, Debug)]
pub struct OddsBand {
    /// The lowest odds of it, in percent.
    pub from: u8,
    /// The highest.
    pub to: u8,
    /// The mean of the odds that were given, 0 to 1.
    pub said: f64,
    /// How many held, of how many.
    pub held: Count,
}

const TOP: f64 = 28.0;
const BASE: f64 = 188.0;
/// What is left free at both sides, in percent.
const SIDE: f64 = 4.0;
/// The narrowest plot that still shows the counts: a note in the margin, in pixels.
const NARROW: f64 = 230.0;

/// One dot a band, lowest odds first: across, the odds that were given, upwards, the share that held; on the diagonal
/// the two are equal. Hollow with fewer than 20 and none with fewer than 5, but the counts of each under it. The line
/// breaks where a band has no dot. No interval is drawn. The axis of odds begins at 50 %, or at 0 where there are
/// lower ones.
pub fn calibration(name: Name<'_>, bands: &[OddsBand]) -> Chart {
    let bands: Vec<OddsBand> = bands.iter().copied().filter(|band| band.said.is_finite()).collect();
    let from = if bands.iter().all(|band| band.from >= 50) { 0.5 } else { 0.0 };
    let across = |odds: f64| {
        let part = ((odds - from) / (1.0 - from)).clamp(0.0, 1.0);
        SIDE + part * (100.0 - 2.0 * SIDE)
    };
    let under = Under::of(bands.iter().map(|band| (across(band.said), band.held)), NARROW);
    let below = BASE + 34.0 + under.lower();
    let frame = Frame::fixed(below + 20.0, [TOP, BASE], 3);
    let scale = Scale::for_shares(1.0);
    let mut svg = Svg::picture(name.id, "chart", Some(frame.pixels as u32), name.title, &said(&bands));
    frame.grid(&mut svg, &scale);
    let diagonal = [frame.y(&scale, from), frame.y(&scale, 1.0)];
    svg.line("line-others", [across(from), across(1.0)].map(At::Of), diagonal.map(At::Of));

    let place = |band: &OddsBand| {
        let share = band.held.share().filter(|_| band.held.weight() != Weight::CountsOnly)?;
        Some((across(band.said), frame.y(&scale, share), band.held.weight() == Weight::Enough))
    };
    let places: Vec<Option<(f64, f64, bool)>> = bands.iter().map(place).collect();
    svg.paths(&lines(&places));
    let mut room = Room::default();
    for (x, y, enough) in places.iter().copied().flatten() {
        svg.circle(if enough { "dot-last" } else { "dot-thin" }, At::Of(x), At::Of(y), 5.0);
        room.dot((x, y), 5.0, frame.pixels);
    }
    svg.label(Label::new("said-in", At::Px(0.0), At::Px(12.0)), "share that held");
    diagonal_words(&mut svg, &mut room, frame, [across(from), across(1.0)], diagonal);
    under.draw(&mut svg, frame.base, 16.0);
    for odds in [from, (from + 1.0) / 2.0, 1.0] {
        let label = Label::new("", At::Of(across(odds)), At::Px(below)).anchored(Anchor::Middle);
        svg.label(label, &percent(odds));
    }
    let label = Label::new("said-in", At::Of(100.0), At::Px(below + 17.0)).anchored(Anchor::End);
    svg.label(label, "odds you gave");
    Chart { svg: svg.done(), table: table(name, &bands) }
}

/// Between neighbours that both have a dot: dotted where one of them is of few.
fn lines(places: &[Option<(f64, f64, bool)>]) -> Vec<(&'static str, String)> {
    let lines = places.windows(2).filter_map(|two| {
        let (one, next) = (two[0]?, two[1]?);
        let class = if one.2 && next.2 { "line-you" } else { "line-thin" };
        let at = |place: (f64, f64, bool)| {
            format!("{} {}", rounded(place.0 * 10.0, 10.0), rounded(place.1 * 10.0, 10.0))
        };
        Some((class, format!("M{}L{}", at(one), at(next))))
    });
    lines.collect()
}

/// What the diagonal means, below it, where no dot is.
fn diagonal_words(svg: &mut Svg, room: &mut Room, frame: Frame, x: [f64; 2], y: [f64; 2]) {
    let text = "as often as you said";
    let parts = [0.55, 0.75, 0.35, 0.15];
    let places = parts.map(|part| (x[0] + (x[1] - x[0]) * part + 3.0, y[0] + (y[1] - y[0]) * part));
    let areas = places.map(|(x, y)| Area::of_text(text, x, y, 12.0, frame.pixels));
    let fits = areas.map(|area| if area.x[1] <= 104.0 { area } else { Area { y: [-1.0, -1.0], ..area } });
    if let Some(at) = room.best(&fits) {
        let (x, y) = places[at];
        svg.label(Label::new("", At::Of(x), At::Of(y)).moved(0.0, 12.0), text);
    }
}

fn said(bands: &[OddsBand]) -> String {
    let all = Count::together(bands.iter().map(|band| band.held));
    let each = bands.iter().map(|band| {
        format!(
            "{} to {}\u{a0}%, {} on average, held {}",
            band.from,
            band.to,
            percent(band.said),
            band.held.said()
        )
    });
    let mut said = format!("The odds you gave beside the share that held, of {} forecasts", all.of);
    let each: Vec<String> = each.collect();
    if !each.is_empty() {
        said.push_str(&format!(", by odds: {}", each.join("; ")));
    }
    said.push_str(". On the diagonal the two are equal.");
    for (what, weight) in [
        ("Hollow, with fewer than 20", Weight::Few),
        ("Without a dot, with fewer than 5", Weight::CountsOnly),
    ] {
        let how_many = bands.iter().filter(|band| band.held.weight() == weight).count();
        if how_many > 0 {
            said.push_str(&format!(" {what}: {how_many}."));
        }
    }
    said
}

fn table(name: Name<'_>, bands: &[OddsBand]) -> Table {
    let rows = bands.iter().map(|band| {
        let Count { part, of } = band.held;
        vec![
            Cell::Text(format!("{} to {}", band.from, band.to)),
            Cell::Number((band.said.clamp(0.0, 1.0) * 100.0).round() as u64),
            Cell::Number(part),
            Cell::Number(of),
            if of == 0 { Cell::None("none".to_owned()) } else { Cell::Share(band.held) },
        ]
    });
    Table {
        caption: name.title.to_owned(),
        head: ["Odds in %", "On average", "Held", "Closed", "Share that held"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
