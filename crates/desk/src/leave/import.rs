//! What left comes back.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use growth::Note;
use records::Said;
use serde::{Deserialize, Serialize};
use store::{Data, tree};

use super::journal::{read_load, read_notes, read_settings};
use super::{LOAD, NOTES, SETTINGS, WEEKS};
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
    if !load.is_empty() {
        // Each of the two is whole, and bringing it in again completes it. The notes are the last act, which is undone.
        data.say_named("", &load)?;
    }
    let new = data.bring(&journal.notes, &said)?;
    // Days are days of a zone. Where notes were kept before, theirs stays.
    if let Some(zone) = journal.zone.filter(|_| is_empty) {
        data.keep("", "zone", &zone)?;
    }
    let weeks = bring_weeks(data, weeks)?;
    let brought = weeks.len();
    let mut acts = vec![data.last_act("")?];
    for told in &said {
        acts.push(data.last_act(&told.team)?);
    }
    let act = acts.into_iter().flatten().max().filter(|_| new > 0);
    let mut all = brought_before(data)?;
    let is_known = journal.own.iter().all(|own| all.iter().any(|one| one.holds && one.own.contains(own)));
    if act.is_some() || !is_known {
        all.push(Brought { act, holds: true, weeks, own: journal.own.into_iter().collect() });
        keep(data, &all)?;
    }
    let known = journal.notes.len() + said.len() - new;
    Ok(Imported { new, known, weeks: brought, waiting })
}

/// Under which name is kept what came beside words with an import.
const BROUGHT: &str = "brought in";

/// What came beside words with one import: it goes with them, and comes again with them.
#[derive(Serialize, Deserialize)]
struct Brought {
    /// The act the words belong to, where some were new.
    act: Option<i64>,
    /// Whether they hold.
    holds: bool,
    /// Files of weeks that were not there before.
    weeks: Vec<String>,
    /// What the lead is called where it was written.
    own: BTreeSet<String>,
}

fn brought_before(data: &Data) -> Result<Vec<Brought>, Failure> {
    Ok(data.kept("", BROUGHT)?.and_then(|all| serde_json::from_str(&all).ok()).unwrap_or_default())
}

fn keep(data: &mut Data, all: &[Brought]) -> Result<(), Failure> {
    Ok(data.keep("", BROUGHT, &serde_json::to_string(all).expect("names are text"))?)
}

/// What the lead is called elsewhere, as imports that hold have it.
pub(super) fn own(data: &Data) -> Result<BTreeSet<String>, Failure> {
    Ok(brought_before(data)?.into_iter().filter(|one| one.holds).flat_map(|one| one.own).collect())
}

/// Takes along what came with the words of an act that was taken back or brought again, and is another act now. A week
/// that was changed since stays.
pub(crate) fn turned(
    data: &mut Data,
    act: Option<i64>,
    now: Option<i64>,
    holds: bool,
) -> Result<(), Failure> {
    let mut all = brought_before(data)?;
    let Some(one) = all.iter_mut().find(|one| one.act.is_some() && one.act == act) else { return Ok(()) };
    (one.act, one.holds) = (now, holds);
    for week in &one.weeks {
        if holds { data.put_again(WEEKS, week)? } else { data.take_away(WEEKS, week)? }
    }
    keep(data, &all)
}

/// Weeks that are not here go where they were; one that is here stays. The names of those that came.
fn bring_weeks(data: &mut Data, weeks: Vec<(String, String)>) -> Result<Vec<String>, Failure> {
    let folder = data.dir().join(WEEKS);
    let here: HashSet<String> =
        tree::read_folder(&folder, ".md")?.into_iter().map(|(name, _)| name).collect();
    let mut brought = Vec::new();
    for (name, text) in weeks.into_iter().filter(|(name, _)| !here.contains(name)) {
        data.save(WEEKS, &name, &text)?;
        brought.push(name);
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
