//! Days of the calendar, without a clock and without a library for zones.

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// Days since 1 January 1970 of a date of the Gregorian calendar (Howard Hinnant, `days_from_civil`).
pub const fn day(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of the month, from days since 1970.
pub const fn date(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted - era * 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let (month, day) = (if month < 10 { month + 3 } else { month - 9 }, of_year - (153 * month + 2) / 5 + 1);
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

/// Day of the week of a day since 1970, Monday 0 to Sunday 6.
pub const fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Whether the European Union has summer time at an instant: from the last Sunday of March, 01:00 UTC,
/// to the last Sunday of October, 01:00 UTC.
pub const fn european_summer(seconds: i64) -> bool {
    let (year, _, _) = date(seconds.div_euclid(DAY));
    let begin = last_sunday(year, 3) * DAY + 3_600;
    let end = last_sunday(year, 10) * DAY + 3_600;
    begin <= seconds && seconds < end
}

const fn last_sunday(year: i64, month: i64) -> i64 {
    let last = day(year, month, 31);
    last - (weekday(last) + 1) % 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_date_are_inverse() {
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(day(2026, 11, 15) * DAY, 1_794_700_800);
        for at in -40_000..40_000 {
            let (year, month, of_month) = date(at);
            assert_eq!(day(year, month, of_month), at);
        }
    }

    #[test]
    fn the_fifteenth_of_november_2026_is_a_sunday() {
        assert_eq!(weekday(day(2026, 11, 15)), 6);
        assert_eq!(weekday(0), 3, "1 January 1970 was a Thursday");
    }

    #[test]
    fn summer_time_begins_and_ends_at_one_on_a_last_sunday() {
        let begin = day(2026, 3, 29) * DAY + 3_600;
        assert!(!european_summer(begin - 1) && european_summer(begin));
        let end = day(2026, 10, 25) * DAY + 3_600;
        assert!(european_summer(end - 1) && !european_summer(end));
    }
}
