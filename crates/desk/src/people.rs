//! Who is who: the lead's addresses, pairs that may be one person, the team with dates. Names of others are for
//! joining addresses, on the lead's own screen, in the order of the alphabet.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use records::{Commit, Identity};
use team::fold::{canonical_address, fold_words};
use team::{Ground, Person, PersonIx};

use crate::Desk;
use crate::corrections::team::Period;
use crate::lead::identity;
use crate::text::{self, clean, day, number_of, thousands};

/// Commits, with the days of the first and the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrote {
    /// How many.
    pub commits: usize,
    /// The days of the first and the last; none where there is no commit.
    pub days: Option<(Date, Date)>,
}

impl Wrote {
    fn of(ground: &Ground, times: impl Iterator<Item = i64>) -> Wrote {
        let (mut commits, mut span) = (0, None::<(i64, i64)>);
        for time in times {
            commits += 1;
            span = Some(span.map_or((time, time), |(first, last)| (first.min(time), last.max(time))));
        }
        let days = span.map(|(first, last)| (ground.clock.day(first), ground.clock.day(last)));
        Wrote { commits, days }
    }

    /// `212 commits, Feb 2021 to Mar 2023`.
    pub fn words(&self) -> String {
        let month = |day: Date| day.strftime("%b %Y").to_string();
        let commits = number_of(self.commits, "commit");
        match self.days.map(|(first, last)| (month(first), month(last))) {
            None => commits,
            Some((first, last)) if first == last => format!("{commits}, {first}"),
            Some((first, last)) => format!("{commits}, {first} to {last}"),
        }
    }
}

/// A name and address that is the lead's.
#[derive(Clone, Debug)]
pub struct Own {
    /// Both, clean.
    pub who: String,
    /// The address by which a word names it.
    pub address: String,
    /// Why it is the lead's.
    pub why: &'static str,
    /// Whether git's configuration has it.
    pub configured: bool,
    /// What was written under it.
    pub wrote: Wrote,
}

/// The lead's names and addresses.
pub fn yours(desk: &Desk, ground: &Ground) -> Vec<Own> {
    let person = &ground.people.persons[ground.lead() as usize];
    let mut times: HashMap<&Identity, Vec<i64>> = HashMap::new();
    for (at, history) in desk.histories.iter().enumerate() {
        let own = |commit: &&Commit| ground.people.person(at, commit.author) == Some(ground.lead());
        for commit in history.commits.iter().filter(own) {
            let own = &history.identities[commit.author as usize];
            times.entry(own).or_default().push(commit.authored.seconds);
        }
    }
    let own = |own: &Identity| Own {
        who: identity(own),
        address: own.email.clone(),
        why: why(desk, person, own),
        configured: desk.configured(own),
        wrote: Wrote::of(ground, times.get(own).into_iter().flatten().copied()),
    };
    person.identities.iter().map(own).collect()
}

/// Why an identity is the lead's.
fn why(desk: &Desk, person: &Person, own: &Identity) -> &'static str {
    let folded = |address: &str| canonical_address(address);
    let said = |own: &Identity| desk.settings.me.iter().any(|address| folded(address) == folded(&own.email));
    let given = |own: &Identity| desk.lead.iter().any(|given| folded(&given.email) == folded(&own.email));
    let name = |own: &Identity| fold_words(&own.name);
    let namesake = |other: &Identity| (said(other) || given(other)) && name(other) == name(own);
    if desk.configured(own) && (said(own) || given(own)) {
        "from user.email"
    } else if said(own) {
        "you said so"
    } else if given(own) {
        "from --me"
    } else if name(own).contains(' ') && person.identities.iter().any(namesake) {
        "same full name"
    } else {
        "joined by name, or by .mailmap"
    }
}

/// Two people who may be one.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The one: name and address, clean; and the address by which a word names them.
    pub one: (String, String),
    /// The other.
    pub other: (String, String),
    /// What they share.
    pub why: &'static str,
}

/// The addresses as commits have them: a word names somebody by one of these, and not by one that `.mailmap` alone has.
struct Written<'d>(HashSet<&'d str>);

