//! The records behind a number, one a line.

use signals::{Record, Signal};
use team::Ground;
use unicode_width::UnicodeWidthStr;

use crate::report::Report;
use crate::scorecard::{Screen, commands, counted};
use crate::term::{clean, cut, cut_front, day_short, indent, pad, plain};

/// Cells of the area.
const AREA: usize = 16;

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
    let Some(first) = records.first() else { return "  No records.\n".to_owned() };
    let mut text: String =
        records.iter().map(|record| row(report.ground, record, whole_ids, screen)).collect();
    let unit = signal.definition.unit;
    let what = if denominator { format!("{unit} counted") } else { unit.to_owned() };
    text += &indent(&format!("{}: {what}.", counted(records.len(), "record")), 2, screen.width);
    let open = format!("git show {}", shown(&first.id, whole_ids));
    let out = format!("groundwork exclude {} --because \"...\"", shown(&first.id, false));
    let mut next = vec![(open.as_str(), "opens one")];
    if !denominator && matches!(signal.definition.id, "s1a" | "s1b" | "s6b") {
        next.push((out.as_str(), "leaves one out"));
    }
    text + &commands(&next, screen)
}

fn shown(id: &str, whole: bool) -> String {
    let id = &clean(id);
    match (whole, id.split_once(':')) {
        (true, _) => id.to_owned(),
        (false, Some((commit, path))) => {
            let parent = if commit.ends_with('^') { "^" } else { "" };
            format!("{}{parent}:{path}", &commit[..7.min(commit.len())])
        }
        (false, None) => id[..7.min(id.len())].to_owned(),
    }
}

/// Id, day, area, title. A whole id leaves no room for the area, and may be wider than a line: it is for
/// a program.
fn row(ground: &Ground, record: &Record, whole: bool, screen: Screen) -> String {
    let area = record.area.as_deref().unwrap_or("");
    let day = day_short(record.day, ground.clock.date().year());
    // A path may hold anything; what would steer a terminal is whole in --json only.
    let id = if whole { clean(&record.id) } else { record.id[..7.min(record.id.len())].to_owned() };
    let mut head = format!("  {id}  {day:>11}  ");
    if !whole && screen.width >= 60 {
        head += &format!("{} ", pad(&cut_front(area, AREA), AREA));
    }
    let room = screen.width.saturating_sub(head.width());
    if room < 8 {
        return format!("  {id}\n");
    }
    // An id stands as it is, whatever the terminal can show: git is to take it.
    format!("{head}{}", plain(&cut(&record.title, room))).trim_end().to_owned() + "\n"
}
