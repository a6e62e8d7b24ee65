//! Who stands in a field that holds people. What is not known to be said of a group or a role is somebody.

use super::text::{address_at, pseudonym_at};
use super::words;

/// A stretch of a field: somebody, or what stands around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) is: Is,
}

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// Somebody.
    Name,
    /// What a group is called by, or a thing: nobody is looked for by that word in texts, in which it is a word of the
    /// language.
    Called,
    /// Neither.
    Around,
}

/// What stands behind a name whose something it is.
const POSSESSIVE: [&str; 4] = ["'s", "’s", "'S", "’S"];

/// A word of a field.
struct Word<'a> {
    start: usize,
    text: &'a str,
    small: String,
    is: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pseudonym,
    Address,
    OfAGroup,
    Unknown,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// A field in its parts, which put together are the field: "Sarah from the board" is Sarah, and what stands around.
pub(super) fn parts(field: &str) -> Vec<Part<'_>> {
    let words = words_of(field);
    let (mut parts, mut at, mut done) = (Vec::new(), 0, 0);
    while at < words.len() {
        let end = run(field, &words, at);
        if end == at {
            at += 1;
            continue;
        }
        let (start, stop) = (words[at].start, words[end - 1].end());
        push(&mut parts, &field[done..start], Is::Around);
        let before = at
            .checked_sub(1)
            .filter(|_| is_near(field, &words, at))
            .map(|before| words[before].small.as_str());
        let after = words.get(end).filter(|_| is_near(field, &words, end)).map(|after| after.small.as_str());
        let is_small = words[at..end].iter().all(|word| word.text.starts_with(char::is_lowercase));
        let owns = POSSESSIVE.iter().any(|end| field[stop..].starts_with(end));
        let is = if is_small && !owns && end == at + 1 && is_of_a_group(before, after) {
            Is::Around
        } else if is_small && !owns && is_called(before, after) {
            Is::Called
        } else {
            Is::Name
        };
        push(&mut parts, &field[start..stop], is);
        (at, done) = (end, stop);
    }
    push(&mut parts, &field[done..], Is::Around);
    parts
}

/// Names in a field that says in sentences who and what: before a colon, and wherever a capital stands that no sentence
/// asks for.
pub(super) fn mentions(field: &str) -> Vec<Part<'_>> {
    if let Some((who, _)) = field.split_once(':')
        && are_people(&words_of(who))
    {
        let mut all = parts(who);
        all.extend(mentions_in(&field[who.len()..]));
        return all;
    }
    mentions_in(field)
}

/// Whether these words are people, as in "Sarah and Sven: too early" or "sarah: too early", and no sentence.
fn are_people(words: &[Word]) -> bool {
    let small = words
        .iter()
        .filter(|word| word.is == Kind::Unknown && word.text.starts_with(char::is_lowercase))
        .count();
    let has_others =
        words.iter().any(|word| word.is == Kind::Pseudonym || word.is == Kind::Unknown && word.is_capital());
    small == 0 || (small <= 8 && !has_others)
}

fn mentions_in(field: &str) -> Vec<Part<'_>> {
    let words = words_of(field);
    let (mut parts, mut at, mut done) = (Vec::new(), 0, 0);
    while at < words.len() {
        let is_name = |word: &Word| match word.is {
            Kind::Address => true,
            Kind::Unknown => {
                word.is_capital()
                    && !words::is_of_the_language(&word.small)
                    && word.text.chars().any(char::is_lowercase)
            }
            _ => false,
        };
        let first = at;
        while at < words.len() && is_name(&words[at]) && (at == first || is_near(field, &words, at)) {
            at += 1;
        }
        if at == first {
            at += 1;
            continue;
        }
        let (start, stop) = (words[first].start, words[at - 1].end());
        push(&mut parts, &field[done..start], Is::Around);
        push(&mut parts, &field[start..stop], Is::Name);
        done = stop;
    }
    push(&mut parts, &field[done..], Is::Around);
    parts
}

/// Who is named in a field that holds people; groups and roles are not.
pub fn named(field: &str) -> impl Iterator<Item = &str> {
    parts(field).into_iter().filter(|part| part.is == Is::Name).map(|part| part.text)
}

/// The words by which somebody of this name is called too: each with a capital, alone.
pub(super) fn called_by(name: &str) -> impl Iterator<Item = &str> {
    let words = words_of(name);
    let several = words.len() > 1;
    words
        .into_iter()
        .filter(move |word| several && word.is_capital() && is_to_call_by(word))
        .map(|word| word.text)
}

