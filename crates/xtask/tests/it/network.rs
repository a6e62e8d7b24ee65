//! No way out: the list of deny.toml, over the tree of the binary.

use crate::metadata::{Metadata, text};
use crate::source::{self, Place};

/// The crates deny.toml bans.
fn banned() -> Vec<String> {
    let file = text("deny.toml");
    let list = file.split_once("\ndeny = [\n").and_then(|(_, rest)| rest.split_once("\n]"));
    let (list, _) = list.expect("deny.toml has the list");
    let names: Vec<String> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \""))
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect();
    assert!(names.len() > 20, "the list was not read: {names:?}");
    names
}

#[test]
fn no_crate_of_the_program_can_open_a_connection() {
    let metadata = Metadata::read();
    let tree = metadata.tree("groundwork");
    assert!(tree.contains_key("gix") && tree.contains_key("rusqlite"), "the tree was not read");
    for name in banned() {
        assert!(!tree.contains_key(name.as_str()), "{name} is in the tree of the program");
    }
}

/// Some crates hold a client that is compiled only on request. Nobody may ask for it.
#[test]
fn no_feature_asks_for_a_client() {
    let metadata = Metadata::read();
    for (name, features) in metadata.tree("groundwork") {
        for feature in features {
            let asks = feature.contains("client") || feature.contains("http") || feature.contains("network");
            assert!(!asks, "{name} is built with {feature}");
        }
    }
}

#[test]
fn no_source_of_ours_names_a_socket() {
    for (path, text) in source::of_crates(Place::Product) {
        for word in ["std::net", "::net::", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"] {
            assert!(!text.contains(word), "{} names {word}", path.display());
        }
    }
}
