//! Another repository of the team.

use std::collections::BTreeSet;
use std::path::PathBuf;

use collect::git::Repository;
use records::Said;
use team::PersonIx;

use crate::cli::Global;
use crate::desk::{Desk, key};
use crate::failure::{Ending, Failure};
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
    let forget = format!("groundwork forget {}", crate::term::clean(&args.path.display().to_string()));
    let changed = effect::sentence(&desk, &reopened, global)?;
    put(&format!(
        "Read {commits}. {}\n{changed}{}",
        joined(&reopened, global)?,
        commands(&[(&forget, "takes it out again")], screen(global))
    ));
    Ok(Ending::Done)
}

/// How many who wrote in the newest repository also wrote in another of the team's.
fn joined(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let ground = desk.ground(global)?;
    let authors = |repository: usize| -> BTreeSet<PersonIx> {
        let commits = desk.histories[repository].commits.iter().filter(|commit| !commit.is_merge());
        commits.filter_map(|commit| ground.people.person(repository, commit.author)).collect()
    };
    let newest = desk.histories.len() - 1;
    let before: BTreeSet<PersonIx> = (0..newest).flat_map(authors).collect();
    Ok(match authors(newest).intersection(&before).count() {
        0 => "None of its people is here already.".to_owned(),
        1 => "1 of its people was joined with one here.".to_owned(),
        n => format!("{n} of its people were joined with people here."),
    })
}
