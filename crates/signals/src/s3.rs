//! s3, wait on the lead.

use std::collections::BTreeSet;

use team::clock::{BEFORE, NOW, Seconds};
use team::{Ground, PersonIx, Who, weekday_seconds};

use crate::blocks::{BLOCK, LINE, line, usual};
use crate::requests::{FORGE, all};
use crate::reviews::waits;
use crate::stats::{Length, median_length};
use crate::{Count, Definition, Needs, Record, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s3",
    slug: "wait-on-you",
    name: "Wait on you",
    meaning: "how long somebody waits who asks you in person for a review, until you first answer",
    formula: "Kaplan-Meier median of the time from a request to you to your first act there, weekends out; what has no \
              answer yet counts as at least so long",
    unit: "hours",
    window: "now, twelve weeks",
    records: "requests for your review in person, from when the change is open and no draft",
    source: FORGE,
    not_seen: "A forge cannot see what you were asked in talk or chat, nor that you were away: days off count as waiting.",
    counter: "the others' median, where at least three of them were asked",
    capability: "K3",
    minimum: "10 waits that began in the window",
    needs: Needs { figure: 0, point: 0, words: "twelve weeks", files: false },
};

/// The least waits for a median, the lead's or the others'.
pub const LEAST: u64 = 10;
/// The least others who were asked for a median of theirs; of fewer it would tell each other's.
pub const LEAST_OTHERS: usize = 3;

/// The wait on the lead, with what stands beside it.
#[derive(Clone, Debug)]
pub struct WaitOnLead {
    /// The signal: the median in hours, and how many of the waits were answered.
    pub signal: Signal,
    /// The lead's waits that began in *now*, the oldest first.
    pub waits: Vec<Waited>,
    /// The lead's median in hours of the waits that began in *before*, and how many; none of fewer than [`LEAST`].
    pub before: Option<(f64, u64)>,
    /// The others', where there are enough of them.
    pub others: Option<Others>,
    /// The lead's median as a multiple of the others', where both may be said.
    pub ratio: Option<f64>,
    /// What *long* means in the verdict, in seconds: the median of all the lead's waits of the sixty weeks, or more; none where
    /// the forge was not read so far back.
    pub at_least: Option<Seconds>,
}

/// One wait for the lead.
#[derive(Clone, Debug)]
pub struct Waited {
    /// The request, by the day on which the wait began.
    pub record: Record,
    /// How long, in seconds without weekends.
    pub seconds: Seconds,
    /// Whether the lead answered; else it was followed no further.
    pub answered: bool,
}

/// Waits on the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Others {
    /// Their median in hours; none where more than half had no answer as far as they can be followed.
    pub median: Option<f64>,
    /// How many waits.
    pub waits: u64,
    /// On how many people.
    pub people: usize,
}

/// A wait on a person, with its length up to T.
struct Wait {
    whom: PersonIx,
    begins: Seconds,
    ends: Seconds,
    answered: bool,
    long: Seconds,
    record: Record,
}

