//! Globs over whole paths: `classes.csv`, and the lead's own when an area is split.

use std::fmt;

use bstr::{BStr, BString, ByteSlice};

/// A pattern in which `*` is any run but `/`, `?` one byte but `/`, `[a-z]` a set, `**/` any number
/// of directories (none too) and `/**` at the end everything below. Case as written.
///
/// The rules are those of git's `wildmatch` with `WM_PATHNAME`, against the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    pattern: BString,
    shape: Shape,
    needs: Letters,
}

/// Which bytes a text holds, one bit each (the upper half of the bytes shares bits with the lower):
/// a quick no for most patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters(u128);

impl Letters {
    pub(crate) fn of(text: &[u8]) -> Letters {
        Letters(text.iter().fold(0, |bits, byte| bits | 1 << (byte & 127)))
    }

    fn hold(self, needed: Letters) -> bool {
        self.0 & needed.0 == needed.0
    }
}

/// Why a text is no useful pattern: it could never match a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAGlob {
    /// There is nothing in it.
    Empty,
    /// It begins or ends with `/`; paths here do neither.
    Slash,
    /// A `[` is never closed.
    OpenBracket,
}

/// What is enough to look at. The table is tried on every path of a tree, most patterns are plain.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// No wildcard.
    Literal,
    /// `*` between literals, and no `/` anywhere: `*.min.js`, `requirements*.txt`, `*_test.*`.
    Stars(Vec<BString>),
    /// Anything else, with a literal that every match holds.
    Wild(BString),
}

impl Glob {
    /// The glob of a pattern; one that [`Glob::checked`] refuses matches nothing.
    pub fn new(pattern: &str) -> Glob {
        let text = pattern.as_bytes();
        Glob { pattern: pattern.into(), shape: shape(text), needs: letters_in_every_match(text) }
    }

    /// The glob of a pattern that somebody typed: says what is wrong with one that matches nothing.
    pub fn checked(pattern: &str) -> Result<Glob, NotAGlob> {
        if pattern.is_empty() {
            return Err(NotAGlob::Empty);
        }
        if pattern.starts_with('/') || pattern.ends_with('/') {
            return Err(NotAGlob::Slash);
        }
        if has_open_bracket(pattern.as_bytes()) {
            return Err(NotAGlob::OpenBracket);
        }
        Ok(Glob::new(pattern))
    }

    /// The pattern as written.
    pub fn pattern(&self) -> &BStr {
        self.pattern.as_bstr()
    }

    /// As [`Glob::matches`], for many patterns on one path: `letters` are those of the path.
    pub(crate) fn matches_with(&self, letters: Letters, path: &[u8]) -> bool {
        letters.hold(self.needs) && self.matches(path)
    }

    /// Whether the whole of a path (or of a file name) is what the pattern says.
    pub fn matches(&self, path: &[u8]) -> bool {
        match &self.shape {
            Shape::Literal => self.pattern == path,
            Shape::Stars(parts) => stars_match(parts, path) && !path.contains(&b'/'),
            Shape::Wild(needed) => {
                let mode = gix_glob::wildmatch::Mode::NO_MATCH_SLASH_LITERAL;
                path.contains_str(needed) && gix_glob::wildmatch(self.pattern(), path.as_bstr(), mode)
            }
        }
    }
}

fn shape(pattern: &[u8]) -> Shape {
    if pattern.find_byteset(br"*?[\").is_none() {
        return Shape::Literal;
    }
    if pattern.find_byteset(br"?[\/").is_none() && !is_everything(pattern) {
        return Shape::Stars(pattern.split(|&byte| byte == b'*').map(BString::from).collect());
    }
    Shape::Wild(literal_in_every_match(pattern).into())
}

/// `**` alone crosses directories; git takes more stars for two.
fn is_everything(pattern: &[u8]) -> bool {
    pattern.len() > 1 && pattern.iter().all(|&byte| byte == b'*')
}

/// The longest run between wildcards; without the slash after `**`, which need not be there.
fn literal_in_every_match(pattern: &[u8]) -> &[u8] {
    if pattern.find_byteset(br"[\").is_some() {
        return b"";
    }
    let runs = pattern.split(|byte| b"*?".contains(byte));
    runs.map(|run| run.strip_prefix(b"/").unwrap_or(run)).max_by_key(|run| run.len()).unwrap_or_default()
}

/// Those before the first set or escape; a slash may be that of `**/`, which need not be there.
fn letters_in_every_match(pattern: &[u8]) -> Letters {
    let plain = &pattern[..pattern.find_byteset(br"[\").unwrap_or(pattern.len())];
    Letters::of(&plain.iter().copied().filter(|byte| !b"*?/".contains(byte)).collect::<Vec<u8>>())
}

fn stars_match(parts: &[BString], text: &[u8]) -> bool {
    let [first, middle @ .., last] = parts else { return false };
    let Some(mut rest) =
        text.strip_prefix(first.as_slice()).and_then(|rest| rest.strip_suffix(last.as_slice()))
    else {
        return false;
    };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

fn has_open_bracket(pattern: &[u8]) -> bool {
    let mut at = 0;
    while at < pattern.len() {
        match pattern[at] {
            b'\\' => at += 1,
            b'[' => {
                at += 1;
                at += usize::from(matches!(pattern.get(at), Some(b'!' | b'^')));
                // A `]` right behind the opening stands for itself.
                let Some(close) = pattern.get(at + 1..).and_then(|set| set.find_byte(b']')) else {
                    return true;
                };
                at += 1 + close;
            }
            _ => {}
        }
        at += 1;
    }
    false
}

impl fmt::Display for NotAGlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotAGlob::Empty => "the pattern is empty; write for example ledger/export/**",
            NotAGlob::Slash => {
                "a pattern neither begins nor ends with '/'; for all of a directory write ledger/export/**"
            }
            NotAGlob::OpenBracket => "a '[' of the pattern is never closed by ']'",
        })
    }
}

