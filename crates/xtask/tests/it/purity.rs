//! Which crate may know the outside world, and which may not: the section "Edges" of ARCHITECTURE.md.

use crate::metadata::Metadata;
use crate::source;

const PURE: [&str; 5] = ["records", "team", "signals", "growth", "chart"];

/// What a pure crate may name beside our own. All of it turns arguments into values.
const PURE_DEPENDENCIES: [&str; 7] =
    ["bstr", "gix-glob", "jiff", "regex", "serde", "toml", "unicode-normalization"];

/// Files, clock, environment, processes, network, chance, terminal.
const IMPURE: [&str; 18] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::thread",
    "std::io",
    "SystemTime",
    "Instant",
    "RandomState",
    "Timestamp::now",
    "Zoned::now",
    "TimeZone::system",
    "TimeZone::get",
    "println!",
    "print!",
    "env!(",
    "rand::",
    "getrandom",
];

#[test]
fn a_pure_crate_names_no_crate_that_reaches_outside() {
    let metadata = Metadata::read();
    for package in metadata.ours().filter(|package| PURE.contains(&package.name.as_str())) {
        for dependency in package.dependencies.iter().filter(|dependency| dependency.kind.is_none()) {
            let pure = PURE_DEPENDENCIES.contains(&dependency.name.as_str())
                || PURE.contains(&dependency.name.as_str());
            assert!(pure, "{} names {}", package.name, dependency.name);
        }
    }
}

#[test]
fn a_pure_crate_asks_nothing_of_the_system() {
    for name in PURE {
        for (path, code) in source::of_crate(name) {
            for word in IMPURE {
                let line =
                    code.lines().find(|line| !line.trim_start().starts_with("//") && line.contains(word));
                assert_eq!(line, None, "{} names {word}", path.display());
            }
        }
    }
}

/// What a desk is told, and does not look up: files it opens through `store` and `collect` alone.
const TOLD: [&str; 11] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::io",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "TimeZone::system",
    "print!",
];

#[test]
fn a_desk_is_told_the_instant_the_zone_and_the_place() {
    let files = source::of_crate("desk");
    assert!(!files.is_empty());
    for (path, code) in files {
        for word in TOLD {
            let line = code.lines().find(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert_eq!(line, None, "{} names {word}", path.display());
        }
    }
}

#[test]
fn one_crate_alone_names_git_one_the_databases_and_one_the_command_line() {
    let metadata = Metadata::read();
    for (dependency, owner) in [("gix", "collect"), ("rusqlite", "store"), ("clap", "groundwork")] {
        let owners: Vec<&str> = metadata
            .ours()
            .filter(|package| package.dependencies.iter().any(|named| named.name == dependency))
            .map(|package| package.name.as_str())
            .collect();
        assert_eq!(owners, [owner], "who names {dependency}");
    }
}
