//! A zone that a calendar defines for itself (`VTIMEZONE`).

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::rule::{self, Until};

/// Onsets that are worked out of one rule; a rule of each year since 1601, as some programs write it, has not 600.
const MOST: usize = 2_000;
/// Onsets of one zone.
const MOST_OF_ALL: usize = 10_000;

/// A zone by its onsets: from when which offset holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// The offset before the first onset, in seconds east of Greenwich.
    first: i64,
    /// Instants, each with the offset that holds from it.
    onsets: Vec<(i64, i64)>,
    /// The same by the clock: from which local time each holds, as if the clock showed UTC.
    local: Vec<i64>,
}

impl Definition {
    /// Of a component as it is parsed, up to the day that is asked for; none where it defines nothing.
    pub(super) fn of(calendar: &ICalendar, last: DateTime) -> Option<Definition> {
        let mut all: Vec<(i64, i64, i64)> = Vec::new();
        let observances =
            calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::Standard);
        for observance in observances {
            all.extend(onsets(observance, last)?);
            if all.len() > MOST_OF_ALL {
                return None;
            }
        }
        all.sort_unstable();
        let &(_, first, _) = all.first()?;
        let onsets: Vec<(i64, i64)> = all.into_iter().map(|(at, _, to)| (at, to)).collect();
        let before = std::iter::once(first).chain(onsets.iter().map(|&(_, to)| to));
        // What the clock skips is before, and so is what it shows for the first time of two.
        let local = onsets.iter().zip(before).map(|(&(at, to), before)| at + before.max(to)).collect();
        Some(Definition { first, onsets, local })
    }

    /// The instant of a local time. One that the clock skips is read with the offset before; one that it shows twice is the first
    /// (RFC 5545, 3.3.5).
    pub(super) fn instant(&self, local: DateTime) -> i64 {
        let local = seconds(local);
        local - self.after(self.local.partition_point(|&from| from <= local))
    }

    /// The local time of an instant.
    pub(super) fn local(&self, instant: i64) -> Option<DateTime> {
        let offset = self.after(self.onsets.partition_point(|&(at, _)| at <= instant));
        Some(Timestamp::from_second(instant.checked_add(offset)?).ok()?.to_zoned(TimeZone::UTC).datetime())
    }
}

impl Definition {
    /// The offset after so many onsets.
    fn after(&self, passed: usize) -> i64 {
        passed.checked_sub(1).and_then(|at| self.onsets.get(at)).map_or(self.first, |&(_, to)| to)
    }
}

/// Instants, the offset before and the offset from then.
fn onsets(observance: &ICalendarComponent, last: DateTime) -> Option<Vec<(i64, i64, i64)>> {
    let (mut start, mut from, mut to) = (None, None, None);
    let (mut rules, mut dates) = (Vec::new(), Vec::new());
    for entry in &observance.entries {
        for value in &entry.values {
            match (&entry.name, value) {
                (ICalendarProperty::Dtstart, ICalendarValue::PartialDateTime(at)) => {
                    start = rule::civil(at)?.1
                }
                (ICalendarProperty::Rdate, ICalendarValue::PartialDateTime(at)) => {
                    dates.extend(rule::civil(at)?.1)
                }
                (ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(rule)) => rules.push(rule),
                (ICalendarProperty::Tzoffsetfrom, ICalendarValue::PartialDateTime(of)) => {
                    from = offset(of.tz_minus, of.tz_hour, of.tz_minute);
                }
                (ICalendarProperty::Tzoffsetto, ICalendarValue::PartialDateTime(of)) => {
                    to = offset(of.tz_minus, of.tz_hour, of.tz_minute);
                }
                _ => {}
            }
        }
    }
    let (start, from, to) = (start?, from?, to?);
    dates.push(start);
    for rule in rules {
        let until = rule::until(rule).ok()?;
        let is_in = |at: &DateTime| match until {
            None => true,
            Some(Until::Day(day)) => at.date() <= day,
            Some(Until::Local(end)) => *at <= end,
            Some(Until::Utc(end)) => seconds(*at) - from <= seconds(end),
        };
        dates.extend(
            rule::times(rule, start, last.saturating_add(2.days()), MOST)?.at.into_iter().filter(is_in),
        );
    }
    dates.sort_unstable();
    dates.dedup();
    Some(dates.into_iter().map(|at| (seconds(at) - from, from, to)).collect())
}

fn offset(minus: bool, hour: Option<u8>, minute: Option<u8>) -> Option<i64> {
    let seconds = i64::from(hour?) * 3_600 + i64::from(minute.unwrap_or_default()) * 60;
    (seconds < 86_400).then_some(if minus { -seconds } else { seconds })
}

/// A local time as if its clock showed UTC.
pub(super) fn seconds(local: DateTime) -> i64 {
    local.to_zoned(TimeZone::UTC).map_or(i64::MAX / 4, |zoned| zoned.timestamp().as_second())
}
