use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::as_called;

/// No line is wider, also on a wide terminal.
pub const WIDTH: usize = 80;

/// The cells of a line: those of the terminal, at most eighty; eighty where standard output is none.
pub fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let seen = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(WIDTH).clamp(20, WIDTH)
}

/// Breaks a sentence into lines of at most `width` cells; inside a word only where it alone is wider.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text).flat_map(|word| fitting(word, width)) {
        if !line.is_empty() && visible(&line) + 1 + visible(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text; a number and its `%` are one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        let end = |from: usize| rest[from..].find(' ').map_or(rest.len(), |at| from + at);
        let mut to = end(0);
        if rest[to..].starts_with(" %") {
            to = end(to + 1);
        }
        let (word, after) = rest.split_at(to);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// A word in parts that fit a line.
fn fitting(word: &str, width: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while visible(rest) > width {
        let mut cells = 0;
        let room = |c: &(usize, char)| {
            cells += c.1.width().unwrap_or(0);
            cells <= width
        };
        let end = rest.char_indices().take_while(room).last().map_or(0, |(at, c)| at + c.len_utf8());
        // A word with styles in it, or a character wider than the line, is left as it is.
        if end == 0 || rest.contains('\x1b') {
            break;
        }
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// A sentence as a block: indented, broken, with a line end after each line.
pub fn indent(text: &str, by: usize, width: usize) -> String {
    let white = " ".repeat(by);
    wrap(&as_called(text), width.saturating_sub(by))
        .into_iter()
        .map(|line| format!("{white}{line}\n"))
        .collect()
}

/// A text with white behind it, to at least so many cells.
pub fn pad(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(visible(text))))
}

/// The cells a text takes, styles left out.
fn visible(text: &str) -> usize {
    let mut cells = 0;
    let mut rest = text;
    while let Some(start) = rest.find('\x1b') {
        cells += rest[..start].width();
        rest = rest[start..].find('m').map_or("", |end| &rest[start + end + 1..]);
    }
    cells + rest.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(indent("one two three", 2, 9), "  one two\n  three\n");
        assert_eq!(wrap("usually  32 to 37 %, it", 12), ["usually 32", "to 37 %, it"]);
        assert_eq!(wrap("it is 37 % now", 8), ["it is", "37 % now"]);
        assert_eq!(wrap("a/very/long/path it", 6), ["a/very", "/long/", "path", "it"]);
    }

    #[test]
    fn styles_take_no_room() {
        assert_eq!(visible("\x1b[1;36m24 %\x1b[0m"), 4);
    }
}
