//! Instants of a team's weeks.

use madeup::civil::{DAY, date, day, european_summer};
use madeup::stream::{Offset, Stamp};

/// Seconds in a week.
pub(super) const WEEK: i64 = 7 * DAY;

/// A zone whose clock can be worked out without a library.
#[derive(Clone, Copy, Debug)]
pub(super) struct Zone {
    /// Its IANA name.
    pub name: &'static str,
    /// Minutes east in winter.
    minutes: i32,
    /// Whether it has the summer time of the European Union.
    summer: bool,
}

/// Zones of teams.
pub(super) const ZONES: [Zone; 5] = [
    Zone { name: "Europe/Lisbon", minutes: 0, summer: true },
    Zone { name: "Europe/Berlin", minutes: 60, summer: true },
    Zone { name: "UTC", minutes: 0, summer: false },
    Zone { name: "Asia/Kolkata", minutes: 330, summer: false },
    Zone { name: "America/Phoenix", minutes: -420, summer: false },
];

impl Zone {
    /// Minutes east at an instant.
    pub fn offset(self, seconds: i64) -> i32 {
        self.minutes + if self.summer && european_summer(seconds) { 60 } else { 0 }
    }

    /// The Monday midnight of the zone that begins week 0, 1, … of a history.
    pub fn monday(self, week: i64) -> i64 {
        let local = (day(2023, 1, 2) + 7 * week) * DAY;
        let winter = local - i64::from(self.minutes) * 60;
        local - i64::from(self.offset(winter)) * 60
    }
}

/// An instant and the offset a clock recorded with it.
pub(super) fn stamp(seconds: i64, minutes: i32) -> Stamp {
    Stamp { seconds: seconds.max(1), offset: Offset::Minutes(minutes) }
}

/// An instant as the command line takes it.
pub(super) fn instant(seconds: i64) -> String {
    let (year, month, of_month) = date(seconds.div_euclid(DAY));
    let of_day = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use madeup::civil::weekday;

    use super::*;

    #[test]
    fn weeks_begin_on_mondays_at_midnight_of_the_zone() {
        for zone in ZONES {
            for week in 0..200 {
                let local = zone.monday(week) + i64::from(zone.offset(zone.monday(week))) * 60;
                assert_eq!(
                    (local.rem_euclid(DAY), weekday(local.div_euclid(DAY))),
                    (0, 0),
                    "{} {week}",
                    zone.name
                );
            }
        }
        assert_eq!(instant(ZONES[1].monday(0)), "2023-01-01T23:00:00Z");
    }
}
