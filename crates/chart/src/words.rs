//! Numbers and days as people write them. Sentences have the same words from `desk`; a picture names no crate of ours, and so
//! these few lines stand twice. A test of the pages holds them to each other.

use jiff::civil::Date;

/// A share, 0 to 1, in whole percent, with a no-break space: `24 %`.
pub(crate) fn percent(share: f64) -> String {
    format!("{}\u{a0}%", (share * 100.0).round())
}

/// `32 to 37 %`.
pub(crate) fn range(low: f64, high: f64) -> String {
    let whole = |share: f64| (share * 100.0).round();
    if whole(low) == whole(high) {
        return percent(high);
    }
    format!("{} to {}", whole(low), percent(high))
}

/// Hours, with a no-break space: `20 h`, below ten `8.5 h`.
pub(crate) fn hours(hours: f64) -> String {
    format!("{}\u{a0}h", whole_or_tenth(hours))
}

/// `18 to 30 h`.
pub(crate) fn hour_range(low: f64, high: f64) -> String {
    let [from, to] = [low, high].map(whole_or_tenth);
    if from == to { hours(high) } else { format!("{from} to {}", hours(high)) }
}

fn whole_or_tenth(hours: f64) -> String {
    let tenths = (hours * 10.0).round() / 10.0;
    if tenths < 10.0 { tenths.to_string() } else { thousands(hours.round() as u64) }
}

/// `61,482`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `15 November 2026`.
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `15 Nov 2026`.
pub(crate) fn day_short(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `15 Nov`.
pub(crate) fn day_of_year(date: Date) -> String {
    date.strftime("%-d %b").to_string()
}

/// `Mon 5 Oct`.
pub(crate) fn weekday(date: Date) -> String {
    date.strftime("%a %-d %b").to_string()
}

/// A difference of two shares in whole points, or in tenths below one, with its sign: `−9`, `+0.4`, `0`.
pub(crate) fn points(difference: f64) -> String {
    let points = difference * 100.0;
    let tenths = (points * 10.0).round() / 10.0;
    let said = if points.abs() < 1.0 { tenths } else { points.round() };
    let sign = match said {
        ..0.0 => "\u{2212}",
        0.0 => "",
        _ => "+",
    };
    format!("{sign}{}", said.abs())
}

/// `90, 80 and 75`.
pub(crate) fn listed(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `Nov`.
pub(crate) fn month_short(date: Date) -> String {
    date.strftime("%b").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_and_days_read_as_people_write_them() {
        assert_eq!(percent(0.235), "24\u{a0}%");
        assert_eq!(range(0.317, 0.371), "32 to 37\u{a0}%");
        assert_eq!(range(0.317, 0.319), "32\u{a0}%");
        assert_eq!([20.4, 8.46, 1_040.2].map(hours), ["20\u{a0}h", "8.5\u{a0}h", "1,040\u{a0}h"]);
        assert_eq!(hour_range(8.46, 30.2), "8.5 to 30\u{a0}h");
        assert_eq!(thousands(1_040), "1,040");
        assert_eq!(day(date(2026, 11, 15)), "15 November 2026");
        assert_eq!(day_short(date(2026, 9, 5)), "5 Sep 2026");
        assert_eq!(weekday(date(2026, 10, 5)), "Mon 5 Oct");
        assert_eq!([-0.0887, 0.004, -0.0004, 0.0, 0.105].map(points), ["−9", "+0.4", "0", "0", "+11"]);
        assert_eq!(listed(&["90".into(), "80".into(), "75".into()]), "90, 80 and 75");
    }
}
