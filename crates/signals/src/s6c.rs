//! s6c, acts only you do.

use std::collections::{BTreeSet, HashMap};

use jiff::ToSpan;
use jiff::civil::Date;
use records::Identity;
use team::classes::Class;
use team::clock::{BEFORE, NOW, YEAR};
use team::{FileIx, Ground, PersonIx, touches};

use crate::stats::quantile;
use crate::{Count, Definition, Needs, Record, Signal, evidence};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s6c",
    slug: "acts",
    name: "Acts only you do",
    meaning: "releases you tag, and files nobody else of the team has changed in a year",
    formula: "annotated tags by you / all, one a tagger and day; files you changed in at least 8 of 12 months and \
              the others in none",
    unit: "tags",
    window: "the last year; twelve complete months",
    records: "annotated tags whose commit is on the branch; changes to files",
    source: "git",
    not_seen: "Git cannot see lightweight tags, or jobs that run elsewhere.",
    counter: "the hand-over list",
    capability: "K2",
    minimum: "5 tags for the share of tags; files need none",
    needs: Needs { figure: NOW + BEFORE, point: NOW + BEFORE, words: "twelve whole months", files: true },
};

const LEAST: u64 = 5;
/// Calendar months that are looked at, and in how many the lead changed a file that is their act.
const MONTHS: usize = 12;
/// In so many of them.
const LEAST_MONTHS: usize = 8;
/// Gaps that say when the next time is.
const GAPS: usize = 5;
/// Their middle 80 % lies this close to their median.
const REGULAR: f64 = 0.25;

/// Something only the lead does again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// What is done: a path, or none for releases.
    pub path: Option<FileIx>,
    /// Its area, where it has one.
    pub area: Option<String>,
    /// How often the lead did it: tags of all, or months of twelve.
    pub done: Count,
    /// The last time.
    pub last: Date,
    /// The usual gap in days, where the times were regular.
    pub gap: Option<i64>,
    /// The next usual date: the last and the gap.
    pub next: Option<Date>,
}

impl Act {
    /// The first usual date from a day on: one that has passed tells nobody when the next is.
    pub fn coming(&self, today: Date) -> Option<Date> {
        let (next, gap) = (self.next?, self.gap.filter(|&gap| gap > 0)?);
        let behind = i64::from((today - next).get_days()).max(0);
        Some(next.saturating_add((gap * ((behind + gap - 1) / gap)).days()))
    }

    /// What the release is called.
    pub fn release(&self) -> &'static str {
        match self.gap {
            Some(7) => "the weekly release",
            Some(14) => "the fortnightly release",
            Some(28..=31) => "the monthly release",
            _ => "the release",
        }
    }
}

/// Acts only the lead does.
#[derive(Clone, Debug)]
pub struct Acts {
    /// The signal: the lead's share of tags, where there are enough. The files need none.
    pub signal: Signal,
    /// The act of tagging, where the lead did it most often.
    pub releases: Option<Act>,
    /// Files, by next usual date and then path.
    pub files: Vec<Act>,
}

/// Finds them.
pub fn acts(ground: &Ground) -> Acts {
    let mut signal = Signal::empty(&DEFINITION, ground);
    let files = if ground.active.others.is_empty() { Vec::new() } else { files(ground) };
    if ground.active.others.is_empty() {
        return Acts { signal: signal.not_applicable(crate::why_alone(ground)), releases: None, files };
    }
    let tags = tags(ground, 0);
    let count = count(&tags);
    signal.numerator = tags.iter().filter(|(lead, _)| *lead).map(|(_, record)| record.clone()).collect();
    signal.denominator = tags.iter().map(|(_, record)| record.clone()).collect();
    let releases = release(&tags);
    signal.figure(count, LEAST, "annotated tags in the year");
    Acts { signal, releases, files }
}

/// The act of tagging as it stood so many weeks before T, where the lead did it most often then and others are active.
pub fn release_before(ground: &Ground, weeks_ago: i32) -> Option<Act> {
    if ground.active.others.is_empty() { None } else { release(&tags(ground, weeks_ago)) }
}

fn release(tags: &[(bool, Record)]) -> Option<Act> {
    let count = count(tags);
    let own: Vec<Date> = tags.iter().filter(|(lead, _)| *lead).map(|(_, record)| record.day).collect();
    own.last().filter(|_| count.of >= LEAST && 2 * count.part > count.of).map(|&last| Act {
        path: None,
        area: None,
        done: count,
        last,
        gap: gap(&own),
        next: next(&own),
    })
}

/// The lead's of all tags.
fn count(tags: &[(bool, Record)]) -> Count {
    let mut count = Count::default();
    tags.iter().for_each(|(lead, _)| count.add(*lead));
    count
}

