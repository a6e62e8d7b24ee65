//! Records of decisions in Markdown (MADR 2, 3 and 4): read, and changed where a value stands.
//!
//! **Invariant.** What is not asked to change keeps its bytes: fields and sections this does not know, comments, blank
//! lines, line ends, spaces at the end. A record is never written anew from what was understood of it.
//!
//! **Does not** know a file or a repository; show Markdown.

mod decision;
mod front;
mod lines;
mod sections;

use std::collections::BTreeMap;
use std::ops::Range;

pub use decision::{changes, decision, new, slug};

/// What can be read of a record, and changed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The heading.
    Title,
    /// `accepted`, `superseded by …`.
    Status,
    /// The day it was made, as it is written.
    Date,
    /// Who made it.
    Makers,
    /// How likely it is held to be right, in percent. Not of MADR, but kept beside what is.
    Odds,
    /// When it is looked at again. Not of MADR either.
    Review,
    /// Context and problem statement, up to the first comment or heading below.
    Question,
    /// Options that are added.
    MoreOptions,
    /// The option chosen. Read, not changed.
    Chosen,
    /// Why.
    Reason,
    /// How it will be seen that it was right: confirmation, or validation.
    Expected,
}

/// Why a value cannot be written into a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotHold {
    /// Its place is written in a way this does not change: a list over several lines, say.
    Foreign(Field),
    /// It has no place.
    NoPlace(Field),
}

/// A record, read.
#[derive(Clone, Debug)]
pub struct Madr<'t> {
    text: &'t str,
    spans: Spans,
}

/// Where values stand.
#[derive(Clone, Debug, Default)]
struct Spans {
    slots: BTreeMap<Field, Slot>,
    options: Vec<Range<usize>>,
}

/// The place of a value; where it is empty, what is written around a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slot {
    at: Range<usize>,
    before: String,
    after: String,
    form: Form,
}

/// How a value is written in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// In one line of Markdown.
    Line,
    /// In paragraphs of Markdown.
    Body,
    /// In YAML, without quotes as long as it can be.
    Yaml,
    /// In YAML, between `"`.
    Double,
    /// In YAML, between `'`.
    Single,
    /// In a way this does not change.
    Foreign,
}

impl<'t> Madr<'t> {
    /// Reads a record; none where the text is something else.
    pub fn read(text: &'t str) -> Option<Madr<'t>> {
        let mut spans = Spans::default();
        let begin = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let front = front::read(text, begin, &mut spans);
        let lines = lines::lines(text, front.unwrap_or(begin));
        sections::read(text, &lines, &mut spans, front.is_some()).then_some(Madr { text, spans })
    }

    /// A value as it is meant; none where none is there, or only what the template says should be.
    pub fn value(&self, field: Field) -> Option<String> {
        let slot = self.spans.slots.get(&field)?;
        let raw = &self.text[slot.at.clone()];
        if raw.is_empty() || is_template(raw) {
            return None;
        }
        Some(match slot.form {
            Form::Double => raw.replace("\\\"", "\"").replace("\\\\", "\\"),
            Form::Single => raw.replace("''", "'"),
            Form::Foreign => raw.trim_matches(['[', ']']).trim().to_owned(),
            Form::Body => raw.replace("\r\n", "\n"),
            Form::Line => raw.split_whitespace().collect::<Vec<_>>().join(" "),
            Form::Yaml => raw.to_owned(),
        })
        .filter(|value| !value.is_empty())
    }

    /// The options, as they are written.
    pub fn options(&self) -> Vec<&'t str> {
        let options = self.spans.options.iter().map(|at| &self.text[at.clone()]);
        options.filter(|option| !option.is_empty() && !is_template(option)).collect()
    }

    /// The text with other values, and every other byte as it was.
    pub fn with(&self, changes: &[(Field, String)]) -> Result<String, CannotHold> {
        let mut edits = Vec::new();
        for (field, value) in changes {
            let slot = self.spans.slots.get(field).ok_or(CannotHold::NoPlace(*field))?;
            if slot.form == Form::Foreign {
                return Err(CannotHold::Foreign(*field));
            }
            if self.value(*field).as_deref() != Some(value.as_str()) {
                edits.push((slot, written(slot.form, value, line_end(self.text))));
            }
        }
        // Of two at one place the one that came first stands first.
        edits.sort_by_key(|(slot, _)| slot.at.start);
        let (mut text, mut at) = (String::new(), 0);
        for (slot, value) in edits {
            text.push_str(&self.text[at..slot.at.start]);
            let around =
                if slot.at.is_empty() { (slot.before.as_str(), slot.after.as_str()) } else { ("", "") };
            text.extend([around.0, &value, around.1]);
            at = slot.at.end;
        }
        text.push_str(&self.text[at..]);
        Ok(text)
    }
}

/// Whether a value is only what the template says should stand there.
fn is_template(raw: &str) -> bool {
    let raw = raw.trim().trim_end_matches('.');
    (raw.starts_with('{') && raw.ends_with('}'))
        || (raw.starts_with('[') && raw.ends_with(']') && !raw.contains("]("))
}

/// The line end of a file: that of its first line.
fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(end) if text[..end].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn written(form: Form, value: &str, eol: &str) -> String {
    let one_line = || value.split_whitespace().collect::<Vec<_>>().join(" ");
    match form {
        Form::Body => body(value, eol),
        Form::Double => one_line().replace('\\', "\\\\").replace('"', "\\\""),
        Form::Single => one_line().replace('\'', "''"),
        Form::Yaml => yaml(&one_line()),
        Form::Line | Form::Foreign => one_line().replace("<!--", "&lt;!--"),
    }
}

/// Paragraphs in which no line becomes a heading, code or a comment.
fn body(value: &str, eol: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_end().replace("<!--", "&lt;!--");
        let marked = ["#", "```", "~~~", "---", "==="].iter().any(|mark| line.trim_start().starts_with(mark));
        if marked { format!("\\{}", line.trim_start()) } else { line }
    };
    value.trim().lines().map(line).collect::<Vec<_>>().join(eol)
}

/// A value that YAML reads as this text: without quotes where that is sure.
fn yaml(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || " -_.,()/%+".contains(c);
    let sure = value.chars().all(plain) && value.starts_with(char::is_alphanumeric);
    if sure { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}
