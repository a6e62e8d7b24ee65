use unicode_width::UnicodeWidthStr;

/// No line is wider, also on a wide terminal.
pub const WIDTH: usize = 80;

/// The cells of a line: those of the terminal, at most eighty; eighty where there is no terminal.
pub fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(WIDTH).clamp(20, WIDTH)
}

/// Breaks a sentence into lines of at most `width` cells, none broken inside a word.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
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

/// A sentence as a block: indented, broken, with a line end after each line.
pub fn indent(text: &str, by: usize, width: usize) -> String {
    let white = " ".repeat(by);
    wrap(text, width.saturating_sub(by)).into_iter().map(|line| format!("{white}{line}\n")).collect()
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
    }

    #[test]
    fn styles_take_no_room() {
        assert_eq!(visible("\x1b[1;36m24 %\x1b[0m"), 4);
    }
}
