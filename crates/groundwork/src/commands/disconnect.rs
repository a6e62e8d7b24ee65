//! A connection, taken back.

use desk::Failure;
use desk::forges::{disconnect, named};

use crate::cli::Global;
use crate::ending::Ending;
use crate::put;

/// Takes the connection of this repository with its forge back, with its token and all that was read
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork disconnect")]
pub struct Args {}

/// Takes it back.
pub fn run(_args: &Args, global: &Global) -> Result<Ending, Failure> {
    match disconnect(&mut global.desk()?)? {
        None => put("Nothing is connected with this repository.\n"),
        Some(place) => put(&format!(
            "Disconnected: {}. Its token and what was read are deleted; your words are kept.\n",
            named(&place)
        )),
    }
    Ok(Ending::Done)
}
