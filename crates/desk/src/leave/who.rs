//! Whose names are known: those the lead wrote into fields that hold one, the team's as git has them, and who led incidents by their file.

use std::collections::{BTreeMap, BTreeSet};

use growth::Note;
use growth::pseudonym::{Key, Pseudonyms, Tells, first_name, is_of_the_language, named};
use records::Identity;
use serde::{Deserialize, Serialize};
use store::Data;
use team::Settings;
use team::bots::Bots;
use team::fold::canonical_address;

use super::{fields, import};
use crate::lead::is_one;
use crate::{Desk, Failure};

/// Under which name the key of pseudonyms is kept.
const KEY: &str = "pseudonyms";
/// Under which name the lead's own names and addresses are kept, team by team.
const OWN: &str = "own identities";
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

/// Names that a desk knows: of everybody who ever stood in a history, what `.mailmap` calls them, and who led incidents.
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

/// The same, but for `.mailmap`: it costs little.
fn of_authors(desk: &Desk) -> Names {
    let mut names = Names::default();
    let is_lead = |who: &Identity| desk.lead.iter().any(|own| is_one(own, &who.email));
    let bots = Bots::shipped(&desk.settings.bots);
    let all = || desk.histories.iter().flat_map(|history| &history.identities);
    for own in desk.lead.iter().chain(all().filter(|who| is_lead(who))) {
        names.own.extend([own.name.clone(), own.email.clone()]);
    }
    names.others.extend(all().filter(|who| !is_lead(who) && !bots.is_bot(who)).map(|who| who.name.clone()));
    names.others.extend(who_led(desk));
    names.with_first_names()
}

/// Who led incidents, as the file has it; without the login of the lead's own account.
fn who_led(desk: &Desk) -> impl Iterator<Item = String> {
    let own = |forge: &records::Forge| forge.own.map(|at| forge.accounts[at as usize].login.to_lowercase());
    let own: BTreeSet<String> = desk.forges.iter().flatten().filter_map(own).collect();
    let all = desk.incidents.iter().flat_map(|incidents| &incidents.all);
    let leads = all.filter_map(|incident| incident.lead.as_deref());
    // One word alone is a team, or a part of the system, and perhaps a word of the language; with an @ it is a login.
    let is_of_somebody =
        |lead: &str, name: &str| lead.contains('@') || name.split_whitespace().nth(1).is_some();
    let names = leads.flat_map(move |lead| named(lead).filter(move |name| is_of_somebody(lead, name)));
    let names = names.map(|name| name.trim_start_matches('@').to_owned());
    names.filter(move |name| !name.contains('@') && !own.contains(&name.to_lowercase()))
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

/// A name and an address of the lead, as a team's repositories have them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Own {
    name: String,
    email: String,
    /// Whether git's configuration says so.
    configured: bool,
}

impl Own {
    /// Whether it is the lead's by what stands now: as was said, else as git's configuration has it.
    fn holds(&self, settings: &Settings) -> bool {
        let is_in = |all: &[String]| {
            all.iter().any(|address| canonical_address(address) == canonical_address(&self.email))
        };
        if settings.me.is_empty() { self.configured && !is_in(&settings.not_me) } else { is_in(&settings.me) }
    }
}

type Teams = BTreeMap<String, Vec<Own>>;

/// Keeps the names a loaded desk knows, so that they are known where no repository is open too. Whose address is the
/// lead's no more, because that was taken back, is somebody else from now on.
pub(crate) fn keep_known(desk: &mut Desk) -> Result<(), Failure> {
    let mut now: Vec<Own> = Vec::new();
    let all = desk.histories.iter().flat_map(|history| &history.identities);
    let is_lead = |who: &&Identity| desk.lead.iter().any(|own| is_one(own, &who.email));
    for own in desk.lead.iter().chain(all.filter(is_lead)) {
        let Identity { name, email } = own.clone();
        let own = Own { configured: desk.is_configured(own), name, email };
        if own.holds(&desk.settings) && !now.contains(&own) {
            now.push(own);
        }
    }
    let mut names = of_authors(desk);
    let mut teams = own_of_teams(&desk.data)?;
    let before = teams.insert(desk.team.clone(), now.clone()).unwrap_or_default();
    if !now.is_empty() && before != now {
        let gone = before.into_iter().filter(|own| !now.contains(own)).map(|own| own.name);
        names.others.extend(gone);
        names = names.with_first_names();
        desk.data.keep("", OWN, &serde_json::to_string(&teams).expect("names are text"))?;
    }
    keep_others(&mut desk.data, &names)
}

fn own_of_teams(data: &Data) -> Result<Teams, Failure> {
    Ok(data.kept("", OWN)?.and_then(|teams| serde_json::from_str(&teams).ok()).unwrap_or_default())
}

/// Keeps the names of others. They only become more: texts about them stay, too.
fn keep_others(data: &mut Data, names: &Names) -> Result<(), Failure> {
    let mut all = others(data)?;
    let before = all.len();
    all.extend(names.others.iter().cloned());
    if all.len() > before {
        data.keep("", OTHERS, &serde_json::to_string(&all).expect("names are text"))?;
    }
    Ok(())
}

fn others(data: &Data) -> Result<BTreeSet<String>, Failure> {
    Ok(data.kept("", OTHERS)?.and_then(|names| serde_json::from_str(&names).ok()).unwrap_or_default())
}

/// Names that were kept whenever a repository was open, or came with an import that holds; the lead's own are those that
/// are theirs by what stands now.
pub fn known_before(data: &Data) -> Result<Names, Failure> {
    let mut names = Names { own: BTreeSet::new(), others: others(data)? };
    for (team, all) in own_of_teams(data)? {
        let settings = Settings::of(&data.words(&team)?);
        for own in all {
            if own.holds(&settings) {
                names.own.extend([own.name, own.email]);
            } else {
                names.others.insert(own.name);
            }
        }
    }
    names.own.extend(import::own(data)?);
    Ok(names.with_first_names())
}

/// The addresses that the lead said are theirs, and holds to.
fn said(data: &Data) -> Result<BTreeSet<String>, Failure> {
    let mut all = BTreeSet::new();
    for team in data.teams()?.into_iter().chain([String::new()]) {
        all.extend(Settings::of(&data.words(&team)?).me);
    }
    Ok(all)
}

/// The pseudonyms of a data directory, and whose names stay. Names of others that were ever known are known.
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
    keep_others(data, names)?;
    let Names { mut own, others } = known_before(data)?;
    own.extend(names.own.iter().cloned());
    let own_and_said: Vec<String> = own.iter().cloned().chain(said(data)?).collect();
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
