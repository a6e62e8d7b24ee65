//! s7f, first design or incident lead.

use std::collections::{BTreeMap, BTreeSet};

use team::Ground;
use team::clock::{BEFORE, NOW, Seconds};

use crate::carried::NOTHING_OF_GIT;
use crate::outside::{of_team, too_small};
use crate::reviews::Who;
use crate::{Answer, Count, Definition, Named, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s7f",
    slug: "first-leads",
    name: "First design or incident lead",
    meaning: "others of the team who opened a proposal or led an incident for the first time",
    formula: "pairs of a person of the team and a kind, design or incident, whose first of that kind lies in now",
    unit: "firsts",
    window: "now, twelve weeks",
    records: "proposals, incidents with who led them, and what you wrote down of either",
    source: "forge, incidents, log",
    not_seen: "Who led without being named is not seen. The usual answer is 0 or 1.",
    counter: "new owners (s7)",
    capability: "K3",
    minimum: "a team of four, and records that begin before the 48 weeks before now",
    needs: NOTHING_OF_GIT,
};

/// What somebody led.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A proposal they opened.
    Design,
    /// An incident.
    Incident,
}

/// Something somebody led, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led {
    /// What opens it.
    pub named: Named,
    /// Who led it.
    pub by: Who,
    /// From when.
    pub at: Seconds,
    /// Which kind it is.
    pub kind: Kind,
}

/// First leads, with what stands beside them. Who they are is in no part of it.
#[derive(Clone, Debug)]
pub struct FirstLeads {
    /// The signal: firsts, as one count.
    pub signal: Signal,
    /// Different people among them.
    pub people: usize,
    /// First designs; none where what was read begins too late to tell a first one.
    pub designs: Option<usize>,
    /// First incidents, likewise.
    pub incidents: Option<usize>,
}

/// Works it out. `since` tells from when on each kind was read, where it was.
pub fn first_leads(ground: &Ground, led: &[Led], since: impl Fn(Kind) -> Option<Seconds>) -> FirstLeads {
    let (from, now) = (ground.clock.weeks_ago(NOW + BEFORE), ground.clock.weeks_ago(NOW));
    let carried = |kind: Kind| since(kind).is_some_and(|since| since <= from);
    let any = carried(Kind::Design) || carried(Kind::Incident);
    let mut found = FirstLeads::bare(Signal::outside(&DEFINITION, ground, any));
    if let Some(why) = too_small(ground) {
        found.signal = found.signal.not_applicable(why);
        return found;
    }
    if !any {
        let read = [Kind::Design, Kind::Incident].into_iter().filter_map(since).min();
        let weeks = read.map_or(0, |since| ground.clock.week_of(since).clamp(0, NOW + BEFORE - 1));
        let why = "weeks of proposals or incidents, so that a first one can be told".to_owned();
        found.signal.status = Status::NotEnough { have: weeks as u64, need: (NOW + BEFORE) as u64, why };
        return found;
    }
    let mut first: BTreeMap<(u32, Kind), &Led> = BTreeMap::new();
    for one in led.iter().filter(|one| carried(one.kind) && one.at < ground.clock.t()) {
        let Who::Person(person) = one.by else { continue };
        if of_team(ground, person) == Some(false) {
            let earliest = first.entry((person, one.kind)).or_insert(one);
            if (one.at, &one.named) < (earliest.at, &earliest.named) {
                *earliest = one;
            }
        }
    }
    first.retain(|_, one| one.at >= now);
    let of = |kind| carried(kind).then(|| first.keys().filter(|(_, of)| *of == kind).count());
    (found.designs, found.incidents) = (of(Kind::Design), of(Kind::Incident));
    found.people = first.keys().map(|(person, _)| person).collect::<BTreeSet<_>>().len();
    // By day: by person, the list would tell which belong to one.
    let mut records: Vec<_> = first.values().map(|one| one.named.record(ground, one.at)).collect();
    records.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    found.signal.count = Some(Count { part: records.len() as u64, of: 0 });
    found.signal.value = Some(records.len() as f64);
    found.signal.numerator = records;
    found
}
