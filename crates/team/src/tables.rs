//! The tables that are part of every number: a change to one is a new version of every signal.

/// The table of classes.
pub(crate) const CLASSES: &str = include_str!("../data/classes.csv");
/// The list of programs.
pub(crate) const BOTS: &str = include_str!("../data/bots.txt");

/// A number that is another one where a table is another one (FNV-1a, 64 bits).
pub fn tables_version() -> u64 {
    let bytes = CLASSES.bytes().chain([0]).chain(BOTS.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
