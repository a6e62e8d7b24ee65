//! What is taken from others: every one with its reason in ARCHITECTURE.md, and no more of it than is used.

use std::collections::BTreeSet;

use crate::metadata::{Metadata, text};

/// The names in the first column of the table under "Dependencies".
fn with_a_reason() -> BTreeSet<String> {
    let page = text("ARCHITECTURE.md");
    let (_, section) = page.split_once("\n## Dependencies\n").expect("ARCHITECTURE.md has the section");
    let (table, _) =
        section.split_once("\nWritten here instead of taken:").expect("and what follows the table");
    let first_columns = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
    first_columns
        .flat_map(|(column, _)| column.split('`').step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn every_dependency_has_its_reason_and_every_reason_its_dependency() {
    let metadata = Metadata::read();
    let named: BTreeSet<String> = metadata
        .ours()
        .flat_map(|package| &package.dependencies)
        .filter(|dependency| dependency.path.is_none())
        .map(|dependency| dependency.name.clone())
        .collect();
    assert_eq!(named, with_a_reason());
}

/// A line of the workspace's table that no crate takes is not in `cargo metadata`.
#[test]
fn every_dependency_of_the_workspace_is_taken_by_a_crate() {
    let metadata = Metadata::read();
    let manifest = text("Cargo.toml");
    let (_, table) = manifest.split_once("\n[workspace.dependencies]\n").expect("the table is there");
    let (table, _) = table.split_once("\n[").expect("and is not the last one");
    for line in table.lines().filter(|line| line.contains(" = ")) {
        let (name, _) = line.split_once(" = ").unwrap();
        let taken =
            metadata.ours().any(|package| package.dependencies.iter().any(|taken| taken.name == name));
        assert!(taken, "no crate takes {name}");
    }
}

#[test]
fn no_dependency_brings_its_default_features() {
    let metadata = Metadata::read();
    for package in metadata.ours() {
        for dependency in package.dependencies.iter().filter(|dependency| dependency.path.is_none()) {
            assert!(!dependency.uses_default_features, "{} of {}", dependency.name, package.name);
        }
    }
}

/// The licences deny.toml allows, and the crates that are exceptions to them.
fn allowed() -> (BTreeSet<String>, BTreeSet<String>) {
    let file = text("deny.toml");
    let (_, licenses) = file.split_once("\n[licenses]\n").expect("deny.toml has the section");
    let (licenses, _) = licenses.split_once("\n[").expect("and is not at its end");
    let (allow, exceptions) =
        licenses.split_once("\nexceptions = ").expect("exceptions follow what is allowed");
    let between_quotes = |text: &str| text.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    let exceptions = exceptions.split("crate = ").skip(1);
    (between_quotes(allow), exceptions.map(|one| one.split('"').nth(1).unwrap().to_owned()).collect())
}

#[test]
fn every_licence_in_the_lock_file_is_allowed() {
    let (allowed, exceptions) = allowed();
    for package in Metadata::read().packages {
        let licence = package.license.unwrap_or_default().replace('/', " OR ");
        let granted = |one: &str| allowed.contains(one.trim_matches(['(', ')', ' ']));
        // Good enough for what is there: each group that AND joins must have a licence that is allowed.
        let fine = licence.split(" AND ").all(|group| group.split(" OR ").any(granted));
        assert!(fine || exceptions.contains(&package.name), "{}: {licence}", package.name);
    }
}
