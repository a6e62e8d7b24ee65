//! Taking the last word back.

use desk::Failure;
use desk::corrections::{Undone, undo};

use crate::cli::Global;
use crate::ending::Ending;
use crate::put;

/// Take the last change back; again brings it back
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork undo")]
pub struct Args {}

/// Takes back, or brings back.
pub fn run(_: &Args, global: &Global) -> Result<Ending, Failure> {
    let text = match undo(&mut global.desk()?)? {
        None => "Nothing was said yet that could be taken back.\n".to_owned(),
        Some(Undone { words, holds }) => {
            let (done, again) = if holds {
                ("Brought back", "takes it back again")
            } else {
                ("Taken back", "again brings it back")
            };
            format!("{done}: {}\n  groundwork undo    {again}\n", words.join("; "))
        }
    };
    put(&text);
    Ok(Ending::Done)
}
