//! What left comes back.

use std::path::PathBuf;

use desk::leave::{Imported, at_hand, import};
use desk::text::{clean, entries, number_of};
use desk::{Desk, Failure, open_data};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{put, screen};

/// Bring in what an export wrote; what is here stays
///
/// Corrections about a repository hold where it is run in one of that name.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork import ~/groundwork-2026")]
pub struct Args {
    /// The folder that groundwork export wrote
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

/// Brings it in.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let brought = match Desk::unloaded(global.asked()?) {
        Ok(mut desk) => {
            let here = at_hand(&desk);
            import(&mut desk.data, &args.dir, &here)?
        }
        Err(failure) if failure.no_repository => {
            import(&mut open_data(&global.data_dir()?, &global.watch())?, &args.dir, &[])?
        }
        Err(failure) => return Err(failure),
    };
    let screen = screen(global);
    let Imported { new, known, weeks, waiting } = brought;
    let mut said = format!("Brought in: {}", entries(new));
    if weeks > 0 {
        said += &format!(", {}", number_of(weeks, "week"));
    }
    if known > 0 {
        said += &format!("; {} {} here before", known, if known == 1 { "was" } else { "were" });
    }
    let mut text = indent(&format!("{said}."), 0, screen.width);
    if !waiting.is_empty() {
        let names = clean(&waiting.join(", "));
        let waits =
            format!("Corrections about {names} wait; they name a repository that is not at hand here.");
        text += &indent(&waits, 2, screen.width);
    }
    if new > 0 {
        text += &commands(
            &[("groundwork log", "the last lines"), ("groundwork undo", "takes it all back")],
            screen,
        );
    }
    put(&text);
    Ok(Ending::Done)
}
