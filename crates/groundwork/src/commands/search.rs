//! Search over everything that was kept.

use std::fmt::Write;

use desk::notes::{search, title};
use desk::text::{clean, cut, day_short};
use desk::{Failure, json};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::pad;
use crate::{put, screen};

/// Find what you kept
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork search \"bank holiday\"")]
pub struct Args {
    /// Words that all are to stand in it; the last may be a beginning
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
}

/// Cells of a day.
const DAY: usize = 6;
/// Cells before a title: letter, day, white.
const HEAD: usize = 7 + DAY;

/// Finds.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let width = screen(global).width;
    let wanted = args.words.join(" ");
    let text = global.notes(|book| {
        if global.json {
            return Ok(json::text(&json::search(&search(book, &wanted), &wanted)));
        }
        let mut text = String::new();
        for hit in search(book, &wanted) {
            let day = pad(&day_short(hit.line.day, book.today.year()), DAY);
            let title = cut(&title(&hit.line.entry), width.saturating_sub(HEAD).max(20));
            let _ = writeln!(text, "  {}  {day}  {title}", hit.line.entry.letter());
        }
        Ok(text)
    })?;
    if text.is_empty() {
        put(&format!("Nothing you kept has {}.\n", clean(&wanted)));
    } else {
        put(&text);
    }
    Ok(Ending::Done)
}
