//! The person a `Co-authored-by` names: somebody, or nobody, but never nothing.
#![no_main]

use team::trailer_identity::trailer_identity;

libfuzzer_sys::fuzz_target!(|value: &str| {
    if let Some(who) = trailer_identity(value) {
        assert!(!who.name.is_empty() || !who.email.is_empty());
    }
});
