//! One file with everything the lead said.

use std::path::PathBuf;

use desk::text::clean;
use desk::{Failure, open_data};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{put, screen};

/// Copy all you said into one file, with names as they are
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork backup ~/own-2026-11-26.db")]
pub struct Args {
    /// The file, which is not there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Copies it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    open_data(&global.data_dir()?, &global.watch())?.backup(&args.file)?;
    let (screen, shown) = (screen(global), clean(&args.file.display().to_string()));
    let said =
        format!("Copied: all you said, into {shown}. Names of others are in it, and it is not encrypted.");
    let restore = format!("groundwork restore {shown}");
    put(&(indent(&said, 0, screen.width) + &commands(&[(&restore, "puts it back")], screen)));
    Ok(Ending::Done)
}
