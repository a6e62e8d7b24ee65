//! Which crate of ours may name which: the list between the marks in ARCHITECTURE.md.

use std::collections::BTreeMap;

use crate::metadata::{Metadata, text};

/// By the crate that names and the crate that is named; whether only tests may.
type Edges = BTreeMap<(String, String), bool>;

fn listed() -> Edges {
    let page = text("ARCHITECTURE.md");
    let list = page.split_once("<!-- edges -->").and_then(|(_, rest)| rest.split_once("<!-- /edges -->"));
    let (list, _) = list.expect("ARCHITECTURE.md has both marks");
    let mut edges = Edges::new();
    for line in list.lines().filter(|line| line.contains("->")) {
        let (from, to) = line.split_once(" -> ").unwrap();
        for to in to.split(", ") {
            let name = to.trim_end_matches(" (tests)");
            let again = edges.insert((from.to_owned(), name.to_owned()), name != to);
            assert_eq!(again, None, "{from} -> {name} stands twice");
        }
    }
    edges
}

fn there_are(metadata: &Metadata) -> Edges {
    let mut edges = Edges::new();
    for package in metadata.ours() {
        for to in package.dependencies.iter().filter(|to| to.path.is_some()) {
            let tests = to.kind.as_deref() == Some("dev");
            let only = edges.entry((package.name.clone(), to.name.clone())).or_insert(tests);
            *only &= tests;
        }
    }
    edges
}

#[test]
fn crates_name_each_other_as_architecture_says() {
    let metadata = Metadata::read();
    let (listed, there_are) = (listed(), there_are(&metadata));
    for (edge, tests) in &there_are {
        assert_eq!(listed.get(edge), Some(tests), "{} -> {} is not so in ARCHITECTURE.md", edge.0, edge.1);
    }
    for edge in listed.keys() {
        assert!(there_are.contains_key(edge), "{} -> {} is only in ARCHITECTURE.md", edge.0, edge.1);
    }
}

#[test]
fn every_crate_has_its_row_in_architecture() {
    let metadata = Metadata::read();
    let page = text("ARCHITECTURE.md");
    for package in metadata.ours() {
        assert!(page.contains(&format!("| `{}` |", package.name)), "{} has no row", package.name);
    }
}
