//! The values behind a picture.

use jiff::civil::Date;

use crate::Count;
use crate::count::Weight;
use crate::escape::{escape, is_hidden};
use crate::measure::Measure;
use crate::svg::rounded;
use crate::words::{day_short, thousands};

/// The values behind a picture, in rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the rows are.
    pub caption: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows; the first cell of each is its head.
    pub rows: Vec<Vec<Cell>>,
}

/// A value in a table. On the page it reads as people write it, in a file as programs do.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; they may be somebody else's.
    Text(String),
    /// A day: `15 Nov 2026`, and `2026-11-15` in a file.
    Day(Date),
    /// A number: `1,040`, and `1040` in a file.
    Number(u64),
    /// A share: `24 %`, with `few` below 20 and no figure below 5; four decimals in a file.
    Share(Count),
    /// A median of so many, its seconds the part: `20 h`, with `few` below 20 and no figure below 5; hours in a file.
    Hours(Count),
    /// A difference of two shares, 0.01 for a point: `−8.5`, and `-8.5` in a file.
    Difference(f64),
    /// Nothing that could be said, and why.
    None(String),
}

impl Table {
    /// The table in a region that scrolls by itself.
    pub fn html(&self) -> String {
        let caption = escape(&self.caption);
        let mut html = format!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\
             <table class=\"table\"><caption>{caption}</caption><thead><tr>"
        );
        for (at, head) in self.head.iter().enumerate() {
            let class = if self.is_of_numbers(at) { " class=\"num\"" } else { "" };
            html.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escape(head)));
        }
        html.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            html.push_str(if row.iter().any(Cell::is_thin) { "\n<tr class=\"thin\">" } else { "\n<tr>" });
            for (at, cell) in row.iter().enumerate() {
                let said = escape(&cell.said());
                html.push_str(&match (at, cell.is_number() || self.is_of_numbers(at)) {
                    (0, _) => format!("<th scope=\"row\">{said}</th>"),
                    (_, true) => format!("<td class=\"num\">{said}</td>"),
                    (_, false) => format!("<td>{said}</td>"),
                });
            }
            html.push_str("</tr>");
        }
        html.push_str("\n</tbody></table></div>");
        html
    }

    /// The table as comma-separated values by RFC 4180. A text that a spreadsheet would run as a formula has
    /// an apostrophe before it.
    pub fn csv(&self) -> String {
        let mut csv = String::new();
        let mut line = |fields: Vec<String>| {
            csv.push_str(&fields.join(","));
            csv.push_str("\r\n");
        };
        line(self.head.iter().map(|head| quoted(&harmless(head))).collect());
        for row in &self.rows {
            line(row.iter().map(|cell| quoted(&cell.plain())).collect());
        }
        csv
    }

    fn is_of_numbers(&self, column: usize) -> bool {
        column > 0 && self.rows.iter().any(|row| row.get(column).is_some_and(Cell::is_number))
    }
}

impl Cell {
    fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Share(_) | Self::Hours(_) | Self::Difference(_))
    }

    fn is_thin(&self) -> bool {
        match self {
            Self::Share(count) | Self::Hours(count) => count.weight() != Weight::Enough,
            Self::None(why) => !why.is_empty(),
            Self::Text(_) | Self::Day(_) | Self::Number(_) | Self::Difference(_) => false,
        }
    }

    fn said(&self) -> String {
        match self {
            Self::Text(text) | Self::None(text) => text.clone(),
            Self::Day(day) => day_short(*day),
            Self::Number(number) => thousands(*number),
            Self::Difference(difference) => in_points(*difference).replace('-', "\u{2212}"),
            Self::Share(count) => greyed(Measure::Share, *count),
            Self::Hours(count) => greyed(Measure::Hours, *count),
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::None(text) => harmless(text),
            Self::Day(day) => day.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Difference(difference) => in_points(*difference),
            Self::Share(count) => {
                let share = count.share().filter(|_| count.weight() != Weight::CountsOnly);
                share.map_or_else(String::new, |share| format!("{share:.4}"))
            }
            Self::Hours(count) => {
                let hours = Measure::Hours.value(*count).filter(|_| count.weight() != Weight::CountsOnly);
                hours.map_or_else(String::new, |hours| format!("{hours:.2}"))
            }
        }
    }
}

/// A figure, with what its n carries.
fn greyed(measure: Measure, count: Count) -> String {
    match measure.figure(count) {
        None => "too few".to_owned(),
        Some(figure) if count.weight() == Weight::Few => format!("{figure}, few"),
        Some(figure) => figure,
    }
}

/// At most two decimals, and none that says nothing.
fn in_points(difference: f64) -> String {
    rounded(difference * 100.0, 100.0).to_string()
}

/// Text that no spreadsheet takes for a formula, without what is hidden in it.
fn harmless(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect();
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{fffd}'];
    if text.trim_start().starts_with(formula) { format!("'{text}") } else { text }
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) || field != field.trim() {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn table() -> Table {
        let row = |name: &str, part, of| {
            vec![Cell::Text(name.to_owned()), Cell::Number(of), Cell::Share(Count { part, of })]
        };
        Table {
            caption: "A & B".to_owned(),
            head: vec!["Area".to_owned(), "All".to_owned(), "Share".to_owned()],
            rows: vec![row("=cmd|x", 497, 2_030), row("a,\"b\"", 3, 15), row("<i>", 1, 4)],
        }
    }

    #[test]
    fn a_table_reads_as_people_write_and_greys_what_is_few() {
        assert_eq!(
            table().html(),
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"A &amp; B\">\
             <table class=\"table\"><caption>A &amp; B</caption><thead><tr><th scope=\"col\">Area</th>\
             <th scope=\"col\" class=\"num\">All</th><th scope=\"col\" class=\"num\">Share</th></tr></thead><tbody>\n\
             <tr><th scope=\"row\">=cmd|x</th><td class=\"num\">2,030</td><td class=\"num\">24\u{a0}%</td></tr>\n\
             <tr class=\"thin\"><th scope=\"row\">a,&quot;b&quot;</th><td class=\"num\">15</td><td class=\"num\">20\u{a0}%, few</td></tr>\n\
             <tr class=\"thin\"><th scope=\"row\">&lt;i&gt;</th><td class=\"num\">4</td><td class=\"num\">too few</td></tr>\n\
             </tbody></table></div>"
        );
    }

    #[test]
    fn a_file_is_read_by_programs_and_runs_nothing() {
        assert_eq!(
            table().csv(),
            "Area,All,Share\r\n'=cmd|x,2030,0.2448\r\n\"a,\"\"b\"\"\",15,0.2000\r\n<i>,4,\r\n"
        );
        assert_eq!(Cell::Day(date(2026, 11, 15)).plain(), "2026-11-15");
        let difference = Cell::Difference(-0.085);
        assert_eq!([difference.plain(), difference.said()], ["-8.5", "\u{2212}8.5"]);
        assert_eq!(harmless(" \u{202e}-1"), "' \u{fffd}-1");
        for formula in ["=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        assert_eq!(harmless("a-b"), "a-b");
    }
}
