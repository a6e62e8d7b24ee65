//! One way out, to the forge that was named, and one way in: the list of deny.toml over the tree of the program, and who may name a client or a socket.

use crate::metadata::{Metadata, root, text};
use crate::source::{self, Place};

/// The crates deny.toml bans, each with those that may have it inside of them.
fn banned() -> Vec<(String, Vec<String>)> {
    let file = text("deny.toml");
    let list = file.split_once("\ndeny = [\n").and_then(|(_, rest)| rest.split_once("\n]"));
    let (list, _) = list.expect("deny.toml has the list");
    let names: Vec<(String, Vec<String>)> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \""))
        .map(|rest| rest.split_once('"').unwrap())
        .map(|(name, rest)| {
            (name.to_owned(), rest.split('"').skip(1).step_by(2).map(str::to_owned).collect())
        })
        .collect();
    assert!(names.len() > 25, "the list was not read: {names:?}");
    names
}

/// What is compiled into the program. `web` is named for itself, so that it is held to this before the program takes it.
const PROGRAM: [&str; 2] = ["groundwork", "web"];

#[test]
fn no_crate_of_the_program_is_another_client_of_the_network() {
    let metadata = Metadata::read();
    assert!(metadata.tree("groundwork").contains_key("gix") && metadata.tree("web").contains_key("hyper"));
    for (name, inside_of) in banned() {
        if !inside_of.is_empty() {
            let takers = metadata.who_takes(&name);
            assert!(
                takers.iter().all(|taker| inside_of.iter().any(|may| may == taker)),
                "{name}: {takers:?}"
            );
            continue;
        }
        for of in PROGRAM {
            assert!(!metadata.tree(of).contains_key(name.as_str()), "{name} is in the tree of {of}");
        }
    }
}

/// What asks over a network is named by `collect` alone, and there by the one file that asks once and follows nothing. What is there besides
/// are addresses, heads and bodies, which ask nobody.
#[test]
fn one_file_alone_asks_over_a_network() {
    const PARTS: [&str; 3] = ["ureq", "rustls", "rustls-native-certs"];
    let metadata = Metadata::read();
    let mut named = 0;
    for package in metadata.ours() {
        for dependency in &package.dependencies {
            let asks = PARTS.contains(&dependency.name.as_str());
            assert!(!asks || package.name == "collect", "{} names {}", package.name, dependency.name);
            named += usize::from(asks);
        }
    }
    assert_eq!(named, PARTS.len());
    let mut asks = Vec::new();
    for (path, text) in source::of_crates(Place::Product) {
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let code = || text.lines().filter(|line| is_code(line));
        let parts = code().filter(|line| line.contains("ureq::") || line.contains("rustls"));
        if parts.filter(|line| !line.contains("ureq::http::")).count() > 0 {
            asks.push(path);
        }
    }
    assert_eq!(asks, ["crates/collect/src/line.rs"]);
}

/// Who leads to the client: one module of `desk` for forges and one for calendars, and what a lead types or sends.
#[test]
fn a_forge_or_a_calendar_is_asked_where_the_lead_says_so_and_nowhere_else() {
    const ASKS: [&str; 7] = [
        ".begin(&asked)",
        ".begin(&desk.asked)",
        "read_new(&asked",
        "read_new(&desk.asked",
        "::look(&",
        "read_again(data",
        "read_again(&mut data",
    ];
    let (mut names, mut asks) = (Vec::new(), Vec::new());
    for (path, text) in source::of_crates(Place::Product) {
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if path.starts_with("crates/collect/src/") {
            continue;
        }
        let code = || text.lines().filter(|line| is_code(line));
        for (part, may) in [("forge", "crates/desk/src/forges/"), ("calendar", "crates/desk/src/calendars/")]
        {
            let named = format!("collect::{part}");
            if code().any(|line| line.contains(&named)) && !path.starts_with(may) {
                names.push(path.clone());
            }
        }
        let is_one = |line: &&str| ASKS.iter().any(|ask| line.contains(ask));
        let asked = ["forges::", "calendars::", "sources::"].iter().any(|part| text.contains(part));
        if code().filter(is_one).count() > 0 && asked {
            asks.push(path);
        }
    }
    assert_eq!(names, Vec::<String>::new());
    asks.sort();
    assert_eq!(
        asks,
        [
            "crates/desk/src/incidents/labels.rs",
            "crates/desk/src/sources/reading.rs",
            "crates/groundwork/src/commands/connect.rs",
            "crates/groundwork/src/commands/connect/calendar.rs",
            "crates/groundwork/src/commands/connect/incidents.rs",
            "crates/groundwork/src/commands/sources.rs",
            "crates/web/src/pages/calendars.rs",
            "crates/web/src/pages/incidents_said.rs",
            "crates/web/src/pages/sources_said.rs"
        ]
    );
}

