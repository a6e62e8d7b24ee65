//! The lead's working days: hours as they were said, without days off.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};
use records::Hours;
use team::clock::{Clock, Seconds};

use super::Span;

/// Weeks, and what the lead said of them.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    /// Weeks and their zone.
    pub clock: &'a Clock,
    /// The lead's hours; none where none were said.
    pub hours: Option<&'a Hours>,
    /// Days off, both included in each.
    pub off: &'a [(Date, Date)],
}

impl Days<'_> {
    /// The lead's hours of a day; none on one without, on a day off, and where no hours were said.
    pub fn hours_of(&self, day: Date) -> Option<Span> {
        let (from, to) = self.hours?.0[day.weekday().to_monday_zero_offset() as usize]?;
        let span = (self.instant(day.to_datetime(from))?, self.instant(day.to_datetime(to))?);
        (span.0 < span.1 && !self.is_off(day)).then_some(span)
    }

    /// Whether the lead gave it as a day off.
    pub fn is_off(&self, day: Date) -> bool {
        self.off.iter().any(|&(first, last)| (first..=last).contains(&day))
    }

    /// Whether it is a day of work by the hours that were said; Monday to Friday where none were.
    pub fn is_working_day(&self, day: Date) -> bool {
        let weekday = day.weekday().to_monday_zero_offset();
        self.hours.map_or(weekday < 5, |hours| hours.0[weekday as usize].is_some())
    }

    /// The stretch of a week, in weeks before T.
    pub fn week(&self, weeks_ago: i32) -> Span {
        (self.clock.weeks_ago(weeks_ago + 1), self.clock.weeks_ago(weeks_ago))
    }

    /// The days from that of one instant to that of the last second before another.
    pub fn between(&self, within: Span) -> impl Iterator<Item = Date> {
        let day =
            |at: Seconds| self.clock.day(at.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second()));
        let last = day(within.1.saturating_sub(1));
        let first = (within.0 < within.1).then(|| day(within.0));
        std::iter::successors(first, |&day| day.checked_add(1.day()).ok()).take_while(move |&day| day <= last)
    }

    fn instant(&self, local: DateTime) -> Option<Seconds> {
        Some(local.to_zoned(self.clock.zone().clone()).ok()?.timestamp().as_second())
    }
}
