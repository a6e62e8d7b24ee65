//! A year of fortnights, replayed.

use std::io::IsTerminal;

use desk::{Failure, Report, away, json};

use super::say_what_is_missing;
use crate::cli::Global;
use crate::ending::Ending;
use crate::{pages, put, put_as_it_is, screen};

/// A year of fortnights, replayed; acts only you do; what to hand over first
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork away --days 28")]
pub struct Args {
    /// Days away: 14 or 28
    #[arg(long, default_value_t = 14, value_parser = days)]
    days: u8,
    /// The changes behind the figure
    #[arg(long)]
    evidence: bool,
}

fn days(text: &str) -> Result<u8, String> {
    match text {
        "14" => Ok(14),
        "28" => Ok(28),
        _ => Err("14 or 28 days".to_owned()),
    }
}

/// Prints it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let desk = global.desk()?;
    let ground = desk.ground()?;
    say_what_is_missing(&desk, &ground);
    let report = Report::of(&ground);
    let screen = screen(global);
    let whole_ids = args.evidence && !std::io::stdout().is_terminal();
    let (decisions, decided) =
        global.notes(|book| Ok((away::decisions(&book.log, &report), away::decided(&book.log, &report))))?;
    let text = if global.json {
        json::text(&json::away(&report, decisions))
    } else if args.evidence {
        pages::evidence(&report, &report.absence.signal, false, whole_ids, screen)
    } else {
        pages::away(&report, args.days, decided.as_deref(), screen, global.names)
    };
    if global.json || whole_ids {
        put_as_it_is(&text)
    } else {
        put(&text)
    }
    Ok(if report.is_incomplete() { Ending::Incomplete } else { Ending::Done })
}
