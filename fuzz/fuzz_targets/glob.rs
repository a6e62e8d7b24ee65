//! A glob as typed, against a path: what is refused matches nothing.
#![no_main]

use team::glob::Glob;

libfuzzer_sys::fuzz_target!(|input: (&str, &[u8])| {
    let (pattern, path) = input;
    // No file has an empty path; the empty pattern, which is refused, would match it.
    if path.is_empty() {
        return;
    }
    let hit = Glob::new(pattern).matches(path);
    assert!(!hit || Glob::checked(pattern).is_ok());
});
