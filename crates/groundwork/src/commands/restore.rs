//! A backup in the place of what is there.

use std::path::PathBuf;

use desk::Failure;
use desk::text::{clean, entries};

use crate::cli::Global;
use crate::ending::Ending;
use crate::term::{Answered, ask, can_ask, indent};
use crate::{put, screen};

/// Put a backup in the place of what you said since; that stays beside it
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork restore ~/own-2026-11-26.db --yes")]
pub struct Args {
    /// The file that groundwork backup wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Puts it there.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let dir = global.data_dir()?;
    // Before anything is asked.
    store::is_there(&args.file)?;
    let question = "Put it in the place of all you said here? A copy of that stays. (y, Enter leaves it)";
    if !(args.yes || can_ask() && ask(question) == Answered::Yes) {
        return Err(Failure::new("nothing was changed").hint("groundwork restore FILE --yes"));
    }
    let restored = store::restore(&dir, &args.file)?;
    let width = screen(global).width;
    let mut text = indent(
        &format!(
            "Restored: {} of yours from {}.",
            entries(restored.words),
            clean(&args.file.display().to_string())
        ),
        0,
        width,
    );
    text += &match restored.before {
        Some(copy) => indent(
            &format!("What was there before stays in {}.", clean(&copy.display().to_string())),
            2,
            width,
        ),
        None => "  Nothing was there before.\n".to_owned(),
    };
    put(&text);
    Ok(Ending::Done)
}