impl std::error::Error for NotAGlob {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Glob::checked(pattern).expect("a pattern").matches(path.as_bytes())
    }

    #[test]
    fn a_star_stays_within_a_directory_and_two_stars_do_not() {
        assert!(matches("ledger/*.rs", "ledger/a.rs"));
        assert!(!matches("ledger/*.rs", "ledger/export/a.rs"));
        assert!(!matches("*.rs", "ledger/a.rs"));
        assert!(matches("ledger/export/**", "ledger/export/a/b.rs"));
        assert!(!matches("ledger/export/**", "ledger/export"));
        assert!(!matches("ledger/export/**", "other/ledger/export/a"));
        assert!(matches("**/Pods/**", "Pods/a"));
        assert!(matches("**/Pods/**", "x/y/Pods/a/b"));
        assert!(!matches("**/Pods/**", "x/MyPods/a"));
        assert!(matches("a/**/b", "a/b"));
        assert!(matches("a/**/b", "a/x/y/b"));
        assert!(matches("**", "a/b"));
    }

    #[test]
    fn a_set_is_one_letter_and_case_is_as_written() {
        assert!(matches("jquery-[0-9]*.js", "jquery-3.min.js"));
        assert!(!matches("jquery-[0-9]*.js", "jquery-ui.js"));
        assert!(matches("Test[A-Z]*.java", "TestAll.java"));
        assert!(!matches("*IT.java", "Edit.java"));
        assert!(matches("[]a]", "]"));
    }

    #[test]
    fn what_could_never_match_is_refused() {
        assert_eq!(Glob::checked(""), Err(NotAGlob::Empty));
        assert_eq!(Glob::checked("a/"), Err(NotAGlob::Slash));
        assert_eq!(Glob::checked("/a"), Err(NotAGlob::Slash));
        assert_eq!(Glob::checked("a[b"), Err(NotAGlob::OpenBracket));
        assert_eq!(Glob::checked("a[]"), Err(NotAGlob::OpenBracket));
    }

    /// The rules as the doc comment says them, by trying everything.
    fn naive(pattern: &[u8], path: &[u8], at_start: bool) -> bool {
        if at_start {
            if pattern == b"**" {
                return true;
            }
            if let Some(rest) = pattern.strip_prefix(b"**/") {
                let deeper =
                    path.find_byte(b'/').is_some_and(|slash| naive(pattern, &path[slash + 1..], true));
                return naive(rest, path, true) || deeper;
            }
        }
        match pattern {
            [] => path.is_empty(),
            [b'*', rest @ ..] => {
                naive(rest, path, false)
                    || matches!(path, [byte, tail @ ..] if *byte != b'/' && naive(pattern, tail, false))
            }
            [b'?', rest @ ..] => {
                matches!(path, [byte, tail @ ..] if *byte != b'/' && naive(rest, tail, false))
            }
            [b'[', low, b'-', high, b']', rest @ ..] => {
                matches!(path, [byte, tail @ ..] if (low..=high).contains(&byte) && naive(rest, tail, false))
            }
            [byte, rest @ ..] => path.first() == Some(byte) && naive(rest, &path[1..], *byte == b'/'),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_quick_ways_say_what_trying_everything_says(
            pattern in "((\\*\\*|[ab.*?]{1,3}|\\[a-b\\]|a|b\\*)/){0,3}(\\*\\*|[ab.*?]{1,4}|[ab]\\*[ab]\\*|\\[a-b\\][ab*]?)",
            path in "([ab.]{1,3}/){0,3}[ab.]{1,4}",
        ) {
            prop_assume!(!pattern.contains("***"));
            let glob = Glob::checked(&pattern).expect("a pattern");
            let letters = Letters::of(path.as_bytes());
            prop_assert_eq!(glob.matches_with(letters, path.as_bytes()), glob.matches(path.as_bytes()));
            prop_assert_eq!(glob.matches(path.as_bytes()), naive(pattern.as_bytes(), path.as_bytes(), true));
        }

        #[test]
        fn no_text_makes_it_panic(pattern in "\\PC{0,12}|[*?\\[\\]!^\\\\/a-c-]{0,10}", path in "[a-c]{1,3}(/[a-c-]{1,3}){0,2}") {
            let glob = Glob::new(&pattern);
            let hit = glob.matches(path.as_bytes());
            prop_assert_eq!(glob.matches_with(Letters::of(path.as_bytes()), path.as_bytes()), hit);
            prop_assert!(!hit || Glob::checked(&pattern).is_ok());
        }
    }
}
