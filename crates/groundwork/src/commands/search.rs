//! Search over everything that was kept.

use std::fmt::Write;

use desk::notes::{Notebook, Stands, Step, search};
use desk::text::{clean, cut, day_short};
use desk::{Failure, json, week};

use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::{as_called, below_home, indent, pad};
use crate::{put, screen};

/// Find what you kept: in the log, in the loop, in weeks you saved
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork search \"bank holiday\"")]
pub struct Args {
    /// Words that all are to stand in it; the last may be a beginning
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
}

/// Cells of a day of this year.
const DAY: usize = 6;
/// Cells before a title, but those of the day: letter, white.
const HEAD: usize = 7;

/// Finds.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    let wanted = args.words.join(" ");
    let text = global.notes(|book| {
        let hits = search(book, &wanted)?;
        if global.json {
            return Ok(json::text(&json::search(&hits, &wanted)));
        }
        let mut text = match hits.len() {
            0 | 1 => String::new(),
            n => format!("{n} found, the newest first\n"),
        };
        let days: Vec<String> = hits.iter().map(|hit| day_short(hit.day(), book.today.year())).collect();
        let of_a_day = days.iter().map(|day| day.width()).max().unwrap_or(DAY).max(DAY);
        let head = HEAD + of_a_day;
        for (hit, day) in hits.iter().zip(&days) {
            let day = pad(day, of_a_day);
            let title = cut(&hit.title(), screen.width.saturating_sub(head).max(20));
            // What is no line of the log has no letter, and leads elsewhere.
            let letter = match &hit.stands {
                Stands::Line(line) => line.entry.letter(),
                Stands::Step(_) | Stands::Week { .. } => '-',
            };
            let _ = writeln!(text, "  {letter}  {day}  {title}");
            if let Some(leads) = leads(&hit.stands, book) {
                text += &screen.ink.dim(&indent(&leads, head, screen.width));
            }
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

/// Where something stands that is no line of the log.
fn leads(stands: &Stands, book: &Notebook) -> Option<String> {
    match stands {
        Stands::Line(_) => None,
        Stands::Step(Step { cycle: Some(cycle), .. }) => {
            let current = book.cycles.current(book.today).is_some_and(|current| current.id == cycle.id);
            let number = book.cycles.number(cycle.id).unwrap_or(1);
            Some(if current {
                as_called("in the cycle you are in: groundwork grow")
            } else {
                as_called(&format!("in cycle {number}, on Growth: groundwork open"))
            })
        }
        Stands::Step(_) => Some(as_called("on Growth: groundwork open")),
        Stands::Week { file, .. } => {
            let place = book.data.dir().join(week::FOLDER).join(file);
            Some(format!("in {}", clean(&below_home(&place.to_string_lossy()))))
        }
    }
}
