//! Another repository of the team.

use std::path::PathBuf;

use desk::Failure;
use desk::corrections::repository::{Added, add};
use desk::text::clean;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::{effect, put, screen};

/// Another repository of the team: people join across, areas go over all
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork add ~/code/kassa-guide")]
pub struct Args {
    /// The repository
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Adds it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    match add(&mut global.desk()?, &args.path, 0)? {
        Added::Already => put("It is one of the team's already.\n"),
        Added::Now { kept, changed } => {
            let forget = format!("groundwork forget {}", clean(&args.path.display().to_string()));
            let changed = effect::lines(&changed);
            let next = commands(&[(&forget, "takes it out again")], screen(global));
            put(&format!("{kept}\n{changed}{next}"));
        }
    }
    Ok(Ending::Done)
}
