//! A glob as typed, against a path: what is refused matches nothing.
#![no_main]

use team::glob::Glob;

libfuzzer_sys::fuzz_target!(|input: (&str, &[u8])| {
    let (pattern, path) = input;
    let hit = Glob::new(pattern).matches(path);
    assert!(!hit || Glob::checked(pattern).is_ok());
});
