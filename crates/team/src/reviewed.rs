//! Days on which somebody reviewed a request (definitions 1.7): half a day in the areas that it touched.

use std::collections::BTreeMap;

use jiff::civil::Date;
use records::RequestAct;

use crate::accounts::Who;
use crate::branch::FileIx;
use crate::changes::Change;
use crate::clock::{Clock, Seconds};
use crate::persons::{People, PersonIx};
use crate::requests::Requests;

/// What a day is worth on which one reviewed in an area, and changed nothing.
pub(crate) const WORTH: f64 = 0.5;

/// That somebody reviewed a request that was merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reviewed {
    person: PersonIx,
    /// When, and on which day of the clock's zone, since 1970-01-01.
    time: Seconds,
    day: i64,
    /// When it was merged: what it touches is known from then on.
    merged: Seconds,
    /// Counted files it touches.
    files: Vec<FileIx>,
}

/// The reviews of merged requests that are no bulk change, by humans who did not open or make them; by person.
pub(crate) fn of(changes: &[Change], requests: &[Requests], people: &People, clock: &Clock) -> Vec<Reviewed> {
    let mut all = Vec::new();
    for change in changes.iter().filter(|change| !change.bulk && !change.files.is_empty()) {
        let of_change = |_| requests[change.repository].at(change.commit);
        let Some(merged) = change.request.and_then(of_change) else { continue };
        let author = people.who(change.repository, merged.request.author);
        for event in &merged.request.events {
            let is_review = matches!(event.act, RequestAct::Decided(_) | RequestAct::Remarked);
            let Some(by) = event.by.filter(|_| is_review).map(|by| people.who(change.repository, by)) else {
                continue;
            };
            let Who::Person(person) = by else { continue };
            if by != author && person != change.person {
                let day = i64::from((clock.day(event.at) - Date::constant(1970, 1, 1)).get_days());
                let files = change.files.clone();
                all.push(Reviewed { person, time: event.at, day, merged: change.time, files });
            }
        }
    }
    all.sort_by_key(|review| (review.person, review.time));
    all
}

/// For each day before `t` on which a person reviewed in an area, and did not change it, the newest review.
pub(crate) fn days(
    reviewed: &[Reviewed],
    person: PersonIx,
    in_area: &impl Fn(FileIx) -> bool,
    t: Seconds,
    changed_on: impl Fn(i64) -> bool,
) -> Vec<Seconds> {
    let start = reviewed.partition_point(|review| review.person < person);
    let own = reviewed[start..].iter().take_while(|review| review.person == person);
    let before = own.filter(|review| review.time < t && review.merged < t);
    let mut newest: BTreeMap<i64, Seconds> = BTreeMap::new();
    for review in before.filter(|review| review.files.iter().any(|&file| in_area(file))) {
        if !changed_on(review.day) {
            newest.insert(review.day, review.time);
        }
    }
    newest.into_values().collect()
}
