//! Taking the last word back.

use desk::corrections::{Undone, undo};
use desk::{Failure, notes, open_data};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{put, screen};

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
            let screen = screen(global);
            indent(&format!("{done}: {}", words.join("; ")), 0, screen.width)
                + &commands(&[("groundwork undo", again)], screen)
        }
    };
    put(&text);
    Ok(Ending::Done)
}
