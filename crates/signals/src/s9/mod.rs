//! s9, outside your hours.

mod joined;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use team::Ground;
use team::clock::{BEFORE, NOW, Seconds};

use self::joined::{in_meetings, on_the_forge};
use self::work::{EPOCH, Own, Work, commits};
use crate::blocks::{BLOCK, line, usual};
use crate::{Count, Definition, Needs, Signal, Status};

pub use joined::{Join, Joined};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s9",
    slug: "outside-hours",
    name: "Outside your hours",
    meaning: "days on which you worked outside the hours you said are yours",
    formula: "days with work of yours outside your hours / days with work of yours; work is a commit, and where they are joined a review, a comment, \
              a meeting",
    unit: "days",
    window: "now, twelve weeks",
    records: "your commits, by the time you wrote them, where that time is your own; reviews, comments and meetings where a forge and a calendar that \
              are connected hold all of the sixty weeks",
    source: "git",
    not_seen: "Activity, not wellbeing: work that leaves no record is not here.",
    counter: "your calendar (s8)",
    capability: "K10",
    minimum: "20 days, and your own time on at least 80 % of the commits",
    needs: Needs { figure: NOW, point: NOW, words: "twelve weeks", files: false },
};

/// The least days for a share.
pub const LEAST: u64 = 20;
/// Commits with a usable time, of all, in percent.
const USABLE: u64 = 80;

/// Days, with what they rest on.
#[derive(Clone, Debug)]
pub struct OutsideHours {
    /// The signal.
    pub signal: Signal,
    /// Days with work in *now*.
    pub days: u64,
    /// Distinct author minutes with a usable time, of all, in *now*.
    pub usable: Count,
    /// Whether hours were said.
    pub said: bool,
    /// What is joined with commits.
    pub joined: Joined,
}

impl OutsideHours {
    /// Whether enough commits of *now* carry the lead's own time for a share; said or not, hours change nothing else.
    pub fn own_enough(&self) -> bool {
        own_enough(self.usable)
    }
}

fn own_enough(usable: Count) -> bool {
    100 * usable.part >= USABLE * usable.of
}

/// Works it out.
pub fn outside_hours(ground: &Ground) -> OutsideHours {
    let own = commits(ground);
    let joined = Joined::of(ground);
    let work = work(ground, &own, joined);
    let usable = usable(within(&own, |own| own.commit.authored.seconds, &window(ground, NOW, 0)));
    let now = between(ground, &work, NOW, 0);
    let days = first_of_each_day(now.iter());
    let mut signal = Signal::empty(&DEFINITION, ground);
    signal.denominator = days.values().map(|work| work.record()).collect();
    let said = ground.settings.hours.is_some();
    let mut found = OutsideHours { signal, days: days.len() as u64, usable, said, joined };
    if !said {
        found.signal.status = Status::NotApplicable("no share until you say your hours".to_owned());
        return found;
    }
    let count = |from: i32, to: i32| outside(between(ground, &work, from, to));
    let signal = &mut found.signal;
    let late = first_of_each_day(now.iter().filter(|work| work.outside));
    signal.numerator = late.values().map(|work| work.record()).collect();
    let (since, until) = joined.known(&ground.clock);
    signal.points = line(|weeks_ago| count(weeks_ago + NOW, weeks_ago));
    // A window that not every source holds whole would stand on others than the one beside it.
    let is_known = |from: Seconds, to: Seconds| since <= from && to <= until;
    let clock = &ground.clock;
    signal
        .points
        .retain(|point| is_known(clock.weeks_ago(point.weeks_ago + NOW), clock.weeks_ago(point.weeks_ago)));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| count((block + 1) * BLOCK, block * BLOCK));
    if since > clock.weeks_ago(NOW + BEFORE + BLOCK) {
        signal.month_before = None;
    }
    signal.figure(count(NOW, 0), LEAST, &format!("days {}", joined.days_with()));
    if !own_enough(usable) {
        signal.value = None;
        signal.status = Status::NotEnough {
            have: 100 * usable.part / usable.of.max(1),
            need: USABLE,
            why: "per cent of your commits carry your own time".to_owned(),
        };
    }
    found
}

