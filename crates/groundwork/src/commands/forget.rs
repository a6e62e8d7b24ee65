//! Deleting what was read.

use std::path::{Path, PathBuf};

use collect::git::Repository;
use desk::sources::alone;
use desk::text::clean;
use desk::{Failure, forges, incidents, key, open_data};
use records::Said;
use team::Settings;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::{Answered, ask, can_ask, indent};
use crate::{put, screen};

/// Delete what was read of a repository; your own words are kept
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork forget ~/code/kassa-guide")]
pub struct Args {
    /// The repository
    #[arg(value_name = "PATH", required_unless_present = "everything")]
    path: Option<PathBuf>,
    /// Everything, your own words and corrections too
    #[arg(long, conflicts_with = "path")]
    everything: bool,
    /// Do not ask
    #[arg(long, requires = "everything")]
    yes: bool,
}

/// Forgets.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut data = open_data(&global.data_dir()?, &global.watch())?;
    let Some(path) = &args.path else {
        let sure = args.yes
            || can_ask()
                && ask("Forget everything, your own words too? It cannot be undone. (y, Enter leaves it)")
                    == Answered::Yes;
        if !sure {
            return Err(Failure::new("nothing was forgotten")
                .looked_at("it cannot be undone, and so needs your yes: at a terminal it asks, elsewhere it takes --yes")
                .hint("groundwork forget --everything --yes"));
        }
        data.forget_everything()?;
        put("Forgotten: everything in the data directory.\n");
        return Ok(Ending::Done);
    };
    let shown = clean(&path.display().to_string());
    let mut found = false;
    // What is being read would be kept again.
    let _alone = alone(&data)?;
    for git_dir in git_dirs(path) {
        let path = key(&git_dir);
        for team in data.teams()?.into_iter().chain([path.clone()]) {
            let words = Settings::of(&data.words(&team)?);
            if team == path || words.repositories.contains(&path) {
                data.forget_lines(&team)?;
            }
            if team == path && words.incidents.is_some() {
                incidents::forget(&mut data, &team)?;
                data.say(&team, &[Said::Incidents { file: None }], global.now_micros())?;
                found = true;
            }
            if team == path && words.incident_issues.is_some() {
                data.say(&team, &[Said::IncidentIssues { known_by: None }], global.now_micros())?;
                found = true;
            }
            if let Some(place) = words.forges.get(&path) {
                forges::forget(&mut data, &path, place)?;
                let none = Said::Forge { repository: path.clone(), place: None };
                data.say(&team, &[none], global.now_micros())?;
                found = true;
            }
        }
        if let Some(id) = data.find_repository(&git_dir)? {
            data.forget(id)?;
            found = true;
        }
        found |= data.leave(&path, global.now_micros())?;
    }
    if !found {
        return Err(
            Failure::new(format!("nothing was read of {shown}")).hint("groundwork sources lists what was")
        );
    }
    let screen = screen(global);
    let forgotten = indent(
        &format!(
            "Forgotten: what was read from {shown}. Your own words are kept, and the names of authors, so that exports know them."
        ),
        0,
        screen.width,
    );
    put(&(forgotten
        + &commands(
            &[("groundwork forget --everything", "also your words, corrections and these names")],
            screen,
        )));
    Ok(Ending::Done)
}

/// The git directory of a repository; where it is gone, what it can have been, and nothing around it.
fn git_dirs(path: &Path) -> Vec<PathBuf> {
    if path.exists() {
        return Repository::open(path).into_iter().map(|repository| repository.git_dir()).collect();
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    vec![path.join(".git"), path]
}
