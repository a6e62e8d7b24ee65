//! A line over two years, nine rows high, from 0.

use std::fmt::Write;

use desk::Report;
use desk::text::{hour_range, hours, percent, range};
use signals::Signal;
use team::clock::{NOW, YEAR};
use unicode_width::UnicodeWidthStr;

use super::table::WIDE;
use crate::scorecard::Screen;
use crate::term::indent;

const STEP: i32 = 4;
const REACH: i32 = 2 * YEAR - STEP;
/// Steps from 0 to the top of the scale; a row stands for a value and half a step around it.
const STEPS: usize = 8;
/// Cells of the whole, with what is written at its right.
const WIDEST: usize = 80;
/// Cells of the scale at the left.
const SCALE: usize = 8;
/// With fewer records than this a window has no mark.
const LEAST: u64 = 5;

/// What is drawn: a point every fourth week, oldest first; none where there are too few records, or where
/// it is not comparable with now or the lead was not there.
struct Line {
    points: Vec<Option<f64>>,
    usual: Option<(f64, f64)>,
    role: Option<usize>,
    top: f64,
    in_hours: bool,
}

/// The chart, with its usual range and the line of the role; empty where there is nothing to draw.
pub fn line(report: &Report, signal: &Signal, screen: Screen) -> String {
    let ground = report.ground;
    let first = desk::scorecard::first_change(ground);
    let of_a_calendar = signal.definition.source == signals::calendar::CALENDAR;
    // How a team merges says nothing of a calendar.
    let mark = ground.regimes.iter().map(|mark| mark.weeks_ago).min().filter(|_| !of_a_calendar);
    let joins_a_forge = signal.definition.id == "s9" && report.hours.joined.forge.is_joined();
    let not_of_git = of_a_calendar || joins_a_forge || signal.definition.source == signals::FORGE;
    let mut points: Vec<Option<f64>> = Vec::new();
    for point in signal.points.iter().filter(|point| point.weeks_ago <= REACH && point.weeks_ago % STEP == 0)
    {
        let there = not_of_git || first.is_some_and(|first| first < ground.clock.weeks_ago(point.weeks_ago));
        let drawn = there && point.count.of >= LEAST && mark.is_none_or(|mark| point.weeks_ago + NOW <= mark);
        points.push(signal.definition.value_of(point.count).filter(|_| drawn));
    }
    points.reverse();
    // On a terminal that is not so wide the oldest go, two cells each.
    let skipped = WIDEST.saturating_sub(screen.width).div_ceil(2).min(points.len());
    points.drain(..skipped);
    if points.iter().flatten().count() < 2 || screen.width < WIDE {
        return String::new();
    }
    let usual = signal.usual.map(|usual| (usual.low, usual.high));
    let most = points.iter().flatten().copied().chain(usual.map(|(_, high)| high)).fold(0.0, f64::max);
    let in_hours = signal.definition.is_in_hours();
    let top = match in_hours {
        true => crate::scorecard::round_hours(most),
        false => [0.1, 0.2, 0.4, 0.8].into_iter().find(|&round| most <= round).unwrap_or(1.0),
    };
    let role =
        crate::scorecard::role_mark(ground).and_then(|at| at.checked_sub(skipped)).filter(|&at| at > 0);
    let line = Line { points, usual, role, top, in_hours };
    let mut text = String::new();
    for row in (0..=STEPS).rev() {
        let _ = writeln!(text, "{}", line.row(row, screen).trim_end());
    }
    let month = |weeks| ground.clock.last_sunday(weeks).strftime("%b %Y").to_string();
    let since = ground.settings.role.flatten().map(|date| date.strftime("%b %Y").to_string());
    let (axis, named) = line.axis(&month(REACH - STEP * skipped as i32), since, &month(0), screen);
    let usual = if line.usual.is_some() { ", ░ your usual range" } else { "" };
    let role = if line.role.is_some() && !named { ", ┆ your role changed" } else { "" };
    let what = if signal.definition.id == "s5b" { "its value then" } else { "twelve weeks, pooled" };
    let legend = format!("● {what}{usual}{role}; every fourth week");
    let _ = write!(
        text,
        "{axis}

{}
",
        indent(&legend, 2, screen.width)
    );
    text
}

impl Line {
    fn said(&self, value: f64) -> String {
        if self.in_hours { hours(value) } else { percent(value) }
    }

    fn range(&self, low: f64, high: f64) -> String {
        if self.in_hours { hour_range(low, high) } else { range(low, high) }
    }

    /// The row a value stands in, counted from 0.
    fn step(&self, value: f64) -> usize {
        ((value / self.top * STEPS as f64).round() as usize).min(STEPS)
    }

