//! The records behind a number, one a line.

use desk::Report;
use desk::signal::{Opens, git_show, newest_first, opens, shown};
use desk::text::{clean, cut, cut_front, day_short, number_of};
use signals::{Record, Signal};
use team::Ground;
use unicode_width::UnicodeWidthStr;

use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad, plain};

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
    let absence = signal.definition.id == "s6b";
    let records = if absence { newest_first(records) } else { records.iter().collect() };
    let Some(first) = records.first() else { return "  No records.\n".to_owned() };
    let met = absence && !denominator;
    let names: Vec<Option<String>> =
        records.iter().map(|record| opens(report.ground, signal, record).1).collect();
    // An object stands in seven digits.
    let width = |name: &Option<String>| name.as_ref().map_or(7, |name| name.width());
    let widest = names.iter().map(width).max().unwrap_or_default();
    let row = |(record, name): (&&Record, Option<String>)| {
        row(report.ground, (record, name.map(|name| pad(&name, widest))), whole_ids, met, screen)
    };
    let mut text: String = records.iter().zip(names).map(row).collect();
    let unit = if signal.definition.is_in_hours() { "requests to you" } else { signal.definition.unit };
    let what = match (denominator, signal.definition.id) {
        (true, "s6a") => format!("{unit} on the working days beside"),
        (true, _) => format!("{unit} counted"),
        (false, _) => unit.to_owned(),
    };
    let beside = if met { " Newest first; beside each the area only you had worked on." } else { "" };
    text += &indent(&format!("{}: {what}.{beside}", number_of(records.len(), "record")), 2, screen.width);
    let fits = |command: &str| 2 + command.width() <= screen.width && plain(command) == command;
    let (open, what) = match opens(report.ground, signal, first).0 {
        Opens::Address(link) => (clean(&link), "the first of them, in your browser"),
        Opens::Git => (git_show(&first.id, whole_ids, fits), "opens one"),
        Opens::Line(_) => ("groundwork log".to_owned(), "the lines they are counted from"),
        Opens::Meetings(command) => (command, "the first of them"),
        Opens::Nothing => ("groundwork sources".to_owned(), "where they were read"),
    };
    let out = format!("groundwork exclude {} --because \"...\"", shown(&first.id, false));
    let mut next = vec![(open.as_str(), what)];
    if !denominator && matches!(signal.definition.id, "s1a" | "s1b" | "s6b") {
        next.push((out.as_str(), "leaves one out"));
    }
    text + &commands(&next, screen)
}

/// Id, day, area, title. A whole id leaves no room for both, and may be wider than a line: it is for a
/// program. Of a change that met what only the lead had worked on the area matters more.
fn row(
    ground: &Ground,
    (record, name): (&Record, Option<String>),
    whole: bool,
    met: bool,
    screen: Screen,
) -> String {
    let area = record.area.as_deref().unwrap_or("");
    let day = day_short(record.day, ground.clock.date().year());
    // A path may hold anything; what would steer a terminal is whole in --json only.
    let id = if let Some(link) = record.link.as_deref().filter(|_| whole) {
        clean(link)
    } else if whole {
        clean(&record.id)
    } else {
        name.unwrap_or_else(|| shown(&record.id, false).to_owned())
    };
    let mut head = format!("  {id}  {day:>11}  ");
    if !whole && screen.width >= 60 {
        head += &format!("{} ", pad(&cut_front(area, AREA), AREA));
    }
    let room = screen.width.saturating_sub(head.width());
    if room < 8 {
        return format!("  {id}\n");
    }
    // An id stands as it is, whatever the terminal can show: git is to take it.
    let title = if whole && met { cut_front(area, room) } else { cut(&record.title, room) };
    format!("{head}{}", plain(&title)).trim_end().to_owned() + "\n"
}
