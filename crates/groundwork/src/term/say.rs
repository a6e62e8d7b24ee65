use std::io::Write;

use unicode_width::UnicodeWidthStr;

use super::{as_called, columns, plain, wrap};

/// Says sentences about reading, timing and what is new, on standard error.
pub fn say(text: &str) {
    // What cannot be said is no reason to end.
    let _ = std::io::stderr().lock().write_all(plain(&block(&as_called(text))).as_bytes());
}

/// Lines, each broken where it is wider than the terminal, with the white it begins with.
pub fn block(text: &str) -> String {
    let mut shown = String::new();
    for line in text.lines() {
        // What lines up stays so where it fits.
        if line.width() <= columns() {
            shown.push_str(&format!("{line}\n"));
            continue;
        }
        let white = line.len() - line.trim_start_matches(' ').len();
        for broken in wrap(line, columns().saturating_sub(white)) {
            shown.push_str(&format!("{}{broken}\n", " ".repeat(white)));
        }
    }
    shown
}
