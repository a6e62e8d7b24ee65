//! The manual page.

use clap::CommandFactory;

use crate::cli::Cli;
use crate::failure::{Ending, Failure};
use crate::put_as_it_is;

/// The manual page, on standard output
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork man > groundwork.1")]
pub struct Args {}

/// Prints it.
pub fn run(_: &Args) -> Result<Ending, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut text).map_err(Failure::new)?;
    put_as_it_is(&String::from_utf8_lossy(&text));
    Ok(Ending::Done)
}