/// Tags of the year up to so many weeks before T, one a tagger and day, by day; whether the lead's.
fn tags(ground: &Ground, weeks_ago: i32) -> Vec<(bool, Record)> {
    let (from, to) = (ground.clock.weeks_ago(weeks_ago + YEAR), ground.clock.weeks_ago(weeks_ago));
    let mut seen: BTreeSet<(Tagger, i64)> = BTreeSet::new();
    let mut found = Vec::new();
    for (repository, branch) in ground.branches.iter().enumerate() {
        let reachable = |place: u32| branch.last.is_some_and(|last| place <= last);
        let mut tags: Vec<_> =
            branch.history.tags.iter().filter_map(|tag| Some((tag, tag.tagger?))).collect();
        tags.sort_by_key(|(tag, (_, at))| (at.seconds, tag.id));
        for (tag, (who, at)) in tags {
            let on_branch = reachable(branch.chain.position[tag.commit as usize]);
            if !on_branch || !(from..to).contains(&at.seconds) || ground.people.is_bot(repository, who) {
                continue;
            }
            let person = ground.people.person(repository, who);
            let tagger = match person {
                Some(person) => Tagger::Person(person),
                None => Tagger::Stranger(branch.history.identities[who as usize].clone()),
            };
            if seen.insert((tagger, at.day())) {
                let day = Date::constant(1970, 1, 1).saturating_add(at.day().days());
                let record = Record {
                    id: tag.id.to_string(),
                    day,
                    area: None,
                    title: tag.name.clone(),
                    repository,
                    link: None,
                };
                found.push((person == Some(ground.lead()), record));
            }
        }
    }
    found.sort_by(|one, other| (one.1.day, &one.1.id).cmp(&(other.1.day, &other.1.id)));
    found
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Tagger {
    Person(PersonIx),
    Stranger(Identity),
}

/// Files the lead changed in at least eight of the twelve complete months before T, and nobody of the
/// others in any. When they come next is told by all times before T.
fn files(ground: &Ground) -> Vec<Act> {
    let this_month = ground.clock.date().first_of_month();
    let start = this_month.saturating_sub((MONTHS as i64).months());
    let (from, to) = (ground.clock.start_of(start), ground.clock.start_of(this_month));
    let mut days: HashMap<FileIx, BTreeSet<Date>> = HashMap::new();
    let mut not_only: BTreeSet<FileIx> = BTreeSet::new();
    for change in ground.between(i64::MIN, ground.clock.t()).iter().filter(|change| !change.bulk) {
        let complete = (from..to).contains(&change.time);
        let mine = change.person == ground.lead();
        if !mine && !ground.active.has_other(change.person) {
            continue;
        }
        let branch = &ground.branches[change.repository];
        let events = change.commits.iter().flat_map(|&commit| branch.file_events(commit));
        for file in events.filter(|(_, event)| touches(event)).map(|(at, _)| branch.file_of_event(at)) {
            if mine {
                days.entry(file).or_default().insert(ground.clock.day(change.time));
            } else if complete {
                not_only.insert(file);
            }
        }
    }
    let mut acts: Vec<Act> = days
        .into_iter()
        .filter(|(file, _)| !not_only.contains(file) && is_act(ground, *file))
        .filter_map(|(file, days)| {
            let complete = days.range(start..this_month);
            let months: BTreeSet<(i16, i8)> = complete.map(|day| (day.year(), day.month())).collect();
            let last = *days.last()?;
            let done = Count { part: months.len() as u64, of: MONTHS as u64 };
            let days: Vec<Date> = days.into_iter().collect();
            let area = ground.area(file).map(|area| ground.areas.all[area as usize].name.clone());
            (months.len() >= LEAST_MONTHS).then(|| Act {
                path: Some(file),
                area,
                done,
                last,
                gap: gap(&days),
                next: next(&days),
            })
        })
        .collect();
    acts.sort_by_key(|act| (act.next.unwrap_or(Date::MAX), act.path.map(|file| ground.path(file))));
    acts
}

fn is_act(ground: &Ground, file: FileIx) -> bool {
    let acted_on = [Class::Source, Class::Test, Class::Configuration, Class::Documentation, Class::Data]
        .contains(&ground.class(file));
    let path = ground.path(file);
    let scope = &ground.settings.scope;
    let there = crate::weight::stands(ground, file, ground.clock.t());
    acted_on
        && there
        && !ground.is_left_out(file)
        && (scope.is_empty() || scope.iter().any(|prefix| team::lies_in(&path, prefix)))
}

/// The next usual date: the last, and the gap.
fn next(days: &[Date]) -> Option<Date> {
    Some(days.last()?.saturating_add(gap(days)?.days()))
}

/// The median of the last five gaps in whole days, if these are regular.
fn gap(days: &[Date]) -> Option<i64> {
    let gaps: Vec<f64> = days.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days())).collect();
    let last_gaps = gaps.get(gaps.len().checked_sub(GAPS)?..)?;
    let median = quantile(last_gaps, 0.5)?;
    let close = |q| quantile(last_gaps, q).is_some_and(|gap| (gap - median).abs() <= REGULAR * median);
    (close(0.1) && close(0.9)).then_some(median.round() as i64)
}

/// The record of a file that is an act.
pub fn record(ground: &Ground, act: &Act) -> Option<Record> {
    act.path.map(|file| evidence::of_file(ground, file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_that_has_passed_moves_on_by_the_gap() {
        let weekly: Vec<Date> =
            (0..6).map(|week| date(2026, 10, 7).saturating_add((7 * week).days())).collect();
        let done = Count { part: 6, of: 6 };
        let (last, gap, next) = (weekly[5], gap(&weekly), next(&weekly));
        let act = Act { path: None, area: None, done, last, gap, next };
        assert_eq!(act.coming(date(2026, 11, 18)), Some(date(2026, 11, 18)));
        assert_eq!(act.coming(date(2026, 11, 19)), Some(date(2026, 11, 25)));
        assert_eq!(act.coming(date(2026, 11, 1)), Some(date(2026, 11, 18)));
        assert_eq!(act.release(), "the weekly release");
    }

    #[test]
    fn a_weekly_act_has_a_next_date_and_an_irregular_one_has_none() {
        let weekly: Vec<Date> =
            (0..6).map(|week| date(2026, 10, 7).saturating_add((7 * week).days())).collect();
        assert_eq!(next(&weekly), Some(date(2026, 11, 18)));
        let irregular = [1, 2, 9, 10, 24, 30].map(|day| date(2026, 10, day));
        assert_eq!(next(&irregular), None);
        assert_eq!(next(&weekly[..5]), None, "five gaps are needed");
    }
}
