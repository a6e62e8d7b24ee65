//! Dates and spans of days as people type them, alone or beside words.
#![no_main]

use growth::line::{Side, day_alone, span_alone, with_day};
use jiff::civil::date;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let today = date(2026, 11, 19);
    if let Some((first, last)) = span_alone(text, today, Side::Behind) {
        assert!(day_alone(&first.to_string(), today, Side::Behind) == Some(first));
        assert!(day_alone(&last.to_string(), today, Side::Ahead) == Some(last));
    }
    let (words, day) = with_day(text, today, Side::Ahead);
    assert!(day.is_none_or(|day| day >= today));
    assert!(words.len() <= text.len());
});
