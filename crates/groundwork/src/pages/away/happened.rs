//! What happened when the lead was away: a table of absences, and what is said of it.

use desk::Report;
use desk::away::{A_TABLE, Row, happened, requests, rows, why_missing};
use desk::text::thousands;

use crate::pages::table::{Column, Table, WIDE};
use crate::scorecard::Screen;
use crate::term::indent;

/// Cells of the names and of each column.
const NAMES: usize = 26;
const COLUMNS: [Column; 4] =
    [Column("days", 6), Column("during", 14), Column("before", 14), Column("after", 14)];

/// The part of the page; nothing where there is no absence to speak of.
pub fn part(report: &Report, decided: Option<&str>, screen: Screen) -> String {
    let rows = rows(report);
    if rows.is_empty() {
        return String::new();
    }
    let title = "What happened when you were away: changes by the others a working day";
    let mut text = indent(title, 2, screen.width);
    let table = Table {
        names: NAMES,
        columns: &COLUMNS,
        rows: rows.iter().map(|row| cells(row, screen.width >= WIDE)).collect(),
    };
    text += &table.print(screen);
    // Where there is a sum it stands in the table.
    let several = report.happened.all.len() > 1 && report.happened.pooled.is_none();
    let said = happened(report).filter(|_| several).into_iter().chain(requests(report));
    let said =
        said.chain(decided.map(str::to_owned)).chain(why_missing(report).into_iter().map(str::to_owned));
    let said: Vec<String> = said.chain([A_TABLE.to_owned()]).collect();
    text + &indent(&said.join(" "), 2, screen.width) + "\n"
}

fn cells(row: &Row, wide: bool) -> (String, Vec<String>, String) {
    let side = |side: &Result<(String, u64), &str>| match side {
        Ok((rate, changes)) if wide => format!("{rate} {:>5}", thousands(*changes)),
        Ok((rate, changes)) => format!("{rate} ({})", thousands(*changes)),
        Err(why) => (*why).to_owned(),
    };
    let cells = std::iter::once(row.days.to_string()).chain(row.sides.iter().map(side)).collect();
    (row.name.clone(), cells, String::new())
}
