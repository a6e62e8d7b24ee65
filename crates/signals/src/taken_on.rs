//! Work of others that the lead assigned to themselves.

use jiff::ToSpan;
use jiff::civil::Date;
use records::RequestAct;
use team::{Ground, Who};

use crate::Record;
use crate::requests::{OfForge, all, read, reads};

/// Change requests that somebody else opened and the lead assigned to themselves on a day, and was still assigned to when it ended or when the forge was
/// read on it; by their number. Nothing of a forge whose reading does not reach the day.
pub fn taken_on(ground: &Ground, day: Date) -> Vec<Record> {
    let there = all(ground).filter(|of| reads(ground, of.forge, day));
    there.filter_map(|of| Some(of.record(taken(of, day)?))).collect()
}

/// When the lead took it, on that day.
fn taken(of: OfForge, day: Date) -> Option<i64> {
    let who = of.who();
    let lead = Who::Person(of.ground.lead());
    // What the lead opened is theirs already; many teams assign each request to who opened it.
    if who(of.request.author) == lead {
        return None;
    }
    let clock = &of.ground.clock;
    let (start, end) = (clock.start_of(day), clock.start_of(day.saturating_add(1.days())));
    let own = of.request.events.iter().filter(|event| event.at < end && event.at <= read(of.forge));
    // None while the lead is not assigned; else when that began, and whether they did it.
    let mut since: Option<(i64, bool)> = None;
    for event in own {
        match event.act {
            RequestAct::Assigned(whom) if who(whom) == lead => {
                let by_lead = event.by.is_some_and(|by| who(by) == lead);
                since = since.or(Some((event.at, by_lead)));
            }
            RequestAct::Unassigned(whom) if who(whom) == lead => since = None,
            _ => {}
        }
    }
    since.filter(|&(at, by_lead)| by_lead && start <= at).map(|(at, _)| at)
}
