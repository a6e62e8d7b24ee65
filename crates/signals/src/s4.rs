//! s4, review concentration.

use std::collections::BTreeMap;

use team::clock::{HALF, NOW};
use team::{Ground, PersonIx};

use crate::requests::{FORGE, all};
use crate::reviews::{LEAST_REVIEWS, concentration, review_days};
use crate::{Answer, Count, Definition, Needs, Record, Signal};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s4",
    slug: "review-concentration",
    name: "Review concentration",
    meaning: "your part of the reviews you and the team gave",
    formula: "reviews by you / by you and the others who are active; a review is a person, a request and a day",
    unit: "reviews",
    window: "now, twelve weeks",
    records: "reviews of change requests of anybody but their author: approvals, wishes for changes, comments on lines",
    source: FORGE,
    not_seen: "A forge cannot see how closely somebody looked, nor reviews in talk. A comment in the conversation is none.",
    counter: "how reviews are spread over all, 0 where all give as many, 1 where one gives all",
    capability: "K3",
    minimum: "30 reviews by a team of four",
    needs: Needs { figure: HALF, point: HALF, words: "the half year that says who is active", files: true },
};

/// How reviews are shared out, with what stands beside it.
#[derive(Clone, Debug)]
pub struct ReviewShare {
    /// The signal: the lead's part.
    pub signal: Signal,
    /// The normalised index of Herfindahl and Hirschman over the lead and the others who are active, 0 to 1.
    pub index: Option<f64>,
    /// How many people that are.
    pub people: usize,
    /// Reviews by people who are not active, in no figure.
    pub outside: u64,
}

/// Works it out.
pub fn review_share(ground: &Ground) -> ReviewShare {
    let mut found = ReviewShare::bare(Signal::of_requests(&DEFINITION, ground, NOW));
    if found.signal.is_not_connected() {
        return found;
    }
    let why = match ground.active.others.len() {
        0 => Some(crate::why_alone(ground)),
        1 => Some(crate::TWO),
        2 => Some(crate::THREE),
        _ => None,
    };
    if let Some(why) = why {
        found.signal = found.signal.not_applicable(why);
        return found;
    }
    let mut given: BTreeMap<PersonIx, u64> = ground.active.others.iter().map(|&other| (other, 0)).collect();
    given.insert(ground.lead(), 0);
    found.people = given.len();
    let signal = &mut found.signal;
    for of in all(ground) {
        let within = ground.clock.weeks_ago(NOW)..of.until_t();
        for (person, day) in review_days(of.request, of.who(), ground.clock.zone(), within) {
            let Some(own) = given.get_mut(&person) else {
                found.outside += 1;
                continue;
            };
            *own += 1;
            let record = Record { day, ..of.record(0) };
            if person == ground.lead() {
                signal.numerator.push(record.clone());
            }
            signal.denominator.push(record);
        }
    }
    let order = |record: &Record| (record.day, record.repository, record.id.clone());
    signal.numerator.sort_by_cached_key(order);
    signal.denominator.sort_by_cached_key(order);
    let lead = given.remove(&ground.lead()).unwrap_or_default();
    let others: Vec<u64> = given.into_values().collect();
    found.index = concentration(lead, &others).map(|found| found.index);
    let all = lead + others.iter().sum::<u64>();
    signal.figure(Count { part: lead, of: all }, LEAST_REVIEWS, "reviews by the team");
    found
}
