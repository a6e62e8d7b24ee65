//! Weeks, windows and the day everything is measured from (definitions 1.1).

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

/// An instant, in whole seconds since 1970-01-01T00:00:00Z, as git records it.
pub type Seconds = i64;

/// Weeks of the window called *now*.
pub const NOW: i32 = 12;
/// Weeks of the window called *before*, which ends where *now* begins.
pub const BEFORE: i32 = 48;
/// Weeks of half a year.
pub const HALF: i32 = 26;
/// Weeks of a year.
pub const YEAR: i32 = 52;
/// Weeks that decide what an area is.
pub const AREAS: i32 = 104;

/// Weeks in a zone, counted from the Monday on which everything computed ends.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    monday: Date,
    /// Instants of Mondays 00:00 in the zone, oldest first; the last but `AFTER` is T.
    mondays: Vec<Seconds>,
}

/// Mondays kept after T, so that what was merged since still has a week.
const AFTER: usize = 53;
/// 1970-01-05, the first Monday git can name.
const FIRST_MONDAY: Date = jiff::civil::date(1970, 1, 5);

impl Clock {
    /// The clock of a run: T is the last Monday not after `now`, or the first Monday after the
    /// newest tip if that is earlier; with `as_of`, the last Monday not after that day.
    pub fn new(zone: TimeZone, now: Seconds, newest_tip: Seconds, as_of: Option<Date>) -> Clock {
        let today = as_of.unwrap_or_else(|| day_of(&zone, now));
        let after_tip = monday_of(day_of(&zone, newest_tip)).saturating_add(Span::new().days(7));
        Clock::at(zone, monday_of(today).min(after_tip))
    }

    /// The clock whose T is the Monday of the week of `day`.
    pub fn at(zone: TimeZone, day: Date) -> Clock {
        let monday = monday_of(day).max(FIRST_MONDAY);
        let before = (monday - FIRST_MONDAY).get_days() as usize / 7;
        let mondays = (0..=before + AFTER)
            .map(|week| midnight(&zone, FIRST_MONDAY.saturating_add(Span::new().days(7 * week as i64))))
            .collect();
        Clock { zone, monday, mondays }
    }

    /// The zone weeks are counted in.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The Monday T.
    pub fn date(&self) -> Date {
        self.monday
    }

    /// The Sunday by which a window that ends on the Monday `weeks` before T is named.
    pub fn last_sunday(&self, weeks: i32) -> Date {
        self.monday.saturating_sub(Span::new().days(7 * i64::from(weeks) + 1))
    }

    /// The instant of T.
    pub fn t(&self) -> Seconds {
        self.weeks_ago(0)
    }

    /// The Monday 00:00 that lies `weeks` before T; the first Monday there is for more than that.
    pub fn weeks_ago(&self, weeks: i32) -> Seconds {
        let last = self.mondays.len() as i64 - 1 - AFTER as i64;
        let at = (last - i64::from(weeks)).clamp(0, self.mondays.len() as i64 - 1);
        self.mondays[at as usize]
    }

    /// The week an instant lies in: 0 is the last before T, growing into the past; negative from T on.
    pub fn week_of(&self, at: Seconds) -> i32 {
        let after = self.mondays.partition_point(|&monday| monday <= at) as i32;
        (self.mondays.len() - AFTER) as i32 - 1 - after
    }

    /// The instant that many calendar days earlier, at the same time of day in the zone.
    pub fn days_before(&self, at: Seconds, days: i64) -> Seconds {
        let zoned = timestamp(at).to_zoned(self.zone.clone());
        zoned.saturating_sub(Span::new().days(days)).timestamp().as_second()
    }

    /// The instant that many calendar weeks later, at the same time of day in the zone.
    pub fn weeks_after(&self, at: Seconds, weeks: i32) -> Seconds {
        self.days_before(at, -7 * i64::from(weeks))
    }

    /// The calendar day of an instant in the zone.
    pub fn day(&self, at: Seconds) -> Date {
        day_of(&self.zone, at)
    }

    /// What the zone's clock shows at an instant.
    pub fn local(&self, at: Seconds) -> Zoned {
        timestamp(at).to_zoned(self.zone.clone())
    }

    /// The first instant of a calendar day in the zone.
    pub fn start_of(&self, day: Date) -> Seconds {
        midnight(&self.zone, day)
    }

    /// Whether the zone's clock showed UTC at an instant.
    pub fn shows_utc(&self, at: Seconds) -> bool {
        self.zone.to_offset(timestamp(at)).is_zero()
    }
}

/// The Monday of the week of a day.
pub fn monday_of(day: Date) -> Date {
    day.saturating_sub(Span::new().days(i64::from(day.weekday().to_monday_zero_offset())))
}

fn day_of(zone: &TimeZone, at: Seconds) -> Date {
    timestamp(at).to_zoned(zone.clone()).date()
}

/// A recorded instant; those outside the years jiff knows are brought to their edge.
fn timestamp(at: Seconds) -> Timestamp {
    let edge = if at < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_second(at).unwrap_or(edge)
}

fn midnight(zone: &TimeZone, day: Date) -> Seconds {
    match day.to_zoned(zone.clone()) {
        Ok(zoned) => zoned.timestamp().as_second(),
        // Only beyond the years a clock can show.
        Err(_) => Timestamp::MAX.as_second(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn lisbon() -> TimeZone {
        TimeZone::get("Europe/Lisbon").expect("bundled zones hold Lisbon")
    }

    fn noon(year: i16, month: i8, day: i8) -> Seconds {
        date(year, month, day)
            .at(12, 0, 0, 0)
            .to_zoned(lisbon())
            .expect("a civil time")
            .timestamp()
            .as_second()
    }

    #[test]
    fn a_run_on_a_thursday_ends_on_the_sunday_before() {
        let clock = Clock::new(lisbon(), noon(2026, 11, 19), noon(2026, 11, 18), None);
        assert_eq!(clock.date(), date(2026, 11, 16));
        assert_eq!(clock.last_sunday(0), date(2026, 11, 15));
    }

    #[test]
    fn a_stale_branch_ends_with_the_week_of_its_tip() {
        let clock = Clock::new(lisbon(), noon(2026, 11, 19), noon(2026, 10, 19), None);
        assert_eq!(clock.date(), date(2026, 10, 26), "a tip on a Monday belongs to the week it begins");
        assert_eq!(clock.last_sunday(0), date(2026, 10, 25));
    }

    #[test]
    fn weeks_are_calendar_weeks_across_a_change_of_the_clock() {
        let clock = Clock::at(lisbon(), date(2026, 11, 16));
        let summer = clock.weeks_ago(4);
        assert_eq!(clock.day(summer), date(2026, 10, 19));
        assert_eq!(clock.weeks_ago(3) - summer, 7 * 86_400 + 3_600, "clocks went back on 25 October 2026");
        assert_eq!(clock.week_of(summer), 3);
        assert_eq!(clock.week_of(summer - 1), 4);
        assert_eq!(clock.week_of(clock.t()), -1);
        assert_eq!(clock.days_before(clock.t(), 28), summer);
    }

    #[test]
    fn absurd_dates_have_a_week_too() {
        let clock = Clock::at(TimeZone::UTC, date(2026, 11, 16));
        assert!(clock.week_of(i64::MIN) > 2_900);
        assert!(clock.week_of(i64::MAX) < 0);
        assert_eq!(clock.weeks_ago(1_000_000), clock.start_of(FIRST_MONDAY));
    }
}