/// A client trusts whom the system trusts, and is built on one implementation of TLS.
#[test]
fn one_implementation_of_tls_is_built() {
    let metadata = Metadata::read();
    let tree = metadata.tree("groundwork");
    assert!(tree["rustls"].contains("ring") && !tree["rustls"].contains("aws-lc-rs"));
    let ureq = &tree["ureq"];
    assert!(
        !["native-tls", "cookies", "socks-proxy", "gzip", "json"].iter().any(|one| ureq.contains(one)),
        "{ureq:?}"
    );
}

/// Some crates hold a client that is compiled only on request. Nobody may ask for it.
#[test]
fn no_feature_asks_for_a_client() {
    let metadata = Metadata::read();
    for (name, features) in PROGRAM.iter().flat_map(|of| metadata.tree(of)) {
        for feature in features {
            // How a server speaks, and the client of forges.
            if [("hyper", "http1"), ("ureq-proto", "client")].contains(&(name, feature)) {
                continue;
            }
            let asks = ["client", "http", "network", "dns"].iter().any(|word| feature.contains(word));
            assert!(!asks, "{name} is built with {feature}");
        }
    }
}

/// What listens, and what a server is made of, is named by `web` alone.
#[test]
fn one_crate_alone_names_what_a_server_is_made_of() {
    let metadata = Metadata::read();
    for package in metadata.ours().filter(|package| package.name != "web") {
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let parts = ["axum", "askama", "tower", "hyper", "tokio", "mio", "socket2"];
            let serves = parts.iter().any(|part| name.starts_with(part));
            assert!(!serves, "{} names {name}", package.name);
        }
    }
}

/// One file listens, and on 127.0.0.1; one more has the socket in the data directory. Nothing of ours connects by itself, but that one
/// to another process of ours; the client of forges does it through `ureq`.
#[test]
fn only_two_files_of_ours_name_a_socket() {
    const LISTENS: &str = "crates/web/src/serve.rs";
    const SECOND_OPEN: &str = "crates/web/src/running.rs";
    let named = |text: &str, word: &str| text.lines().any(|line| is_code(line) && line.contains(word));
    for (path, text) in source::of_crates(Place::Product) {
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        for word in ["std::net", "::net::", "TcpStream", "TcpListener", "SocketAddr", "Ipv4Addr"] {
            let may = path == LISTENS || (path == SECOND_OPEN && word.contains("net"));
            assert!(may || !named(&text, word), "{path} names {word}");
        }
        for word in ["UnixStream", "UnixListener"] {
            assert!(path == SECOND_OPEN || !named(&text, word), "{path} names {word}");
        }
        for word in
            ["TcpStream::connect", "TcpSocket", "UdpSocket", "ToSocketAddrs", "lookup_host", "UNSPECIFIED"]
        {
            assert!(!named(&text, word), "{path} names {word}");
        }
        let connects = text.matches("::connect(").count() + text.matches(".connect(").count();
        assert_eq!(connects, usize::from(path == SECOND_OPEN), "{path} connects");
        let binds = text.matches("bind(").count();
        assert_eq!(binds, usize::from(path == LISTENS || path == SECOND_OPEN), "{path} listens");
        if path == LISTENS {
            assert!(
                text.contains("TcpListener::bind((Ipv4Addr::LOCALHOST, port))"),
                "it listens on this machine alone"
            );
        }
    }
}

fn is_code(line: &str) -> bool {
    !line.trim_start().starts_with("//")
}
