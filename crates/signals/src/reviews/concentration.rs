//! How reviews are shared out (definitions, s4).

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::{AccountIx, Request, RequestAct};

use super::Who;
use crate::Count;

/// The least reviews for a share.
pub const LEAST_REVIEWS: u64 = 30;
/// The least people; below, the lead's figure would show what few others do.
pub const LEAST_PEOPLE: usize = 4;

/// How reviews are shared out among people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concentration {
    /// The lead's, of all.
    pub lead: Count,
    /// The normalised index of Herfindahl and Hirschman: 0 where all review as much, 1 where one does all.
    pub index: f64,
}

/// The lead's part and the index, of the lead's reviews and everybody else's, those without any included; none of less than [`LEAST_REVIEWS`]
/// or of fewer than [`LEAST_PEOPLE`].
pub fn concentration(lead: u64, others: &[u64]) -> Option<Concentration> {
    let all = lead + others.iter().sum::<u64>();
    let people = others.len() + 1;
    if all < LEAST_REVIEWS || people < LEAST_PEOPLE {
        return None;
    }
    let squares: u64 = others.iter().chain([&lead]).map(|own| own * own).sum();
    let (even, found) = (1.0 / people as f64, squares as f64 / (all * all) as f64);
    let index = (found - even) / (1.0 - even);
    Some(Concentration { lead: Count { part: lead, of: all }, index: index.max(0.0) })
}

/// The reviews of a request by humans other than its author, each as a person and a day of the zone: many on one day are one.
pub fn review_days(
    request: &Request,
    who: impl Fn(AccountIx) -> Who,
    zone: &TimeZone,
    within: std::ops::Range<i64>,
) -> BTreeSet<(u32, Date)> {
    let author = who(request.author);
    let reviews = request.events.iter().filter(|event| {
        within.contains(&event.at) && matches!(event.act, RequestAct::Decided(_) | RequestAct::Remarked)
    });
    reviews
        .filter_map(|event| match event.by.map(&who)? {
            by if by == author => None,
            Who::Person(person) => {
                let at = Timestamp::from_second(event.at).ok()?;
                Some((person, at.to_zoned(zone.clone()).date()))
            }
            Who::Machine | Who::Gone(_) => None,
        })
        .collect()
}
