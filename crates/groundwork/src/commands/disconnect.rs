//! A connection, taken back.

use desk::Failure;
use desk::forges::{disconnect, named};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::indent;
use crate::{put, screen};

/// Take a forge back: its token and all that was read there are deleted
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork disconnect")]
pub struct Args {}

/// Takes it back.
pub fn run(_args: &Args, global: &Global) -> Result<Ending, Failure> {
    match disconnect(&mut global.desk()?)? {
        None => put("Nothing is connected with this repository.\n"),
        Some(place) => {
            let place = named(&place);
            let said = format!(
                "Disconnected: {place}. Its token and what was read are deleted; your words are kept."
            );
            put(&indent(&said, 0, screen(global).width));
        }
    }
    Ok(Ending::Done)
}
