//! The table of classes: any text, then the class of a path by the table that was read, and by the shipped one.
#![no_main]

use team::attributes::Linguist;
use team::classes::ClassTable;

libfuzzer_sys::fuzz_target!(|input: (&str, &[u8])| {
    let (csv, path) = input;
    let said = Linguist::default();
    if let Ok(table) = ClassTable::parse(csv) {
        table.classify(path.into(), &said);
    }
    ClassTable::shipped().classify(path.into(), &said);
});
