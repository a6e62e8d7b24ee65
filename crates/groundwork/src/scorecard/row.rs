//! One sign: its name, its line, its figures, and what stands beside it.

use std::fmt::Write;

use desk::text::share;
use signals::Count;
use unicode_width::UnicodeWidthStr;

use super::Screen;
use super::chart::{CELLS, Chart};
use crate::term::{Ink, WIDTH, wrap};

/// Where what follows a name begins, and where the columns of figures end.
const TEXT: usize = 24;
/// Where figures stand at eighty columns; on a narrower terminal the oldest marks go, and these move.
const COUNTS: usize = TEXT + CELLS + 2;
const NOW_END: usize = 59;
const BEFORE_END: usize = 67;
const USUAL_END: usize = 79;
/// Below this there is no chart.
const NARROW: usize = 72;
/// A share of fewer is dim.
const ENOUGH: u64 = 20;

/// A sign with a figure.
pub struct Row<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is measured, a line each.
    pub about: Vec<String>,
    /// Its line.
    pub chart: Option<Chart>,
    /// Now; none where there are counts alone.
    pub now: Option<Value>,
    /// What it is of: `97 of 410`.
    pub counts: String,
    /// Before.
    pub before: Option<Value>,
    /// The usual range.
    pub usual: Option<String>,
    /// The verdict and what stands beside it.
    pub tail: String,
}

/// A figure in words.
pub struct Value {
    text: String,
    /// Whether it is one of few, and stands back.
    few: bool,
}

impl Value {
    /// A figure of so many.
    pub fn of(text: String, n: u64) -> Value {
        Value { text, few: n < ENOUGH }
    }

    /// The share of a count, where it may be said.
    pub fn share(count: Count) -> Option<Value> {
        Some(Value::of(share(count)?, count.of))
    }
}

/// A sign with words where a figure would be.
pub struct Unseen<'a> {
    /// Its name.
    pub name: &'a str,
    /// Why there is none.
    pub why: String,
    /// The one command that would change it.
    pub command: Option<&'a str>,
}

impl Row<'_> {
    /// The row as lines.
    pub fn print(&self, screen: Screen) -> String {
        let ink = screen.ink;
        if screen.width < NARROW {
            return self.print_narrow(screen);
        }
        let left = missing_cells(screen.width);
        let mut text = String::new();
        let mut line = Line::new(ink);
        line.at(2, self.name, Ink::name);
        if let Some(chart) = &self.chart {
            line.at(TEXT, &chart.upper, Ink::chart);
        }
        if let Some(now) = &self.now {
            line.until(NOW_END - left, &now.text, if now.few { Ink::dim } else { Ink::you });
        }
        if let Some(before) = &self.before {
            // A long range takes its room from what stands before it.
            let free = self.usual.as_ref().map_or(USUAL_END, |usual| USUAL_END - usual.width() - 1);
            let ends = BEFORE_END.min(free) - left;
            line.until(ends, &before.text, if before.few { Ink::dim } else { Ink::past });
        }
        if let Some(usual) = &self.usual {
            line.until(USUAL_END - left, usual, Ink::past);
        }
        let _ = writeln!(text, "{}", line.text.trim_end());
        let mut line = Line::new(ink);
        line.at(2, self.about.first().map_or("", String::as_str), Ink::dim);
        if let Some(chart) = &self.chart {
            line.at(TEXT, &chart.lower, Ink::chart);
        }
        line.at(COUNTS - left, &self.counts, Ink::chart);
        let _ = writeln!(text, "{}", line.text.trim_end());
        text += &beside(screen, &self.about[1.min(self.about.len())..], &self.tail);
        text
    }

    /// Below 72 columns the chart goes first, then usual, then before; below 40 it is a plain list.
    fn print_narrow(&self, screen: Screen) -> String {
        let ink = screen.ink;
        let mut text = format!("  {}\n", ink.name(self.name));
        let mut parts = vec![self.counts.clone()];
        if let Some(now) = &self.now {
            parts.insert(0, now.text.clone());
        }
        if let Some(before) = self.before.as_ref().filter(|_| screen.width >= 48) {
            parts.push(format!("before {}", before.text));
        }
        if let Some(usual) = self.usual.as_ref().filter(|_| screen.width >= 60) {
            parts.push(format!("usual {usual}"));
        }
        let about = self.about.join(" ").replace("out- side", "outside");
        let lines = [about, parts.join(", "), self.tail.clone()];
        for line in lines.iter().filter(|line| !line.is_empty()).flat_map(|line| wrap(line, screen.width - 4))
        {
            let _ = writeln!(text, "    {line}");
        }
        text
    }
}

