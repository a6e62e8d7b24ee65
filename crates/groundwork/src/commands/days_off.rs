//! Days off.

use desk::Failure;
use desk::corrections::days_off;
use desk::text::day;

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{put, screen};

/// Days off: only what you say; nothing is inferred
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork days-off 2026-07-27..2026-08-07")]
pub struct Args {
    /// The first and the last day; none: what is kept
    #[arg(value_name = "D1..D2")]
    span: Option<String>,
}

/// Shows or keeps them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let Some(span) = &args.span else {
        let mut text = String::new();
        for (first, last) in &desk.settings.days_off {
            text += &indent(&format!("{} to {}", day(*first), day(*last)), 2, screen(global).width);
        }
        let none = "No days off said yet; groundwork days-off D1..D2 keeps some. Nothing is inferred.";
        put(&if text.is_empty() { indent(none, 2, screen(global).width) } else { text });
        return Ok(Ending::Done);
    };
    let kept = days_off(&mut desk, span)?;
    put(&(indent(&kept, 0, screen(global).width) + "  groundwork undo    takes it back\n"));
    Ok(Ending::Done)
}
