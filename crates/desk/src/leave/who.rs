//! Whose names are known: those the lead wrote into fields that hold one, and the team's as git has them.

use std::collections::BTreeSet;

use growth::Note;
use growth::pseudonym::{Key, Pseudonyms, Tells, first_name, is_of_the_language};
use records::{Identity, Said};
use store::Data;
use team::bots::Bots;

use super::fields;
use crate::lead::is_one;
use crate::{Desk, Failure};

/// Under which name the key of pseudonyms is kept.
const KEY: &str = "pseudonyms";
/// Under which name the lead's own names and addresses are kept, as a list.
pub(super) const OWN: &str = "own names";
/// Under which name those of others are kept that git knows, as a list.
const OTHERS: &str = "names git knows";

/// Names that are known: the lead's own, and those of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The lead's own names and addresses.
    pub own: BTreeSet<String>,
    /// Those of others.
    pub others: BTreeSet<String>,
}

/// Names that a desk knows from git: of everybody who ever stood in a history, and what `.mailmap` calls them.
pub fn known(desk: &Desk) -> Names {
    let mut names = of_authors(desk);
    if let Ok(ground) = desk.ground() {
        let (lead, persons) = (ground.lead() as usize, &ground.people.persons);
        names.own.extend(persons[lead].identities.iter().map(|own| own.name.clone()));
        names.own.insert(persons[lead].name.clone());
        let others = persons.iter().enumerate().filter(|(at, _)| *at != lead);
        names.others.extend(others.map(|(_, person)| person.name.clone()));
    }
    names.with_first_names()
}

/// The same, but for `.mailmap`: it costs little, and so is kept whenever a desk is loaded.
pub(crate) fn of_authors(desk: &Desk) -> Names {
    let mut names = Names::default();
    let is_lead = |who: &Identity| desk.lead.iter().any(|own| is_one(own, &who.email));
    let bots = Bots::shipped(&desk.settings.bots);
    let all = || desk.histories.iter().flat_map(|history| &history.identities);
    for own in desk.lead.iter().chain(all().filter(|who| is_lead(who))) {
        names.own.extend([own.name.clone(), own.email.clone()]);
    }
    names.others.extend(all().filter(|who| !is_lead(who) && !bots.is_bot(who)).map(|who| who.name.clone()));
    names.with_first_names()
}

impl Names {
    /// With the first names alone, as people write them.
    fn with_first_names(mut self) -> Names {
        self.own.extend(firsts(&self.own));
        self.own.retain(|name| !name.trim().is_empty());
        self.others.extend(firsts(&self.others));
        // A login is looked for with a capital, as a name is written: alone it is perhaps a word of the language.
        self.others = self
            .others
            .iter()
            .filter_map(|name| if name.contains(' ') { Some(name.clone()) } else { alone(name) })
            .collect();
        let own: BTreeSet<String> = self.own.iter().map(|own| own.to_lowercase()).collect();
        self.others.retain(|name| !name.trim().is_empty() && !own.contains(&name.to_lowercase()));
        self
    }
}

fn firsts(names: &BTreeSet<String>) -> Vec<String> {
    names.iter().filter_map(|name| first_name(name).map(str::to_owned)).collect()
}

/// A name of one word, with a capital; none where it is a word that anybody would write.
fn alone(name: &str) -> Option<String> {
    if is_of_the_language(name) || name.chars().count() < 2 {
        return None;
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// Keeps names that a desk knows, so that they are known where no repository is open too.
pub(crate) fn keep_known(data: &mut Data, names: &Names) -> Result<(), Failure> {
    for (place, names) in [(OWN, &names.own), (OTHERS, &names.others)] {
        let mut all = kept(data, place)?;
        let before = all.len();
        all.extend(names.iter().cloned());
        if all.len() > before {
            keep(data, place, &all)?;
        }
    }
    Ok(())
}

/// Names that were kept whenever a repository was open.
pub fn known_before(data: &Data) -> Result<Names, Failure> {
    Ok(Names { own: kept(data, OWN)?, others: kept(data, OTHERS)? })
}

/// The pseudonyms of a data directory, and whose names stay. Names that were ever known are known.
pub(super) fn pseudonyms(data: &mut Data, names: &Names) -> Result<(Pseudonyms, BTreeSet<String>), Failure> {
    pseudonyms_with(data, names, Vec::new())
}

/// A note as it would leave, to be kept so from the start.
pub fn under_pseudonyms(data: &mut Data, note: &Note) -> Result<Note, Failure> {
    let (pseudonyms, _) = pseudonyms_with(data, &Names::default(), fields::people(note))?;
    fields::note(note, &pseudonyms)
}

fn pseudonyms_with(
    data: &mut Data,
    names: &Names,
    more: Vec<Tells>,
) -> Result<(Pseudonyms, BTreeSet<String>), Failure> {
    keep_known(data, names)?;
    let Names { own, others } = known_before(data)?;
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
    let all = notes.chain(others.into_iter().map(Tells::Name)).chain(more);
    Ok((Pseudonyms::new(Key(key), all, &own_and_said), own))
}

/// Names that were kept.
pub(super) fn kept(data: &Data, place: &str) -> Result<BTreeSet<String>, Failure> {
    Ok(data.kept("", place)?.and_then(|names| serde_json::from_str(&names).ok()).unwrap_or_default())
}

/// Keeps them.
pub(super) fn keep(data: &mut Data, place: &str, names: &BTreeSet<String>) -> Result<(), Failure> {
    let body = serde_json::to_string(names).expect("names are text");
    Ok(data.keep("", place, &body)?)
}
