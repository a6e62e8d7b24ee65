//! Taking the last word back.

use desk::corrections::{Undone, undo};
use desk::{Failure, notes, open_data};

use crate::cli::Global;
use crate::ending::Ending;
use crate::put;

/// Take the last change back; again brings it back
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork undo")]
pub struct Args {}

/// Takes back, or brings back.
pub fn run(_: &Args, global: &Global) -> Result<Ending, Failure> {
    let undone = match global.desk() {
        Ok(mut desk) => undo(&mut desk)?,
        // What was noted needs no repository.
        Err(failure) if failure.no_repository => {
            let (mut data, now) = (open_data(&global.data_dir()?, &global.watch())?, global.now_micros());
            notes::undo(&mut data, now, global.names, &global.system_zone())?
        }
        Err(failure) => return Err(failure),
    };
    let text = match undone {
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
