//! Meetings outside of the lead's hours, by day: what s9 joins with commits and reviews.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use records::Meeting;

use super::spans::{Span, clipped, gaps};
use super::{Days, meeting_spans};

/// The meetings of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayOfMeetings {
    /// When the lead was in one.
    pub all: Vec<Span>,
    /// What of that is outside of their hours; all of it on a day off, or on one without hours.
    pub outside: Vec<Span>,
}

/// The days with a meeting, in the zone of the clock, of a stretch of time. None where no hours were said. A meeting past midnight is on both days.
pub fn days_of_meetings(all: &[Meeting], days: &Days, within: Span) -> Option<BTreeMap<Date, DayOfMeetings>> {
    days.hours?;
    let mut found: BTreeMap<Date, DayOfMeetings> = BTreeMap::new();
    for span in clipped(&meeting_spans(all), within) {
        for (day, of_day) in by_day(days, span) {
            let entry = found.entry(day).or_default();
            entry.all.extend(of_day.all);
            entry.outside.extend(of_day.outside);
        }
    }
    Some(found)
}

/// A stretch of time by the days it lies on. Where no hours were said, all of it is outside.
pub(crate) fn by_day(days: &Days, span: Span) -> impl Iterator<Item = (Date, DayOfMeetings)> {
    days.between(span).map(move |day| {
        let next = day.checked_add(1.day()).map_or(span.1, |next| days.clock.start_of(next));
        let all = clipped(&[span], (days.clock.start_of(day), next));
        let outside = all.iter().flat_map(|&part| match days.hours_of(day) {
            None => vec![part],
            Some(hours) => gaps(&[hours], part),
        });
        let outside = outside.collect();
        (day, DayOfMeetings { all, outside })
    })
}
