//! Keeping one line, and reading the log.

use std::fmt::Write;

use desk::Failure;
use desk::json;
use desk::leave::known_before;
use desk::notes::{
    KeptLine, Notebook, add_to_last, ask_back, details, keep_line, keep_line_under_pseudonyms, title,
};
use desk::text::{cut, day_short};
use growth::Entry;

use super::export::{STAYS, git_knows};
use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{as_called, indent, pad};
use crate::{put, screen};

/// Keep one line of what left no trace; without a line, the last ones
///
/// i work nobody saw, d a decision, g given away, r it happened again, t a talk
///
/// l did it land, p a person I need with me, o an opportunity; none: sorted later
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork log \"d 70% ledger export moves to nightly, review 1 mar\"")]
pub struct Args {
    /// Adds to the line kept last: 70%, level 5; a letter alone sorts it
    #[arg(long)]
    last: bool,

    /// With --last: when a decision is looked at again
    #[arg(long, value_name = "DATE", requires = "last")]
    review: Option<String>,

    /// With --last: when something given away is looked at together
    #[arg(long, value_name = "DATE", requires = "last")]
    check: Option<String>,

    /// With --last: the one thing to change, so that it does not happen again
    #[arg(long, value_name = "WORDS", requires = "last")]
    condition: Option<String>,

    /// Keep other people in it as pseudonyms, as an export has them
    #[arg(long, conflicts_with = "last")]
    pseudonyms: bool,

    /// The line, in quotation marks or not
    #[arg(value_name = "LINE")]
    line: Vec<String>,
}

impl Args {
    /// What is added to the last line, as a line has it.
    fn added(&self) -> Vec<String> {
        let options = [("review", &self.review), ("check", &self.check), ("condition", &self.condition)];
        let given =
            options.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)));
        let words = Some(self.line.join(" ")).filter(|words| !words.is_empty());
        words.into_iter().chain(given).collect()
    }
}

/// Lines that are shown where none is given.
const LAST: usize = 12;
/// Cells of a day.
const DAY: usize = 11;

/// Keeps, or shows.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    if args.pseudonyms {
        know_names(global)?;
    }
    let text = global.notes(|book| {
        if args.line.is_empty() && !args.last {
            return Ok(if global.json { json::text(&json::log(book)) } else { last(book, screen) });
        }
        let line = if args.last {
            add_to_last(book, &args.added())?
        } else if args.pseudonyms {
            keep_line_under_pseudonyms(book, &args.line.join(" "))?
        } else {
            keep_line(book, &args.line.join(" "))?
        };
        let is_somebody = book.log.line(line.id).is_some_and(|line| matches!(line.entry, Entry::Person(_)));
        Ok(if global.json {
            json::text(&json::kept(book, &line))
        } else {
            let mut text = kept(&line, is_somebody && !args.pseudonyms, screen);
            if args.pseudonyms {
                let git = git_knows(&known_before(book.data)?);
                text += &indent(&format!("{} {git}{STAYS}", replaced(&line.replaced)), 2, screen.width);
            }
            text
        })
    })?;
    put(&text);
    Ok(Ending::Done)
}

/// Names that git knows here are known from now on; where no repository is, those it has shown before.
fn know_names(global: &Global) -> Result<(), Failure> {
    match global.desk() {
        Err(failure) if !failure.no_repository => Err(failure),
        _ => Ok(()),
    }
}

/// What was put in the place of names.
fn replaced(pseudonyms: &[String]) -> String {
    match pseudonyms {
        [] => "No name in it was known, and none was replaced.".to_owned(),
        some => format!("{} replaced, by {}.", names(some.len()), some.join(", ")),
    }
}

fn names(number: usize) -> String {
    if number == 1 { "One name was".to_owned() } else { format!("{number} names were") }
}

/// What was kept; of somebody by name, how another is kept without one.
fn kept(line: &KeptLine, is_by_name: bool, screen: Screen) -> String {
    let mut text = indent(&format!("Kept: {}", line.understood), 0, screen.width);
    text += &indent(&line.words, 2, screen.width);
    match ask_back(&line.open) {
        Some((question, command)) => {
            text += &indent(&format!("{question} {}", as_called(&command)), 2, screen.width);
        }
        None if is_by_name => {
            let next = [
                ("groundwork undo", "takes it back"),
                ("groundwork log --pseudonyms \"p …\"", "keeps somebody without their name"),
            ];
            text += &commands(&next, screen);
        }
        None => text += &commands(&[("groundwork undo", "takes it back")], screen),
    }
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