/// Days outside of the hours said, of all days with a commit, by their date from one Monday to before another, in weeks before T; the
/// newest week first. Each day is in one week, also where a commit's own clock had another date than the zone. None
/// where no hours were said, or too few commits of those weeks carry the lead's own time.
pub(crate) fn of_weeks(ground: &Ground, from: i32) -> Option<Vec<Count>> {
    ground.settings.hours?;
    let own = commits(ground);
    let own: Vec<&Own> = own.iter().filter(|own| (0..from).contains(&week(ground, own.day))).collect();
    own_enough(usable(own.iter().copied())).then(|| {
        let work: Vec<Work> = own.iter().filter(|own| own.usable).map(|own| own.work()).collect();
        let of = |weeks_ago| work.iter().filter(move |work| week(ground, work.day) == weeks_ago);
        (0..from).map(|weeks_ago| outside(of(weeks_ago))).collect()
    })
}

/// The days off that the lead gave and on which they worked: what else was a day off changes no figure.
pub fn worked_days_off(ground: &Ground) -> Vec<Date> {
    if ground.settings.days_off.is_empty() {
        return Vec::new();
    }
    let own = commits(ground);
    let days: BTreeSet<i64> = work(ground, &own, Joined::of(ground)).iter().map(|work| work.day).collect();
    let is_off =
        |day: &Date| ground.settings.days_off.iter().any(|&(first, last)| (first..=last).contains(day));
    days.into_iter().map(date_of).filter(is_off).collect()
}

fn date_of(day: i64) -> Date {
    EPOCH.saturating_add(day.days())
}

/// The week of a date, in weeks before T.
fn week(ground: &Ground, day: i64) -> i32 {
    let before = (ground.clock.date() - date_of(day)).get_days() - 1;
    before.div_euclid(7)
}

/// All work that counts, in its order: commits with a time of the lead's own, and what is joined; nothing from the day on from which some of it is not known.
fn work<'o>(ground: &'o Ground, own: &'o [Own<'o>], joined: Joined) -> Vec<Work<'o>> {
    let (_, until) = joined.known(&ground.clock);
    let mut all: Vec<Work> = own.iter().filter(|own| own.usable).map(Own::work).collect();
    if joined.forge.is_joined() {
        all.extend(on_the_forge(ground));
    }
    if joined.calendar.is_joined() {
        all.extend(in_meetings(ground));
    }
    // Of the same second the commits first, as they are ordered by their ids.
    all.sort_by_key(|work| work.at);
    all.truncate(all.partition_point(|work| work.at < until));
    all
}

fn window(ground: &Ground, from: i32, to: i32) -> std::ops::Range<Seconds> {
    ground.clock.weeks_ago(from)..ground.clock.weeks_ago(to)
}

/// What of a list in order of time lies in a window.
fn within<'o, T>(all: &'o [T], at: impl Fn(&T) -> Seconds, window: &std::ops::Range<Seconds>) -> &'o [T] {
    let first = all.partition_point(|one| at(one) < window.start);
    let end = all.partition_point(|one| at(one) < window.end);
    &all[first..end.max(first)]
}

fn between<'o, 'g>(ground: &Ground, work: &'o [Work<'g>], from: i32, to: i32) -> &'o [Work<'g>] {
    within(work, |work| work.at, &window(ground, from, to))
}

/// Of distinct author minutes, those with a commit whose time is the lead's own.
fn usable<'o, 'g: 'o>(commits: impl IntoIterator<Item = &'o Own<'g>>) -> Count {
    let mut minutes: BTreeMap<i64, bool> = BTreeMap::new();
    for own in commits {
        *minutes.entry(own.commit.authored.seconds.div_euclid(60)).or_default() |= own.usable;
    }
    Count { part: minutes.values().filter(|&&own| own).count() as u64, of: minutes.len() as u64 }
}

fn first_of_each_day<'o, 'g: 'o>(all: impl Iterator<Item = &'o Work<'g>>) -> BTreeMap<i64, &'o Work<'g>> {
    let mut days = BTreeMap::new();
    for work in all {
        days.entry(work.day).or_insert(work);
    }
    days
}

/// Days with work outside of the hours, of days with work.
fn outside<'o, 'g: 'o>(work: impl IntoIterator<Item = &'o Work<'g>>) -> Count {
    let mut days: BTreeMap<i64, bool> = BTreeMap::new();
    for work in work {
        *days.entry(work.day).or_default() |= work.outside;
    }
    Count { part: days.values().filter(|&&late| late).count() as u64, of: days.len() as u64 }
}
