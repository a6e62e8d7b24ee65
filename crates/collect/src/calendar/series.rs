//! One series: the event of a UID, its exceptions, and the instances that come of them.
//!
//! By RFC 5545, 3.8.4 and 3.8.5. The days of a rule are worked out by [`super::rule`]; what zones, exceptions and moved instances make of them
//! is worked out here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span, ToSpan};
use records::{Meeting, Opaque, Standing};

use super::Wanted;
use super::part::{Lasts, Part, When};
use super::rule::{self, Until};

/// An instance that a series has, by its own rules.
#[derive(Clone, Debug)]
struct Planned {
    local: DateTime,
    lasts: Option<Lasts>,
}

/// The instances of a series.
#[derive(Debug, Default)]
pub(super) struct Instances {
    /// Those of the window that was asked for.
    pub meetings: Vec<Meeting>,
    /// Those that were worked out for it.
    pub worked_out: usize,
    /// Whether there are more than are followed.
    pub cut: bool,
}

/// The instances of the parts that have one UID. None where a rule makes no sense.
pub(super) fn instances(parts: &[Part], series: Opaque, wanted: &Wanted, most: usize) -> Option<Instances> {
    let newest = |of: &mut dyn Iterator<Item = usize>| of.max_by_key(|&at| (parts[at].sequence, at));
    let own = newest(&mut (0..parts.len()).filter(|&at| parts[at].instead_of.is_none())).map(|at| &parts[at]);
    let mut instead: BTreeMap<i64, &Part> = BTreeMap::new();
    let mut from_then_on: BTreeMap<i64, (&Part, &When)> = BTreeMap::new();
    for part in parts {
        let Some((original, follows)) = &part.instead_of else { continue };
        let at = own.map_or(original.at, |own| met(own, original));
        if instead.get(&at).is_none_or(|before| before.sequence <= part.sequence) {
            instead.insert(at, part);
            if *follows {
                from_then_on.insert(at, (part, original));
            } else {
                from_then_on.remove(&at);
            }
        }
    }
    let Some(own) = own else {
        // Somebody was invited to some instances alone.
        let meetings = instead.iter().filter_map(|(&at, part)| alone(part, at, true, series, wanted));
        return Some(Instances { meetings: meetings.collect(), worked_out: instead.len(), cut: false });
    };
    let shifted =
        from_then_on.values().map(|(part, original)| part.start.local.duration_since(original.local).abs());
    let (planned, cut) = planned(own, shifted.max().unwrap_or_default(), wanted, most)?;
    let taken_out = taken_out(own, &planned);
    let recurring = !own.rules.is_empty() || !own.added.is_empty() || !instead.is_empty();
    let mut found = Instances { meetings: Vec::new(), worked_out: planned.len() + instead.len(), cut };
    for (&at, planned) in &planned {
        if taken_out.contains(&at) {
            found.meetings.extend(
                of_series(own, planned, None, at, recurring, series, wanted)
                    .map(|meeting| Meeting { standing: Standing::TakenOut, ..meeting }),
            );
        } else if let Some(part) = instead.remove(&at) {
            found.meetings.extend(alone(part, at, recurring, series, wanted));
        } else {
            let changed =
                from_then_on.range(..=at).next_back().map(|(_, &(part, original))| (part, original));
            found.meetings.extend(of_series(own, planned, changed, at, recurring, series, wanted));
        }
    }
    // What stands in place of an instance that the series no longer has, or not in this window.
    for (&at, part) in instead.iter().filter(|&(at, _)| !taken_out.contains(at)) {
        found.meetings.extend(alone(part, at, recurring, series, wanted));
    }
    found.meetings.sort_by_key(|meeting| (meeting.planned, meeting.begins));
    Some(found)
}

/// The instant of a series that a time of an exception means: where one has hours and the other none, the day tells.
fn met(own: &Part, at: &When) -> i64 {
    match (own.start.is_day, at.is_day) {
        (false, true) => {
            let local = at.local.date().to_datetime(own.start.local.time());
            own.start.zone.instant(local).unwrap_or(at.at)
        }
        (true, false) => {
            let day = at.local.date().to_datetime(jiff::civil::Time::midnight());
            own.start.zone.instant(day).unwrap_or(at.at)
        }
        _ => at.at,
    }
}

