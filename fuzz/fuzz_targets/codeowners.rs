//! CODEOWNERS, asked about a path, and for the line that names somebody.
#![no_main]

use team::codeowners::{CodeOwners, Named};

libfuzzer_sys::fuzz_target!(|input: (&[u8], &[u8], &str)| {
    let (text, path, name) = input;
    let owners = CodeOwners::parse(text);
    if let Some(rule) = owners.rule_of(path.into()) {
        assert!(rule.matches(path.into()));
        rule.literal_directory(|_| true);
    }
    Named::new([name], [name], [name]).first_line(text);
});
