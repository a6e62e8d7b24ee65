//! The records behind a number, and how each is opened.

use records::{Meeting, WordId};
use signals::{Record, Signal};
use team::Ground;

use crate::text::{clean, cut};

/// Cells of the name that something has outside of git.
const NAME: usize = 16;

/// How a record is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// By a command of git's.
    Git,
    /// In a browser.
    Address(String),
    /// In the log, by the name of its line.
    Line(String),
    /// By the command that shows the series of a meeting.
    Meetings(String),
    /// Not from here: its name is all there is.
    Nothing,
}

/// How a record of a signal is opened, and the name it is shown by; none where git names it.
pub fn opens(ground: &Ground, signal: &Signal, record: &Record) -> (Opens, Option<String>) {
    // A file of incidents may name them as the log names its lines; where it is one of the sources, the lines that were heard are looked at.
    let came_back = &ground.settings.recurrences.came_back;
    let is_of_log = || match signal.definition.id {
        "s7f" | "s12" => came_back.iter().any(|came_back| came_back.line == record.id),
        _ => record.id.parse::<WordId>().is_ok(),
    };
    let named = || Some(cut(&record.id, NAME));
    let of_a_calendar = matches!(signal.definition.id, "s8" | "s9");
    if let Some(command) = of_a_calendar.then(|| of_a_meeting(ground, record)).flatten() {
        return (Opens::Meetings(command), None);
    }
    match &record.link {
        Some(link) => (Opens::Address(link.clone()), named()),
        None if !matches!(signal.definition.id, "s7f" | "s12" | "s15" | "s16") => (Opens::Git, None),
        None if is_of_log() => (Opens::Line(record.id.clone()), Some("log".to_owned())),
        None => (Opens::Nothing, named()),
    }
}

/// Records as they are read: the newest first.
pub fn newest_first(records: &[Record]) -> Vec<&Record> {
    let mut records: Vec<&Record> = records.iter().rev().collect();
    records.sort_by_key(|record| std::cmp::Reverse(record.day));
    records
}

/// The object a record names, without a path behind it.
pub fn object(id: &str) -> &str {
    id.split([':', '^']).next().unwrap_or(id)
}

/// Whether a record is one of git, which opens it; else it is a request, or a meeting.
pub fn is_of_git(id: &str) -> bool {
    let object = object(id);
    matches!(object.len(), 40 | 64) && object.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// The command that shows a meeting: by the digits of its series, or the day of what is there once.
fn of_a_meeting(ground: &Ground, record: &Record) -> Option<String> {
    let series = object(&record.id);
    let digits = u32::from_str_radix(series, 16).ok().filter(|_| series.len() == 8)?;
    let is_it = |one: &Meeting| one.recurring && one.series.0 >> 96 == u128::from(digits);
    let comes_again = ground.calendar.is_some_and(|calendar| calendar.meetings.iter().any(is_it));
    let which = if comes_again { series.to_owned() } else { record.day.to_string() };
    Some(format!("groundwork meetings {which}"))
}

/// The same in seven digits, or whole.
pub fn shown(id: &str, whole: bool) -> &str {
    let id = object(id);
    // What is no object of git may have letters of several bytes.
    if whole { id } else { id.get(..7).unwrap_or(id) }
}

/// A command that works when it is copied: a file as it was, from wherever one stands, where its path can be
/// typed as it is shown and the command `fits`; else the commit alone.
pub fn git_show(id: &str, whole: bool, fits: impl Fn(&str) -> bool) -> String {
    let commit = shown(id, whole);
    let alone = format!("git show {commit}");
    let Some((revision, path)) = id.split_once(':') else { return alone };
    let parent = if revision.ends_with('^') { "^" } else { "" };
    let as_it_is = !path.contains('\u{fffd}') && clean(path) == path;
    let file = |commit: &str| format!("git show {}", quoted(&format!("{commit}{parent}:{path}")));
    let short = shown(id, false);
    let fits = |command: &String| as_it_is && fits(command);
    [file(commit), file(short)].into_iter().find(fits).unwrap_or(alone)
}

/// A word as it is typed into a shell.
fn quoted(word: &str) -> String {
    let bare =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | ':' | '+' | ',' | '@');
    if word.chars().all(bare) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::git_show;

    const ID: &str = "1234567890123456789012345678901234567890";

    #[test]
    fn the_command_works_as_it_is_copied() {
        let show = |rest: &str| git_show(&format!("{ID}{rest}"), false, |command| command.len() <= 78);
        assert_eq!(show(""), "git show 1234567");
        assert_eq!(show(":src/a.rs"), "git show 1234567:src/a.rs");
        assert_eq!(show(":it's a path"), r"git show '1234567:it'\''s a path'");
        assert_eq!(show("^:gone $HOME"), "git show '1234567^:gone $HOME'");
        assert_eq!(show(":a\x1b[2J"), "git show 1234567", "what cannot be shown cannot be copied");
        assert_eq!(show(&format!(":{}", "long/".repeat(20))), "git show 1234567", "one line");
        let whole = |rest: &str| git_show(&format!("{ID}{rest}"), true, |command| command.len() <= 78);
        assert_eq!(whole(&format!(":{}", "x".repeat(30))), format!("git show 1234567:{}", "x".repeat(30)));
        assert_eq!(whole(""), format!("git show {ID}"));
    }
}