/// Works it out.
pub fn wait_on_lead(ground: &Ground) -> WaitOnLead {
    let signal = Signal::of_requests(&DEFINITION, ground, NOW);
    let mut found =
        WaitOnLead { signal, waits: Vec::new(), before: None, others: None, ratio: None, at_least: None };
    let Some(requests) = found.signal.coverage.requests else { return found };
    let (own, others) = of_now_and_before(ground);
    let of_now = since(&own, ground.clock.weeks_ago(NOW));
    let waited =
        |wait: &Wait| Waited { record: wait.record.clone(), seconds: wait.long, answered: wait.answered };
    found.waits = of_now.iter().map(waited).collect();
    found.others = of_others(&others);
    let lead = median(of_now);
    let enough = of_now.len() as u64 >= LEAST;
    found.before = before(ground, &own).filter(|_| requests.since <= ground.clock.weeks_ago(NOW + BEFORE));
    found.ratio = found.others.and_then(|others| {
        let (lead, others) = (hours(lead.filter(|_| enough)?), others.median.filter(|&others| others > 0.0)?);
        Some(lead / others)
    });
    let signal = &mut found.signal;
    signal.denominator = of_now.iter().map(|wait| wait.record.clone()).collect();
    let answered = of_now.iter().filter(|wait| wait.answered);
    signal.numerator = answered.map(|wait| wait.record.clone()).collect();
    signal.count = Some(Count { part: signal.numerator.len() as u64, of: signal.denominator.len() as u64 });
    if enough {
        signal.value = lead.map(hours);
    } else {
        let why = "requests to you for a review".to_owned();
        signal.status = Status::NotEnough { have: of_now.len() as u64, need: LEAST, why };
    }
    signal.points = line(|weeks_ago| at_monday(ground, &own, weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    let of_all = since(&own, ground.clock.weeks_ago(NOW + BEFORE));
    // Of weeks that were not read nobody knows how long the waits were.
    let all_read = requests.since <= ground.clock.weeks_ago(NOW + BEFORE);
    found.at_least = median(of_all).filter(|_| all_read);
    let until = requests.until.min(ground.clock.t());
    if let Some(than) = found.at_least {
        // What began so late that it could not have lasted so long yet says nothing, answered or not.
        let old = |wait: &Wait| weekday_seconds(ground.clock.zone(), wait.begins, until) >= than;
        let old = &own[..own.partition_point(old)];
        found.signal.compare(ground, |block| longer(ground, old, block, than));
    }
    found
}

/// Waits up to T, by when they began: the lead's of the line, and those of *now* on others.
fn of_now_and_before(ground: &Ground) -> (Vec<Wait>, Vec<Wait>) {
    let (line, now) = (ground.clock.weeks_ago(LINE + NOW), ground.clock.weeks_ago(NOW));
    let zone = ground.clock.zone();
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for of in all(ground) {
        for wait in waits(of.request, of.who(), of.until_t()) {
            let Who::Person(whom) = wait.whom else { continue };
            let (list, from) = if whom == ground.lead() { (&mut own, line) } else { (&mut others, now) };
            if from <= wait.begins {
                list.push(Wait {
                    whom,
                    begins: wait.begins,
                    ends: wait.ends,
                    answered: wait.answered,
                    long: weekday_seconds(zone, wait.begins, wait.ends),
                    record: of.record(wait.begins),
                });
            }
        }
    }
    let order = |wait: &Wait| (wait.begins, wait.record.repository, wait.record.id.clone());
    own.sort_by_cached_key(order);
    others.sort_by_cached_key(order);
    (own, others)
}

fn since(waits: &[Wait], from: Seconds) -> &[Wait] {
    &waits[waits.partition_point(|wait| wait.begins < from)..]
}

fn median(waits: &[Wait]) -> Option<Seconds> {
    let length = |wait: &Wait| Length { long: wait.long, ended: wait.answered };
    median_length(&waits.iter().map(length).collect::<Vec<_>>())
}

/// The median of those that began in *before*, followed as far as those of *now*.
fn before(ground: &Ground, own: &[Wait]) -> Option<(f64, u64)> {
    let waits = since(own, ground.clock.weeks_ago(NOW + BEFORE));
    let waits = &waits[..waits.len() - since(waits, ground.clock.weeks_ago(NOW)).len()];
    let enough = waits.len() as u64 >= LEAST;
    Some((hours(median(waits).filter(|_| enough)?), waits.len() as u64))
}

fn hours(seconds: Seconds) -> f64 {
    seconds as f64 / 3600.0
}

fn of_others(waits: &[Wait]) -> Option<Others> {
    let people = waits.iter().map(|wait| wait.whom).collect::<BTreeSet<_>>().len();
    let enough = people >= LEAST_OTHERS && waits.len() as u64 >= LEAST;
    enough.then(|| Others { median: median(waits).map(hours), waits: waits.len() as u64, people })
}

/// The median as it was on a Monday, of the waits that began in the twelve weeks before it, followed up to it; with their number. Nothing where
/// there was none.
fn at_monday(ground: &Ground, own: &[Wait], weeks_ago: i32) -> Count {
    let (from, monday) = (ground.clock.weeks_ago(weeks_ago + NOW), ground.clock.weeks_ago(weeks_ago));
    let begun = since(own, from);
    let begun = &begun[..begun.partition_point(|wait| wait.begins < monday)];
    let zone = ground.clock.zone();
    let then = |wait: &Wait| match wait.ends < monday {
        true => Length { long: wait.long, ended: wait.answered },
        false => Length { long: weekday_seconds(zone, wait.begins, monday), ended: false },
    };
    let median = median_length(&begun.iter().map(then).collect::<Vec<_>>());
    median.map_or(Count::default(), |long| Count { part: long as u64, of: begun.len() as u64 })
}

/// Of the waits that began in a block, those that lasted so long or longer; without those that were cut off before that
/// could show.
fn longer(ground: &Ground, waits: &[Wait], block: i32, than: Seconds) -> Count {
    let (from, to) = (ground.clock.weeks_ago((block + 1) * BLOCK), ground.clock.weeks_ago(block * BLOCK));
    let mut count = Count::default();
    for wait in since(waits, from).iter().take_while(|wait| wait.begins < to) {
        match wait.answered {
            true => count.add(wait.long >= than),
            // It was still there when it was cut off, so it lasted at least so long.
            false if wait.long >= than => count.add(true),
            false => {}
        }
    }
    count
}
