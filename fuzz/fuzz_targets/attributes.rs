//! `.gitattributes` of a root and of a directory, asked about a path.
#![no_main]

use team::attributes::Attributes;

libfuzzer_sys::fuzz_target!(|input: (&[u8], &[u8], &[u8], &[u8])| {
    let (directory, root, deep, path) = input;
    // Most of what is drawn by lot says nothing of the attributes that are asked for.
    let root = &[root, b" linguist-generated\n".as_slice(), root].concat();
    let deep_file = [directory, b"/.gitattributes"].concat();
    let files = [(".gitattributes".as_bytes(), root.as_slice()), (deep_file.as_slice(), deep)];
    Attributes::parse(files.map(|(path, text)| (path.into(), text))).of(path.into());
});
