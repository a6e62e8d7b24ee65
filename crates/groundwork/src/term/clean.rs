use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text from a repository with what could steer a terminal or turn the writing round replaced.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{61c}' | '\u{e0000}'..='\u{e007f}')
}

/// Clean text of at most so many cells, the rest cut with an ellipsis.
pub fn cut(text: &str, cells: usize, ascii: bool) -> String {
    let text = clean(text);
    if text.width() <= cells {
        return text;
    }
    let mark = if ascii { "..." } else { "…" };
    let room = cells.saturating_sub(mark.width());
    let mut used = 0;
    let mut short = String::new();
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > room {
            break;
        }
        short.push(c);
    }
    short.push_str(mark);
    short
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
        assert_eq!(cut("決済の実行", 5, false), "決済…");
        assert_eq!(cut("plain", 5, false), "plain");
        assert_eq!(cut("plainer", 5, true), "pl...");
    }
}
