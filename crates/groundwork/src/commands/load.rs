//! A private look at one's own load.

use desk::load::{self, ADVICE, NOT_ENCRYPTED, Weeks};
use desk::text::day_short;
use desk::{Failure, content};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};
use crate::{put, screen};

/// A private look at your own load, three answers a week
///
/// An answer is a word or its number, one a line, in the order they are shown.
///
/// A week has the answers you gave last.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork load 4 2 3")]
pub struct Args {
    /// Your answers; none: the lines, and the weeks before
    #[arg(value_name = "ANSWER", conflicts_with = "erase")]
    answers: Vec<String>,
    /// Delete every answer for good, at once
    #[arg(long)]
    erase: bool,
}

/// Weeks that are shown.
const LAST: usize = 12;

/// Shows, keeps or deletes.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    let text = global.notes(|book| {
        if args.erase {
            return Ok(match load::erase(book.data, None)? {
                0 => "There was nothing to delete.\n".to_owned(),
                _ => "Deleted: every look at your load. Copies that a backup has made stay.\n".to_owned(),
            });
        }
        if args.answers.is_empty() {
            return Ok(shown(&load::all(book.data)?, book.today.year(), screen));
        }
        let kept = load::keep(book, &args.answers)?;
        let all =
            [("groundwork undo", "takes it back"), ("groundwork load --erase", "deletes all of it for good")];
        Ok(format!("{kept}\n{}", commands(&all, screen)))
    })?;
    put(&text);
    Ok(Ending::Done)
}

fn shown(weeks: &Weeks, year: i16, screen: Screen) -> String {
    let asked = &content().load;
    let mut text = format!("{}\n\n", screen.ink.name(&asked.asks));
    for (at, item) in asked.items.iter().enumerate() {
        text += &indent(&format!("{}  {}", at + 1, item.text), 2, screen.width);
    }
    let answers: Vec<String> =
        asked.answers.iter().enumerate().map(|(at, word)| format!("{} {word}", at + 1)).collect();
    text += &format!("\n{}\n", indent(&answers.join(", "), 2, screen.width));
    if !weeks.rows.is_empty() {
        text += "  Your own weeks\n";
        let now: Vec<&str> = asked.items.iter().map(|item| item.text.as_str()).collect();
        if weeks.lines != now {
            for (at, line) in weeks.lines.iter().enumerate() {
                text += &screen.ink.dim(&indent(&format!("{}  {line}", at + 1), 4, screen.width));
            }
        }
        for row in weeks.rows.iter().take(LAST) {
            let answers: Vec<String> = row.answers.iter().map(|answer| pad(answer, 11)).collect();
            let row = format!("    {}{}", pad(&day_short(row.sunday, year), 13), answers.join(""));
            text += &format!("{}\n", row.trim_end());
        }
        text += &format!("\n{}", screen.ink.dim(&indent(ADVICE, 2, screen.width)));
    }
    text += &screen.ink.dim(&indent(&asked.apart, 2, screen.width));
    text += &screen.ink.dim(&indent(NOT_ENCRYPTED, 2, screen.width));
    text += "\n";
    text + &commands(&[("groundwork load 4 2 3", "keeps this week")], screen)
}
