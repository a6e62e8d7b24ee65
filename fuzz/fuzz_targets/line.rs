//! One line of the log, on any day: words are never lost to nothing, and days lie on their side of today.
#![no_main]

use growth::{Fact, line};
use jiff::{Span, civil::date};

libfuzzer_sys::fuzz_target!(|input: (&str, u16)| {
    let (text, days) = input;
    let today = date(1970, 1, 1).saturating_add(Span::new().days(i64::from(days)));
    let Ok(line) = line(text, today) else { return };
    assert!(!line.entry.words().trim().is_empty());
    assert!(line.day.is_none_or(|day| day <= today));
    for fact in line.understood {
        match fact {
            Fact::Review(day) | Fact::NotHappenedBy(day) | Fact::Check(day) | Fact::Due(day) => {
                assert!(day >= today);
            }
            Fact::Held(day) | Fact::Noted(day) | Fact::Before(day) | Fact::LastTalk(day) => assert!(day <= today),
            _ => {}
        }
    }
});
