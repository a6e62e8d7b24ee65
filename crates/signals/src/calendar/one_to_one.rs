//! Meetings of two that come again.

use std::collections::{BTreeMap, BTreeSet};

use records::{Meeting, Opaque, Reply, Standing};

use super::{Days, Span};

/// Those of a stretch of time, by when their series had them begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneToOnes {
    /// Each series, by its opaque name.
    pub series: BTreeMap<Opaque, SeriesOfTwo>,
    /// Instances on the lead's days off, which are in no other count.
    pub on_days_off: u64,
}

/// Counts of instances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeriesOfTwo {
    /// All that the series had: kept, declined and cancelled.
    pub planned: u64,
    /// Those that stand and that the lead did not decline, moved or not.
    pub kept: u64,
    /// Of those kept, the ones that were moved.
    pub moved: u64,
    /// Of those moved, the ones of a meeting that the lead invited to: nobody else can move it for all.
    pub moved_by_lead: u64,
    /// Those that the lead declined.
    pub declined: u64,
    /// Those that were cancelled or taken out, by whom a calendar does not say.
    pub cancelled: u64,
}

impl OneToOnes {
    /// All series together.
    pub fn all(&self) -> SeriesOfTwo {
        self.series.values().fold(SeriesOfTwo::default(), |all, one| SeriesOfTwo {
            planned: all.planned + one.planned,
            kept: all.kept + one.kept,
            moved: all.moved + one.moved,
            moved_by_lead: all.moved_by_lead + one.moved_by_lead,
            declined: all.declined + one.declined,
            cancelled: all.cancelled + one.cancelled,
        })
    }
}

/// The series that are meetings of two: more than half of their instances are of the lead and one other, always the same one. What the lead said of a series,
/// that it is one or is none, goes before; of several words the last.
pub fn series_of_two(all: &[Meeting], said: &[(Opaque, bool)]) -> BTreeSet<Opaque> {
    let mut instances: BTreeMap<Opaque, (usize, BTreeMap<Opaque, usize>)> = BTreeMap::new();
    for one in all.iter().filter(|one| one.recurring) {
        let (number, others) = instances.entry(one.series).or_default();
        *number += 1;
        if let Some(other) = one.other.filter(|_| one.attendees == 2 && !one.group) {
            *others.entry(other).or_default() += 1;
        }
    }
    let of_two =
        instances.iter().filter(|(_, (number, others))| others.values().any(|same| 2 * same > *number));
    let mut series: BTreeSet<Opaque> = of_two.map(|(&series, _)| series).collect();
    for &(one, is) in said {
        if is {
            series.insert(one);
        } else {
            series.remove(&one);
        }
    }
    series
}

/// Whether it stands and the lead did not decline it.
pub fn is_kept(one: &Meeting) -> bool {
    one.standing == Standing::Stands && one.reply != Reply::Declined
}

/// What became of the instances of these series.
pub fn one_to_ones(all: &[Meeting], series: &BTreeSet<Opaque>, days: &Days, within: Span) -> OneToOnes {
    let mut found = OneToOnes::default();
    let planned = all.iter().filter(|one| (within.0..within.1).contains(&one.planned));
    for one in planned.filter(|one| series.contains(&one.series)) {
        if days.is_off(days.clock.day(one.planned)) {
            found.on_days_off += 1;
            continue;
        }
        let counts = found.series.entry(one.series).or_default();
        counts.planned += 1;
        match (one.standing, one.reply) {
            (Standing::Cancelled | Standing::TakenOut, _) => counts.cancelled += 1,
            (Standing::Stands, Reply::Declined) => counts.declined += 1,
            (Standing::Stands, _) => {
                counts.kept += 1;
                counts.moved += u64::from(one.moved);
                counts.moved_by_lead += u64::from(one.moved && one.organizes);
            }
        }
    }
    found
}
