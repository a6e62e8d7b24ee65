//! One event as it is written: times on its own clock, its rules, and what it says beside.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarPeriod, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue,
};
use jiff::civil::{Date, DateTime, Time};

use super::Wanted;
use super::left_out::Why;
use super::people::{People, people};
use super::rule::civil;
use super::words;
use super::zone::{Zone, Zones};
use records::Reply;

/// A time, on the clock of its zone.
#[derive(Clone, Debug)]
pub(super) struct When {
    /// A day, for what takes whole days; else midnight means midnight.
    pub local: DateTime,
    pub is_day: bool,
    pub zone: Zone,
    /// The instant.
    pub at: i64,
}

/// How long something lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lasts {
    /// Days without hours.
    Days(i64),
    /// Seconds, whatever clocks do meanwhile (`DTEND`; RFC 5545, 3.8.5.3).
    Exactly(i64),
    /// Days on the clock, and then seconds (`DURATION`; RFC 5545, 3.3.6).
    Nominally { days: i64, seconds: i64 },
}

/// One event.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub start: When,
    pub lasts: Lasts,
    pub rules: Vec<ICalendarRecurrenceRule>,
    pub added: Vec<(When, Option<Lasts>)>,
    pub taken_out: Vec<When>,
    /// Which instance it is of its series, and whether all that follow are as well.
    pub instead_of: Option<(When, bool)>,
    pub sequence: i64,
    pub cancelled: bool,
    pub people: People,
    pub private: bool,
    pub free: bool,
    pub away: bool,
    pub long_horizon: bool,
    pub title: Option<String>,
}

/// Understands an event; else why it is left out.
pub(super) fn part(event: &ICalendarComponent, zones: &mut Zones, wanted: &Wanted) -> Result<Part, Why> {
    let find = |name: ICalendarProperty| event.entries.iter().find(move |entry| entry.name == name);
    let text = |name: ICalendarProperty| {
        find(name).and_then(|entry| entry.values.first()?.as_text()).unwrap_or_default().to_uppercase()
    };
    let instead_of = match find(ICalendarProperty::RecurrenceId) {
        None => None,
        Some(entry) => Some((first(entry, zones)?, follows(entry))),
    };
    let start = match (find(ICalendarProperty::Dtstart), &instead_of) {
        (Some(entry), _) => first(entry, zones)?,
        (None, Some((at, _))) => at.clone(),
        (None, None) => return Err(Why::NoStart),
    };
    let lasts = lasts(&start, find(ICalendarProperty::Dtend), find(ICalendarProperty::Duration), zones)?;
    let mut rules = Vec::new();
    let (mut added, mut taken_out) = (Vec::new(), Vec::new());
    for entry in &event.entries {
        for value in &entry.values {
            match (&entry.name, value) {
                (ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(rule)) => {
                    rules.push((**rule).clone())
                }
                (ICalendarProperty::Rrule, _) => return Err(Why::Rule),
                (ICalendarProperty::Exdate, ICalendarValue::PartialDateTime(at)) => {
                    taken_out.push(when(at, entry, zones)?);
                }
                (ICalendarProperty::Rdate, ICalendarValue::PartialDateTime(at)) => {
                    added.push((when(at, entry, zones)?, None));
                }
                (ICalendarProperty::Rdate, ICalendarValue::Period(period)) => {
                    added.push(span(period, entry, zones)?);
                }
                _ => {}
            }
        }
    }
    let busy = event
        .entries
        .iter()
        .find(|entry| entry.name.as_str().eq_ignore_ascii_case("X-MICROSOFT-CDO-BUSYSTATUS"));
    let busy = busy.and_then(|entry| entry.values.first()?.as_text()).unwrap_or_default().to_uppercase();
    let private = matches!(text(ICalendarProperty::Class).as_str(), "PRIVATE" | "CONFIDENTIAL");
    let status = text(ICalendarProperty::Status);
    let mut people = people(&event.entries, wanted);
    if people.reply == Reply::Accepted && (busy == "TENTATIVE" || status == "TENTATIVE") {
        people.reply = Reply::Tentative;
    }
    let title = find(ICalendarProperty::Summary).and_then(|entry| entry.values.first()?.as_text());
    let title = title.unwrap_or_default();
    let categories = event.entries.iter().filter(|entry| entry.name == ICalendarProperty::Categories);
    let categories = categories.flat_map(|entry| entry.values.iter().filter_map(ICalendarValue::as_text));
    let long_horizon =
        !private && categories.chain([title]).any(|text| words::has_any(text, &wanted.long_horizon));
    if private {
        people = People { attendees: 0, group: false, other: None, ..people };
    }
    Ok(Part {
        start,
        lasts,
        rules,
        added,
        taken_out,
        instead_of,
        sequence: match find(ICalendarProperty::Sequence).and_then(|entry| entry.values.first()) {
            Some(ICalendarValue::Integer(number)) => *number,
            _ => -1,
        },
        cancelled: status == "CANCELLED",
        people,
        private,
        free: text(ICalendarProperty::Transp) == "TRANSPARENT" || busy == "FREE",
        away: busy == "OOF" || (!private && words::says_away(title)),
        long_horizon,
        title: (wanted.titles && !private && !title.is_empty()).then(|| title.to_owned()),
    })
}

