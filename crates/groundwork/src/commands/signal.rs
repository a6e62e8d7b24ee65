//! One signal: definition, line, records.

use std::io::IsTerminal;

use desk::named::named_signal;
use desk::notes::figures_beside;
use desk::{Failure, Report, content, json, lines};

use super::say_what_is_missing;
use crate::cli::Global;
use crate::ending::Ending;
use crate::signal_name::SignalName;
use crate::{pages, put, put_as_it_is, screen};

/// One signal: what it means, how it is made, its line, and the records behind it
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork signal maker-share --evidence")]
pub struct Args {
    /// Its id or name: s1a, maker-share, "Maker share"; none: all
    #[arg(value_name = "NAME", value_parser = SignalName, hide_possible_values = true)]
    pub name: Option<String>,
    /// The records of the numerator
    #[arg(long, requires = "name")]
    evidence: bool,
    /// The records of the denominator
    #[arg(long, requires = "name", conflicts_with = "evidence")]
    denominator: bool,
}

/// Prints it, or all of them, a line each.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let Some(name) = &args.name else { return all(global) };
    let wanted = named_signal(name)?;
    let mut desk = global.desk()?;
    let ground = desk.ground()?;
    say_what_is_missing(&desk, &ground);
    let mut report = Report::of(&ground);
    let drawn = lines::draw(&mut report, &desk)?;
    let signals = report.signals();
    let signal = signals
        .into_iter()
        .find(|signal| signal.definition.id == wanted.id)
        .expect("every definition has its signal");
    let screen = screen(global);
    let whole_ids = (args.evidence || args.denominator) && !std::io::stdout().is_terminal();
    let text = if global.json {
        json::text(&json::signal_with_evidence(&report, signal))
    } else if args.evidence || args.denominator {
        pages::evidence(&report, signal, args.denominator, whole_ids, screen)
    } else {
        pages::signal(&report, signal, screen)
    };
    if global.json || whole_ids {
        put_as_it_is(&text)
    } else {
        put(&text)
    }
    let dropped = matches!(signal.status, signals::Status::Dropped(_));
    lines::keep(&mut desk.data, &desk.team, &drawn, desk.asked.now)?;
    Ok(if dropped { Ending::Incomplete } else { Ending::Done })
}

fn all(global: &Global) -> Result<Ending, Failure> {
    let desk = global.desk()?;
    let ground = desk.ground()?;
    say_what_is_missing(&desk, &ground);
    let report = Report::of(&ground);
    let log = global.notes(|book| Ok(figures_beside(&report, book, content())))?;
    put(&pages::signals(&report, &log, screen(global)));
    Ok(Ending::Done)
}
