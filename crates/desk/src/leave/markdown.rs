//! The log and the cycles to read: every field that holds something, and no day but those that were noted.

use std::fmt::Write;

use growth::log::Line;
use growth::{About, Level, Minutes, Note};
use jiff::civil::Date;
use serde_json::Value;

use super::csv::kind;
use super::{Gathered, Leaves};
use crate::content;
use crate::cycles::trigger_in_words;
use crate::notes::outcome_in_words;
use crate::text::{capital, clean, day};

/// Kinds in the order of the page, each with its heading.
const KINDS: [(&str, &str); 9] = [
    ("decision", "Decisions"),
    ("given_away", "Given away"),
    ("again", "It happened again"),
    ("talk", "Talks"),
    ("landing", "Did it land?"),
    ("unseen", "Work nobody saw"),
    ("opportunity", "Opportunities"),
    ("person", "People I need with me"),
    ("line", "Lines"),
];

/// `log.md`
pub(super) fn log(gathered: &Gathered) -> String {
    let mut text = "# The log\n".to_owned();
    for (name, heading) in KINDS {
        let lines: Vec<&Line> =
            gathered.log.lines().iter().filter(|line| kind(&line.entry) == name).collect();
        if !lines.is_empty() {
            let _ = write!(text, "\n## {heading}\n");
        }
        for line in lines {
            of_line(line, &mut text);
        }
    }
    section("Moments you marked", marked(gathered).into_iter(), &mut text);
    let weeks = gathered.notes.iter().filter_map(|(_, word)| match &word.said {
        Note::Week { sunday, took } => Some((*sunday, *took)),
        _ => None,
    });
    let weeks = weeks.map(|(sunday, took)| {
        let took = took.map(|took| format!(", {}", crate::notes::took(took))).unwrap_or_default();
        format!("the week to {}{took}", day(sunday))
    });
    section("Weeks you looked at", weeks, &mut text);
    text
}

/// The moments that were marked, each with its day.
pub(super) fn marked(gathered: &Gathered) -> Vec<String> {
    let marked = gathered.notes.iter().filter_map(|(_, word)| match &word.said {
        Note::Marked { trigger, day: date, words } => {
            let (what, said) = (trigger_in_words(*trigger), plain(words));
            let said =
                if said.trim().is_empty() { what.to_owned() } else { format!("{} ({what})", said.trim()) };
            Some(format!("{}: {said}", day(*date)))
        }
        _ => None,
    });
    marked.collect()
}

pub(super) fn section(heading: &str, lines: impl Iterator<Item = String>, text: &mut String) {
    let lines: String = lines.map(|line| format!("- {line}\n")).collect();
    if !lines.is_empty() {
        let _ = write!(text, "\n## {heading}\n\n{lines}");
    }
}

fn of_line(line: &Line, text: &mut String) {
    let _ = write!(text, "\n### {}: {}\n\n", day(line.day), plain(line.entry.words()));
    let entry = serde_json::to_value(&line.entry).expect("an entry is plain data");
    for (name, value) in fields(&entry, &["entry", "words", "what", "who"]) {
        let _ = writeln!(text, "- {name}: {value}");
    }
    for link in &line.links {
        let to = match link {
            About::Entry(id) => format!("the line {id}"),
            About::Commit(commit) => format!("commit {commit}"),
            About::Place(place) => format!("area {} of {}", plain(&place.area), plain(&place.team)),
        };
        let _ = writeln!(text, "- About: {to}");
    }
    for check in &line.checks {
        let agreed = if check.agreed { "agreed check" } else { "a look beyond those agreed" };
        let _ = writeln!(text, "- Held: {agreed}, {}", day(check.day));
    }
    for because in &line.because {
        let _ = writeln!(text, "- Because of it, {}: {}", day(because.day), plain(&because.words));
    }
    if let Some(until) = line.put_off {
        let _ = writeln!(text, "- Put off until: {}", day(until));
    }
    for became in &line.became {
        let said =
            if became.words.is_empty() { String::new() } else { format!(": {}", plain(&became.words)) };
        let _ = writeln!(
            text,
            "- {}, {}{said}",
            capital(outcome_in_words(&line.entry, became.outcome)),
            day(became.day)
        );
    }
    let _ = writeln!(text, "- Id: {}", line.id);
}

