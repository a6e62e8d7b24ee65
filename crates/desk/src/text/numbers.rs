use jiff::civil::Date;
use signals::Count;

/// A share, 0 to 1, in whole percent: `24 %`.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round() as i64)
}

/// The share of counts, where it may be printed: with n under 5 there are counts only.
pub fn share(count: Count) -> Option<String> {
    count.share().filter(|_| count.of >= 5).map(percent)
}

/// `32 to 37 %`.
pub fn range(low: f64, high: f64) -> String {
    let (low, high) = ((low * 100.0).round() as i64, (high * 100.0).round() as i64);
    if low == high { format!("{low} %") } else { format!("{low} to {high} %") }
}

/// Hours: `20 h`, below ten `8.5 h`.
pub fn hours(hours: f64) -> String {
    format!("{} h", whole_or_tenth(hours))
}

/// `18 to 30 h`.
pub fn hour_range(low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(whole_or_tenth);
    if low == high { format!("{low} h") } else { format!("{low} to {high} h") }
}

/// A number, below ten to a tenth: `6.2`, `12`.
pub fn whole_or_tenth(hours: f64) -> String {
    let tenths = (hours * 10.0).round() / 10.0;
    if tenths < 10.0 { tenths.to_string() } else { thousands(hours.round() as u64) }
}

/// `97 of 410`.
pub fn counted(count: Count) -> String {
    format!("{} of {}", thousands(count.part), thousands(count.of))
}

/// `61,482`.
pub fn thousands(number: u64) -> String {
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

/// `1 commit`, `2,310 commits`.
pub fn number_of(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{} {what}s", thousands(n as u64)) }
}

/// `1 entry`, `71 entries`.
pub fn entries(n: usize) -> String {
    if n == 1 { "1 entry".to_owned() } else { format!("{} entries", thousands(n as u64)) }
}

/// `15 November 2026`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `15 Nov`; with the year where it is not this one: `15 Nov 2024`.
pub fn day_short(date: Date, this_year: i16) -> String {
    date.strftime(if date.year() == this_year { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// `Wednesday 25 November`.
pub fn day_with_weekday(date: Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

/// `Wednesday 25 November`; with the year where it is not this one: `Friday 1 January 2027`.
pub fn day_ahead(date: Date, this_year: i16) -> String {
    let year = if date.year() == this_year { String::new() } else { format!(" {}", date.year()) };
    day_with_weekday(date) + &year
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(percent(0.235), "24 %");
        assert_eq!(range(0.317, 0.371), "32 to 37 %");
        assert_eq!([20.4, 8.46, 9.97, 0.0, 1_040.2].map(hours), ["20 h", "8.5 h", "10 h", "0 h", "1,040 h"]);
        assert_eq!(hour_range(8.46, 30.2), "8.5 to 30 h");
        assert_eq!(thousands(1_040), "1,040");
        assert_eq!(thousands(61_482_000), "61,482,000");
        assert_eq!(thousands(999), "999");
        assert_eq!(day(date(2026, 11, 15)), "15 November 2026");
        assert_eq!(day_short(date(2026, 11, 5), 2026), "5 Nov");
        assert_eq!(day_short(date(2024, 11, 5), 2026), "5 Nov 2024");
        assert_eq!(day_with_weekday(date(2026, 11, 25)), "Wednesday 25 November");
    }
}
