//! Days as people type them. Nothing but the calendar is known here, so that it can be fuzzed by itself.

use jiff::civil::Date;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `2026-09-15`, `15sep`, `1 June 2026`; without a year the last such day, today included.
pub fn date(text: &str, today: Date) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let text = text.to_lowercase().replace([' ', '-'], "");
    let (day, rest) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic())?);
    let (name, year) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()));
    let day: i8 = day.parse().ok()?;
    let month = (1..).zip(MONTHS).find(|(_, month)| name.starts_with(month))?.0;
    if !year.is_empty() {
        return Date::new(year.parse().ok()?, month, day).ok();
    }
    // A 29 February may be up to eight years ago.
    let years = (0..=8).filter_map(|ago| Date::new(today.year() - ago, month, day).ok());
    years.into_iter().find(|date| *date <= today)
}

/// The first and the last day of `2026-07-27..2026-08-07`, or one day alone, which is both. They stand as
/// they were typed: the last may be before the first.
pub fn span(text: &str, today: Date) -> Option<(Date, Date)> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Some((date(first, today)?, date(last, today)?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as on;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = on(2026, 11, 19);

    fn days() -> impl Strategy<Value = Date> {
        (1_970_i16..=2_100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| on(year, month, day))
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let read = |text| date(text, TODAY);
        assert_eq!(read("2026-09-15"), Some(on(2026, 9, 15)));
        assert_eq!(read("15sep"), Some(on(2026, 9, 15)));
        assert_eq!(read("19 November"), Some(TODAY));
        assert_eq!(read("1 Dec"), Some(on(2025, 12, 1)));
        assert_eq!(read("1jun2024"), Some(on(2024, 6, 1)));
        assert_eq!(read("29feb"), Some(on(2024, 2, 29)));
        for text in ["31feb", "soon", "é", "", "sep", "15", "15xyz", "15sep20x6"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_alone_is_a_span_of_one() {
        assert_eq!(span("2026-07-27", TODAY), Some((on(2026, 7, 27), on(2026, 7, 27))));
        assert_eq!(span("27jul..7aug", TODAY), Some((on(2026, 7, 27), on(2026, 8, 7))));
        assert_eq!(span("27jul..", TODAY), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_is_read_back(day in days(), other in days(), form in "%d %B %Y|%d%b%Y|%Y-%m-%d") {
            let text = day.strftime(&form).to_string();
            prop_assert_eq!(date(&text, TODAY), Some(day), "{}", text);
            let both = format!("{text}..{}", other.strftime(&form));
            prop_assert_eq!(span(&both, TODAY), Some((day, other)), "{}", both);
        }

        #[test]
        fn without_a_year_it_is_the_last_such_day(day in days(), today in days()) {
            let read = date(&day.strftime("%d%b").to_string(), today);
            prop_assert!(read.is_some_and(|read| read <= today && (today - read).get_days() < 366), "{:?}", read);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}|[0-9a-z. -]{0,12}") {
            date(&text, TODAY);
            span(&text, TODAY);
        }
    }
}
