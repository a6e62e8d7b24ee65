//! s16, landing.

use team::Ground;
use team::clock::{HALF, Seconds};

use crate::carried::NOTHING_OF_GIT;
use crate::proposals::{Found, NOT_SAID, Proposal, joined, of_forges};
use crate::requests::{FORGE, connected, coverage};
use crate::reviews::Who;
use crate::{Answer, Count, Definition, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s16",
    slug: "landing",
    name: "Landing",
    meaning: "how many of your proposals became a decision or a merged change soon",
    formula: "your proposals that landed at most 30 days after they were made ÷ your proposals that are older than that",
    unit: "proposals",
    window: "the last half year",
    records: "your proposals: by a label or words of a title that you set, and those of your log",
    source: "forge, log",
    not_seen: "A proposal that was rightly turned down has landed nowhere, and may have been a good one.",
    counter: "discussion spread (s15)",
    capability: "K6",
    minimum: "one proposal; under 5 the counts alone",
    needs: NOTHING_OF_GIT,
};

/// Days within which a proposal lands, or does not.
const LANDS_WITHIN: i32 = 30;

/// Where proposals went.
#[derive(Clone, Debug)]
pub struct Landing {
    /// The signal: those that landed, of all that had the time to.
    pub signal: Signal,
    /// Rounds of review of those that landed, the fewest first; of those that had reviews at all.
    pub rounds: Vec<u32>,
    /// Those of the denominator that stand in the log alone.
    pub of_log: u64,
    /// Proposals of which no source says what became of them: in no figure.
    pub untold: u64,
    /// Proposals that have not had their thirty days yet: in no figure, whether they landed or not.
    pub young: u64,
}

impl Landing {
    /// The median of the rounds; of an even number the lower of the two in the middle.
    pub fn median_rounds(&self) -> Option<u32> {
        self.rounds.get(self.rounds.len().checked_sub(1)? / 2).copied()
    }
}

/// Works it out of the forges that are connected and the lead's log.
pub fn landing(ground: &Ground) -> Landing {
    let (forges, log) = (of_forges(ground), &ground.settings.proposed);
    if forges.is_none() && log.is_empty() {
        let signal = Signal::outside(&DEFINITION, ground, true);
        return Landing::bare(match connected(ground).next() {
            Some(_) => signal.not_applicable(NOT_SAID),
            None => Signal { status: Status::NotConnected(FORGE), ..signal },
        });
    }
    let is_read = forges.is_some();
    // What was not written down is missing nowhere: the log is all there is of it.
    let Found { all, since } = forges.unwrap_or(Found { all: Vec::new(), since: Seconds::MIN });
    let mut found = landing_of(ground, &joined(ground, all), since);
    found.signal.coverage.requests = coverage(ground, HALF).filter(|_| is_read);
    found
}

/// Works it out of these. `since` is from when on proposals were read, or written down.
pub fn landing_of(ground: &Ground, proposals: &[Proposal], since: Seconds) -> Landing {
    let clock = &ground.clock;
    let from = clock.weeks_ago(HALF);
    let mut found = Landing::bare(Signal::outside(&DEFINITION, ground, since <= from));
    let own = |proposal: &&Proposal| proposal.by == Who::Person(ground.lead());
    let mut own: Vec<&Proposal> =
        proposals.iter().filter(own).filter(|one| (from..clock.t()).contains(&one.at)).collect();
    own.sort_by_key(|one| (one.at, &one.named));
    let days = |one: Seconds, other: Seconds| (clock.day(other) - clock.day(one)).get_days();
    let mut count = Count::default();
    for proposal in own {
        if days(proposal.at, clock.t()) <= LANDS_WITHIN {
            found.young += 1;
            continue;
        }
        if !proposal.tells {
            found.untold += 1;
            continue;
        }
        found.of_log += u64::from(proposal.named.link.is_none());
        let landed = proposal.landed.is_some_and(|landed| days(proposal.at, landed) <= LANDS_WITHIN);
        let record = proposal.named.record(ground, proposal.at);
        count.add(landed);
        found.signal.denominator.push(record.clone());
        if landed {
            found.signal.numerator.push(record);
            found.rounds.extend(proposal.rounds.filter(|&rounds| rounds > 0));
        }
    }
    found.rounds.sort_unstable();
    found.signal.figure(count, 1, "proposals of yours in half a year that are older than 30 days");
    found
}
