//! What left comes back.

use std::collections::HashSet;
use std::path::Path;

use growth::Note;
use records::Said;
use store::{Data, tree};

use super::journal::{read_load, read_notes, read_settings};
use super::{LOAD, NOTES, SETTINGS, WEEKS, who};
use crate::Failure;

/// What was brought in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Notes and corrections that were not here before.
    pub new: usize,
    /// Notes and corrections that were, or lie in the bin here.
    pub known: usize,
    /// Weeks.
    pub weeks: usize,
    /// Repositories, by name, whose corrections wait: none of that name is at hand.
    pub waiting: Vec<String>,
}

/// Brings an export in, all of it or nothing. `here` are repositories at hand, by name and key: what is about one of that
/// name is about it from now on.
pub fn import(data: &mut Data, dir: &Path, here: &[(String, String)]) -> Result<Imported, Failure> {
    let missing = || {
        Failure::new(format!("there is no {NOTES} in {}", crate::text::clean(&dir.display().to_string())))
            .hint("name the folder that groundwork export wrote")
    };
    let journal = read_notes(&tree::read(&dir.join(NOTES))?.ok_or_else(missing)?)?;
    let settings = tree::read(&dir.join(SETTINGS))?;
    let mut said = settings.as_deref().map(read_settings).transpose()?.unwrap_or_default();
    let load = tree::read(&dir.join(LOAD))?.as_deref().map(read_load).transpose()?.unwrap_or_default();
    let weeks = tree::read_folder(&dir.join(WEEKS), ".md")?;
    let mut waiting: Vec<String> = Vec::new();
    for told in said.iter_mut().filter(|told| !told.team.is_empty()) {
        match here.iter().find(|(name, _)| *name == told.team) {
            Some((_, key)) if !names_a_repository(&told.word.said) => told.team = key.clone(),
            _ if !waiting.contains(&told.team) => waiting.push(told.team.clone()),
            _ => {}
        }
    }
    waiting.retain(|name| !here.iter().any(|(here, _)| here == name));
    let is_empty = data.told::<Note>()?.is_empty();
    let new = data.bring(&journal.notes, &said)?;
    if !load.is_empty() {
        // Before or after the notes: each of the two is whole, and bringing it in again completes it.
        data.say_named("", &load)?;
    }
    // Days are days of a zone. Where notes were kept before, theirs stays.
    if let Some(zone) = journal.zone.filter(|_| is_empty) {
        data.keep("", "zone", &zone)?;
    }
    let mut own = who::kept(data, who::OWN)?;
    own.extend(journal.own);
    who::keep(data, who::OWN, &own)?;
    let brought = bring_weeks(data, weeks)?;
    let known = journal.notes.len() + said.len() - new;
    Ok(Imported { new, known, weeks: brought, waiting })
}

/// Weeks that are not here go where they were; one that is here stays.
fn bring_weeks(data: &mut Data, weeks: Vec<(String, String)>) -> Result<usize, Failure> {
    let folder = data.dir().join(WEEKS);
    let here: HashSet<String> =
        tree::read_folder(&folder, ".md")?.into_iter().map(|(name, _)| name).collect();
    let mut brought = 0;
    for (name, text) in weeks.into_iter().filter(|(name, _)| !here.contains(name)) {
        data.save(WEEKS, &name, &text)?;
        brought += 1;
    }
    Ok(brought)
}

/// Whether a correction names a repository by a path, which a name from elsewhere is not: it waits.
fn names_a_repository(said: &Said) -> bool {
    matches!(said, Said::Repository { .. } | Said::Branch { .. })
}

/// The repositories of a desk, by name and key.
pub fn at_hand(desk: &crate::Desk) -> Vec<(String, String)> {
    let all = desk.repositories.iter();
    let mut here: Vec<(String, String)> =
        all.map(|repository| (repository.name(), crate::key(&repository.git_dir()))).collect();
    // The team is known by its first repository.
    if let Some(first) = here.first_mut() {
        first.1.clone_from(&desk.team);
    }
    here
}
