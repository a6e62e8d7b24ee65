//! The records behind a number, one a line.

use desk::Report;
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
    let mut records: Vec<&Record> = records.iter().collect();
    let absence = signal.definition.id == "s6b";
    if absence {
        records.reverse();
        records.sort_by_key(|record| std::cmp::Reverse(record.day));
    }
    let Some(first) = records.first() else { return "  No records.\n".to_owned() };
    let met = absence && !denominator;
    let mut text: String =
        records.iter().map(|record| row(report.ground, record, whole_ids, met, screen)).collect();
    let unit = signal.definition.unit;
    let what = if denominator { format!("{unit} counted") } else { unit.to_owned() };
    let beside = if met { " Newest first; beside each the area only you had worked on." } else { "" };
    text += &indent(&format!("{}: {what}.{beside}", number_of(records.len(), "record")), 2, screen.width);
    let open = git_show(&first.id, whole_ids, screen.width);
    let out = format!("groundwork exclude {} --because \"...\"", shown(&first.id, false));
    let mut next = vec![(open.as_str(), "opens one")];
    if !denominator && matches!(signal.definition.id, "s1a" | "s1b" | "s6b") {
        next.push((out.as_str(), "leaves one out"));
    }
    text + &commands(&next, screen)
}

fn shown(id: &str, whole: bool) -> &str {
    let id = id.split([':', '^']).next().unwrap_or(id);
    if whole { id } else { &id[..7.min(id.len())] }
}

/// A command that works when it is copied: a file as it was, from wherever one stands, where its path can be
/// typed as it is shown and fits a line; else the commit alone.
fn git_show(id: &str, whole: bool, width: usize) -> String {
    let commit = shown(id, whole);
    let alone = format!("git show {commit}");
    let Some((revision, path)) = id.split_once(':') else { return alone };
    let parent = if revision.ends_with('^') { "^" } else { "" };
    let as_it_is = !path.contains('\u{fffd}') && plain(&clean(path)) == path;
    let file = |commit: &str| format!("git show {}", quoted(&format!("{commit}{parent}:{path}")));
    let short = shown(id, false);
    let fits = |command: &String| as_it_is && 2 + command.width() <= width;
    [file(commit), file(short)].into_iter().find(fits).unwrap_or(alone)
}

/// A word as it is typed into a shell.
fn quoted(word: &str) -> String {
    let bare =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | ':' | '+' | ',' | '@');
    if word.chars().all(bare) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// Id, day, area, title. A whole id leaves no room for both, and may be wider than a line: it is for a
/// program. Of a change that met what only the lead had worked on the area matters more.
fn row(ground: &Ground, record: &Record, whole: bool, met: bool, screen: Screen) -> String {
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
    let title = if whole && met { cut_front(area, room) } else { cut(&record.title, room) };
    format!("{head}{}", plain(&title)).trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::git_show;

    const ID: &str = "1234567890123456789012345678901234567890";

    #[test]
    fn the_command_works_as_it_is_copied() {
        let show = |rest: &str| git_show(&format!("{ID}{rest}"), false, 80);
        assert_eq!(show(""), "git show 1234567");
        assert_eq!(show(":src/a.rs"), "git show 1234567:src/a.rs");
        assert_eq!(show(":it's a path"), r"git show '1234567:it'\''s a path'");
        assert_eq!(show("^:gone $HOME"), "git show '1234567^:gone $HOME'");
        assert_eq!(show(":a\x1b[2J"), "git show 1234567", "what cannot be shown cannot be copied");
        assert_eq!(show(&format!(":{}", "long/".repeat(20))), "git show 1234567", "one line");
        assert_eq!(
            git_show(&format!("{ID}:{}", "x".repeat(30)), true, 80),
            format!("git show 1234567:{}", "x".repeat(30))
        );
        assert_eq!(git_show(ID, true, 80), format!("git show {ID}"));
    }
}
