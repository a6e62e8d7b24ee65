use std::path::Path;

use store::{Data, Error};

use crate::made::{head, line, tag, word};

/// How often some bytes stand in the files of a directory.
fn found(dir: &Path, bytes: &[u8]) -> usize {
    let files = std::fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("a file").path());
    let count = |text: Vec<u8>| text.windows(bytes.len()).filter(|window| *window == bytes).count();
    files.map(|path| count(std::fs::read(path).expect("a file"))).sum()
}

#[test]
fn what_is_forgotten_leaves_no_bytes_behind() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("", &[word(1)], 1).expect("kept");
    let repository = data.repository(Path::new("/code/marked-repository/.git")).expect("entered");
    data.write(repository, &line(500)).expect("written");
    data.finish(repository, "marked-repository", &head(500), &[tag(3)], 1).expect("finished");
    data.cache("key", b"a page with Marked-Name-1").expect("kept");
    for bytes in [&b"Marked-Name"[..], b"marked/path", b"marked subject", b"marked-repository", b"a page"] {
        assert!(found(dir.path(), bytes) > 0, "{} was never there", String::from_utf8_lossy(bytes));
    }
    data.forget(repository).expect("forgotten");
    for bytes in [&b"Marked-Name"[..], b"marked/path", b"marked subject", b"marked-repository", b"a page"] {
        assert_eq!(found(dir.path(), bytes), 0, "{}", String::from_utf8_lossy(bytes));
    }
    assert!(found(dir.path(), b"address-1@example.org") > 0, "the lead's words are kept");
    assert_eq!(data.find_repository(Path::new("/code/marked-repository/.git")).expect("read"), None);
}

#[test]
fn forgetting_everything_leaves_only_what_is_the_users() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("data");
    let mut data = Data::open(&place).expect("it opens");
    data.say("", &[word(1)], 1).expect("kept");
    std::fs::write(place.join("own.db.before-2.part"), "half a copy").expect("written");
    for left in ["open-00c0ffee00c0ffee.lock", "open-00c0ffee00c0ffee.sock"] {
        std::fs::write(place.join(left), "").expect("written");
    }
    std::fs::write(place.join("notes.txt"), "mine").expect("written");
    std::fs::write(place.join("open-questions.txt"), "mine too").expect("written");
    data.forget_everything().expect("forgotten");
    let mut left: Vec<_> = std::fs::read_dir(&place)
        .expect("a directory")
        .map(|entry| entry.expect("a file").file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["notes.txt", "open-questions.txt"]);
    for own in left {
        std::fs::remove_file(place.join(own)).expect("it is there");
    }
    Data::open(&place).expect("it opens").forget_everything().expect("forgotten");
    assert!(!place.exists());
}

#[test]
fn everything_is_not_forgotten_under_the_feet_of_another_who_has_it_open() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut other = Data::open(dir.path()).expect("it opens");
    other.say("", &[word(1)], 1).expect("kept");
    let data = Data::open(dir.path()).expect("it opens");
    assert!(matches!(data.forget_everything(), Err(Error::InUse { .. })));
    assert_eq!(other.words("").expect("read").len(), 1);
}
