//! What s9 joins with commits: reviews and comments of a forge, and meetings of a calendar.

use std::collections::HashMap;

use records::RequestAct;
use team::clock::{BEFORE, Clock, NOW, Seconds};
use team::{Ground, Who};

use super::work::{What, Work, days_of};
use crate::calendar::{self, Days, by_day, clipped, meetings};
use crate::carried::enough;
use crate::requests::{all, connected, read};
use crate::{Count, Record, blocks, s8};

/// Whether a source is joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Join {
    /// None is connected, or its first reading is not at its end.
    #[default]
    NotConnected,
    /// It is known from this second on, which is too late for *now* and *before*.
    TooLate(Seconds),
    /// It is known to before this second, and more than a fifth of *now* came after it.
    TooOld(Seconds),
    /// Too much of it could not be read: requests that could, of all.
    Unread(Count),
    /// It is joined: known from when, and to before when.
    Joined(Seconds, Seconds),
}

impl Join {
    fn of((since, until): (Seconds, Seconds), clock: &Clock) -> Join {
        let start = clock.weeks_ago(NOW);
        let (wanted, there) = (clock.t() - start, clock.t().min(until) - start);
        if since > clock.weeks_ago(NOW + BEFORE) {
            Join::TooLate(since)
        } else if !enough(Count { part: there.max(0) as u64, of: wanted as u64 }) {
            Join::TooOld(until)
        } else {
            Join::Joined(since, until)
        }
    }

    /// Whether it is.
    pub fn is_joined(self) -> bool {
        matches!(self, Join::Joined(..))
    }
}

/// What is joined with commits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Reviews and comments.
    pub forge: Join,
    /// Meetings.
    pub calendar: Join,
}

impl Joined {
    /// What is joined on a ground: what is known of all of *now* and *before*, so that one is never compared with the other by other sources.
    pub fn of(ground: &Ground) -> Joined {
        Joined { forge: forge(ground), calendar: of_calendar(ground) }
    }

    /// What a day with work is called.
    pub fn days_with(self) -> &'static str {
        match (self.forge.is_joined(), self.calendar.is_joined()) {
            (false, false) => "with a commit of yours",
            (true, false) => "with a commit, review or comment of yours",
            (false, true) => "with a commit or a meeting of yours",
            (true, true) => "with a commit, review, comment or meeting of yours",
        }
    }

    /// From when on all of it is known, and the day from which on some is not any more, as the instant it begins.
    pub fn known(self, clock: &Clock) -> (Seconds, Seconds) {
        let mut known = (Seconds::MIN, clock.t());
        for join in [self.forge, self.calendar] {
            if let Join::Joined(since, until) = join {
                let end = if until < clock.t() { clock.start_of(clock.day(until)) } else { clock.t() };
                known = (known.0.max(since), known.1.min(end));
            }
        }
        known
    }
}

fn forge(ground: &Ground) -> Join {
    let since = connected(ground).map(|(_, forge)| forge.since).max();
    let until = connected(ground).map(|(_, forge)| read(forge)).min();
    let Some(known) = since.zip(until) else { return Join::NotConnected };
    let there: usize = connected(ground).map(|(_, forge)| forge.requests.len()).sum();
    let skipped: usize = connected(ground).map(|(_, forge)| forge.skipped).sum();
    let requests = Count { part: there as u64, of: (there + skipped) as u64 };
    if enough(requests) { Join::of(known, &ground.clock) } else { Join::Unread(requests) }
}

fn of_calendar(ground: &Ground) -> Join {
    ground.calendar.map_or(Join::NotConnected, |found| Join::of(calendar::known(found), &ground.clock))
}

/// The lead's reviews and comments on requests: what has an instant of its own. A merge may have been pressed by a program in their name.
pub(super) fn on_the_forge<'g>(ground: &Ground) -> Vec<Work<'g>> {
    let (lead, days) = (Who::Person(ground.lead()), Days::of(ground));
    let commented = comments(ground);
    let mut found = Vec::new();
    for of in all(ground) {
        let who = of.who();
        let is_said = |act: &RequestAct| {
            matches!(act, RequestAct::Decided(_) | RequestAct::Remarked | RequestAct::Commented)
        };
        let events = of.request.events.iter().filter(|event| event.by.is_some_and(|by| who(by) == lead));
        let events = events.filter(|event| is_said(&event.act)).map(|event| event.at);
        let comments = commented.get(&(of.repository, of.request.number)).into_iter().flatten().copied();
        for at in events.chain(comments).filter(|&at| at < of.until_t()) {
            let day = ground.clock.day(at);
            let inside = days.hours_of(day).is_some_and(|hours| (hours.0..hours.1).contains(&at));
            found.push(Work { at, day: days_of(day), outside: !inside, what: What::Other(of.record(at)) });
        }
    }
    found
}

/// When the lead said something on which request, by repository and number.
fn comments(ground: &Ground) -> HashMap<(usize, u64), Vec<Seconds>> {
    let lead = Who::Person(ground.lead());
    let mut all: HashMap<(usize, u64), Vec<Seconds>> = HashMap::new();
    for (repository, forge) in connected(ground) {
        // They are of the account that reads, unless the lead said that it is not theirs.
        if forge.own.is_none_or(|own| ground.people.who(repository, own) == lead) {
            for comment in &forge.comments {
                all.entry((repository, comment.request)).or_default().push(comment.at);
            }
        }
    }
    all
}

/// The meetings the lead was in, by the days they lie on.
pub(super) fn in_meetings<'g>(ground: &Ground) -> Vec<Work<'g>> {
    let days = Days::of(ground);
    let within = (ground.clock.weeks_ago(NOW + blocks::LINE), ground.clock.t());
    let all = ground.calendar.map(|found| found.meetings.as_slice()).unwrap_or_default();
    let mut found = Vec::new();
    for one in meetings(all) {
        let record = s8::record(&days, one, "meeting");
        for span in clipped(&[(one.begins, one.ends)], within) {
            found.extend(by_day(&days, span).filter_map(|(day, of_day)| {
                let &(at, _) = of_day.all.first()?;
                let what = What::Other(Record { day, ..record.clone() });
                Some(Work { at, day: days_of(day), outside: !of_day.outside.is_empty(), what })
            }));
        }
    }
    found
}
