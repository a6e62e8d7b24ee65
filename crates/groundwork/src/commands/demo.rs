//! A made-up team.

use crate::cli::Global;
use crate::failure::{Ending, Failure};

/// A made-up team as a real git repository, read by the same code
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Makes it and shows it.
pub fn run(_: &Args, global: &Global) -> Result<Ending, Failure> {
    let _ = global;
    Err(Failure::new("no demo"))
}
