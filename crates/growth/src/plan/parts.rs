//! The two halves of a plan.

use super::NoPlan;

const IFS: [&str; 5] = ["if", "when", "whenever", "once", "each time"];

/// The moment and the act of "If … , then I …", or of "I … if …".
pub(super) fn of(text: &str) -> Result<(&str, &str), NoPlan> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(NoPlan::NoMoment);
    }
    let begins = IFS.iter().any(|word| after(text, word).is_some());
    if !begins && let Some((act, moment)) = IFS.iter().find_map(|word| split_at_word(text, word)) {
        return Ok((self::moment(moment), self::act(act)));
    }
    if !begins {
        return Err(NoPlan::NoMoment);
    }
    let (moment, act) = then(text).ok_or(NoPlan::NoAct)?;
    Ok((self::moment(moment), self::act(act)))
}

/// Where the act begins: at ", then", at "then", at ", I", or after the first comma.
fn then(text: &str) -> Option<(&str, &str)> {
    let lower = small(text);
    let at = |pattern: &str| {
        lower.match_indices(pattern).map(|(at, _)| at).find(|at| !lower[..*at].ends_with(" and"))
    };
    let at = at(", then ")
        .or_else(|| at(" then "))
        .or_else(|| at(", i "))
        .or_else(|| at(", i'"))
        .or_else(|| at(","))
        .or_else(|| at(" than i "))?;
    Some((&text[..at], &text[at..]))
}

/// A moment without its "If" and the punctuation around it.
pub(super) fn moment(text: &str) -> &str {
    without(text, &IFS)
}

/// An act without its "then" and the punctuation around it.
pub(super) fn act(text: &str) -> &str {
    without(text, &["then", "than"])
}

fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut text = trimmed(text);
    while let Some(rest) = words.iter().find_map(|word| after(text, word)) {
        text = trimmed(rest);
    }
    text
}

/// With a small letter at its beginning, but for a word that is all capitals.
pub(super) fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !chars.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// Whether it says nothing, or who acts and nothing more: "I", "you".
pub(super) fn is_no_act(act: &str) -> bool {
    let mut words = act.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_lowercase();
    act.is_empty() || (["i", "you"].contains(&first.as_str()) && words.next().is_none())
}

/// With the "I" it begins with as a capital: `i wait`, `i'll wait`.
pub(super) fn with_i(act: &str) -> String {
    match act.strip_prefix('i') {
        Some(rest) if rest.starts_with([' ', '\'', '’']) => format!("I{rest}"),
        _ => act.to_owned(),
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '…' | '!')).trim()
}

/// What follows the word a text begins with.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    let rest = &text[start.len()..];
    (rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ',')).then_some(rest)
}

fn split_at_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let at = small(text).find(&format!(" {word} "))?;
    Some((&text[..at], &text[at + word.len() + 2..]))
}

/// In small letters where that leaves every byte in its place.
fn small(text: &str) -> String {
    text.to_ascii_lowercase().replace(['\t', '\n'], " ")
}
