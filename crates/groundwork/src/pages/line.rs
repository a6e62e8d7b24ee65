//! A line over two years, eight rows high.

use std::fmt::Write;

use signals::Signal;
use team::clock::{NOW, YEAR};
use unicode_width::UnicodeWidthStr;

use crate::report::Report;
use crate::scorecard::Screen;
use crate::term::{percent, range};

const STEP: i32 = 4;
const REACH: i32 = 2 * YEAR - STEP;
const ROWS: usize = 8;
/// Cells of the scale at the left.
const SCALE: usize = 8;

/// The chart, with its usual range and the line of the role; empty where there is nothing to draw.
pub fn line(report: &Report, signal: &Signal, screen: Screen) -> String {
    let ground = report.ground;
    let first = crate::scorecard::first_change(ground);
    let mark = ground.regimes.iter().map(|mark| mark.weeks_ago).min();
    let mut points: Vec<Option<f64>> = Vec::new();
    for point in signal.points.iter().filter(|point| point.weeks_ago <= REACH && point.weeks_ago % STEP == 0)
    {
        let there = first.is_some_and(|first| first < ground.clock.weeks_ago(point.weeks_ago));
        let drawn = there && point.count.of >= 5 && mark.is_none_or(|mark| point.weeks_ago + NOW <= mark);
        points.push(point.count.share().filter(|_| drawn));
    }
    points.reverse();
    let most = points.iter().flatten().copied().fold(0.0, f64::max);
    if points.iter().flatten().count() < 2 || screen.width < 72 {
        return String::new();
    }
    let top = [0.1, 0.2, 0.4, 0.8].into_iter().find(|&round| most <= round).unwrap_or(1.0);
    let role = crate::scorecard::role_mark(ground);
    let mut text = String::new();
    for row in 0..ROWS {
        let _ = writeln!(text, "{}", row_of(&points, signal, role, top, row, screen).trim_end());
    }
    let first = ground.clock.last_sunday(REACH).strftime("%b %Y").to_string();
    let last = ground.clock.last_sunday(0).strftime("%b %Y").to_string();
    let cells = 2 * points.len() + if role.is_some() { 2 } else { 0 };
    let white = cells.saturating_sub(first.width() + last.width());
    let _ = writeln!(
        text,
        "{}{}",
        " ".repeat(SCALE),
        screen.ink.dim(&format!("{first}{}{last}", " ".repeat(white)))
    );
    let _ = writeln!(text);
    let (dot, band) = marks(screen);
    let role = if role.is_some() {
        format!("   {} your role changed", screen.ink.mark("┆", "|"))
    } else {
        String::new()
    };
    let usual = if signal.usual.is_some() { format!("   {band} your usual range") } else { String::new() };
    let _ = writeln!(text, "  {dot} twelve weeks, pooled{usual}{role}   every fourth week");
    let _ = writeln!(text);
    text
}

fn marks(screen: Screen) -> (&'static str, &'static str) {
    (screen.ink.mark("●", "*"), screen.ink.mark("░", ":"))
}

fn row_of(
    points: &[Option<f64>],
    signal: &Signal,
    role: Option<usize>,
    top: f64,
    row: usize,
    screen: Screen,
) -> String {
    let ink = screen.ink;
    let (low, high) = (top * (ROWS - 1 - row) as f64 / ROWS as f64, top * (ROWS - row) as f64 / ROWS as f64);
    let within = |value: f64| {
        (low <= value && value < high) || (row == 0 && value >= high) || (row == ROWS - 1 && value < low)
    };
    let label = if row.is_multiple_of(2) { percent(high) } else { String::new() };
    let mut text = format!("  {label:<6}");
    let (dot, band) = marks(screen);
    for (at, point) in points.iter().enumerate() {
        if role == Some(at) {
            text.push_str(&ink.past(ink.mark("┆ ", "| ")));
        }
        let weeks_ago = (points.len() - 1 - at) as i32 * STEP;
        let usual = signal.usual.filter(|usual| weeks_ago < NOW && usual.low < high && usual.high >= low);
        if point.is_some_and(&within) {
            text.push_str(&ink.chart(dot));
        } else if usual.is_some() {
            text.push_str(&ink.dim(band));
        } else {
            text.push(' ');
        }
        text.push(' ');
    }
    let last = points.last().copied().flatten();
    if last.is_some_and(&within) {
        text.push_str(&ink.you(&format!(" {} now", last.map(percent).unwrap_or_default())));
    } else if let Some(usual) = signal.usual.filter(|usual| within((usual.low + usual.high) / 2.0)) {
        text.push_str(&ink.past(&format!(" usual {}", range(usual.low, usual.high))));
    }
    text
}
