//! Work of others that the lead assigned to themselves.

use jiff::ToSpan;
use jiff::civil::Date;
use records::{AccountIx, Forge, RequestAct, RequestEvent};
use team::{Ground, Who};

use crate::Record;
use crate::requests::{all, connected, named_issue, read, reads};

/// What the lead took on, on a day.
#[derive(Clone, Debug, Default)]
pub struct TakenOn {
    /// Change requests, by their number.
    pub requests: Vec<Record>,
    /// Issues, by their number.
    pub issues: Vec<Record>,
}

/// Change requests and issues that somebody else opened and the lead assigned to themselves on a day, and was still assigned to when it ended or when the
/// forge was read on it. Nothing of a forge whose reading does not reach the day.
pub fn taken_on(ground: &Ground, day: Date) -> TakenOn {
    let taken = |repository, forge, author, events: &[RequestEvent]| {
        let who = |account| ground.people.who(repository, account);
        if reads(ground, forge, day) { taken(ground, forge, (who, day), (author, events)) } else { None }
    };
    let mut all_taken = TakenOn::default();
    for of in all(ground) {
        let at = taken(of.repository, of.forge, of.request.author, &of.request.events);
        all_taken.requests.extend(at.map(|at| of.record(at)));
    }
    for (repository, forge) in connected(ground) {
        for issue in &forge.issues {
            let at = taken(repository, forge, issue.author, &issue.events);
            let named = named_issue(&forge.place, repository, issue);
            all_taken.issues.extend(at.map(|at| named.record(ground, at)));
        }
    }
    all_taken
}

/// When the lead took it, on that day.
fn taken(
    ground: &Ground,
    forge: &Forge,
    (who, day): (impl Fn(AccountIx) -> Who, Date),
    (author, events): (AccountIx, &[RequestEvent]),
) -> Option<i64> {
    let lead = Who::Person(ground.lead());
    // What the lead opened is theirs already; many teams assign each request to who opened it.
    if who(author) == lead {
        return None;
    }
    let clock = &ground.clock;
    let (start, end) = (clock.start_of(day), clock.start_of(day.saturating_add(1.days())));
    let own = events.iter().filter(|event| event.at < end && event.at <= read(forge));
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
