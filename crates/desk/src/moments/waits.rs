//! Change requests that wait for the lead, and those of others that they took on.

use growth::Trigger;
use jiff::civil::Date;
use signals::s3w::waited_on;
use signals::taken_on::taken_on;
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
        let records = taken_on(ground, day);
        (!records.is_empty()).then(|| Moment {
            trigger: Trigger::OwnAssignment,
            day,
            area: None,
            file: None,
            count: records.len(),
            words: match records.len() {
                1 => "You assigned a change request to yourself".to_owned(),
                n => format!("You assigned {n} change requests to yourself"),
            },
            why: "Somebody else opened it. Who would learn most from it?".to_owned(),
            records,
            read: read_of_forges(ground, day),
        })
    };
    days(week, today).filter_map(moment).collect()
}
