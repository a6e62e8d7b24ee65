//! When something happened, as exports write it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Numbers of fewer digits are no seconds since 1970.
const EPOCH_DIGITS: usize = 9;

/// Seconds since 1970 of an instant: ISO 8601 or RFC 3339 with a zone; a day, or a day and a time, of the zone given; or seconds, thousandths or
/// millionths since 1970. A day is its first moment. None of what is something else: a day such as 3/4/2026 is two days.
pub(super) fn instant(text: &str, zone: &TimeZone) -> Option<i64> {
    let text = text.trim();
    if !text.is_ascii() || text.len() > 64 {
        return None;
    }
    epoch(text).or_else(|| with_zone(text)).or_else(|| of_zone(text, zone))
}

fn epoch(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() < EPOCH_DIGITS || !digits(whole) || !digits(rest) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        ..=11 => number,
        12..=14 => number / 1_000,
        15..=17 => number / 1_000_000,
        _ => return None,
    };
    Timestamp::from_second(seconds).ok().map(Timestamp::as_second)
}

/// `2026-11-03T10:00:00+01:00`, `2026-11-03 10:00:00 UTC`, `2026-11-03 10:00:00 +0100`
fn with_zone(text: &str) -> Option<i64> {
    let utc = text.strip_suffix(" UTC").or_else(|| text.strip_suffix(" GMT"));
    let text = utc.map_or_else(|| text.replace(" +", "+").replace(" -", "-"), |time| format!("{time}Z"));
    text.parse::<Timestamp>().ok().map(Timestamp::as_second)
}

fn of_zone(text: &str, zone: &TimeZone) -> Option<i64> {
    let time = text.parse::<DateTime>().ok().or_else(|| Some(text.parse::<Date>().ok()?.at(0, 0, 0, 0)))?;
    Some(time.to_zoned(zone.clone()).ok()?.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin(text: &str) -> Option<i64> {
        instant(text, &TimeZone::get("Europe/Berlin").expect("a zone"))
    }

    // 3 November 2026 10:00 UTC, by `date -u -d '2026-11-03 10:00' +%s`.
    const TEN: i64 = 1_793_700_000;

    #[test]
    fn an_instant_with_its_zone_is_that_instant() {
        for text in [
            "2026-11-03T10:00:00Z",
            "2026-11-03T10:00:00.123456Z",
            "2026-11-03T11:00:00+01:00",
            "2026-11-03T11:00:00+0100",
            "2026-11-03 10:00:00 UTC",
            "2026-11-03 10:00 UTC",
            " 2026-11-03 11:00:00 +0100 ",
            "2026-11-03 05:00:00 -05:00",
            "1793700000",
            "1793700000.25",
            "1793700000123",
            "1793700000123456",
        ] {
            assert_eq!(berlin(text), Some(TEN), "{text}");
        }
    }

    #[test]
    fn a_time_without_one_is_of_the_zone_given_and_a_day_is_its_beginning() {
        for text in ["2026-11-03 11:00", "2026-11-03 11:00:00", "2026-11-03T11:00", "2026-11-03T11:00:00.5"] {
            assert_eq!(berlin(text), Some(TEN), "{text}");
        }
        assert_eq!(berlin("2026-11-03"), Some(TEN - 11 * 3600));
        assert_eq!(berlin("20261103"), Some(TEN - 11 * 3600));
    }

    #[test]
    fn what_could_be_two_days_or_none_is_not_guessed() {
        for text in [
            "",
            "soon",
            "3/4/2026",
            "03.11.2026",
            "2026-02-30",
            "2026-11-03 25:00",
            "12345678",
            "-1793700000",
            "1793700000.x",
            "99999999999999999999999999",
            "２０２６-11-03",
            "--",
        ] {
            assert_eq!(berlin(text), None, "{text}");
        }
    }
}
