//! An act as words, for the rule.

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// As it was written.
    pub raw: &'t str,
    /// Without punctuation and the `'s` of a possessive.
    pub word: &'t str,
    /// The same in small letters, with a plain apostrophe.
    pub lower: String,
    /// It is somebody's: `Tomás's`.
    pub possessive: bool,
    /// A clause ends after it.
    pub ends: bool,
}

/// How many words of an act are looked at; nobody remembers a plan that is longer.
const MOST: usize = 200;

pub(super) fn of(text: &str) -> Vec<Token<'_>> {
    text.split_whitespace().take(MOST).filter_map(token).collect()
}

fn token(raw: &str) -> Option<Token<'_>> {
    let around = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '@');
    let whole = raw.trim_matches(around).trim_matches(['\'', '’']);
    let word = whole.strip_suffix("'s").or_else(|| whole.strip_suffix("’s"));
    let plural = raw.trim_matches(around).strip_suffix(['\'', '’']).filter(|word| word.ends_with('s'));
    let possessive = word.is_some() || plural.is_some();
    let word = word.unwrap_or(whole);
    (!word.is_empty()).then(|| Token {
        raw,
        word,
        lower: word.to_lowercase().replace('’', "'"),
        possessive,
        ends: raw.ends_with([',', ';', ':', '.', '!', '?', ')', '–', '—']),
    })
}

/// The words from `at` are these.
pub(super) fn are(tokens: &[Token], at: usize, words: &str) -> Option<usize> {
    let mut end = at;
    for word in words.split(' ') {
        tokens.get(end).filter(|token| token.lower == word)?;
        end += 1;
    }
    Some(end)
}

/// The end of the first of these that stands at `at`.
pub(super) fn one_of(tokens: &[Token], at: usize, any: &[&str]) -> Option<usize> {
    any.iter().find_map(|words| are(tokens, at, words))
}
