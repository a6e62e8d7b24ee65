//! `.git-blame-ignore-revs`: every id that is read stands in the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    let written = String::from_utf8_lossy(text).to_lowercase();
    for id in team::ignored_revs::parse(text) {
        assert!(written.contains(&id.to_string()));
    }
});