impl Unseen<'_> {
    /// The row as lines.
    pub fn print(&self, screen: Screen) -> String {
        let ink = screen.ink;
        let mut text = String::new();
        let from = if screen.width < NARROW { 4 } else { TEXT };
        let mut lines: Vec<String> = wrap(&self.why, screen.width - from).into_iter().collect();
        lines.extend(
            self.command
                .iter()
                .flat_map(|command| wrap(command, screen.width - from))
                .map(|line| ink.name(&line)),
        );
        if screen.width < NARROW {
            let _ = writeln!(text, "  {}", ink.name(self.name));
        }
        for (at, line) in lines.iter().enumerate() {
            let name = if at == 0 && screen.width >= NARROW { self.name } else { "" };
            let mut row = Line::new(ink);
            row.at(2, name, Ink::name);
            row.at(from, line, |_, text| text.to_owned());
            let _ = writeln!(text, "{}", row.text.trim_end());
        }
        text
    }
}

/// What is left to say of a sign: under its name what it measures, under its line the verdict.
pub fn beside(screen: Screen, about: &[String], tail: &str) -> String {
    let (ink, from) = (screen.ink, if screen.width < NARROW { 4 } else { TEXT });
    let lines = wrap(tail, screen.width - from);
    let mut text = String::new();
    for at in 0..lines.len().max(about.len()) {
        let mut line = Line::new(ink);
        line.at(2, about.get(at).map_or("", String::as_str), Ink::dim);
        line.at(from, lines.get(at).map_or("", String::as_str), |_, text| text.to_owned());
        let _ = writeln!(text, "{}", line.text.trim_end());
    }
    text
}

/// The line above the charts: when they begin, the role, and what the columns are.
pub fn header(screen: Screen, begins: &str, role: Option<usize>) -> String {
    if screen.width < NARROW {
        return String::new();
    }
    let (ink, left) = (screen.ink, missing_cells(screen.width));
    let mut line = Line::new(ink);
    line.at(TEXT, begins, Ink::dim);
    if let Some(mark) = role {
        let at = TEXT + mark + 1;
        if at > TEXT + begins.width() {
            line.at(at, "┆", Ink::past);
            let words = " role changed";
            if at + 1 + words.width() < NOW_END - left - 3 {
                line.at(at + 1, words, Ink::past);
            }
        }
    }
    line.until(NOW_END - left, "now", Ink::dim);
    line.until(BEFORE_END - left, "before", Ink::past);
    line.until(USUAL_END - left, "usual", Ink::past);
    line.text.trim_end().to_owned() + "\n"
}

/// How many cells of the eighty a terminal lacks, down to where there is no chart.
pub fn missing_cells(width: usize) -> usize {
    WIDTH - width.clamp(NARROW, WIDTH)
}

/// A line written from left to right at given cells.
struct Line {
    ink: Ink,
    text: String,
    cells: usize,
}

impl Line {
    fn new(ink: Ink) -> Line {
        Line { ink, text: String::new(), cells: 0 }
    }

    /// Writes from a cell on; after what is there, if that reaches further.
    fn at(&mut self, cell: usize, text: &str, style: impl Fn(Ink, &str) -> String) {
        if text.is_empty() {
            return;
        }
        let white = cell.saturating_sub(self.cells).max(usize::from(self.cells > 0 && cell < self.cells));
        self.text.push_str(&" ".repeat(white));
        self.text.push_str(&style(self.ink, text));
        self.cells += white + text.width();
    }

    /// Writes so that it ends before a cell.
    fn until(&mut self, cell: usize, text: &str, style: impl Fn(Ink, &str) -> String) {
        self.at(cell.saturating_sub(text.width()), text, style);
    }
}
