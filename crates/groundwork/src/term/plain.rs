use std::sync::atomic::{AtomicBool, Ordering};

use unicode_width::UnicodeWidthChar;

/// Whether only ASCII may be written; set once, before anything is.
static ONLY_ASCII: AtomicBool = AtomicBool::new(false);

/// From now on only ASCII is written, because it was asked for or the locale is not UTF-8.
pub fn write_only_ascii(asked: bool) {
    ONLY_ASCII.store(asked || !utf8(), Ordering::Relaxed);
}

/// Whether only ASCII may be written.
pub fn only_ascii() -> bool {
    ONLY_ASCII.load(Ordering::Relaxed)
}

/// A text as it may be written here: with a stand-in, as wide, for each character the terminal lacks.
pub fn plain(text: &str) -> String {
    if only_ascii() { fold(text) } else { text.to_owned() }
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let stand_in = match c {
            c if c.is_ascii() => c,
            '…' | '·' => '.',
            '–' | '—' | '░' => '-',
            '┆' => '|',
            '█' => '#',
            '▒' => '=',
            '╌' => '~',
            '●' => '*',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '\u{a0}' => ' ',
            _ => '?',
        };
        let cells = if c.is_ascii() { 1 } else { c.width().unwrap_or(0) };
        folded.extend(std::iter::repeat_n(stand_in, cells));
    }
    folded
}

/// Whether the locale is UTF-8; where nothing says what it is, it is.
fn utf8() -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    match said.into_iter().find(|value| !value.is_empty()) {
        Some(locale) => {
            let locale = locale.to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_mark_of_ours_has_a_stand_in() {
        assert_eq!(fold("█ ▒ ░ ╌ · ┆ ● … – —"), "# = - ~ . | * . - -");
        assert_eq!(fold("決済 José\n"), "???? Jos?\n");
    }

    proptest! {
        #[test]
        fn a_stand_in_is_ascii_and_as_wide(text in "[^\\p{C}]{0,40}") {
            prop_assert!(fold(&text).is_ascii());
            prop_assert!(fold(&text).width() >= text.width());
        }
    }
}