/// The first of several words of a name, where it is one to call somebody by.
pub fn first_name(name: &str) -> Option<&str> {
    let words = words_of(name);
    let first = words.first().filter(|first| words.len() > 1 && first.is_capital() && is_to_call_by(first));
    first.map(|first| first.text)
}

fn is_to_call_by(word: &Word) -> bool {
    word.is == Kind::Unknown && word.text.chars().count() >= 2 && !words::is_of_the_language(&word.small)
}

/// Whether a word in small letters says which group it is, and so stays: "from the docs team".
fn is_of_a_group(before: Option<&str>, after: Option<&str>) -> bool {
    after.is_some_and(words::is_group)
        && before.is_none_or(|before| words::is_before_a_group(before) || words::is_before_a_thing(before))
}

/// Whether a name in small letters is what a group is called by, or a thing: "the platform team", "head of payments".
fn is_called(before: Option<&str>, after: Option<&str>) -> bool {
    before.is_some_and(words::is_before_a_thing)
        || after.is_some_and(words::is_several) && before.is_none_or(words::is_before_a_group)
}

/// The end of the name that begins at a word; that word where none does.
fn run(field: &str, words: &[Word], from: usize) -> usize {
    match words[from].is {
        Kind::Pseudonym => return from,
        Kind::Address => return from + 1,
        _ => {}
    }
    // A capital beside one that is a name belongs to it: "An Nguyen", "Sarah Head".
    let belongs = |at: usize, beside: usize| {
        words[at].is == Kind::Unknown
            || (words[at].is == Kind::OfAGroup
                && words[at].is_capital()
                && words[beside].is == Kind::Unknown
                && words[beside].is_capital())
    };
    let next_is_near = from + 1 < words.len() && is_near(field, words, from + 1);
    let begins = words[from].is == Kind::Unknown || (next_is_near && belongs(from, from + 1));
    if !begins {
        return from;
    }
    let mut end = from + 1;
    while end < words.len() && is_near(field, words, end) && belongs(end, end - 1) {
        end += 1;
    }
    end
}

/// Whether a word stands behind the one before it as in one name: a space between them, or the point of an initial.
fn is_near(field: &str, words: &[Word], at: usize) -> bool {
    let gap = &field[words[at - 1].end()..words[at].start];
    let gap = gap.strip_prefix('.').filter(|_| words[at - 1].text.chars().count() <= 2).unwrap_or(gap);
    gap.chars().all(|letter| letter.is_whitespace() && letter != '\n')
}

fn push<'a>(parts: &mut Vec<Part<'a>>, text: &'a str, is: Is) {
    if !text.is_empty() {
        parts.push(Part { text, is });
    }
}

fn words_of(field: &str) -> Vec<Word<'_>> {
    let (mut words, mut at) = (Vec::new(), 0);
    while let Some(letter) = field[at..].chars().next() {
        let rest = &field[at..];
        let (end, is) = if let Some(end) = pseudonym_at(rest) {
            (end, Kind::Pseudonym)
        } else if let Some(end) = address_at(rest) {
            (end, Kind::Address)
        } else if is_of_words(letter) {
            let text = without_possessive(&rest[..end_of_word(rest)]);
            let is = if words::is_of_a_group(&text.to_lowercase()) { Kind::OfAGroup } else { Kind::Unknown };
            (text.len(), is)
        } else {
            at += letter.len_utf8();
            continue;
        };
        words.push(Word { start: at, text: &rest[..end], small: rest[..end].to_lowercase(), is });
        at += end;
        at += POSSESSIVE.iter().find(|end| field[at..].starts_with(**end)).map_or(0, |end| end.len());
    }
    words
}

/// The end of the word a text begins with: letters, and an apostrophe, a hyphen or a point between two of them.
fn end_of_word(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let goes_on = letters.peek().is_some_and(|&(_, next)| is_of_words(next));
        let is_of_it = is_of_words(letter) || is_within(letter) && goes_on;
        if !is_of_it {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

fn without_possessive(word: &str) -> &str {
    let without = POSSESSIVE.iter().find_map(|end| word.strip_suffix(end));
    without.filter(|without| !without.is_empty()).unwrap_or(word)
}

fn is_within(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '-' | '‑' | '.' | '_')
}

/// Whatever is no space and no mark: letters of any script, and what is put on them.
fn is_of_words(letter: char) -> bool {
    letter.is_alphanumeric()
        || !(letter.is_ascii()
            || letter.is_whitespace()
            || matches!(
                letter,
                '‘'
                    ..='‟'
                        | '–'
                        | '—'
                        | '‑'
                        | '…'
                        | '«'
                        | '»'
                        | '·'
                        | '•'
                        | '、'
                        | '。'
                        | '，'
                        | '；'
                        | '（'
                        | '）'
                        | '→'
            ))
}
