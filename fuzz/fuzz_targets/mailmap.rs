//! `.mailmap`: any bytes, then somebody to map.
#![no_main]

use records::Identity;
use team::mailmap::Mailmap;

libfuzzer_sys::fuzz_target!(|input: (&[u8], &str, &str)| {
    let (text, name, email) = input;
    Mailmap::parse(text).map(&Identity { name: name.to_owned(), email: email.to_owned() });
});
