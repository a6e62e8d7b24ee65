//! Meetings outside of the lead's hours, by day: what s9 joins with commits and reviews.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Days;
use super::spans::{Span, clipped, gaps};

/// The meetings of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayOfMeetings {
    /// When the lead was in one.
    pub all: Vec<Span>,
    /// What of that is outside of their hours; all of it on a day off, or on one without hours.
    pub outside: Vec<Span>,
}

/// A stretch of time by the days it lies on. Where no hours were said, all of it is outside.
pub fn by_day(days: &Days, span: Span) -> impl Iterator<Item = (Date, DayOfMeetings)> {
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
