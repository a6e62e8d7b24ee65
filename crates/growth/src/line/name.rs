//! Who: names without a list of names.

use super::cursor::Cursor;
use super::day;

const PARTICLES: [&str; 13] =
    ["de", "da", "do", "dos", "van", "von", "der", "den", "bin", "al", "el", "la", "di"];

/// A name: words with a capital, `Ana de Souza`; or a handle, `@dana`. Scripts without capitals count as names.
pub(super) fn name(cursor: &mut Cursor) -> Option<String> {
    let start = cursor.at;
    while cursor.at < start + 4 {
        let here = *cursor;
        if cursor.at > start {
            cursor.skip(&PARTICLES);
        }
        match cursor.peek().filter(|word| is_named(word.core)) {
            Some(_) => cursor.at += 1,
            None => {
                *cursor = here;
                break;
            }
        }
    }
    (cursor.at > start).then(|| cursor.since(start))
}

/// Several: `Leila, Sam and Priya Nair`. After a comma a name stands alone, or the list ends with it.
pub(super) fn names(cursor: &mut Cursor) -> Option<Vec<String>> {
    let mut names = vec![name(cursor)?];
    let joined = |cursor: &mut Cursor| cursor.skip(&["and", "&", "+"]).then(|| name(cursor)).flatten();
    let listed = |cursor: &mut Cursor| {
        cursor.over(",");
        let name = cursor.take(joined).or_else(|| name(cursor))?;
        let goes_on = cursor.peek().is_some_and(|word| word.lower == "and");
        (cursor.at_end_of_part() || goes_on).then_some(name)
    };
    while let Some(name) = cursor.take(listed).or_else(|| cursor.take(joined)) {
        names.push(name);
    }
    Some(names)
}

/// Several by name, or whoever it is.
pub(super) fn people(cursor: &mut Cursor, until: &[&str]) -> Option<Vec<String>> {
    cursor.take(names).or_else(|| whoever(cursor, until).map(|who| vec![who]))
}

/// Whoever it is, in at most four words, up to the end of the part or one of these words.
pub(super) fn whoever(cursor: &mut Cursor, until: &[&str]) -> Option<String> {
    if let Some(name) = cursor.take(name) {
        return Some(name);
    }
    let start = cursor.at;
    while let Some(word) = cursor.peek() {
        if day::begins_as_a_day(cursor) || NOBODY.contains(&word.lower.as_str()) {
            return None;
        }
        if cursor.at > start && until.contains(&word.lower.as_str()) {
            break;
        }
        cursor.at += 1;
        if cursor.at - start > 4 {
            return None;
        }
    }
    (cursor.at > start).then(|| cursor.since(start))
}

/// Words nobody is called by.
const NOBODY: [&str; 9] = ["to", "that", "which", "who", "what", "when", "if", "because", "and"];

fn is_named(core: &str) -> bool {
    let mut chars = core.chars();
    let first = chars.next().filter(|first| *first != '@').or_else(|| chars.next());
    let capital =
        first.is_some_and(|first| first.is_alphabetic() && (!first.is_lowercase() || core.starts_with('@')));
    let ends = ["'s", "’s", "'", "’", "%"];
    capital && core != "I" && !core.starts_with("I'") && !ends.iter().any(|end| core.ends_with(end))
}