    fn row(&self, row: usize, screen: Screen) -> String {
        let ink = screen.ink;
        let label = if row.is_multiple_of(2) {
            self.said(self.top * row as f64 / STEPS as f64)
        } else {
            String::new()
        };
        let mut text = format!("  {label:<6}");
        let band = self.usual.is_some_and(|(low, high)| (self.step(low)..=self.step(high)).contains(&row));
        for (at, point) in self.points.iter().enumerate() {
            if self.role == Some(at) {
                text.push_str(&format!("{} ", ink.past("┆")));
            }
            let now = ((self.points.len() - 1 - at) as i32 * STEP) < NOW;
            text.push_str(&if point.is_some_and(|point| self.step(point) == row) {
                ink.chart("●")
            } else if now && band {
                ink.dim("░")
            } else {
                " ".to_owned()
            });
            text.push(' ');
        }
        text.push(' ');
        let last = self.points.last().copied().flatten();
        if let Some(last) = last.filter(|&last| self.step(last) == row) {
            text.push_str(&ink.you(&format!("{} now", self.said(last))));
        } else if let Some((low, high)) = self.usual.filter(|_| self.names_usual(row)) {
            text.push_str(&ink.past(&format!("usual {}", self.range(low, high))));
        }
        text
    }

    /// The usual range is named at its middle, or in the next row where the last value stands there.
    fn names_usual(&self, row: usize) -> bool {
        let Some((low, high)) = self.usual else { return false };
        let middle = self.step((low + high) / 2.0);
        let last = self.points.last().copied().flatten().map(|last| self.step(last));
        let named = if last != Some(middle) {
            middle
        } else if middle < STEPS {
            middle + 1
        } else {
            middle - 1
        };
        row == named
    }

    /// The months under the line, and the role at its place where there is room; whether there was.
    fn axis(&self, first: &str, role: Option<String>, last: &str, screen: Screen) -> (String, bool) {
        let ink = screen.ink;
        let cells = 2 * self.points.len() + if self.role.is_some() { 2 } else { 0 };
        let last_at = cells.saturating_sub(last.width() + 1);
        let words = role.map(|since| format!("┆ {since}: your role changed"));
        let place = self.role.map(|at| 2 * at).zip(words).filter(|(at, _)| first.width() < *at);
        // What follows the words may move to the right, where there is nothing else.
        let after = |at: usize, words: &str| last_at.max(at + words.width() + 2);
        let fits = |at: usize, words: &str| SCALE + after(at, words) + last.width() <= screen.width;
        let place = place.filter(|(at, words)| fits(*at, words));
        let white = " ".repeat(SCALE);
        let Some((at, words)) = place else {
            let between = " ".repeat(last_at.saturating_sub(first.width()));
            return (format!("{white}{}", ink.dim(&format!("{first}{between}{last}"))), false);
        };
        let before = " ".repeat(at - first.width());
        let after = " ".repeat(after(at, &words) - at - words.width());
        (format!("{white}{}{before}{}{after}{}", ink.dim(first), ink.past(&words), ink.dim(last)), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::Ink;

    const SCREEN: Screen =
        Screen { ink: Ink { color: false, ascii: false }, width: 80, as_of: None, made_up: false };

    fn drawn(points: &[Option<f64>], usual: Option<(f64, f64)>, role: Option<usize>) -> Vec<String> {
        let line = Line { points: points.to_vec(), usual, role, top: 0.4, in_hours: false };
        (0..=STEPS).rev().map(|row| line.row(row, SCREEN).trim_end().to_owned()).collect()
    }

    #[test]
    fn a_value_stands_in_the_row_of_the_nearest_step() {
        let rows = drawn(&[Some(0.37), None, Some(0.0), Some(0.24)], None, None);
        assert_eq!(rows[1], "        ●");
        assert_eq!(rows[3], "              ●  24 % now");
        assert_eq!(rows[8], "  0 %       ●");
    }

    #[test]
    fn the_usual_range_is_named_where_the_last_value_is_not() {
        let rows = drawn(&[Some(0.3), Some(0.34)], Some((0.32, 0.37)), None);
        assert_eq!(rows[0], "  40 %       usual 32 to 37 %");
        assert_eq!(rows[1], "        ░ ●  34 % now");
        assert_eq!(rows[2], "  30 %  ● ░");
    }

    #[test]
    fn the_role_has_its_line() {
        let rows = drawn(&[Some(0.4), Some(0.4)], None, Some(1));
        assert_eq!(rows[0], "  40 %  ● ┆ ●  40 % now");
        assert_eq!(rows[8], "  0 %     ┆");
    }
}
