//! Another repository of the team.

use std::collections::BTreeSet;
use std::path::PathBuf;

use collect::git::Repository;
use desk::text::clean;
use desk::{Desk, Failure, key, reading};
use records::{History, Said};
use team::PersonIx;

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
    let other = Repository::open(&args.path)?;
    let path = key(&other.git_dir());
    let mut desk = global.desk()?;
    if path == desk.team || desk.settings.repositories.contains(&path) {
        put("It is one of the team's already.\n");
        return Ok(Ending::Done);
    }
    other.head(None)?;
    let read = reading::read_new(&mut desk.data, &other, None, &desk.asked)?;
    let history = reading::load(&mut desk.data, &other, None, &desk.asked)?;
    let twin = desk.histories.iter().position(|own| begin_alike(own, &history));
    if let Some(twin) = twin {
        let place = clean(&desk.repositories[twin].place().display().to_string());
        return Err(Failure::new(format!("this is the same history as {place}"))
            .looked_at("both begin with the same commit; every change would count twice")
            .hint("one clone is enough: git fetch brings it what is new"));
    }
    desk.data.say(&desk.team.clone(), &[Said::Repository { path }], desk.asked.now)?;
    let reopened = global.desk()?;
    let commits = desk::text::number_of(read.commits as usize, "commit");
    let forget = format!("groundwork forget {}", clean(&args.path.display().to_string()));
    let changed = effect::lines(&desk::effect::between(&desk, &reopened)?);
    put(&format!(
        "Read {commits}. {}\n{changed}{}",
        joined(&reopened)?,
        commands(&[(&forget, "takes it out again")], screen(global))
    ));
    Ok(Ending::Done)
}

/// Whether two histories are of one repository: their first-parent chains begin with the same commit, or one
/// was cut off from the other.
fn begin_alike(one: &History, other: &History) -> bool {
    let first =
        |history: &History| history.chain.first().map(|&(at, _)| history.commits[at as usize].clone());
    let holds =
        |history: &History, id| history.chain.iter().any(|&(at, _)| history.commits[at as usize].id == id);
    let (Some(a), Some(b)) = (first(one), first(other)) else { return false };
    a.id == b.id || a.cut && holds(other, a.id) || b.cut && holds(one, b.id)
}

/// How many who wrote in the newest repository also wrote in another of the team's.
fn joined(desk: &Desk) -> Result<String, Failure> {
    let ground = desk.ground()?;
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
