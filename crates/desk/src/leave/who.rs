//! Whose names are known: those the lead wrote into fields that hold one, and the team's as git has them.

use std::collections::BTreeSet;

use growth::Note;
use growth::pseudonym::{Key, Pseudonyms};
use records::Said;
use store::Data;

use super::fields;
use crate::{Desk, Failure};

/// Under which name the key of pseudonyms is kept.
const KEY: &str = "pseudonyms";
/// Under which name the lead's own names and addresses are kept, as a list.
pub(super) const OWN: &str = "own names";

/// Names that are known: the lead's own, and those of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The lead's own names and addresses.
    pub own: BTreeSet<String>,
    /// Those of others.
    pub others: BTreeSet<String>,
}

/// Names that a desk knows from git; none where no repository is open.
pub fn known(desk: &Desk) -> Names {
    let mut names = Names::default();
    let mut leads: Vec<usize> = Vec::new();
    for lead in &desk.lead {
        names.own.extend([lead.name.clone(), lead.email.clone()]);
    }
    if let Ok(ground) = desk.ground() {
        let name = |person: team::PersonIx| ground.people.persons[person as usize].name.clone();
        names.own.insert(name(ground.lead()));
        leads.push(ground.lead() as usize);
        // Of the team also the first name alone, as people write it.
        let others = ground.active.others.iter().map(|&person| name(person));
        names.others.extend(others.filter_map(|name| first(&name)));
        let all = ground.people.persons.iter().enumerate();
        names.others.extend(all.filter(|(at, _)| !leads.contains(at)).map(|(_, person)| person.name.clone()));
    } else {
        let all = desk.histories.iter().flat_map(|history| &history.identities);
        names.others.extend(all.map(|identity| identity.name.clone()));
    }
    let firsts: Vec<String> = names.own.iter().filter_map(|own| first(own)).collect();
    names.own.extend(firsts);
    names.own.retain(|name| !name.trim().is_empty());
    // A single word is a nickname, and perhaps a word of the language.
    let of_the_team: BTreeSet<String> = names.others.iter().filter_map(|name| first(name)).collect();
    names.others.retain(|name| name.contains(' ') || of_the_team.contains(name));
    names
}

/// The first of several words of a name, where it is one to call somebody by.
fn first(name: &str) -> Option<String> {
    let (first, _) = name.trim().split_once(' ')?;
    (first.chars().count() >= 3 && first.starts_with(char::is_uppercase)).then(|| first.to_owned())
}

/// The pseudonyms of a data directory, and whose names stay. What a desk knows of the lead's own is kept, so that it is
/// known where no repository is open too.
pub(super) fn pseudonyms(data: &mut Data, names: &Names) -> Result<(Pseudonyms, BTreeSet<String>), Failure> {
    let mut own = kept(data)?;
    let before = own.len();
    own.extend(names.own.iter().cloned());
    if own.len() > before {
        keep(data, &own)?;
    }
    let said = data.told::<Said>()?;
    let said = said.into_iter().filter_map(|told| match told.word.said {
        Said::Me { address } => Some(address),
        _ => None,
    });
    let own_and_said: Vec<String> = own.iter().cloned().chain(said).collect();
    let digits = data.secret(KEY, 16)?;
    let key = std::array::from_fn(|at| {
        u8::from_str_radix(digits.get(2 * at..2 * at + 2).unwrap_or("0"), 16).unwrap_or(0)
    });
    // All that was ever kept leaves, so also who stood in a line before it was put in other words.
    let notes = data.told::<Note>()?;
    let notes = notes.iter().flat_map(|told| fields::people(&told.word.said));
    let all = notes.chain(names.others.iter().cloned());
    Ok((Pseudonyms::new(Key(key), all, &own_and_said), own))
}

/// The lead's own names that were kept.
pub(super) fn kept(data: &Data) -> Result<BTreeSet<String>, Failure> {
    Ok(data.kept("", OWN)?.and_then(|names| serde_json::from_str(&names).ok()).unwrap_or_default())
}

/// Keeps them.
pub(super) fn keep(data: &mut Data, own: &BTreeSet<String>) -> Result<(), Failure> {
    let body = serde_json::to_string(own).expect("names are text");
    Ok(data.keep("", OWN, &body)?)
}
