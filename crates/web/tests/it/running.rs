//! A second `open`, and a server that was killed.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::Arc;

use web::{Bell, Error, Place, Server, Site, find};

fn ours(found: Result<Server, Error>) -> Bell {
    match found.unwrap() {
        Server::Ours(bell) => bell,
        Server::Running { url } => panic!("it runs at {url}"),
    }
}

fn site() -> Arc<Site> {
    Site::new(4711, Place { name: "kassa".to_owned(), made_up: false }, crate::team::nobody())
}

/// The one socket in a directory.
fn socket(dir: &std::path::Path) -> PathBuf {
    let files = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let mut sockets: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "sock")).collect();
    assert_eq!(sockets.len(), 1, "{sockets:?}");
    sockets.pop().unwrap()
}

#[test]
fn the_second_open_gets_a_fresh_address_of_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let (bell, site) = (ours(find(dir.path(), "/code/kassa/.git")), site());
    bell.answer(Arc::clone(&site)).unwrap();
    let mut tokens = Vec::new();
    for _ in 0..2 {
        let Server::Running { url } = find(dir.path(), "/code/kassa/.git").unwrap() else {
            panic!("there are two")
        };
        let token = url.strip_prefix("http://127.0.0.1:4711/?token=").unwrap().to_owned();
        assert!(site.door.exchange(&token, std::time::Instant::now()).unwrap().is_some());
        tokens.push(token);
    }
    assert_ne!(tokens[0], tokens[1]);
}

#[test]
fn what_is_made_is_for_the_user_alone_and_the_socket_goes_with_the_server() {
    let dir = tempfile::tempdir().unwrap();
    let bell = ours(find(dir.path(), "kassa"));
    for entry in std::fs::read_dir(dir.path()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
    }
    let socket = socket(dir.path());
    drop(bell);
    assert!(!socket.exists());
    ours(find(dir.path(), "kassa"));
}

#[test]
fn a_socket_of_a_server_that_was_killed_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let path = {
        let _bell = ours(find(dir.path(), "kassa"));
        socket(dir.path())
    };
    // A killed server leaves its socket; its lock is gone with it.
    drop(UnixListener::bind(&path).unwrap());
    assert!(UnixStream::connect(&path).is_err());
    let bell = ours(find(dir.path(), "kassa"));
    bell.answer(site()).unwrap();
    assert!(matches!(find(dir.path(), "kassa").unwrap(), Server::Running { .. }));
}

#[test]
fn another_team_has_a_server_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let bell = ours(find(dir.path(), "kassa"));
    bell.answer(site()).unwrap();
    ours(find(dir.path(), "ledger"));
    // Should a socket be asked for another team than it serves, it says so, and lets nobody in.
    let mut stream = UnixStream::connect(socket(dir.path())).unwrap();
    std::io::Write::write_all(&mut stream, b"ledger").unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    assert_eq!(std::io::read_to_string(stream).unwrap(), "serves kassa");
}

#[test]
fn a_server_that_does_not_answer_is_an_error_that_says_where() {
    let dir = tempfile::tempdir().unwrap();
    let bell = ours(find(dir.path(), "kassa"));
    // Nobody answers: `answer` was not called, as in a server that is stopped by a debugger.
    let Err(Error::NoAnswer { at }) = find(dir.path(), "kassa") else { panic!("somebody answered") };
    assert_eq!(at, socket(dir.path()));
    drop(bell);
}

#[test]
fn a_path_too_long_for_a_socket_is_served_without_one() {
    let dir = tempfile::tempdir().unwrap();
    let deep = dir.path().join("d".repeat(120));
    std::fs::create_dir(&deep).unwrap();
    let bell = ours(find(&deep, "kassa"));
    assert!(!bell.rings());
    bell.answer(site()).unwrap();
}
