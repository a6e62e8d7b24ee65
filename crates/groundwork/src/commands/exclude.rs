//! Not this commit, not this area.

use collect::git::Error as GitError;
use desk::Failure;
use desk::named::like_an_area;
use desk::text::{clean, cut};
use records::Said;
use team::Ground;

use crate::cli::Global;
use crate::ending::Ending;
use crate::{effect, put};

/// Leave a commit or an area out of all figures, with a reason
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork exclude HEAD~2 --because \"a tool wrote this\"")]
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
    if args.because.trim().is_empty() {
        return Err(Failure::usage("there is no reason to keep")
            .hint("groundwork exclude COMMIT --because \"a tool wrote this\""));
    }
    let mut desk = global.desk()?;
    let ground = desk.ground()?;
    let because = args.because.clone();
    let area = ground.areas.named(&args.what).map(|area| ground.areas.all[area as usize].name.clone());
    let (said, what) = match area {
        Some(area) => {
            let what = format!("Left out: all of {}.", clean(&area));
            (Said::NotThisArea { area, because }, what)
        }
        None => {
            let id = desk.repositories.iter().map(|repository| repository.commit(&args.what)).reduce(
                |one, other| {
                    if matches!(one, Err(GitError::NoCommit { .. })) { other } else { one }
                },
            );
            let id = match id {
                Some(Ok(id)) => id,
                Some(Err(error @ GitError::Ambiguous { .. })) => return Err(error.into()),
                _ => return Err(no_such(&ground, &args.what, "there is no commit and no area")),
            };
            let mut all = desk.histories.iter().flat_map(|history| &history.commits);
            let off = || no_such(&ground, &args.what, "the branch does not hold the commit");
            let commit = all.find(|commit| commit.id == id).ok_or_else(off)?;
            let what = format!("Left out: {} {}.", commit.id.short(), cut(&commit.subject, 50));
            (Said::NotThisCommit { commit: commit.id, because }, what)
        }
    };
    put(&effect::say(&mut desk, &[said], &what)?);
    Ok(Ending::Done)
}

fn no_such(ground: &Ground, what: &str, so: &str) -> Failure {
    like_an_area(ground, what, so).hint("groundwork areas lists the areas; git log the commits")
}