/// The first time of a property.
fn first(entry: &ICalendarEntry, zones: &mut Zones) -> Result<When, Why> {
    match entry.values.first() {
        Some(ICalendarValue::PartialDateTime(at)) => when(at, entry, zones),
        _ => Err(Why::NoStart),
    }
}

fn when(written: &PartialDateTime, of: &ICalendarEntry, zones: &mut Zones) -> Result<When, Why> {
    let (day, time) = civil(written).ok_or(Why::NoStart)?;
    let is_day = time.is_none();
    let local = time.unwrap_or_else(|| day.to_datetime(Time::midnight()));
    let name = if is_day {
        None
    } else if written.has_zone() {
        Some("UTC")
    } else {
        of.tz_id()
    };
    let zone = zones.of(name).ok_or_else(|| Why::Zone(name.unwrap_or_default().to_owned()))?;
    let at = zone.instant(local).ok_or(Why::NoStart)?;
    Ok(When { local, is_day, zone, at })
}

/// Whether it stands for all that follow as well.
fn follows(entry: &ICalendarEntry) -> bool {
    entry.parameter(&ICalendarParameterName::Range).is_some()
}

fn lasts(
    start: &When,
    end: Option<&ICalendarEntry>,
    duration: Option<&ICalendarEntry>,
    zones: &mut Zones,
) -> Result<Lasts, Why> {
    if let Some(end) = end {
        let end = first(end, zones)?;
        return Ok(if start.is_day {
            Lasts::Days(days_between(start.local.date(), end.local.date()).max(1))
        } else {
            Lasts::Exactly((end.at - start.at).max(0))
        });
    }
    Ok(match duration.and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Duration(long)) => nominal(long, start.is_day),
        // An event without an end lasts a day, or no time at all (RFC 5545, 3.6.1).
        _ if start.is_day => Lasts::Days(1),
        _ => Lasts::Exactly(0),
    })
}

fn nominal(long: &calcard::icalendar::ICalendarDuration, is_day: bool) -> Lasts {
    let days = i64::from(long.weeks) * 7 + i64::from(long.days);
    let seconds = i64::from(long.hours) * 3_600 + i64::from(long.minutes) * 60 + i64::from(long.seconds);
    match (long.neg, is_day) {
        (true, true) => Lasts::Days(1),
        (true, false) => Lasts::Exactly(0),
        (false, true) => Lasts::Days((days + seconds / 86_400).max(1)),
        (false, false) => Lasts::Nominally { days, seconds },
    }
}

fn span(
    period: &ICalendarPeriod,
    of: &ICalendarEntry,
    zones: &mut Zones,
) -> Result<(When, Option<Lasts>), Why> {
    Ok(match period {
        ICalendarPeriod::Range { start, end } => {
            let (start, end) = (when(start, of, zones)?, when(end, of, zones)?);
            let lasts = Lasts::Exactly((end.at - start.at).max(0));
            (start, Some(lasts))
        }
        ICalendarPeriod::Duration { start, duration } => {
            let start = when(start, of, zones)?;
            let lasts = nominal(duration, start.is_day);
            (start, Some(lasts))
        }
    })
}

/// Days from one to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
