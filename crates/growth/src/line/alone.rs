//! A day that is typed by itself, or beside a few words that say what it is: the readers of a line, where there is no line.

use jiff::civil::Date;

use super::cursor::Cursor;
use super::day::{self, Side};
use super::words;

/// One day and nothing else: `2026-09-15`, `15sep`, `1 June 2026`, `friday`, `in 3 weeks`. Without a year it lies on
/// this side of today; a year that was typed is taken as it is.
pub fn day_alone(text: &str, today: Date, side: Side) -> Option<Date> {
    let words = words::of(text);
    let mut cursor = Cursor::new(&words, 0);
    let day = day::named(&mut cursor, today, side)?;
    (cursor.at == words.len()).then_some(day)
}

/// The first and the last day of `2026-07-27..2026-08-07`, or one day alone, which is both. They stand as they were
/// typed: the last may be before the first.
pub fn span_alone(text: &str, today: Date, side: Side) -> Option<(Date, Date)> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Some((day_alone(first, today, side)?, day_alone(last, today, side)?))
}

/// The day that is named last among some words, on one side of today, today included, and the words without it: `planning
/// thu` is Thursday, and planning.
pub fn with_day(text: &str, today: Date, side: Side) -> (String, Option<Date>) {
    let words = words::of(text);
    let read = |at: usize| {
        let mut cursor = Cursor::new(&words, at);
        cursor.skip(&["on"]);
        day::day(&mut cursor, today, side).map(|day| (at..cursor.at, day))
    };
    // From the left, so that "next thursday" is not read as its second word.
    let (mut at, mut found) = (0, None);
    while at < words.len() {
        let here = read(at);
        at = here.as_ref().map_or(at + 1, |(span, _)| span.end);
        found = here.or(found);
    }
    let Some((span, day)) = found else { return (text.trim().to_owned(), None) };
    let left = words.iter().enumerate().filter(|(at, _)| !span.contains(at));
    let left: Vec<&str> = left.map(|(_, word)| word.raw).collect();
    let parts = [',', ';', ':', '-', '–', '—', ' '];
    (left.join(" ").trim_matches(parts).to_owned(), Some(day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as on;
    use proptest::prelude::*;

    use super::*;

    /// A Thursday.
    const TODAY: Date = on(2026, 11, 19);

    fn days() -> impl Strategy<Value = Date> {
        (1_970_i16..=2_100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| on(year, month, day))
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let read = |text| day_alone(text, TODAY, Side::Behind);
        assert_eq!(read("2026-09-15"), Some(on(2026, 9, 15)));
        assert_eq!(read("15sep"), Some(on(2026, 9, 15)));
        assert_eq!(read("19 November"), Some(TODAY));
        assert_eq!(read("1 Dec"), Some(on(2025, 12, 1)));
        assert_eq!(read("1jun2024"), Some(on(2024, 6, 1)));
        assert_eq!(read("March 1st, 2024"), Some(on(2024, 3, 1)));
        assert_eq!(read("29feb"), Some(on(2024, 2, 29)));
        assert_eq!(read("yesterday"), Some(on(2026, 11, 18)));
        assert_eq!(read("1 dec 2027"), Some(on(2027, 12, 1)), "a year is taken as it is");
        for text in ["31feb", "soon", "é", "", "sep", "15", "15xyz", "15sep20x6", "15sep please", "03/04"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(day_alone("1 Dec", TODAY, Side::Ahead), Some(on(2026, 12, 1)));
        assert_eq!(day_alone("fri", TODAY, Side::Ahead), Some(on(2026, 11, 20)));
    }

    #[test]
    fn a_day_alone_is_a_span_of_one() {
        let read = |text| span_alone(text, TODAY, Side::Behind);
        assert_eq!(read("2026-07-27"), Some((on(2026, 7, 27), on(2026, 7, 27))));
        assert_eq!(read("27jul..7aug"), Some((on(2026, 7, 27), on(2026, 8, 7))));
        assert_eq!(read("27jul.."), None);
    }

    #[test]
    fn a_day_beside_words_is_found_wherever_it_stands() {
        for (text, words, day) in [
            ("planning thu", "planning", Some(on(2026, 11, 26))),
            ("planning today", "planning", Some(TODAY)),
            ("tomorrow: the planning", "the planning", Some(on(2026, 11, 20))),
            ("planning on 3 dec, all of us", "planning all of us", Some(on(2026, 12, 3))),
            ("next thursday", "", Some(on(2026, 11, 26))),
            ("the big planning", "the big planning", None),
            ("planning 2026-11-01", "planning 2026-11-01", None),
        ] {
            let (left, read) = with_day(text, TODAY, Side::Ahead);
            assert_eq!((left.replace(", ", " ").as_str(), read), (words, day), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_written_is_read_back(day in days(), other in days(), form in "%d %B %Y|%d%b%Y|%Y-%m-%d") {
            let text = day.strftime(&form).to_string();
            prop_assert_eq!(day_alone(&text, TODAY, Side::Behind), Some(day), "{}", text);
            let both = format!("{text}..{}", other.strftime(&form));
            prop_assert_eq!(span_alone(&both, TODAY, Side::Ahead), Some((day, other)), "{}", both);
        }

        #[test]
        fn without_a_year_it_is_the_last_such_day(day in days(), today in days()) {
            let read = day_alone(&day.strftime("%d%b").to_string(), today, Side::Behind);
            prop_assert!(read.is_some_and(|read| read <= today && (today - read).get_days() < 366), "{:?}", read);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}|[0-9a-z. -]{0,12}") {
            day_alone(&text, TODAY, Side::Ahead);
            span_alone(&text, TODAY, Side::Behind);
            with_day(&text, TODAY, Side::Ahead);
        }
    }
}
