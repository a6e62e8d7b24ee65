use serde::{Deserialize, Serialize};

/// A moment as a commit records it: the instant, and the offset of the clock that showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Seconds since 1970-01-01T00:00:00Z; negative before it.
    pub seconds: i64,
    /// Seconds east of Greenwich of the recorded clock.
    pub offset: i32,
}

impl Stamp {
    /// The calendar day on the recorded clock, as days since 1970-01-01.
    ///
    /// Source: signals.md 1.1, "distinct days" are days in the recorded offset.
    pub fn day(self) -> i64 {
        self.seconds.saturating_add(i64::from(self.offset)).div_euclid(86_400)
    }

    /// The minute of that day on the recorded clock, 0 to 1439.
    pub fn minute_of_day(self) -> u16 {
        let second = self.seconds.saturating_add(i64::from(self.offset)).rem_euclid(86_400);
        (second / 60) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_recorded_clock() {
        let just_before_midnight_utc = 86_400 - 1;
        assert_eq!(Stamp { seconds: just_before_midnight_utc, offset: 0 }.day(), 0);
        assert_eq!(Stamp { seconds: just_before_midnight_utc, offset: 3_600 }.day(), 1);
        assert_eq!(Stamp { seconds: 0, offset: -60 }.day(), -1);
        assert_eq!(Stamp { seconds: 0, offset: -60 }.minute_of_day(), 1439);
    }
}
