//! Who might be one person: questions for the lead, never joined by themselves (definitions 1.2).

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::{fold_words, github_login};
use crate::persons::{People, PersonIx, plain};
use crate::settings::Settings;

/// Two people who might be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proposal {
    /// The one with the smaller address.
    pub one: PersonIx,
    /// The other.
    pub other: PersonIx,
    /// What they share.
    pub why: &'static str,
}

/// First parts of addresses that say nothing about who it is.
const OF_NOBODY: [&str; 16] = [
    "admin",
    "contact",
    "dev",
    "developer",
    "git",
    "github",
    "hello",
    "hi",
    "info",
    "mail",
    "me",
    "noreply",
    "no-reply",
    "root",
    "user",
    "email",
];

impl People {
    /// Pairs that share a login, the first part of an address, or initials and surname, and that the
    /// lead has not refused.
    pub fn proposals(&self, settings: &Settings) -> Vec<Proposal> {
        let mut keys: BTreeMap<(&'static str, String), BTreeSet<PersonIx>> = BTreeMap::new();
        for (at, person) in self.persons.iter().enumerate() {
            let at = at as PersonIx;
            for own in &person.identities {
                for key in marks(&own.name, &own.email) {
                    keys.entry(key).or_default().insert(at);
                }
            }
        }
        let mut found: BTreeMap<(PersonIx, PersonIx), &'static str> = BTreeMap::new();
        for ((why, _), people) in keys {
            // A mark that many share says nothing about two of them; the lead may have as many addresses.
            let few = people.len() <= 3;
            let people: Vec<PersonIx> = people.into_iter().collect();
            for (at, &one) in people.iter().enumerate() {
                for &other in &people[at + 1..] {
                    if few || one == self.lead || other == self.lead {
                        found.entry((one, other)).or_insert(why);
                    }
                }
            }
        }
        found
            .into_iter()
            .map(|((one, other), why)| Proposal { one, other, why })
            .filter(|proposal| !self.refused(proposal, settings))
            .collect()
    }

    fn refused(&self, proposal: &Proposal, settings: &Settings) -> bool {
        let has = |person: PersonIx, address: &str| {
            let wanted = plain(address);
            self.persons[person as usize].identities.iter().any(|own| plain(&own.email) == wanted)
        };
        settings.apart.iter().any(|(one, other)| {
            has(proposal.one, one) && has(proposal.other, other)
                || has(proposal.one, other) && has(proposal.other, one)
        })
    }
}

/// What a name and address might share with another's.
fn marks(name: &str, email: &str) -> Vec<(&'static str, String)> {
    let mut marks = Vec::new();
    let local = plain(email).split('@').next().unwrap_or_default().to_owned();
    if local.len() >= 3 && !OF_NOBODY.contains(&local.as_str()) {
        marks.push(("same first part of the address", local.clone()));
    }
    let words: Vec<String> =
        fold_words(name).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    match words.as_slice() {
        // A name of one word is often a login, and so is the first part of an address.
        [login] if login.len() >= 3 => marks.push(("same first part of the address", login.clone())),
        [first, .., last] if last.len() >= 3 => {
            let initial: String = first.chars().take(1).collect();
            marks.push(("same initial and surname", format!("{initial} {last}")));
        }
        _ => {}
    }
    marks.extend(github_login(email).map(|login| ("same first part of the address", login)));
    marks
}
