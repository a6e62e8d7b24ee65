//! The one thing today.

use clap::ValueEnum;
use desk::cycles::{came, is_in_records, sentence_of_plan};
use desk::moments::{Found, Unread};
use desk::notes::Notebook;
use desk::text::day_with_weekday;
use desk::{Failure, today};
use growth::Happened;
use growth::today::{Practice, Today};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::indent;
use crate::{put, screen};

/// One practice, and what is due; or whether it came up: did, not, never
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork today did")]
pub struct Args {
    /// Whether the practice was met today
    #[arg(value_enum, value_name = "ANSWER")]
    answer: Option<Answer>,
    /// A word why, if you like
    #[arg(value_name = "WHY", requires = "answer", trailing_var_arg = true)]
    why: Vec<String>,
    /// Its moment is near: "planning thu"; its name alone is today
    #[arg(long, value_name = "WHEN", conflicts_with = "answer")]
    near: Option<String>,
}

/// Whether it came up, and was met.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Answer {
    /// I did it
    Did,
    /// I did not
    Not,
    /// It never came up
    Never,
    /// Not today
    Skip,
}

/// So many commands stand at the end.
const MOST_COMMANDS: usize = 3;
/// What is due is answered on the pages.
const OPEN: &str = "groundwork open";

/// Shows the day, or keeps the answer, or that its moment is near.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    if let Some(typed) = &args.near {
        let kept = global.notes(|book| today::near(book, typed)?.keep(book))?;
        put(&(indent(&kept, 0, screen.width) + &commands(&[("groundwork undo", "takes it back")], screen)));
        return Ok(Ending::Done);
    }
    let found = if args.answer.is_none() { found(global)? } else { None };
    let text = global.notes(|book| match args.answer {
        Some(answer) => answered(book, answer, &args.why.join(" "), screen),
        None => {
            let text = shown(book, &found.clone().unwrap_or_default(), screen)?;
            if global.as_of.is_none() {
                // Where records were not looked at, what they showed before still holds.
                desk::prompt::renew(book, found.as_ref().map(|found| found.moments.as_slice()));
            }
            Ok(text)
        }
    })?;
    put(&text);
    Ok(Ending::Done)
}

/// Moments that the records of this repository show, where the plan waits for one of them.
fn found(global: &Global) -> Result<Option<Found>, Failure> {
    let waits = global.notes(|book| {
        let plan = book.cycles.current(book.today).and_then(|cycle| cycle.plan());
        Ok(plan.is_some_and(|plan| is_in_records(plan.plan.trigger)))
    })?;
    if !waits {
        return Ok(None);
    }
    match global.desk() {
        Ok(desk) => Ok(Some(desk::moments::of_this_week(&desk)?)),
        // The log and the loop go on anywhere.
        Err(failure) if failure.no_repository => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn answered(book: &mut Notebook, answer: Answer, why: &str, screen: Screen) -> Result<String, Failure> {
    let happened = match answer {
        Answer::Did => Happened::Did,
        Answer::Not => Happened::DidNot,
        Answer::Never => Happened::NeverCame,
        Answer::Skip => Happened::NotToday,
    };
    let current = book.cycles.current(book.today);
    let cycle = current
        .ok_or_else(|| Failure::new("no practice is chosen yet").hint("choose one: groundwork grow"))?;
    let kept = came(cycle, book.today, happened, why, book.today)?.keep(book)?;
    Ok(format!("{kept}\n") + &commands(&[("groundwork undo", "takes it back")], screen))
}

fn shown(book: &mut Notebook, found: &Found, screen: Screen) -> Result<String, Failure> {
    let (text, asks) =
        today::of(book, &found.moments, |day| (page(book, day, &found.unread, screen), asks(day)))?;
    if asks {
        let day = book.today;
        today::is_shown(book.data, day)?;
    }
    Ok(text)
}

/// Whether a practice asks on this day.
fn asks(day: &Today) -> bool {
    matches!(&day.practice, Practice::Tied(tied) if tied.asks(day.day))
}

fn page(book: &Notebook, day: &Today, unread: &[Unread], screen: Screen) -> String {
    if day.is_empty() && !today::week_waits(book, day) {
        return "Nothing is due today.\n".to_owned()
            + &commands(&[("groundwork grow", "choose a first practice; it takes three minutes")], screen);
    }
    let mut text = format!("{}\n\n", screen.ink.name(&day_with_weekday(day.day)));
    let mut ways = Vec::new();
    match &day.practice {
        Practice::Tied(tied) => {
            text += &screen.ink.past(&indent(&today::moment_in_words(tied, day.day), 2, screen.width));
            text += &indent(&sentence_of_plan(tied.plan), 2, screen.width);
            if let Some(so_far) = today::so_far(tied.cycle, day.day) {
                text += &screen.ink.dim(&indent(&so_far, 2, screen.width));
            }
        }
        other => {
            if let Some(without) = today::without_practice(other, unread) {
                text += &indent(&format!("{} {}", without.what, without.then), 2, screen.width);
                ways = without.ways;
            }
            if let Some(plan) = book.cycles.current(day.day).and_then(|cycle| cycle.plan()) {
                text += &screen.ink.dim(&indent(&sentence_of_plan(plan), 2, screen.width));
            }
        }
    }
    if !day.due.is_empty() {
        text += "\n  Due\n";
        for due in &day.due {
            let row = today::due_row(due, day.day);
            text += &indent(&row.what, 4, screen.width);
            text += &screen.ink.dim(&indent(&row.more, 6, screen.width));
        }
        if day.more_due > 0 {
            text += &format!("    {} more can wait\n", day.more_due);
        }
    }
    text += "\n";
    let mut all: Vec<(&str, &str)> = ways.iter().map(|way| (way.command.as_str(), way.says)).collect();
    if asks(day) {
        all.push(("groundwork today did", "also: not, never"));
    }
    // What to do next is at most three things, and one of them answers what is due.
    if !day.due.is_empty() && !all.iter().any(|(command, _)| *command == OPEN) {
        all.truncate(MOST_COMMANDS - 1);
        all.push((OPEN, "answers what is due"));
    }
    if today::week_waits(book, day) {
        all.push(("groundwork week", "the week, drafted; ten minutes"));
    }
    all.push(("groundwork log \"...\"", "i d g r t, one line"));
    // A line can always be kept.
    all.truncate(MOST_COMMANDS);
    text + &commands(&all, screen)
}
