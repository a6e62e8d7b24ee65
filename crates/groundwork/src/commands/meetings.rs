//! Meetings that come again, and what each counts as.

use desk::Failure;
use desk::corrections::meetings::{Counts, meeting, meetings, named_series};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{pages, put, screen};

/// Meetings of your calendar that come again, and what each counts as
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork meetings 3fa92c --one-to-one")]
pub struct Args {
    /// The digits before a series; none: all of twelve weeks
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    counts: As,
}

/// What it counts as.
#[derive(clap::Args, Debug)]
#[group(multiple = false, requires = "name")]
struct As {
    /// It counts as one-to-ones
    #[arg(long)]
    one_to_one: bool,
    /// It does not
    #[arg(long)]
    not_one_to_one: bool,
    /// It counts as time for what is far off
    #[arg(long)]
    long_horizon: bool,
    /// It does not
    #[arg(long)]
    not_long_horizon: bool,
}

/// Shows them, or keeps what is said of one.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let screen = screen(global);
    let given = [
        (args.counts.one_to_one, Counts::OneToOne(true)),
        (args.counts.not_one_to_one, Counts::OneToOne(false)),
        (args.counts.long_horizon, Counts::LongHorizon(true)),
        (args.counts.not_long_horizon, Counts::LongHorizon(false)),
    ];
    let counts = given.into_iter().find_map(|(is, counts)| is.then_some(counts));
    if let (Some(name), Some(counts)) = (&args.name, counts) {
        let kept = meeting(&mut desk, name, counts)?;
        put(&(indent(&kept, 0, screen.width) + "  groundwork undo    takes it back\n"));
        return Ok(Ending::Done);
    }
    let mut all = meetings(&desk)?;
    if let Some(name) = &args.name {
        let series = named_series(&desk, name)?;
        all.retain(|one| one.of.series == series);
    }
    let sunday = desk.ground()?.clock.last_sunday(0);
    put(&pages::meetings(&all, sunday, screen));
    Ok(Ending::Done)
}
