//! Where only the lead has worked.

use desk::named::named_area;
use desk::{Failure, Report, json};

use super::say_what_is_missing;
use crate::cli::Global;
use crate::ending::Ending;
use crate::{pages, put, put_as_it_is, screen};

/// Where only you have worked, and who else has
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork knowledge ledger")]
pub struct Args {
    /// One area, by name or what its name ends in: its files
    #[arg(value_name = "AREA")]
    pub area: Option<String>,
}

/// Prints it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let desk = global.desk()?;
    let ground = desk.ground()?;
    say_what_is_missing(&desk, &ground);
    let report = Report::of(&ground);
    let screen = screen(global);
    let text = match &args.area {
        Some(name) => pages::area(&report, named_area(&ground, name)?, screen, global.names),
        None if global.json => {
            put_as_it_is(&json::text(&json::knowledge(&report)));
            String::new()
        }
        None => pages::knowledge(&report, screen, global.names),
    };
    put(&text);
    Ok(if report.is_incomplete() { Ending::Incomplete } else { Ending::Done })
}
