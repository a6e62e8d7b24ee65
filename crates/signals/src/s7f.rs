//! s7f, first design or incident lead.

use std::collections::{BTreeMap, BTreeSet};

use team::Ground;
use team::clock::{BEFORE, HALF, NOW, Seconds};

use crate::incidents::{Told, Unread, all, unread};
use crate::outside::{of_team, too_small};
use crate::proposals::{NOT_SAID, of_forges};
use crate::requests::{FORGE, connected, coverage};
use crate::reviews::Who;
use crate::{Answer, Count, Definition, Named, Needs, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s7f",
    slug: "first-leads",
    name: "First leads",
    meaning: "others of the team who opened a proposal or led an incident for the first time",
    formula: "pairs of a person of the team and a kind, design or incident, whose first of that kind lies in now",
    unit: "firsts",
    window: "now, twelve weeks",
    records: "proposals, and incidents with who led them",
    source: "forge, incidents",
    not_seen: "Who led without being named is not seen. The usual answer is 0 or 1.",
    counter: "new owners (s7)",
    capability: "K3",
    minimum: "a team of four, and records that begin before the 48 weeks before now",
    needs: Needs { figure: HALF, point: HALF, words: "the half year that says who is active", files: true },
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
    /// What is connected and tells not all of incidents, so that no first one can be told.
    pub unread: Option<Unread>,
}

/// Works it out of the forges and the incidents that are connected.
pub fn first_leads(ground: &Ground) -> FirstLeads {
    let has_forge = connected(ground).next().is_some();
    let signal = Signal::empty(&DEFINITION, ground);
    let unread = unread(ground);
    let has_incidents = ground.settings.incident_issues.is_some() || ground.incidents.is_some();
    if !has_forge && ground.incidents.is_none() {
        return FirstLeads::bare(Signal { status: Status::NotConnected(FORGE), ..signal });
    }
    if let Some(why) = too_small(ground) {
        return FirstLeads::bare(signal.not_applicable(why));
    }
    let proposals = of_forges(ground);
    if proposals.is_none() && !has_incidents {
        return FirstLeads::bare(signal.not_applicable(NOT_SAID));
    }
    let read_since = proposals.as_ref().map(|proposals| proposals.since);
    let designs = proposals.into_iter().flat_map(|proposals| proposals.all);
    let mut led: Vec<Led> = designs
        .map(|proposal| Led { named: proposal.named, by: proposal.by, at: proposal.at, kind: Kind::Design })
        .collect();
    led.extend(led_incidents(ground));
    // What was written down before anybody led tells of no first one; nor was it read further back than a forge was.
    let first = |kind: Kind| led.iter().filter(|one| one.kind == kind).map(|one| one.at).min();
    let since = |kind: Kind| match kind {
        Kind::Design => first(kind).max(read_since.filter(|_| first(kind).is_some())),
        Kind::Incident => first(kind).filter(|_| unread.is_none()),
    };
    let mut found = first_leads_of(ground, &led, since);
    found.unread = unread;
    if let Some(unread) = unread.filter(|_| found.designs.is_none()) {
        found.signal.drop_because(unread.why());
    }
    found.signal.coverage.commits = signal.coverage.commits;
    if found.designs.is_some() {
        found.signal.coverage.requests = coverage(ground, NOW + BEFORE);
    }
    found
}

/// Incidents that name who led them, where that is somebody who is known.
fn led_incidents(ground: &Ground) -> impl Iterator<Item = Led> {
    let led = |one: Told| Some(Led { named: one.named, by: one.by?, at: one.opened, kind: Kind::Incident });
    all(ground).into_iter().filter_map(led)
}

/// Works it out of these. `since` tells from when on each kind was read, where it was.
pub fn first_leads_of(ground: &Ground, led: &[Led], since: impl Fn(Kind) -> Option<Seconds>) -> FirstLeads {
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
        // Whole weeks: of records from the first second of a week on, that week is one.
        let holds = |since: Seconds| {
            (0..NOW + BEFORE).rev().find(|&weeks| since <= ground.clock.weeks_ago(weeks)).unwrap_or(0)
        };
        let weeks = read.map_or(0, holds);
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