/// All instances up to the end of the window, by their instants.
fn planned(
    own: &Part,
    slack: SignedDuration,
    wanted: &Wanted,
    most: usize,
) -> Option<(BTreeMap<i64, Planned>, bool)> {
    let start = &own.start;
    let mut all = BTreeMap::new();
    let last = start.zone.local(wanted.to)?.saturating_add(2.days()).saturating_add(slack);
    let (mut cut, mut ended) = (false, !own.rules.is_empty());
    for rule in &own.rules {
        let until = rule::until(rule).ok()?;
        let is_in = |local: DateTime, at: i64| match until {
            None => true,
            Some(Until::Day(day)) => local.date() <= day,
            Some(Until::Local(end)) => local <= end,
            Some(Until::Utc(end)) => at <= super::definition::seconds(end),
        };
        ended &= !is_in(start.local, start.at);
        let times = rule::times(rule, start.local, last, most)?;
        cut |= times.cut;
        for local in times.at {
            if let Some(at) = start.zone.instant(local).filter(|&at| is_in(local, at)) {
                all.insert(at, Planned { local, lasts: None });
            }
        }
    }
    // Its own start is the first instance, also where the rule does not name it, but not after the rule has ended.
    if !ended {
        all.insert(start.at, Planned { local: start.local, lasts: None });
    }
    for (when, lasts) in &own.added {
        let local = if when.is_day == start.is_day { start.zone.local(when.at)? } else { when.local };
        all.insert(met(own, when), Planned { local, lasts: *lasts });
    }
    Some((all, cut))
}

fn taken_out(own: &Part, planned: &BTreeMap<i64, Planned>) -> BTreeSet<i64> {
    let mut out: BTreeSet<i64> = own.taken_out.iter().map(|when| met(own, when)).collect();
    // A day takes out all of that day.
    let days = own.taken_out.iter().filter(|when| when.is_day && !own.start.is_day);
    let days: BTreeSet<Date> = days.map(|day| day.local.date()).collect();
    out.extend(planned.iter().filter(|(_, planned)| days.contains(&planned.local.date())).map(|(&at, _)| at));
    out
}

/// An instance as its series has it, or as a part of it that holds from then on.
fn of_series(
    own: &Part,
    planned: &Planned,
    changed: Option<(&Part, &When)>,
    at: i64,
    recurring: bool,
    series: Opaque,
    wanted: &Wanted,
) -> Option<Meeting> {
    let (part, local) = match changed {
        None => (own, planned.local),
        Some((part, original)) => {
            let moved = part.start.local.duration_since(original.local);
            (part, planned.local.checked_add(moved).ok()?)
        }
    };
    let begins = if changed.is_none() { at } else { part.start.zone.instant(local)? };
    let lasts = planned.lasts.unwrap_or(part.lasts);
    let meeting = meeting(part, begins, local, lasts, recurring, series)?;
    within(Meeting { planned: at, ..meeting }, wanted)
}

/// An instance that has a part of its own.
fn alone(part: &Part, at: i64, recurring: bool, series: Opaque, wanted: &Wanted) -> Option<Meeting> {
    let meeting = meeting(part, part.start.at, part.start.local, part.lasts, recurring, series)?;
    let follows = part.instead_of.as_ref().is_some_and(|(_, follows)| *follows);
    within(Meeting { planned: at, moved: !follows && part.start.at != at, ..meeting }, wanted)
}

fn meeting(
    part: &Part,
    begins: i64,
    local: DateTime,
    lasts: Lasts,
    recurring: bool,
    series: Opaque,
) -> Option<Meeting> {
    let zone = &part.start.zone;
    let (ends, days) = match lasts {
        Lasts::Exactly(seconds) => (begins.checked_add(seconds)?, None),
        Lasts::Nominally { days: 0, seconds } => (begins.checked_add(seconds)?, None),
        Lasts::Nominally { days, seconds } => (
            zone.instant(local.checked_add(Span::new().try_days(days).ok()?).ok()?)?.checked_add(seconds)?,
            None,
        ),
        Lasts::Days(days) => {
            let behind = local.checked_add(Span::new().try_days(days).ok()?).ok()?;
            (zone.instant(behind)?, Some((local.date(), behind.date().yesterday().ok()?)))
        }
    };
    Some(Meeting {
        series,
        planned: begins,
        begins,
        ends: ends.max(begins),
        days,
        recurring,
        moved: false,
        standing: if part.cancelled { Standing::Cancelled } else { Standing::Stands },
        reply: part.people.reply,
        organizes: part.people.organizes,
        attendees: part.people.attendees,
        group: part.people.group,
        other: part.people.other,
        private: part.private,
        free: part.free,
        away: part.away,
        long_horizon: part.long_horizon,
        title: part.title.clone(),
    })
}

/// Only what lies in the window, by a part of it.
fn within(meeting: Meeting, wanted: &Wanted) -> Option<Meeting> {
    let ends_after = meeting.ends > wanted.from || meeting.begins >= wanted.from;
    (meeting.begins < wanted.to && ends_after).then_some(meeting)
}
