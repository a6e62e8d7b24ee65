use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The most cells of a name, or of an address.
const NAME: usize = 100;
/// The most cells of a title.
const TITLE: usize = 200;

/// Text from a repository with what could steer a terminal or turn the writing round replaced.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// Whether a character could steer a terminal, or turn the writing round.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{61c}' | '\u{e0000}'..='\u{e007f}')
}

/// Clean text of at most so many cells, the rest cut with an ellipsis.
pub fn cut(text: &str, cells: usize) -> String {
    let text = clean(text);
    if text.width() <= cells {
        return text;
    }
    let room = cells.saturating_sub(1);
    let mut used = 0;
    let kept = text.chars().take_while(|c| {
        used += c.width().unwrap_or(0);
        used <= room
    });
    kept.collect::<String>() + "…"
}

/// A name or an address of somebody, clean; one longer than they are is cut, so that it leaves room for the rest of a page.
pub fn name(text: &str) -> String {
    cut(text, NAME)
}

/// The title of a record, clean; one longer than titles are is cut.
pub fn title(text: &str) -> String {
    cut(text, TITLE)
}

/// Clean text of at most so many cells, cut at its front, at a `/` if one is near enough: what tells paths
/// apart is their end.
pub fn cut_front(text: &str, cells: usize) -> String {
    let text = clean(text);
    if text.width() <= cells {
        return text;
    }
    let mut left = cells.saturating_sub(1);
    let fits = |c: &(usize, char)| {
        let cells = c.1.width().unwrap_or(0);
        let enough = cells <= left;
        left = left.saturating_sub(cells);
        enough
    };
    let from = text.char_indices().rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    let end = &text[from..];
    let whole = end.find('/').map(|slash| &end[slash..]).filter(|part| 2 * part.width() >= cells);
    format!("…{}", whole.unwrap_or(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_cannot_steer_the_terminal() {
        assert_eq!(clean("a\x1b[2Jb\u{202e}c\n"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}");
    }

    #[test]
    fn text_is_cut_by_cells_and_not_by_bytes() {
        assert_eq!(cut("決済の実行", 5), "決済…");
        assert_eq!(cut("plain", 5), "plain");
        assert_eq!(cut("plainer", 5), "plai…");
    }

    #[test]
    fn a_name_of_ten_thousand_letters_is_cut_and_one_of_a_person_is_not() {
        assert_eq!(name("Mira Okafor"), "Mira Okafor");
        assert_eq!(name(&"long\u{202e}".repeat(2_500)), format!("{}long…", "long\u{fffd}".repeat(19)));
        assert_eq!(title(&"fix ".repeat(2_500)).width(), TITLE);
    }

    #[test]
    fn paths_are_cut_where_they_are_alike() {
        assert_eq!(cut_front("tokio/src/runtime/task", 15), "…/runtime/task");
        assert_eq!(cut_front("tokio/src/runtime, rest", 15), "…/runtime, rest");
        assert_eq!(cut_front("tokio/src/runtime/scheduler", 15), "…/scheduler");
        assert_eq!(cut_front("averylongname_without_any", 10), "…thout_any");
        assert_eq!(cut_front("決済の実行", 5), "…実行");
        assert_eq!(cut_front("short", 15), "short");
    }
}