/// The fields of a value that hold something, in words, but some.
fn fields(value: &Value, without: &[&str]) -> Vec<(String, String)> {
    let Value::Object(fields) = value else { return Vec::new() };
    let all = fields.iter().filter(|(name, _)| !without.contains(&name.as_str()));
    all.flat_map(|(name, value)| match value {
        Value::Object(place) if name == "place" => {
            let part = |name: &str| plain(place.get(name).and_then(Value::as_str).unwrap_or_default());
            vec![("Area".to_owned(), format!("{} of {}", part("area"), part("team")))]
        }
        Value::Object(_) => {
            let inner = self::fields(value, &[]);
            inner
                .into_iter()
                .map(|(of, value)| (format!("{}, {}", title(name), of.to_lowercase()), value))
                .collect()
        }
        value => said(name, value).map(|value| vec![(title(name), value)]).unwrap_or_default(),
    })
    .collect()
}

/// A value in words, by the name of its field.
fn said(name: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) if name == "sort" => Some(sort_in_words(text)),
        Value::String(text) => {
            let said = text.parse::<Date>().map_or_else(|_| plain(text), day);
            Some(said).filter(|said| !said.trim().is_empty())
        }
        Value::Number(number) => {
            Some(match (name, number.as_u64().and_then(|number| u32::try_from(number).ok())) {
                ("odds", _) => format!("{number} %"),
                ("took", Some(minutes)) => crate::notes::took(Minutes(minutes)),
                ("level", Some(level)) => level_in_words(level),
                _ => number.to_string(),
            })
        }
        Value::Bool(yes) => yes.then(|| "yes".to_owned()),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().filter_map(|value| said(name, value)).collect();
            (!all.is_empty()).then(|| all.join("; "))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// Which sort of work nobody saw, as the content calls it.
fn sort_in_words(code: &str) -> String {
    let id = code.replace('_', "-");
    let known = content().kinds.iter().find(|kind| kind.id == id);
    known.map_or_else(|| title(code), |kind| plain(&kind.name))
}

/// `5, You ask, then decide`: how far something was given away, as the content calls it.
fn level_in_words(level: u32) -> String {
    let known = u8::try_from(level).ok().and_then(|level| Level::try_from(level).ok());
    let known = known.and_then(|known| content().level(known));
    known.map_or_else(|| level.to_string(), |known| format!("{level}, {}", plain(&known.name)))
}

/// `did_not_hold` as `Did not hold`.
pub(super) fn title(code: &str) -> String {
    capital(&code.replace('_', " "))
}

/// Text on one line, in which nothing is a mark of Markdown.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in clean(&text.split_whitespace().collect::<Vec<_>>().join(" ")).chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

/// `README.md`
pub(super) fn read_me(all: &[Leaves]) -> String {
    let mut text = "# What you wrote in Groundwork\n\nThis folder was written by `groundwork export`. `groundwork import` reads it into an empty or \
        another data directory; only `notes.json`, `settings.json` and `weeks` are needed for that. The rest is for you and for other programs.\n\n\
        Other people are pseudonyms, such as Person 7f3a42: the same person is the same one in all that leaves your data directory. They stand in \
        fields that hold people, and in texts wherever a name is known. A name that nobody told the program stays in a text, and who knows \
        the team may know somebody by what is said of them. Read it before you send it on.\n\n"
        .to_owned();
    for file in all {
        let _ = writeln!(text, "- `{}`: {}", file.name, file.holds);
    }
    text
}
