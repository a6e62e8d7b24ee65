//! s9, outside your hours.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use records::{Commit, Hours, Stamp};
use team::Ground;
use team::clock::NOW;

use crate::blocks::{BLOCK, line, usual};
use crate::{Count, Definition, Needs, Record, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s9",
    slug: "outside-hours",
    name: "Outside your hours",
    meaning: "days on which you committed outside the hours you said are yours",
    formula: "days with a commit of yours outside your hours / days with a commit of yours",
    unit: "days",
    window: "now, twelve weeks",
    records: "your commits, by the time you wrote them, where that time is your own",
    source: "git",
    not_seen: "Activity, not wellbeing: what you do without a commit is not here.",
    counter: "calendar, which is not connected",
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
    /// Days with a usable commit in *now*.
    pub days: u64,
    /// Distinct author minutes with a usable time, of all, in *now*.
    pub usable: Count,
    /// Whether hours were said.
    pub said: bool,
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

/// One commit of the lead.
struct Own<'g> {
    commit: &'g Commit,
    repository: usize,
    usable: bool,
}

/// Works it out.
pub fn outside_hours(ground: &Ground) -> OutsideHours {
    let own = commits(ground);
    let now: Vec<&Own> = between(ground, &own, NOW, 0);
    let usable = usable(&now);
    let days = days(&now);
    let mut signal = Signal::empty(&DEFINITION, ground);
    signal.denominator = days.values().map(|own| record(own)).collect();
    let mut found =
        OutsideHours { signal, days: days.len() as u64, usable, said: ground.settings.hours.is_some() };
    let Some(hours) = ground.settings.hours else {
        found.signal.status = Status::NotApplicable("no share until you say your hours".to_owned());
        return found;
    };
    let count = |from: i32, to: i32| outside(&between(ground, &own, from, to), &hours);
    let late = |own: &&&Own| is_outside(own.commit.authored, &hours);
    let mut first_outside: BTreeMap<i64, &Own> = BTreeMap::new();
    for own in now.iter().filter(|own| own.usable).filter(late) {
        first_outside.entry(own.commit.authored.day()).or_insert(own);
    }
    let signal = &mut found.signal;
    signal.numerator = first_outside.values().map(|own| record(own)).collect();
    signal.points = line(|weeks_ago| count(weeks_ago + NOW, weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| count((block + 1) * BLOCK, block * BLOCK));
    signal.figure(count(NOW, 0), LEAST, "days with a commit of yours");
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

/// Days outside of the hours said, of all days, by their date from one Monday to before another, in weeks before T; the
/// newest week first. Each day is in one week, also where a commit's own clock had another date than the zone. None
/// where no hours were said, or too few commits of those weeks carry the lead's own time.
pub(crate) fn of_weeks(ground: &Ground, from: i32) -> Option<Vec<Count>> {
    let hours = ground.settings.hours?;
    let own = commits(ground);
    let own: Vec<&Own> = own.iter().filter(|own| (0..from).contains(&week(ground, own))).collect();
    own_enough(usable(&own)).then(|| {
        let of = |weeks_ago| own.iter().copied().filter(move |own| week(ground, own) == weeks_ago);
        (0..from).map(|weeks_ago| outside(&of(weeks_ago).collect::<Vec<_>>(), &hours)).collect()
    })
}

/// The week of a commit's date, in weeks before T.
fn week(ground: &Ground, own: &Own) -> i32 {
    let date = Date::constant(1970, 1, 1).saturating_add(own.commit.authored.day().days());
    let before = (ground.clock.date() - date).get_days() - 1;
    before.div_euclid(7)
}

/// The lead's commits up to tip(T), by author time; of the sixty weeks and the line.
fn commits<'g>(ground: &'g Ground) -> Vec<Own<'g>> {
    let usable = |repository: usize, commit: &Commit| {
        let clicked = ground.people.person(repository, commit.committer) != Some(ground.lead());
        let utc = commit.authored.offset == 0 && !ground.clock.shows_utc(commit.authored.seconds);
        !clicked && !utc
    };
    let own = ground.own_commits();
    let mut all: Vec<Own> = own
        .map(|(repository, commit)| Own { commit, repository, usable: usable(repository, commit) })
        .collect();
    all.sort_by_key(|own| (own.commit.authored.seconds, own.commit.id));
    all
}

fn between<'o, 'g>(ground: &Ground, own: &'o [Own<'g>], from: i32, to: i32) -> Vec<&'o Own<'g>> {
    let (from, to) = (ground.clock.weeks_ago(from), ground.clock.weeks_ago(to));
    own.iter().filter(|own| (from..to).contains(&own.commit.authored.seconds)).collect()
}

/// Of distinct author minutes, those with a commit whose time is the lead's own.
fn usable(commits: &[&Own]) -> Count {
    let minute = |own: &&&Own| own.commit.authored.seconds.div_euclid(60);
    let all: BTreeSet<i64> = commits.iter().map(|own| minute(&own)).collect();
    let own: BTreeSet<i64> = commits.iter().filter(|own| own.usable).map(|own| minute(&own)).collect();
    Count { part: own.len() as u64, of: all.len() as u64 }
}

/// The first usable commit of each day.
fn days<'o, 'g>(commits: &[&'o Own<'g>]) -> BTreeMap<i64, &'o Own<'g>> {
    let mut days = BTreeMap::new();
    for own in commits.iter().filter(|own| own.usable) {
        days.entry(own.commit.authored.day()).or_insert(*own);
    }
    days
}

fn outside(commits: &[&Own], hours: &Hours) -> Count {
    let mut days: BTreeMap<i64, bool> = BTreeMap::new();
    for own in commits.iter().filter(|own| own.usable) {
        *days.entry(own.commit.authored.day()).or_default() |= is_outside(own.commit.authored, hours);
    }
    Count { part: days.values().filter(|&&late| late).count() as u64, of: days.len() as u64 }
}

/// Whether a moment, on the clock that recorded it, is outside the hours; a day off has none.
fn is_outside(moment: Stamp, hours: &Hours) -> bool {
    let weekday = (moment.day() + 3).rem_euclid(7) as usize; // 1970-01-01 was a Thursday.
    let minute = moment.minute_of_day();
    let of_day = |time: jiff::civil::Time| time.hour() as u16 * 60 + time.minute() as u16;
    hours.0[weekday].is_none_or(|(from, to)| minute < of_day(from) || minute >= of_day(to))
}

fn record(own: &Own) -> Record {
    let span: Span = own.commit.authored.day().days();
    Record {
        id: own.commit.id.to_string(),
        day: Date::constant(1970, 1, 1).saturating_add(span),
        area: None,
        title: own.commit.subject.clone(),
        repository: own.repository,
        link: None,
    }
}
