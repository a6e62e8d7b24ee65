//! What a rule of recurrence means, on a clock without a zone: `calcard` has the rule, and zones are put to it elsewhere.
//!
//! The library's own way from a calendar to instants is not taken: it compares `UNTIL` in UTC with a local time, gives a time that the clock
//! skipped or showed twice in no zone at all, and knows an exception only if it has the `SEQUENCE` of its series. Tests beside
//! [`super::series`] have a case for each.

use std::collections::BTreeSet;

use calcard::common::PartialDateTime;
use calcard::common::timezone::{Tz, TzTimestamp};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Instances of a year, a month, a week or a day: every quarter of an hour of a year.
const MOST_AT_ONCE: usize = 366 * 96;

/// Local times, in order.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// When, by the clock of the series.
    pub at: Vec<DateTime>,
    /// Whether there are more of them before the last that was asked for.
    pub cut: bool,
}

/// The end a rule names for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// A day, which is included.
    Day(Date),
    /// A local time.
    Local(DateTime),
    /// The time in UTC.
    Utc(DateTime),
}

/// The end of a rule; an error where it is none.
pub(super) fn until(rule: &ICalendarRecurrenceRule) -> Result<Option<Until>, ()> {
    let Some(until) = &rule.until else { return Ok(None) };
    let (day, time) = civil(until).ok_or(())?;
    Ok(Some(match time {
        None => Until::Day(day),
        Some(at) if until.has_zone() => Until::Utc(at),
        Some(at) => Until::Local(at),
    }))
}

/// The times of a rule from `start` to `last`, but not more than `most`; none where the rule makes no sense.
pub(super) fn times(
    rule: &ICalendarRecurrenceRule,
    start: DateTime,
    last: DateTime,
    most: usize,
) -> Option<Times> {
    // A day more each way is enough for any zone; who asks looks at the end of the rule by itself.
    let ends = match until(rule).ok()? {
        None => last,
        Some(Until::Day(day)) => {
            last.min(day.to_datetime(jiff::civil::Time::midnight()).saturating_add(2.days()))
        }
        Some(Until::Local(at) | Until::Utc(at)) => last.min(at.saturating_add(2.days())),
    };
    if ends < start {
        return Some(Times::default());
    }
    if is_too_often(rule) {
        return Some(Times { at: Vec::new(), cut: true });
    }
    let mut rule = rule.clone();
    rule.until = Some(partial(ends)?);
    let entries = vec![
        ICalendarEntry {
            name: ICalendarProperty::Dtstart,
            params: Vec::new(),
            values: vec![ICalendarValue::PartialDateTime(Box::new(partial(start)?))],
        },
        ICalendarEntry {
            name: ICalendarProperty::Rrule,
            params: Vec::new(),
            values: vec![ICalendarValue::RecurrenceRule(Box::new(rule))],
        },
    ];
    let component_type = ICalendarComponentType::VEvent;
    let event = ICalendarComponent { component_type, entries, component_ids: Vec::new() };
    let found = ICalendar { components: vec![event] }.expand_dates(Tz::Floating, most + 1);
    if !found.errors.is_empty() {
        return None;
    }
    let mut at: Vec<DateTime> = found
        .events
        .iter()
        .filter_map(|event| Timestamp::from_second(event.start.to_naive_timestamp()).ok())
        .map(|local| local.to_zoned(TimeZone::UTC).datetime())
        .collect();
    let cut = at.len() > most;
    at.truncate(most);
    Some(Times { at, cut })
}

/// Whether it has more instances in one of its periods than are worked out at once. What comes again by the minute is no meeting, and to find that
/// nothing of it matches can take minutes.
fn is_too_often(rule: &ICalendarRecurrenceRule) -> bool {
    let different = |values: &[u8]| values.iter().collect::<BTreeSet<_>>().len().max(1);
    let of_a_day = different(&rule.byhour) * different(&rule.byminute) * different(&rule.bysecond);
    let days = match rule.freq {
        ICalendarFrequency::Yearly => 366,
        ICalendarFrequency::Monthly => 31,
        ICalendarFrequency::Weekly => 7,
        ICalendarFrequency::Daily | ICalendarFrequency::Hourly => 1,
        ICalendarFrequency::Minutely | ICalendarFrequency::Secondly => return true,
    };
    of_a_day * days > MOST_AT_ONCE
}

/// A day, and the time on it where there is one.
pub(super) fn civil(written: &PartialDateTime) -> Option<(Date, Option<DateTime>)> {
    let small = |number: u8| i8::try_from(number).ok();
    let day =
        Date::new(i16::try_from(written.year?).ok()?, small(written.month?)?, small(written.day?)?).ok()?;
    if !written.has_time() {
        return Some((day, None));
    }
    // The sixtieth second, which clocks here do not have, is the last of its minute.
    let second = small(written.second.unwrap_or_default())?.min(59);
    let time = jiff::civil::Time::new(small(written.hour?)?, small(written.minute?)?, second, 0).ok()?;
    Some((day, Some(day.to_datetime(time))))
}

fn partial(at: DateTime) -> Option<PartialDateTime> {
    let small = |number: i8| u8::try_from(number).ok();
    Some(PartialDateTime {
        year: Some(u16::try_from(at.year()).ok()?),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        ..PartialDateTime::default()
    })
}
