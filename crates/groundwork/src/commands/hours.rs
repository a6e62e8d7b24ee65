//! The lead's working hours.

use desk::Failure;
use desk::corrections::hours;

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{put, screen};

/// Your working hours, for "outside your hours"
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork hours 08:30-18:00 mon-fri")]
pub struct Args {
    /// Ranges with their days, such as 08:30-18:00 mon-fri
    #[arg(value_name = "RANGE DAYS", conflicts_with = "clear")]
    words: Vec<String>,
    /// Say them no longer
    #[arg(long)]
    clear: bool,
}

/// Shows or keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let width = screen(global).width;
    if args.words.is_empty() && !args.clear {
        let text = desk.settings.hours.map(|hours| hours::shown(&hours));
        let none = "No hours said yet; groundwork hours 08:30-18:00 mon-fri keeps some.".to_owned();
        put(&indent(&text.unwrap_or(none), 2, width));
        return Ok(Ending::Done);
    }
    let kept = hours::keep(&mut desk, (!args.clear).then_some(&args.words))?;
    put(&(indent(&kept, 0, width) + "  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}
