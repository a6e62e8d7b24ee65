//! Another repository of the team.

use std::path::PathBuf;

use collect::git::Repository;
use records::Said;

use crate::cli::Global;
use crate::desk::{Desk, key};
use crate::failure::{Ending, Failure};
use crate::{effect, put};

/// Another repository of the team: people join across, and areas are worked out over all
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork add ~/code/kassa-guide")]
pub struct Args {
    /// The repository
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Adds it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let other = Repository::open(&args.path)?;
    let path = key(&other.git_dir());
    let mut desk = Desk::open(global)?;
    if path == desk.team || desk.settings.repositories.contains(&path) {
        put("It is one of the team's already.\n");
        return Ok(Ending::Done);
    }
    if desk.histories.iter().any(|history| history.repository == other.name()) {
        return Err(Failure::new(format!(
            "there is a repository called {} already",
            crate::term::clean(&other.name())
        ))
        .hint("a repository is a directory of its own; rename one of the two directories"));
    }
    other.head(None)?;
    desk.data.say(&desk.team.clone(), &[Said::Repository { path }], global.now_micros())?;
    let reopened = Desk::open(global)?;
    let commits = crate::scorecard::counted(reopened.read.commits as usize, "commit");
    let name = crate::term::clean(&args.path.display().to_string());
    put(&format!(
        "Read {commits}.\n{}  groundwork forget {name}    takes it out again\n",
        effect::sentence(&desk, &reopened, global)?
    ));
    Ok(Ending::Done)
}
