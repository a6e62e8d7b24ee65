//! Another repository of the team.

use std::collections::BTreeSet;
use std::path::Path;

use collect::git::Repository;
use records::{History, Said};
use team::PersonIx;

use crate::text::{clean, number_of};
use crate::{Asked, Desk, Failure, effect, key, open_data, reading};

/// What came of adding one.
pub enum Added {
    /// It is one of the team's already.
    Already,
    /// It is now.
    Now {
        /// How much was read, and who is here already, in one sentence each.
        kept: String,
        /// The figures it changed, a line each.
        changed: Vec<String>,
    },
}

/// Reads a repository without adding it, so that adding it takes no time; beside whoever has the desk. Commits read.
pub fn read(asked: &Asked, path: &Path) -> Result<u64, Failure> {
    let other = Repository::open(path)?;
    let mut data = open_data(&asked.data, &asked.watch)?;
    Ok(reading::read_new(&mut data, &other, None, asked)?.commits)
}

/// Adds one, and opens the desk again with it. Of commits read just before, it says how many.
pub fn add(desk: &mut Desk, path: &Path, read_before: u64) -> Result<Added, Failure> {
    let other = Repository::open(path)?;
    let path = key(&other.git_dir());
    if path == desk.team || desk.settings.repositories.contains(&path) {
        return Ok(Added::Already);
    }
    other.head(None)?;
    let read = reading::read_new(&mut desk.data, &other, None, &desk.asked)?.commits + read_before;
    let history = reading::load(&mut desk.data, &other, None, &desk.asked)?;
    if let Some(twin) = desk.histories.iter().position(|own| begin_alike(own, &history)) {
        let place = clean(&desk.repositories[twin].place().display().to_string());
        return Err(Failure::new(format!("this is the same history as {place}"))
            .looked_at("both begin with the same commit; every change would count twice")
            .hint("one clone is enough: git fetch brings it what is new"));
    }
    desk.data.say(&desk.team.clone(), &[Said::Repository { path }], desk.asked.now)?;
    let opened = Desk::open(desk.asked.clone())?;
    let kept = format!("Read {}. {}", number_of(read as usize, "commit"), joined(&opened)?);
    let changed = effect::between(desk, &opened)?;
    *desk = opened;
    Ok(Added::Now { kept, changed })
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
