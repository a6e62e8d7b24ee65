//! Time without weekends (definitions, s3).

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clock::Seconds;

/// Seconds between two instants without the Saturdays and Sundays of a zone; 0 where `to` is not after `from`. A day on
/// which the clocks change has the hours it has.
pub fn weekday_seconds(zone: &TimeZone, from: Seconds, to: Seconds) -> Seconds {
    let mut counted = 0;
    let mut at = from;
    let mut day = date(zone, from);
    while at < to {
        let next = day.saturating_add(1.days());
        // A zone may skip a day whole; and the last day there is has no next one.
        let ends = if next == day { to } else { midnight(zone, next).clamp(at, to) };
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            counted += ends - at;
        }
        (at, day) = (ends, next);
    }
    counted
}

fn date(zone: &TimeZone, at: Seconds) -> Date {
    let limits = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let at = Timestamp::from_second(at.clamp(limits.0, limits.1)).expect("it lies within the limits");
    at.to_zoned(zone.clone()).date()
}

fn midnight(zone: &TimeZone, day: Date) -> Seconds {
    day.to_zoned(zone.clone()).map_or(Seconds::MAX, |start| start.timestamp().as_second())
}
