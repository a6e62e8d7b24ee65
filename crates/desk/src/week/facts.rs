//! What a week shows of the lead's work, and what of the others' belongs beside it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use signals::s3w::waited_on;
use signals::taken_on::taken_on;
use signals::{s1b, was_read};
use team::areas::AreaIx;
use team::{Change, Ground, TOO_MANY};

use super::Week;
use crate::moments::{areas, back, changes, days, ended, firsts, told_by};
use crate::others::called;

/// A week in counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The lead's changes to counted files, bulk ones too.
    pub changes: usize,
    /// The lead's changes that touch nothing that counts.
    pub uncounted: usize,
    /// The lead's changes by area, the most first: one that touches two is in both.
    pub areas: Vec<(String, usize)>,
    /// The lead's changes to files that were there, of which it can be asked who could have owned them.
    pub asked: usize,
    /// Of these, nobody else could have owned by the estimate of s1b, or by the lead's answer where there is one. None
    /// where it does not apply, or too little was read.
    pub only_you: Option<usize>,
    /// Of these, without an answer.
    pub waiting: usize,
    /// First changes of others, by area.
    pub first_time: Vec<FirstTime>,
    /// Files that came back and were fixed.
    pub came_back: Vec<CameBack>,
    /// Change requests that wait for the lead; none where no forge was read in the week or later, or nothing waits.
    pub waits: Option<Waits>,
    /// Change requests of others that the lead assigned to themselves, and issues.
    pub taken_on: (usize, usize),
    /// Incidents that ended, and who tells so: `the file`, `the forge` or both.
    pub incidents: (usize, &'static str),
    /// The last day of the branches, where they end before the week is over.
    pub ends: Option<Date>,
}

/// First changes of others in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstTime {
    /// The area.
    pub area: String,
    /// Whose, by name, in the order of the alphabet: for the lead's own screen, and where names were asked for.
    pub people: Vec<String>,
}

/// What waits for the lead on the last day of a week that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// How many requests.
    pub requests: usize,
    /// The day since which the oldest does.
    pub since: Date,
    /// The day on which they do.
    pub day: Date,
}

/// A file that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameBack {
    /// Its path.
    pub path: String,
    /// Fixes of the week.
    pub fixes: usize,
    /// Fixes of the year, of all its changes.
    pub year: signals::Count,
}

/// The facts of a week up to a day; the ground is the one of the week.
pub fn facts(ground: &Ground, week: Week, today: Date) -> Facts {
    let (from, to) = (ground.clock.start_of(week.monday()), ground.clock.start_of(week.end()));
    let own = ground.between(from, to).iter().filter(|change| change.person == ground.lead());
    let own: Vec<&Change> = own.filter(|change| ground.clock.day(change.time) <= today).collect();
    let (counted, rest): (Vec<&Change>, Vec<&Change>) =
        own.into_iter().partition(|change| !change.files.is_empty());
    let mut facts = Facts {
        changes: counted.len(),
        uncounted: rest.iter().filter(|change| change.touches_something).count(),
        areas: by_area(ground, &counted),
        first_time: first_time(ground, week, today),
        came_back: came_back(ground, week, today),
        waits: waits(ground, week, today),
        taken_on: days(week, today)
            .map(|day| taken_on(ground, day))
            .fold((0, 0), |(requests, issues), day| {
                (requests + day.requests.len(), issues + day.issues.len())
            }),
        incidents: incidents(ground, week, today),
        ends: ends(ground, week, today),
        ..Facts::default()
    };
    owned(ground, week, today, &mut facts);
    facts
}

fn by_area(ground: &Ground, changes: &[&Change]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<AreaIx, usize> = BTreeMap::new();
    for area in changes.iter().flat_map(|change| areas(ground, change)) {
        *counts.entry(area).or_default() += 1;
    }
    let name = |area: AreaIx| ground.areas.all[area as usize].name.clone();
    let mut all: Vec<(String, usize)> = counts.into_iter().map(|(area, n)| (name(area), n)).collect();
    all.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    all
}

/// Who could have owned the lead's changes.
fn owned(ground: &Ground, week: Week, today: Date, facts: &mut Facts) {
    let applies = ground.active.others.len() >= 2
        && ground.active.len() <= TOO_MANY
        && was_read(ground, s1b::DEFINITION.needs.point);
    let mut only_you = 0;
    for (_, change) in changes(ground, week, today).filter(|(_, change)| change.person == ground.lead()) {
        let Some(people) = s1b::people_who_could(ground, change) else { continue };
        let said = ground.settings.reasons.get(&ground.id(change));
        facts.asked += 1;
        facts.waiting += usize::from(said.is_none());
        only_you += usize::from(said.map_or(people == 0, |answer| *answer == records::Answer::No));
    }
    facts.only_you = applies.then_some(only_you);
}

fn first_time(ground: &Ground, week: Week, today: Date) -> Vec<FirstTime> {
    let mut by_area: BTreeMap<AreaIx, Vec<String>> = BTreeMap::new();
    for first in firsts(ground, week, today) {
        by_area.entry(first.area).or_default().push(called(ground, first.person));
    }
    let of = |(area, mut people): (AreaIx, Vec<String>)| {
        people.sort();
        FirstTime { area: ground.areas.all[area as usize].name.clone(), people }
    };
    by_area.into_iter().map(of).collect()
}

fn came_back(ground: &Ground, week: Week, today: Date) -> Vec<CameBack> {
    let file = |back: crate::moments::Back| CameBack {
        path: ground.path(back.file.file),
        fixes: back.fixes.len(),
        year: back.file.fixes,
    };
    back(ground, week, today).into_iter().map(file).collect()
}

/// On the last day of the week up to a day that all forges were read on.
fn waits(ground: &Ground, week: Week, today: Date) -> Option<Waits> {
    let read = ground.forges.iter().flatten().filter_map(|forge| forge.read).min()?;
    let day = week.sunday().min(today).min(ground.clock.day(read));
    let items = Some(day).filter(|&day| week.has(day)).map(|day| waited_on(ground, day))?;
    Some(Waits { requests: items.len(), since: items.first()?.record.day, day })
}

fn incidents(ground: &Ground, week: Week, today: Date) -> (usize, &'static str) {
    let ended = ended(ground, week, today);
    (ended.len(), told_by(ended.iter().map(|(_, one)| one)))
}

/// The day of the newest commit, where that lies before the week.
fn ends(ground: &Ground, week: Week, today: Date) -> Option<Date> {
    let tips = ground.branches.iter().filter_map(|branch| branch.history.tip_date());
    let last = ground.clock.day(tips.map(|tip| tip.seconds).max()?);
    (last < week.monday() && last < today).then_some(last)
}
