//! The YAML before the text: one key a line, as MADR 3 and 4 have it.

use std::ops::Range;

use super::{Field, Form, Slot, Spans};

/// The keys of a field, the newest first.
const KEYS: [(Field, &[&str]); 5] = [
    (Field::Status, &["status"]),
    (Field::Date, &["date"]),
    (Field::Makers, &["decision-makers", "deciders"]),
    (Field::Odds, &["odds"]),
    (Field::Review, &["review"]),
];

/// Reads the front matter from a place on: its fields, and where the text begins after it. None where there is none.
pub(super) fn read(text: &str, from: usize, spans: &mut Spans) -> Option<usize> {
    let (first, mut at) = line(text, from)?;
    if text[first].trim_end() != "---" {
        return None;
    }
    let mut found = Spans::default();
    while let Some((here, next)) = line(text, at) {
        let said = &text[here.clone()];
        if matches!(said.trim_end(), "---" | "...") {
            for (field, keys) in KEYS {
                let eol = super::line_end(text);
                // What is new stands before the line that ends it.
                found.slots.entry(field).or_insert_with(|| Slot {
                    at: here.start..here.start,
                    before: format!("{}: ", keys[0]),
                    after: eol.to_owned(),
                    form: Form::Yaml,
                });
            }
            spans.slots.extend(found.slots);
            return Some(next);
        }
        let key = said.split(':').next().unwrap_or_default();
        if let Some((field, _)) = KEYS.iter().find(|(_, keys)| keys.contains(&key.to_lowercase().as_str()))
            && said.len() > key.len()
        {
            let rest = here.start + key.len() + 1..here.end;
            found.slots.entry(*field).or_insert(value(text, rest, next));
        }
        at = next;
    }
    None
}

/// Where the line from a place on stands, without its end, and where the next one begins.
fn line(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    if at >= text.len() {
        return None;
    }
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let next = (end + 1).min(text.len());
    let cut = if text[at..end].ends_with('\r') { end - 1 } else { end };
    Some((at..cut, next))
}

/// The value after a key.
fn value(text: &str, rest: Range<usize>, next: usize) -> Slot {
    let said = &text[rest.clone()];
    let begin = rest.start + (said.len() - said.trim_start().len());
    let trimmed = said.trim_start();
    let slot = |at: Range<usize>, form| Slot { at, before: String::new(), after: String::new(), form };
    for (quote, form) in [('"', Form::Double), ('\'', Form::Single)] {
        if let Some(inner) = trimmed.strip_prefix(quote) {
            return match closing(inner, quote) {
                Some(end) => slot(begin + 1..begin + 1 + end, form),
                None => slot(begin..begin, Form::Foreign),
            };
        }
    }
    let end = match trimmed.find(" #") {
        Some(comment) => trimmed[..comment].trim_end().len(),
        None if trimmed.starts_with('#') => 0,
        None => trimmed.trim_end().len(),
    };
    let plain = &trimmed[..end];
    // A list, a block of text, an alias: read by who wrote it. What a template says should stand there is none of them.
    let is_foreign = !(plain.starts_with('{') && super::is_template(plain))
        && (plain.starts_with(['[', '{', '|', '>', '&', '*', '!'])
            || (end == 0 && text[next..].starts_with([' ', '\t', '-']) && !text[next..].starts_with("---")));
    if is_foreign {
        return slot(begin..begin + end, Form::Foreign);
    }
    // Nothing stands there yet: what comes is set off from the key, and from a comment behind it.
    let before = if end == 0 && !said.starts_with([' ', '\t']) { " " } else { "" };
    let after = if end == 0 && !trimmed.is_empty() { " " } else { "" };
    Slot { before: before.to_owned(), after: after.to_owned(), ..slot(begin..begin + end, Form::Yaml) }
}

/// Where a quoted value ends.
fn closing(inner: &str, quote: char) -> Option<usize> {
    let mut letters = inner.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if quote == '"' && letter == '\\' {
            letters.next();
        } else if letter == quote {
            if quote == '\'' && letters.peek().is_some_and(|&(_, next)| next == quote) {
                letters.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}
