//! Not this commit, not this area.

use records::Said;

use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::{Ending, Failure};
use crate::term::{clean, cut};
use crate::{effect, put};

/// Leave a commit or an area out of all figures, with a reason
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork exclude d1f8a07 --because \"a tool wrote this\"")]
pub struct Args {
    /// A commit, or the name of an area
    #[arg(value_name = "COMMIT|AREA")]
    what: String,
    /// Why
    #[arg(long, value_name = "WHY")]
    because: String,
}

/// Keeps it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::open(global)?;
    let ground = desk.ground(global)?;
    let because = args.because.clone();
    let area = ground.areas.named(&args.what).map(|area| ground.areas.all[area as usize].name.clone());
    let (said, what) = match area {
        Some(area) => {
            let what = format!("Left out: all of {}.", clean(&area));
            (Said::NotThisArea { area, because }, what)
        }
        None => {
            let found = desk.repositories.iter().zip(&desk.histories).find_map(|(repository, history)| {
                let id = repository.commit(&args.what).ok()?;
                history.commits.iter().find(|commit| commit.id == id)
            });
            let unknown = || {
                Failure::new(format!("there is no commit on the branch and no area {}", clean(&args.what)))
                    .hint("groundwork areas lists the areas; git log the commits")
            };
            let commit = found.ok_or_else(unknown)?;
            let what = format!("Left out: {} {}.", commit.id.short(), cut(&commit.subject, 50, global.ascii));
            (Said::NotThisCommit { commit: commit.id, because }, what)
        }
    };
    put(&effect::say(&mut desk, &[said], global, &what)?);
    Ok(Ending::Done)
}
