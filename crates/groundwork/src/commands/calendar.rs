//! What comes back, as a calendar.

use std::path::PathBuf;

use desk::leave::{feed, is_ours};
use desk::text::clean;
use desk::{Failure, open_data};
use store::tree;

use crate::cli::Global;
use crate::ending::Ending;
use crate::put;
use crate::{screen, term::indent};

/// What comes back, as an iCalendar file; run it again to renew it
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork calendar ~/groundwork.ics")]
pub struct Args {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes it; others as pseudonyms, or by name where that was asked for.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut data = open_data(&global.data_dir()?, &global.watch())?;
    let text = feed(&mut data, global.names, &global.system_zone())?;
    tree::put(&args.file, &text, is_ours)?;
    let events = text.matches("BEGIN:VEVENT\r\n").count();
    let people = if global.names { "by name" } else { "as pseudonyms; --names has them by name" };
    let said = format!(
        "Written: {} in {}. Other people stand in it {people}.",
        desk::text::number_of(events, "event"),
        clean(&args.file.display().to_string())
    );
    put(&indent(&said, 0, screen(global).width));
    Ok(Ending::Done)
}
