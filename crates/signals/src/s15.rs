//! s15, discussion spread.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use team::clock::{HALF, Seconds};
use team::{Ground, PersonIx};

use crate::outside::{of_team, too_small};
use crate::proposals::{NOT_SAID, Proposal, of_forges};
use crate::requests::FORGE;
use crate::reviews::Who;
use crate::{Answer, Count, Definition, Needs, Signal};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s15",
    slug: "discussion-spread",
    name: "Discussion spread",
    meaning: "how many of the proposals come from others, and how evenly people speak on them",
    formula: "proposals by others ÷ proposals by you and others; beside it e^H, with H = −Σ s·ln s over each person's part s of what was said",
    unit: "proposals",
    window: "the last half year",
    records: "proposals, and who said something on them on which day",
    source: FORGE,
    not_seen: "What is said in a room or a chat is not seen, and how much a sentence weighs is not either.",
    counter: "landing (s16)",
    capability: "K6",
    minimum: "a team of four, and 5 proposals",
    needs: Needs { figure: HALF, point: HALF, words: "the half year that says who is active", files: true },
};

/// The least proposals for a share.
const LEAST: u64 = 5;

/// Where proposals come from, with who speaks on them, in counts.
#[derive(Clone, Debug)]
pub struct Spread {
    /// The signal: proposals by others, of all.
    pub signal: Signal,
    /// As if so many people had spoken equally often: e to the entropy, from 1 to `people`; none of fewer than five proposals.
    pub as_if: Option<f64>,
    /// How many people spoke.
    pub people: usize,
    /// What the lead said, of all that was said: a person's on one proposal on one day is one.
    pub lead: Count,
}

/// Works it out of the forges that are connected.
pub fn discussion_spread(ground: &Ground) -> Spread {
    let signal = Signal::of_requests(&DEFINITION, ground, HALF);
    if signal.is_not_connected() {
        return Spread::bare(signal);
    }
    if let Some(why) = too_small(ground) {
        return Spread::bare(signal.not_applicable(why));
    }
    let Some(proposals) = of_forges(ground) else { return Spread::bare(signal.not_applicable(NOT_SAID)) };
    let mut found = discussion_spread_of(ground, &proposals.all, proposals.since);
    found.signal.coverage = signal.coverage;
    found
}

/// Works it out of these. `since` is from when on proposals were read.
pub fn discussion_spread_of(ground: &Ground, proposals: &[Proposal], since: Seconds) -> Spread {
    let (from, to) = (ground.clock.weeks_ago(HALF), ground.clock.t());
    let mut found = Spread::bare(Signal::outside(&DEFINITION, ground, since <= from));
    if let Some(why) = too_small(ground) {
        found.signal = found.signal.not_applicable(why);
        return found;
    }
    let mut half: Vec<(&Proposal, bool)> = proposals
        .iter()
        .filter(|proposal| (from..to).contains(&proposal.at))
        .filter_map(|proposal| Some((proposal, is_leads(ground, proposal.by)?)))
        .collect();
    half.sort_by_key(|(proposal, _)| (proposal.at, &proposal.named));
    let mut count = Count::default();
    for (proposal, leads) in &half {
        let record = proposal.named.record(ground, proposal.at);
        count.add(!leads);
        found.signal.denominator.push(record.clone());
        if !leads {
            found.signal.numerator.push(record);
        }
    }
    let said = said(ground, half.iter().map(|(proposal, _)| *proposal));
    found.people = said.len();
    found.lead = Count { part: said.get(&ground.lead()).copied().unwrap_or(0), of: said.values().sum() };
    found.signal.figure(count, LEAST, "proposals in half a year");
    if count.of >= LEAST {
        found.as_if = as_if(said.into_values());
    }
    found
}

/// How often each of the team spoke: once a proposal and day of the zone, the proposal itself among it.
fn said<'p>(ground: &Ground, proposals: impl Iterator<Item = &'p Proposal>) -> BTreeMap<PersonIx, u64> {
    let mut counts = BTreeMap::new();
    for proposal in proposals {
        let own = std::iter::once((proposal.by, proposal.at)).chain(proposal.said.iter().copied());
        let days: BTreeSet<(PersonIx, Date)> = own
            .filter(|(_, at)| *at < ground.clock.t())
            .filter_map(|(by, at)| match by {
                Who::Person(person) if of_team(ground, person).is_some() => {
                    Some((person, ground.clock.day(at)))
                }
                _ => None,
            })
            .collect();
        for (person, _) in days {
            *counts.entry(person).or_default() += 1;
        }
    }
    counts
}

/// e to the entropy of counts: as if so many had the same. None of nothing.
pub fn as_if(counts: impl Iterator<Item = u64>) -> Option<f64> {
    let counts: Vec<f64> = counts.filter(|&count| count > 0).map(|count| count as f64).collect();
    let all: f64 = counts.iter().sum();
    let entropy: f64 = counts.iter().map(|count| -(count / all) * (count / all).ln()).sum();
    (!counts.is_empty()).then(|| entropy.exp())
}

fn is_leads(ground: &Ground, by: Who) -> Option<bool> {
    match by {
        Who::Person(person) => of_team(ground, person),
        Who::Machine | Who::Gone(_) => None,
    }
}
