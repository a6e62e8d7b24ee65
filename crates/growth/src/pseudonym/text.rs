//! Finding names in a text.

use super::{DIGITS, Pseudonyms, lower, small};

/// Whether it is a pseudonym: `Person 7f3a42`.
pub fn is_pseudonym(name: &str) -> bool {
    pseudonym_at(name.trim()).is_some_and(|end| end == name.trim().len())
}

/// The pseudonyms in a text, in order.
pub fn pseudonyms_in(text: &str) -> Vec<&str> {
    let all = text.match_indices("Person ").map(|(at, _)| &text[at..]);
    all.filter_map(|rest| pseudonym_at(rest).map(|end| &rest[..end])).collect()
}

/// The end of the pseudonym a text begins with.
pub(super) fn pseudonym_at(text: &str) -> Option<usize> {
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
        let begins = !before.is_some_and(|before| is_one_word(before, letter));
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

/// A path with a name replaced where it stands between marks, whatever its capitals.
pub(super) fn replaced_in_path(path: &str, name: &str, by: &str) -> String {
    let is_mark =
        |letter: Option<char>| letter.is_none_or(|letter| matches!(letter, '-' | '_' | '.' | '/' | ' '));
    let (mut out, mut at) = (String::new(), 0);
    while let Some(letter) = path[at..].chars().next() {
        let end = is_mark(path[..at].chars().next_back()).then(|| begins_with(&path[at..], name)).flatten();
        match end.filter(|end| is_mark(path[at + end..].chars().next())) {
            Some(end) => {
                out.push_str(by);
                at += end;
            }
            None => {
                out.push(letter);
                at += letter.len_utf8();
            }
        }
    }
    out
}

/// The end of the address a text begins with.
pub(super) fn address_at(text: &str) -> Option<usize> {
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
    let first: String = text.chars().next().into_iter().flat_map(lower).collect();
    let alike = known.known.range(first.clone()..).take_while(|(name, _)| name.starts_with(&first));
    let names = alike.filter_map(|(name, known)| {
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
            if !lower(letter).all(|small| wanted.next() == Some(small)) {
                return None;
            }
            at += letter.len_utf8();
        }
        if wanted.peek().is_some() {
            return None;
        }
    }
    let last = text[..at].chars().next_back();
    let whole = !last.zip(text[at..].chars().next()).is_some_and(|(last, next)| is_one_word(last, next));
    (whole && small(&text[..at]) == name).then_some(at)
}

/// Whether two letters that stand together are of one word. Where a script has no spaces, nothing says so.
fn is_one_word(before: char, after: char) -> bool {
    before.is_alphanumeric() && after.is_alphanumeric() && !has_no_spaces(before) && !has_no_spaces(after)
}

/// Letters of scripts that are written without spaces, or hang words on names: Thai and its kin, Chinese, Japanese, Korean.
fn has_no_spaces(letter: char) -> bool {
    matches!(
        letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}
