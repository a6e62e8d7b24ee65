//! Change requests that wait for the lead, and those and issues of others that they took on.

use growth::Trigger;
use jiff::civil::Date;
use signals::s3w::waited_on;
use signals::taken_on::{TakenOn, taken_on};
use team::Ground;

use super::{Moment, days, read_of_forges};
use crate::text::number_of;
use crate::week::Week;

/// One a day on which something waits.
pub(super) fn waits(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    let moment = |day: Date| {
        let items = waited_on(ground, day);
        let oldest = items.first()?.record.day;
        let n = items.len();
        let (request, waits) = (number_of(n, "change request"), if n == 1 { "waits" } else { "wait" });
        Some(Moment {
            trigger: Trigger::MergeWaits,
            day,
            area: None,
            file: None,
            count: n,
            words: format!("{request} {waits} for you"),
            why: match n {
                1 => format!("Its next act is yours since {}.", oldest.strftime("%A %-d %B")),
                _ => format!("The next act is yours; of the oldest since {}.", oldest.strftime("%A %-d %B")),
            },
            records: items.into_iter().map(|item| item.record).collect(),
            read: read_of_forges(ground, day),
        })
    };
    days(week, today).filter_map(moment).collect()
}

/// One a day on which the lead assigned work of somebody else's to themselves.
pub(super) fn taken(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    let moment = |day: Date| {
        let TakenOn { mut requests, issues } = taken_on(ground, day);
        let words = format!("You assigned {} to yourself", taken_in_words(requests.len(), issues.len()));
        requests.extend(issues);
        let records = requests;
        (!records.is_empty()).then(|| Moment {
            trigger: Trigger::OwnAssignment,
            day,
            area: None,
            file: None,
            count: records.len(),
            words,
            why: match records.len() {
                1 => "Somebody else opened it. Who would learn most from it?".to_owned(),
                _ => "Somebody else opened them. Who would learn most from them?".to_owned(),
            },
            records,
            read: read_of_forges(ground, day),
        })
    };
    days(week, today).filter_map(moment).collect()
}

/// `2 change requests and an issue`
fn taken_in_words(requests: usize, issues: usize) -> String {
    let of = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(one.to_owned()),
        n => Some(format!("{n} {many}")),
    };
    let both = [of(requests, "a change request", "change requests"), of(issues, "an issue", "issues")];
    both.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}
