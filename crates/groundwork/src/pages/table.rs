use std::fmt::Write;

use desk::text::{clean, cut_front};
use unicode_width::UnicodeWidthStr;

use crate::scorecard::Screen;
use crate::term::{indent, pad};

/// Below this there is no room for a chart.
pub const WIDE: usize = 72;

/// A column of figures: what it holds, and its cells.
pub struct Column(pub &'static str, pub usize);

/// Rows of a name and figures; where there is no room for the columns each is a sentence. `remark` stands behind a row.
pub struct Table<'t> {
    /// Cells of the names.
    pub names: usize,
    /// What the columns hold.
    pub columns: &'t [Column],
    /// Name, figures, remark.
    pub rows: Vec<(String, Vec<String>, String)>,
}

impl Table<'_> {
    /// The table as text.
    pub fn print(&self, screen: Screen) -> String {
        let mut text = String::new();
        let remarks = self.rows.iter().map(|(_, _, remark)| remark.width() + 2).max().unwrap_or_default();
        let cells: usize = self.columns.iter().map(|Column(_, cells)| cells).sum();
        if screen.width < 2 + self.names + cells + remarks {
            for (name, figures, remark) in &self.rows {
                let figures = figures
                    .iter()
                    .zip(self.columns)
                    .map(|(figure, Column(what, _))| format!("{figure} {what}"));
                let all: Vec<String> = figures.chain((!remark.is_empty()).then(|| remark.clone())).collect();
                text += &indent(&format!("{}: {}", clean(name), all.join(", ")), 2, screen.width);
            }
            return text;
        }
        let head: String = self.columns.iter().map(|Column(what, cells)| format!("{what:>cells$}")).collect();
        let _ = writeln!(text, "  {}{}", " ".repeat(self.names), screen.ink.dim(&head));
        for (name, figures, remark) in &self.rows {
            let figures: String = figures
                .iter()
                .zip(self.columns)
                .map(|(figure, Column(_, cells))| format!("{figure:>cells$}"))
                .collect();
            let row = format!("  {}{figures}  {remark}", pad(&cut_front(name, self.names - 1), self.names));
            let _ = writeln!(text, "{}", row.trim_end());
        }
        text
    }
}
