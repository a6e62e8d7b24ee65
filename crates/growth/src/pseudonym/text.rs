//! Finding names: in a field that holds people, and in a text.

use super::{DIGITS, Pseudonyms, small};

/// What stands between two people in one field.
const BETWEEN: [&str; 6] = [" and ", " & ", ", ", " / ", "; ", " with "];
/// Words that say that it is a group, or nobody by name.
const GROUPS: [&str; 16] = [
    "all",
    "board",
    "committee",
    "everybody",
    "everyone",
    "group",
    "guild",
    "i",
    "leads",
    "management",
    "me",
    "nobody",
    "others",
    "team",
    "us",
    "we",
];
/// A field that begins so names no person.
const OF_A_GROUP: [&str; 5] = ["a", "an", "the", "our", "my"];

/// A stretch of a field: somebody, or what stands around.
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) is_name: bool,
}

/// A field in its parts, which put together are the field.
pub(super) fn parts(field: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = field;
    while !rest.is_empty() {
        let next = BETWEEN.iter().filter_map(|between| Some((rest.find(between)?, between.len()))).min();
        let (end, gap) = next.unwrap_or((rest.len(), 0));
        let inner = rest[..end].trim();
        let before = rest[..end].len() - rest[..end].trim_start().len();
        push(&mut parts, &rest[..before], false);
        push(&mut parts, inner, !is_group(inner));
        push(&mut parts, &rest[before + inner.len()..end + gap], false);
        rest = &rest[end + gap..];
    }
    parts
}

fn push<'a>(parts: &mut Vec<Part<'a>>, text: &'a str, is_name: bool) {
    if !text.is_empty() {
        parts.push(Part { text, is_name });
    }
}

/// Whether a field is about more than people by name.
fn is_group(field: &str) -> bool {
    let words: Vec<String> = field.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    words.first().is_some_and(|first| OF_A_GROUP.contains(&first.as_str()))
        || words
            .iter()
            .any(|word| GROUPS.contains(&word.trim_end_matches('s')) || GROUPS.contains(&word.as_str()))
}

/// Whether it is a pseudonym: `Person 7f3a42`.
pub fn is_pseudonym(name: &str) -> bool {
    pseudonym_at(name.trim()).is_some_and(|end| end == name.trim().len())
}

/// The end of the pseudonym a text begins with.
fn pseudonym_at(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("Person ")?;
    let many = digits.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
    let ends = !digits[many..].starts_with(char::is_alphanumeric);
    (ends && DIGITS.contains(&many)).then_some("Person ".len() + many)
}

/// The text with what is known replaced, from left to right; a pseudonym is passed over.
pub(super) fn replaced(text: &str, known: &Pseudonyms) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let begins = !before.is_some_and(char::is_alphanumeric);
        if begins && let Some(end) = pseudonym_at(rest) {
            out.push_str(&rest[..end]);
            at += end;
        } else if begins && let Some(end) = address_at(rest) {
            out.push_str(&known.address(&rest[..end]));
            at += end;
        } else if begins && let Some((end, pseudonym)) = name_at(rest, before == Some('@'), known) {
            out.push_str(pseudonym);
            at += end;
        } else {
            out.push(letter);
            at += letter.len_utf8();
        }
    }
    out
}

/// The end of the address a text begins with.
fn address_at(text: &str) -> Option<usize> {
    let in_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let in_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let at = text.find(|c| !in_local(c)).filter(|&at| at > 0 && text[at..].starts_with('@'))?;
    let host = &text[at + 1..];
    let host = &host[..host.find(|c| !in_host(c)).unwrap_or(host.len())];
    let host = host.trim_end_matches(['.', '-']);
    host.contains('.').then_some(at + 1 + host.len())
}

/// The longest known name a text begins with, as whole words, and its pseudonym.
fn name_at<'k>(text: &str, after_at: bool, known: &'k Pseudonyms) -> Option<(usize, &'k str)> {
    let names = known.known.iter().filter_map(|(name, known)| {
        let end = begins_with(text, name)?;
        let one_word = !name.contains(' ');
        // One word may be a word of the language too: "it will do".
        let as_written = !one_word
            || after_at
            || !text.starts_with(char::is_lowercase)
            || known.name.starts_with(char::is_lowercase);
        as_written.then_some((end, known.pseudonym.as_str()))
    });
    names.max_by_key(|&(end, _)| end)
}

/// The end of a name, given in small letters, at the beginning of a text; any space between its words is one.
fn begins_with(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    for (number, word) in name.split(' ').enumerate() {
        if number > 0 {
            let white = text[at..].len() - text[at..].trim_start().len();
            if white == 0 {
                return None;
            }
            at += white;
        }
        let mut wanted = word.chars().peekable();
        for letter in text[at..].chars() {
            if wanted.peek().is_none() {
                break;
            }
            if !letter.to_lowercase().all(|small| wanted.next() == Some(small)) {
                return None;
            }
            at += letter.len_utf8();
        }
        if wanted.peek().is_some() {
            return None;
        }
    }
    let whole = !text[at..].starts_with(char::is_alphanumeric);
    (whole && small(&text[..at]) == name).then_some(at)
}
