//! s3w, waiting for you now.

use jiff::ToSpan;
use team::clock::{NOW, Seconds};
use team::{Ground, WorkingTime};

use jiff::civil::Date;

use crate::requests::{FORGE, OfForge, all, read, reads};
use crate::reviews::{Line, Next, Turn, turns};
use crate::{Answer, Count, Definition, Needs, Record, Signal};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s3w",
    slug: "waiting-for-you",
    name: "Waiting for you now",
    meaning: "open change requests whose next act is yours",
    formula: "open requests of which the table of whose act is next says that it is yours",
    unit: "requests",
    window: "when the forge was last read",
    records: "open change requests, by what happened to them so far",
    source: FORGE,
    not_seen: "A forge cannot see what you agreed on outside of it. Where a team is asked, nobody is, so what waits for your team is not here.",
    counter: "wait on you (s3)",
    capability: "K3",
    minimum: "none: it is a list",
    needs: Needs { figure: 0, point: 0, words: "nothing of the past", files: false },
};

/// What waits, with what stands beside it.
#[derive(Clone, Debug)]
pub struct WaitingNow {
    /// The signal: how many wait, as one count.
    pub signal: Signal,
    /// What waits, the oldest first.
    pub items: Vec<Waiting>,
    /// For each week of *now*, the newest first: seconds of the lead's hours, one request's beside the other's, in which it was their turn. None where the
    /// forge was not read for all of it.
    pub weeks: Vec<Option<Seconds>>,
    /// Whether the lead said hours; else they are Monday to Friday around the clock.
    pub hours_said: bool,
    /// The moment of the list: of several forges the one read the longest ago.
    pub at: Seconds,
}

/// A request that waits for the lead.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The request, by the day since which it waits.
    pub record: Record,
    /// Since when, in seconds since 1970.
    pub since: Seconds,
    /// Of how many who are awaited the lead is one.
    pub of: usize,
    /// What for, by the line of the table.
    pub line: Line,
}

/// Works it out.
pub fn waiting_now(ground: &Ground) -> WaitingNow {
    let mut found = WaitingNow::bare(Signal::of_requests(&DEFINITION, ground, 0));
    let Some(requests) = found.signal.coverage.requests else { return found };
    found.hours_said = ground.settings.hours.is_some();
    found.at = moment(ground, ground.today, requests.until);
    let working = working_time(ground);
    let mondays: Vec<Seconds> = (0..=NOW).map(|weeks| ground.clock.weeks_ago(weeks)).collect();
    let mut spent = vec![0; NOW as usize];
    for of in all(ground) {
        let end = moment(ground, ground.today, read(of.forge));
        let mut spans =
            turns(of.request, of.who(), ground.lead()).take_while(|&(at, _)| at <= end).peekable();
        while let Some((from, turn)) = spans.next() {
            let Next::Lead { .. } = turn.next else { continue };
            let to = spans.peek().map(|&(at, _)| at);
            add(&mut spent, &mondays, &working, from, to.unwrap_or(end));
            if to.is_none() {
                found.items.extend(waiting(of, turn));
            }
        }
    }
    let known =
        |weeks_ago: usize| requests.since <= mondays[weeks_ago + 1] && mondays[weeks_ago] <= requests.until;
    found.weeks =
        spent.into_iter().enumerate().map(|(weeks_ago, spent)| known(weeks_ago).then_some(spent)).collect();
    found.items.sort_by(|one, other| (one.since, &one.record).cmp(&(other.since, &other.record)));
    found.signal.numerator = found.items.iter().map(|item| item.record.clone()).collect();
    found.signal.count = Some(Count { part: found.items.len() as u64, of: 0 });
    found.signal.value = Some(found.items.len() as f64);
    found
}

/// What waited for the lead when a day ended, or when a forge was read on it; the oldest first. Nothing of a forge whose reading does not reach the day.
pub fn waited_on(ground: &Ground, day: Date) -> Vec<Waiting> {
    let there = all(ground).filter(|of| reads(ground, of.forge, day));
    let mut items: Vec<Waiting> = there
        .filter_map(|of| {
            let end = moment(ground, day, read(of.forge));
            let last = turns(of.request, of.who(), ground.lead()).take_while(|&(at, _)| at <= end).last();
            waiting(of, last?.1)
        })
        .collect();
    items.sort_by(|one, other| (one.since, &one.record).cmp(&(other.since, &other.record)));
    items
}

/// The end of a day, or when the forge was read where that is earlier. The clock on the wall is not asked, so that the same records give the same list.
fn moment(ground: &Ground, day: Date, read: Seconds) -> Seconds {
    read.min(ground.clock.start_of(day.saturating_add(1.days())))
}

fn waiting(of: OfForge, turn: Turn) -> Option<Waiting> {
    let (Next::Lead { of: awaited }, Some(since)) = (turn.next, turn.since) else { return None };
    Some(Waiting { record: of.record(since), since, of: awaited, line: turn.line })
}

/// The lead's hours of *now*.
fn working_time(ground: &Ground) -> WorkingTime {
    let (clock, settings) = (&ground.clock, ground.settings);
    let (first, end) = (clock.day(clock.weeks_ago(NOW)), clock.date());
    WorkingTime::of(clock.zone(), settings.hours.as_ref(), &settings.days_off, first, end)
}

/// Adds a stretch to the weeks it lies in.
fn add(weeks: &mut [Seconds], mondays: &[Seconds], working: &WorkingTime, from: Seconds, to: Seconds) {
    for (spent, week) in weeks.iter_mut().zip(mondays.windows(2)) {
        let (from, to) = (from.max(week[1]), to.min(week[0]));
        if from < to {
            *spent += working.seconds(from, to);
        }
    }
}
