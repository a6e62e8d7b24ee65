//! What each verdict compares, week by week, with weeks that may have changed places.

use std::collections::BTreeMap;

use signals::Count;
use signals::stats::{Verdict, verdict};
use team::{Change, Ground, Members, Rule};

/// Weeks that change places: the sixty that are compared, and the half year before them, by which it is
/// told who was active when they began.
pub const WEEKS: usize = 86;
/// Blocks that are compared, and the weeks of each.
const BLOCKS: usize = 15;
const BLOCK: usize = 4;

/// One thing that is counted.
#[derive(Clone, Copy, Debug)]
struct Item {
    week: usize,
    /// The day it is counted once for, in days since 1970; none: each counts.
    day: Option<i64>,
    part: bool,
}

/// A signal's records by week. For signals that ask who knows what, these are its weekly pairs: what was
/// known when a week was worked stays with that week.
#[derive(Clone, Debug)]
pub struct Series {
    pub id: &'static str,
    items: Vec<Item>,
}

impl Series {
    /// The verdict, with each week at its place: `place[week]` weeks before T.
    pub fn verdict(&self, place: &[usize]) -> Verdict {
        let mut blocks = [Count::default(); BLOCKS];
        let mut days: [BTreeMap<i64, bool>; BLOCKS] = Default::default();
        for item in &self.items {
            let to = place[item.week];
            let Some(block) = blocks.get_mut(to / BLOCK) else { continue };
            match item.day {
                None => block.add(item.part),
                Some(day) => {
                    let moved = day + 7 * (item.week as i64 - to as i64);
                    *days[to / BLOCK].entry(moved).or_default() |= item.part;
                }
            }
        }
        for (block, days) in blocks.iter_mut().zip(days) {
            days.into_values().for_each(|part| block.add(part));
        }
        verdict(&blocks, false)
    }
}

/// The same with a change that everybody must see: all of the last twelve weeks is part of it.
pub fn planted(mut series: Series) -> Series {
    series.items.iter_mut().filter(|item| item.week < 12).for_each(|item| item.part = true);
    series
}

/// Own-it share, absence replayed and outside hours.
pub fn series_of(ground: &Ground) -> Vec<Series> {
    vec![
        Series { id: "s1b", items: own_it(ground) },
        Series { id: "s6b", items: absence(ground) },
        Series { id: "s9", items: outside_hours(ground) },
    ]
}

/// The maker share by the program itself, over changes whose weeks have changed places; who is active
/// is worked out anew. None where that leaves fewer than two others.
pub fn maker_share(ground: &mut Ground, all: &[Change], place: &[usize]) -> Option<Verdict> {
    let clock = ground.clock.clone();
    let moved = |time: i64| {
        let week = clock.week_of(time);
        let Some(&to) = usize::try_from(week).ok().and_then(|week| place.get(week)) else { return time };
        let into = time - clock.weeks_ago(week + 1);
        // A week in which clocks go back is an hour longer than the others.
        (clock.weeks_ago(to as i32 + 1) + into).min(clock.weeks_ago(to as i32) - 1)
    };
    let mut changes = all.to_vec();
    changes.iter_mut().for_each(|change| change.time = moved(change.time));
    changes.sort_by_key(|change| change.time);
    ground.changes.all = changes;
    ground.members = Members::of(&ground.changes.all, &clock, &ground.people, ground.settings);
    ground.active = ground.members.active_at(&clock, clock.t());
    let verdict = signals::s1a::maker_share(ground).signal.verdict;
    ground.changes.all = all.to_vec();
    verdict
}

/// The lead's changes to files that were there, and whether somebody could have owned each.
fn own_it(ground: &Ground) -> Vec<Item> {
    let own = ground
        .weeks(WEEKS as i32, 0)
        .iter()
        .filter(|change| change.person == ground.lead() && !change.bulk && !change.files.is_empty());
    own.filter_map(|change| Some(item(ground, change, signals::s1b::people_who_could(ground, change)? > 0)))
        .collect()
}

/// Changes by the others to files that were there when their fortnight began, and whether only the lead
/// knew one of them then.
fn absence(ground: &Ground) -> Vec<Item> {
    let mut items = Vec::new();
    for begin in (2..=WEEKS as i32).step_by(2) {
        let t = ground.clock.weeks_ago(begin);
        let active = ground.active_at(t);
        let merged = ground.weeks(begin, begin - 2).iter();
        for change in merged.filter(|change| !change.bulk && active.has_other(change.person)) {
            let there = ground.existing(change, t);
            let only = |file| ground.knowledge.only_lead(file, ground.lead(), &active, Rule::Strict);
            if !there.is_empty() {
                items.push(item(ground, change, there.into_iter().any(only)));
            }
        }
    }
    items
}

fn item(ground: &Ground, change: &Change, part: bool) -> Item {
    Item { week: ground.clock.week_of(change.time) as usize, day: None, part }
}

/// The lead's commits whose time is their own, by day, and whether it lies outside the hours.
fn outside_hours(ground: &Ground) -> Vec<Item> {
    let hours = ground.settings.hours.expect("a history here has hours");
    let mut items = Vec::new();
    for (repository, branch) in ground.branches.iter().enumerate() {
        for commit in branch.history.commits.iter().filter(|commit| !commit.is_merge()) {
            let is_lead = |identity| ground.people.person(repository, identity) == Some(ground.lead());
            let utc = commit.authored.offset == 0 && !ground.clock.shows_utc(commit.authored.seconds);
            let week = ground.clock.week_of(commit.authored.seconds);
            if !is_lead(commit.author)
                || !is_lead(commit.committer)
                || utc
                || !(0..WEEKS as i32).contains(&week)
            {
                continue;
            }
            let day = commit.authored.day();
            let minute = i32::from(commit.authored.minute_of_day());
            let of_day = |time: jiff::civil::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
            // 1970-01-01 was a Thursday.
            let range = hours.0[(day + 3).rem_euclid(7) as usize];
            let part = range.is_none_or(|(from, to)| minute < of_day(from) || minute >= of_day(to));
            items.push(Item { week: week as usize, day: Some(day), part });
        }
    }
    items
}