impl<'d> Written<'d> {
    fn of(desk: &'d Desk) -> Written<'d> {
        let all = desk.histories.iter().flat_map(|history| &history.identities);
        Written(all.map(|own| own.email.as_str()).collect())
    }

    fn address_of(&self, person: &Person) -> String {
        let all = person.identities.iter().map(|own| own.email.as_str());
        let named = all.into_iter().find(|email| !email.is_empty() && self.0.contains(email));
        named.unwrap_or_default().to_owned()
    }
}

/// Pairs of others who may be one person; those that may be the lead are asked about by
/// [`crate::questions::also_you`].
pub fn pairs(desk: &Desk, ground: &Ground) -> Vec<Pair> {
    let written = Written::of(desk);
    let shown = |at: PersonIx| {
        let person = &ground.people.persons[at as usize];
        (person.identities.first().map(identity).unwrap_or_default(), written.address_of(person))
    };
    let others = ground.people.proposals(&desk.settings).into_iter();
    let others = others.filter(|pair| pair.one != ground.lead() && pair.other != ground.lead());
    others.map(|pair| Pair { one: shown(pair.one), other: shown(pair.other), why: pair.why }).collect()
}

/// `12 people, 15 addresses. 412 commits by bots count nowhere.`
pub fn summary(ground: &Ground) -> String {
    let addresses = |person: &Person| {
        let own = person.identities.iter().map(|own| canonical_address(&own.email));
        own.collect::<BTreeSet<String>>().len()
    };
    // Those whom a forge alone tells of have a login and no address.
    let authors = &ground.people.persons[..ground.people.authors];
    let all: usize = authors.iter().map(addresses).sum();
    let number = |n: usize, one: &str, many: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(n as u64)) }
    };
    let bots = crate::sources::bots(ground).map(|bots| format!(" {bots}")).unwrap_or_default();
    let persons = number(authors.len(), "person", "people");
    format!("{persons}, {}.{bots}", number(all, "address", "addresses"))
}

/// Somebody who is active.
#[derive(Clone, Debug)]
pub struct Member {
    /// Their name, clean.
    pub name: String,
    /// The address by which a word names them; empty where there is none.
    pub address: String,
    /// Whether it is the lead.
    pub lead: bool,
    /// The Monday since which they are active without a break.
    pub since: Date,
    /// The day up to before which they are in, where the lead said one that is to come.
    pub until: Option<Date>,
}

/// Who is active, in the order of the alphabet.
pub fn members(desk: &Desk, ground: &Ground) -> Vec<Member> {
    let written = Written::of(desk);
    let lead = ground.active.lead.then(|| ground.lead());
    let today = ground.clock.date();
    let member = |person: PersonIx| {
        let who = &ground.people.persons[person as usize];
        let addresses: HashSet<String> =
            who.identities.iter().map(|own| canonical_address(&own.email)).collect();
        let until = ground.settings.memberships.iter().rev().find_map(|said| {
            let about = addresses.contains(&canonical_address(&said.who));
            let ends = if said.is_in { said.to } else { said.from };
            ends.filter(|end| about && *end > today)
        });
        Member {
            name: text::name(&who.name),
            address: written.address_of(who),
            lead: person == ground.lead(),
            since: ground.clock.day(ground.members.active_since(&ground.clock, person)),
            until,
        }
    };
    let mut all: Vec<Member> = ground.active.others.iter().copied().chain(lead).map(member).collect();
    all.sort_by_key(|member| (member.name.to_lowercase(), member.address.clone()));
    all
}

/// `7 active people, you among them: a counted change in at least 4 weeks of the last 26.`
pub fn active(ground: &Ground) -> String {
    let you = if ground.active.lead { ", you among them" } else { "" };
    let active = match ground.active.len() {
        0 => "Nobody is active".to_owned(),
        1 => "1 active person".to_owned(),
        n => format!("{n} active people"),
    };
    format!("{active}{you}: a counted change in at least 4 weeks of the last 26.")
}

/// `4 visitors with 9 changes are in no share.`
pub fn visitors(ground: &Ground) -> String {
    let (people, changes) = (ground.visitors.people, number_of(ground.visitors.changes, "change"));
    match people {
        0 => "No visitors.".to_owned(),
        1 => format!("1 visitor with {changes} is in no share."),
        _ => format!("{} with {changes} are in no share.", number_of(people, "visitor")),
    }
}

/// `somebody is in the team from 1 June 2026`; who it is only where names were asked for.
pub fn membership(who: &str, is_in: bool, (from, to): Period, names: bool) -> String {
    let who = if names { clean(who) } else { "somebody".to_owned() };
    let is = if is_in { "is in the team" } else { "is not in the team" };
    let from = from.map(|from| format!(" from {}", day(from))).unwrap_or_default();
    let to = to.map(|to| format!(" to before {}", day(to))).unwrap_or_default();
    format!("{who} {is}{from}{to}")
}
