//! Dates and spans of days as people type them.
#![no_main]

// The file alone: its crate would bring everything a desk needs, and it knows nothing but the calendar.
#[path = "../../crates/desk/src/typed.rs"]
mod typed;

use jiff::civil::date;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let today = date(2026, 11, 19);
    typed::date(text, today);
    if let Some((first, last)) = typed::span(text, today) {
        assert!(typed::date(&first.to_string(), today) == Some(first));
        assert!(typed::date(&last.to_string(), today) == Some(last));
    }
});
