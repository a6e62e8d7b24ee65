//! What a signal shows besides its line: areas, files, questions.

use desk::Report;
use desk::signal::Rows;
use desk::text::thousands;
use signals::Signal;

use super::table::{Column, Table};
use crate::scorecard::Screen;
use crate::term::indent;

/// What a signal shows besides its line.
pub fn detail(report: &Report, signal: &Signal, screen: Screen) -> String {
    let detail = desk::signal::detail(report, signal);
    let sentences = detail.said.iter().map(|sentence| screen.ink.sentence(sentence));
    let mut text: String = sentences.map(|sentence| indent(&sentence, 2, screen.width)).collect();
    if let Some(rows) = &detail.rows {
        if !text.is_empty() {
            text.push('\n');
        }
        text += &table(rows, signal.definition.id, screen);
    }
    if let Some(sentence) = detail.below {
        text += &indent(sentence, 2, screen.width);
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn table(rows: &Rows, id: &str, screen: Screen) -> String {
    // Cells of the names and of each column, and how many rows are listed.
    let (names, cells, shown): (usize, &[usize], usize) = match id {
        "s5a" => (42, &[8, 9], usize::MAX),
        "s6b" => (40, &[22], 20),
        "s12" => (32, &[10, 12, 21], 20),
        _ => (26, &[6, 13, 12, 19], 20),
    };
    let columns: Vec<Column> =
        rows.columns.iter().zip(cells).map(|(what, cells)| Column(what, *cells)).collect();
    let row = |(name, counts): &(String, Vec<u64>)| {
        (name.clone(), counts.iter().copied().map(thousands).collect(), String::new())
    };
    let rows = rows.rows.iter().take(shown).map(row).collect();
    Table { names, columns: &columns, rows }.print(screen)
}
