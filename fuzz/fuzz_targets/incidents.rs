//! Files of incidents: every row is an incident, or is named.
#![no_main]

use collect::incidents::{headings, propose, read};
use jiff::tz::TimeZone;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(headings) = headings(bytes) else { return };
    if let Ok(found) = read(bytes, &propose(&headings), &TimeZone::UTC) {
        assert!(found.rows == found.incidents.len() + found.left_out + found.replaced);
    }
});
