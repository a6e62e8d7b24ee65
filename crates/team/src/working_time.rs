//! The hours of a lead, as seconds that can be added up (definitions, s3w).

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use records::Hours;

use crate::clock::Seconds;

/// The hours between two days: those the lead said, else Monday to Friday around the clock; without their days off.
#[derive(Clone, Debug)]
pub struct WorkingTime {
    /// Stretches of them, in order and apart, each with the seconds in all before it.
    stretches: Vec<(Seconds, Seconds, Seconds)>,
}

impl WorkingTime {
    /// Those from one day to before another. `days_off` have both ends included.
    pub fn of(
        zone: &TimeZone,
        hours: Option<&Hours>,
        days_off: &[(Date, Date)],
        first: Date,
        end: Date,
    ) -> WorkingTime {
        let mut stretches = Vec::new();
        let mut before = 0;
        let days = first.series(1.day()).take_while(|&day| day < end);
        for day in days.filter(|&day| !days_off.iter().any(|&(from, to)| from <= day && day <= to)) {
            let Some((from, to)) = of_day(zone, hours, day) else { continue };
            // A zone may skip a day whole, or the hour at which work begins.
            let from = stretches.last().map_or(from, |&(_, last, _): &(i64, i64, i64)| from.max(last));
            if from < to {
                stretches.push((from, to, before));
                before += to - from;
            }
        }
        WorkingTime { stretches }
    }

    /// Seconds of them between two instants; 0 where `to` is not after `from`. Before the first day and after the last there
    /// are none.
    pub fn seconds(&self, from: Seconds, to: Seconds) -> Seconds {
        (self.until(to) - self.until(from)).max(0)
    }

    fn until(&self, at: Seconds) -> Seconds {
        let begun = self.stretches.partition_point(|&(from, _, _)| from < at);
        let last = begun.checked_sub(1).map(|last| self.stretches[last]);
        last.map_or(0, |(from, to, before)| before + at.min(to) - from)
    }
}

/// From when to when, of a day.
fn of_day(zone: &TimeZone, hours: Option<&Hours>, day: Date) -> Option<(Seconds, Seconds)> {
    let at = |day: Date, time: Time| {
        let zoned = day.to_datetime(time).to_zoned(zone.clone());
        zoned.map_or(Seconds::MAX, |moment| moment.timestamp().as_second())
    };
    match hours {
        Some(hours) => {
            let (from, to) = hours.0[day.weekday().to_monday_zero_offset() as usize]?;
            Some((at(day, from), at(day, to)))
        }
        None if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) => None,
        None => Some((at(day, Time::midnight()), at(day.saturating_add(1.days()), Time::midnight()))),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Lisbon").expect("bundled zones hold Lisbon")
    }

    fn at(day: Date, hour: i8) -> Seconds {
        day.at(hour, 0, 0, 0).to_zoned(zone()).expect("a civil time").timestamp().as_second()
    }

    fn nine_to_five() -> Hours {
        let day = Some((time(9, 0, 0, 0), time(17, 0, 0, 0)));
        Hours([day, day, day, day, None, None, None])
    }

    #[test]
    fn hours_are_those_said_without_days_off() {
        // Monday 12 October 2026 to Sunday 18; Wednesday is off, and so is every Friday.
        let (monday, off) = (date(2026, 10, 12), date(2026, 10, 14));
        let time = WorkingTime::of(&zone(), Some(&nine_to_five()), &[(off, off)], monday, date(2026, 10, 19));
        assert_eq!(time.seconds(at(monday, 0), at(date(2026, 10, 19), 0)), 3 * 8 * 3600);
        assert_eq!(time.seconds(at(monday, 16), at(date(2026, 10, 13), 10)), 2 * 3600);
        assert_eq!(time.seconds(at(off, 0), at(off, 23)), 0);
        assert_eq!(time.seconds(at(date(2026, 10, 13), 10), at(monday, 16)), 0);
    }

    #[test]
    fn without_hours_it_is_monday_to_friday_and_a_day_has_the_hours_it_has() {
        // Clocks went back on Sunday 25 October 2026.
        let time = WorkingTime::of(&zone(), None, &[], date(2026, 10, 19), date(2026, 11, 2));
        assert_eq!(time.seconds(at(date(2026, 10, 23), 12), at(date(2026, 10, 26), 12)), 24 * 3600);
        assert_eq!(time.seconds(i64::MIN, i64::MAX), 10 * 24 * 3600);
    }
}
