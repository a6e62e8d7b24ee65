//! The block test, with as many shuffles as the definitions ask for, on real histories too.

use super::opinion::test;
use super::{Clone, Found};

/// Shuffles of each history.
const SHUFFLES: &str = "2000";
/// Histories whose weeks change places.
const HISTORIES: [&str; 6] = [
    "tokio-rs/tokio",
    "rust-lang/cargo",
    "rust-lang/rust-analyzer",
    "BurntSushi/ripgrep",
    "jj-vcs/jj",
    "valkey-io/valkey",
];

/// An arrow in at most 3 % of them, for each signal.
pub fn check(clones: &[Clone]) -> Found {
    let paths =
        clones.iter().filter(|clone| HISTORIES.iter().any(|name| clone.is(name))).map(|clone| &clone.path);
    let paths = std::env::join_paths(paths).unwrap_or_default();
    test(
        "block_test::shuffled_weeks",
        &[("GROUNDWORK_SHUFFLES", SHUFFLES.into()), ("GROUNDWORK_HISTORIES", paths)],
        "arrows",
    )
}
