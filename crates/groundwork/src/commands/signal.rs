//! One signal: definition, line, records.

use std::io::IsTerminal;

use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::{Ending, Failure};
use crate::named::named_signal;
use crate::report::Report;
use crate::{json, lines, missing, pages, put, put_as_it_is, screen};

/// One signal: what it means, how it is made, its line, and the records behind it
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork signal maker-share --evidence")]
pub struct Args {
    /// Its id or its name in words, such as s1a or maker-share
    #[arg(value_name = "NAME")]
    name: String,
    /// The records of the numerator
    #[arg(long)]
    evidence: bool,
    /// The records of the denominator
    #[arg(long, conflicts_with = "evidence")]
    denominator: bool,
}

/// Prints it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let wanted = named_signal(&args.name)?;
    let mut desk = Desk::open(global)?;
    let ground = desk.ground(global)?;
    missing::say(&desk, &ground);
    let mut report = Report::of(&ground);
    let drawn = lines::draw(&mut report, &desk, global)?;
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
    lines::keep(&mut desk, &drawn, global)?;
    Ok(if dropped { Ending::Incomplete } else { Ending::Done })
}
