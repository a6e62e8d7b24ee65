//! Subject and trailers of a message: no line feed is left in what is read.
#![no_main]

use collect::git::trailers::{subject, trailers};

libfuzzer_sys::fuzz_target!(|message: &str| {
    assert!(!subject(message).contains('\n'));
    for trailer in trailers(message) {
        assert!(!trailer.key.is_empty() && !trailer.key.contains('\n') && !trailer.value.contains('\n'));
    }
});
