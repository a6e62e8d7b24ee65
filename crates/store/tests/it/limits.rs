use std::path::Path;
use std::process::Command;

use store::{Data, Error};

use crate::child;
use crate::made::word;

#[test]
fn on_a_full_disk_nothing_confirmed_is_lost_and_it_is_said() {
    let dir = tempfile::tempdir().expect("a directory");
    drop(Data::open(dir.path()).expect("it opens"));
    let words = child::command("says_words_until_it_is_ended", dir.path());
    // Files of 200 blocks of 512 or 1,024 bytes at most; the signal that tells so is not to end it.
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" \"$@\""])
        .arg(words.get_program())
        .args(words.get_args());
    limited.envs(words.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ended = limited.output().expect("there is a shell");
    let out = String::from_utf8_lossy(&ended.stdout);
    let said = out.lines().filter(|line| line.starts_with("said ")).count();
    assert!(said > 10, "some words had room: {out}");
    let error = out.lines().find(|line| line.starts_with("failed: ")).expect("it was said");
    assert!(error.ends_with("the disk is full, or a limit is reached"), "{error}");
    assert!(out.contains("hint: what was kept is kept; make room, then run the same again"), "{out}");
    let mut data = Data::open(dir.path()).expect("it opens");
    let words: Vec<_> = data.words("").expect("read").into_iter().map(|word| word.said).collect();
    assert_eq!(words, (0..said as u64).map(word).collect::<Vec<_>>());
    data.say("", &[word(0)], 1).expect("there is room again");
}

#[test]
fn a_place_that_cannot_be_used_is_named_with_what_to_do() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("file");
    std::fs::write(&file, "").expect("written");
    // Below a file there is no directory; below /proc nobody, not even root, can make one.
    for place in [file.join("data"), "/proc/groundwork".into()] {
        let error = Data::open(&place).expect_err("it cannot be made");
        assert!(matches!(&error, Error::Directory { at, .. } if *at == place), "{error}");
        assert_eq!(error.hint(), "another place: groundwork --data DIR, or GROUNDWORK_DATA");
    }
}

#[test]
fn a_directory_stands_where_a_database_should() {
    for name in ["own.db", "records.db"] {
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::create_dir(dir.path().join(name)).expect("made");
        let error = Data::open(dir.path()).expect_err("it is no file");
        assert!(matches!(&error, Error::Directory { at, .. } if at.ends_with(Path::new(name))), "{error}");
    }
}
