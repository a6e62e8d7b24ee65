//! Meetings that come again, so that the lead can say what each is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Time, Weekday};
use records::{Meeting, Opaque};

use super::{Days, Span, is_kept};

/// A series, as far as it was planned in a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurring {
    /// Its opaque name.
    pub series: Opaque,
    /// The weekday and the time at which its newest instance was planned, in the zone of the clock.
    pub at: (Weekday, Time),
    /// How often it was planned.
    pub planned: u64,
    /// How often of these it stands and was not declined.
    pub kept: u64,
    /// Who is in its newest instance.
    pub listed: Listed,
    /// Its newest title, where titles are kept. Hostile text.
    pub title: Option<String>,
    /// Whether it counts as a series of one-to-ones.
    pub one_to_one: bool,
    /// Whether it counts as time for what is far off: by its words or by hand.
    pub long_horizon: bool,
}

/// Who is listed in a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Humans, the lead included; none where nobody is listed, or it is private.
    pub people: u32,
    /// Whether a group is, of whom nobody knows how many.
    pub group: bool,
}

impl Listed {
    /// Those of a meeting.
    pub fn of(meeting: &Meeting) -> Listed {
        Listed { people: meeting.attendees, group: meeting.group }
    }
}

/// The series of a stretch of time that have hours, those planned most often first.
pub fn recurring(
    all: &[Meeting],
    of_two: &BTreeSet<Opaque>,
    far_off: impl Fn(&Meeting) -> bool,
    days: &Days,
    within: Span,
) -> Vec<Recurring> {
    let mut series: BTreeMap<Opaque, Vec<&Meeting>> = BTreeMap::new();
    let planned = all.iter().filter(|one| (within.0..within.1).contains(&one.planned));
    for one in planned.filter(|one| one.recurring && one.days.is_none()) {
        series.entry(one.series).or_default().push(one);
    }
    let of = |(series, mut all): (Opaque, Vec<&Meeting>)| {
        all.sort_by_key(|one| one.planned);
        let newest = *all.last()?;
        let local = days.clock.local(newest.planned);
        Some(Recurring {
            series,
            at: (local.weekday(), local.time()),
            planned: all.len() as u64,
            kept: all.iter().filter(|one| is_kept(one)).count() as u64,
            listed: Listed::of(newest),
            title: all.iter().rev().find_map(|one| one.title.clone()),
            one_to_one: of_two.contains(&series),
            long_horizon: all.iter().any(|one| far_off(one)),
        })
    };
    let mut found: Vec<Recurring> = series.into_iter().filter_map(of).collect();
    found.sort_by(|one, other| other.planned.cmp(&one.planned).then(one.series.cmp(&other.series)));
    found
}
