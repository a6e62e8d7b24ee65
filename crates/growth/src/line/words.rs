//! A line as words: what is between spaces, with the punctuation that parts it.

/// One word of a line.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// As it was typed.
    pub raw: &'t str,
    /// The spaces before it.
    pub gap: &'t str,
    /// Without the brackets before it and the punctuation after it.
    pub core: &'t str,
    /// The core in small letters.
    pub lower: String,
    /// It is within quotation marks, so it is somebody's words and nothing is read from it.
    quoted: bool,
}

const OPENING: [char; 2] = ['(', '['];
const CLOSING: [char; 8] = [',', ';', ':', '.', '!', '?', ')', ']'];
const DASHES: [&str; 5] = ["-", "--", "–", "—", "·"];
/// Short forms whose full stop ends no part.
const SHORTENED: [&str; 16] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "min", "mins", "hr",
    "hrs",
];

impl<'t> Word<'t> {
    /// The brackets it begins with.
    pub fn opens(&self) -> &'t str {
        &self.raw[..self.raw.len() - self.raw.trim_start_matches(OPENING).len()]
    }

    /// The punctuation it ends with; the full stop of a shortened word is the word's own.
    pub fn closes(&self) -> &'t str {
        let closes = &self.raw[self.raw.trim_end_matches(CLOSING).len()..];
        if closes == "." && SHORTENED.contains(&self.lower.as_str()) { "" } else { closes }
    }

    /// It is a sign between two parts, with spaces around it.
    pub fn is_sign(&self) -> bool {
        self.core.is_empty() || DASHES.contains(&self.raw)
    }

    /// Something may be read from it.
    pub fn is_open(&self) -> bool {
        !self.quoted && !self.is_sign()
    }
}

/// The words of a text.
pub(super) fn of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut quotes = Quotes::of(text);
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        let gap = &rest[..rest.len() - trimmed.len()];
        let raw = &trimmed[..trimmed.find(char::is_whitespace).unwrap_or(trimmed.len())];
        if raw.is_empty() {
            return words;
        }
        let core = raw.trim_start_matches(OPENING).trim_end_matches(CLOSING);
        words.push(Word { raw, gap, core, lower: core.to_lowercase(), quoted: quotes.touch(raw) });
        rest = &trimmed[raw.len()..];
    }
}

/// Whether a part ends between the word at `at - 1` and the word at `at`; also at both ends of the line.
pub(super) fn parted(words: &[Word], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| words.get(at)), words.get(at)) else {
        return true;
    };
    !before.closes().is_empty() || before.is_sign() || after.is_sign() || !after.opens().is_empty()
}

/// Follows quotation marks through a line. A mark without its other half is none: it may be an inch.
struct Quotes {
    paired: Vec<char>,
    within: bool,
}

impl Quotes {
    fn of(text: &str) -> Quotes {
        let even = |mark: char| text.matches(mark).count().is_multiple_of(2);
        let mut paired: Vec<char> = ['"', '`'].into_iter().filter(|mark| even(*mark)).collect();
        if text.matches('“').count() == text.matches('”').count() {
            paired.extend(['“', '”']);
        }
        Quotes { paired, within: false }
    }

    /// Whether any of this word is within marks.
    fn touch(&mut self, raw: &str) -> bool {
        let mut touched = self.within;
        for _ in raw.chars().filter(|char| self.paired.contains(char)) {
            self.within = !self.within;
            touched = true;
        }
        touched
    }
}
