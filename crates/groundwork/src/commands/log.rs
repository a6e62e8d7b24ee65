//! Keeping one line, and reading the log.

use std::fmt::Write;

use desk::Failure;
use desk::notes::{KeptLine, Notebook, details, keep_line, title};
use desk::text::{cut, day_short};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};
use crate::{put, screen};

/// Keep one line of what left no trace; without a line, the last ones
///
/// i work nobody saw, d a decision, g given away, r it happened again, t a talk; no letter: sorted later.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork log \"d 70% ledger export moves to nightly, review 1 mar\"")]
pub struct Args {
    /// The line, in quotation marks or not
    #[arg(value_name = "LINE", trailing_var_arg = true, allow_hyphen_values = true)]
    line: Vec<String>,
}

/// Lines that are shown where none is given.
const LAST: usize = 12;
/// Cells of a day.
const DAY: usize = 11;

/// Keeps, or shows.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    let text = global.notes(|book| {
        if args.line.is_empty() {
            return Ok(last(book, screen));
        }
        Ok(kept(&keep_line(book, &args.line.join(" "))?, screen))
    })?;
    put(&text);
    Ok(Ending::Done)
}

fn kept(line: &KeptLine, screen: Screen) -> String {
    let mut text = indent(&format!("Kept: {}", line.understood), 0, screen.width);
    text += &indent(&line.words, 2, screen.width);
    text += &commands(&[("groundwork undo", "takes it back")], screen);
    text
}

/// The last lines, newest first.
fn last(book: &Notebook, screen: Screen) -> String {
    let lines = book.log.lines();
    if lines.is_empty() {
        let mut text = "Nothing is kept yet. One line a week is enough, and none is fine too.\n".to_owned();
        text +=
            &commands(&[("groundwork log \"i talked somebody through the fee rules, 40 min\"", "")], screen);
        return text;
    }
    let mut text = String::new();
    for line in lines.iter().rev().take(LAST) {
        let day = pad(&day_short(line.day, book.today.year()), DAY);
        let head = format!("  {}  {day}  ", line.entry.letter());
        let room = screen.width.saturating_sub(7 + DAY).max(20);
        let _ = writeln!(text, "{head}{}", cut(&title(&line.entry), room));
        let more = details(line, book.today).join(" ");
        if !more.is_empty() {
            text += &screen.ink.dim(&indent(&more, 7 + DAY, screen.width));
        }
    }
    text
}
