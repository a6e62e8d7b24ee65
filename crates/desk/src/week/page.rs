//! A week as a file in Markdown, to keep or to send.

use std::fmt::Write;

use growth::Entry;
use growth::log::{Line, Log};
use jiff::civil::Date;

use super::{Draft, Facts, Week, rows};
use crate::notes::name_of;
use crate::text::{clean, day, day_short};

/// What the lines of the log stand under.
pub(super) const KEPT: &str = "Kept";

/// The name of its file: `2026-46.md`.
pub fn file_name(week: Week) -> String {
    format!("{}.md", week.number())
}

/// Its text: the rows, the lines of the log about its days, and the drafts that are open. It names nobody but in the
/// lead's own words, and has no talk and no person in it,
/// but in the counts.
pub fn page(facts: &Facts, drafts: &[Draft], log: &Log, week: Week, today: Date) -> String {
    let mut text = format!("# The week to Sunday {}\n\n", day(week.sunday()));
    if today < week.sunday() {
        let _ = writeln!(text, "As it stood on {}.\n", crate::text::day_with_weekday(today));
    }
    let about: Vec<&Line> = log.lines().iter().filter(|line| week.has(line.day)).collect();
    let is_left_out = about.iter().any(|line| !is_sent(&line.entry));
    for (name, mut said) in rows(facts, log, week, false) {
        if name == "kept" && is_left_out {
            said += "; talks and people do not stand in this file";
        }
        let _ = writeln!(text, "- **{}**: {}", crate::text::capital(name), plain(&said));
    }
    let kept = about.iter().filter(|line| is_sent(&line.entry));
    section(&mut text, KEPT, kept.map(|line| of_line(&line.entry, line.day, today, None)));
    let open = drafts.iter().map(|draft| of_line(&draft.entry, draft.day, today, Some(&draft.from)));
    section(&mut text, "Drafted, not kept yet", open);
    text
}

fn section(text: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        let _ = write!(text, "\n## {heading}\n\n{}", lines.concat());
    }
}

fn of_line(entry: &Entry, date: Date, today: Date, from: Option<&str>) -> String {
    let from = from.map(|from| format!(" ({from})")).unwrap_or_default();
    format!(
        "- {}, {}: {}{}\n",
        day_short(date, today.year()),
        name_of(entry),
        plain(entry.words()),
        plain(&from)
    )
}

/// Whether a line may stand in a file that is perhaps sent.
fn is_sent(entry: &Entry) -> bool {
    !matches!(entry, Entry::Talk(_) | Entry::Person(_))
}

/// Text in which nothing is a mark of Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in clean(text).chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}
