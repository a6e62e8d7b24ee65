//! Calendars: any bytes, as a whole calendar and as an event of one.
#![no_main]

use collect::calendar::{Wanted, read};
use jiff::tz::TimeZone;

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    // The autumn of 2026.
    let wanted = Wanted::new(1_788_739_200, 1_796_601_600, TimeZone::UTC, &["lead@example.org".to_owned()], [1; 16]);
    let _ = read(text, &wanted);
    let event = [b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261109T090000Z\r\n".as_slice(), text, b"\r\nEND:VEVENT\r\nEND:VCALENDAR"];
    let _ = read(&event.concat(), &wanted);
});
