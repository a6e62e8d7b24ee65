//! The records behind a number, one a line.

use std::fmt::Write;

use signals::{Record, Signal};
use unicode_width::UnicodeWidthStr;

use crate::report::Report;
use crate::scorecard::{Screen, counted};
use crate::term::{cut, day_short};

/// The list of a numerator or denominator. Ids stand whole where the output is no terminal, so that
/// each can be handed to git.
pub fn evidence(
    report: &Report,
    signal: &Signal,
    denominator: bool,
    whole_ids: bool,
    screen: Screen,
) -> String {
    let records = if denominator { &signal.denominator } else { &signal.numerator };
    let mut text = String::new();
    for record in records {
        let _ = writeln!(text, "{}", row(report, record, whole_ids, screen));
    }
    if records.is_empty() {
        text += "  No records.\n";
        return text;
    }
    let what = if denominator {
        format!("{} counted", signal.definition.unit)
    } else {
        signal.definition.unit.to_owned()
    };
    let first = &records[0].id;
    let _ = write!(text, "  {}", counted(records.len(), "record"));
    let _ = writeln!(text, ": {what}. Open one: git show {}", shown(first, whole_ids));
    text
}

fn shown(id: &str, whole: bool) -> String {
    match (whole, id.split_once(':')) {
        (true, _) => id.to_owned(),
        (false, Some((commit, path))) => {
            let parent = if commit.ends_with('^') { "^" } else { "" };
            format!("{}{parent}:{path}", &commit[..7.min(commit.len())])
        }
        (false, None) => id[..7.min(id.len())].to_owned(),
    }
}

fn row(report: &Report, record: &Record, whole: bool, screen: Screen) -> String {
    let ascii = screen.ink.ascii;
    let id = if whole { record.id.clone() } else { record.id[..7.min(record.id.len())].to_owned() };
    let day = day_short(record.day, report.ground.clock.date().year());
    let area = cut(record.area.as_deref().unwrap_or(""), 16, ascii);
    let pad = " ".repeat(16_usize.saturating_sub(area.width()));
    let head = format!("  {id}  {day:>11}  {area}{pad} ");
    // Where ids stand whole, a program reads this and a line may be as long as it is.
    let room = if whole { 200 } else { screen.width.saturating_sub(head.width()) };
    format!("{head}{}", cut(&record.title, room.max(8), ascii)).trim_end().to_owned()
}
