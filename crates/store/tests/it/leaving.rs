//! What leaves and comes back: words with their names, a backup put in its place, folders written whole.

use std::fs;
use std::path::{Path, PathBuf};

use records::Said;
use store::{Data, Error, Told, restore, tree};

use crate::made::word;

fn open(dir: &Path) -> Data {
    Data::open(dir).expect("it opens")
}

fn backup_with(words: u64, folder: &Path) -> PathBuf {
    let (dir, file) = (folder.join("source"), folder.join("copy.db"));
    let mut data = open(&dir);
    for number in 0..words {
        data.say("kassa", &[word(number)], 1).expect("kept");
    }
    data.backup(&file).expect("copied");
    file
}

#[test]
fn words_of_all_teams_come_back_with_their_names_and_in_their_order_as_one_act() {
    let (one, other) = (tempfile::tempdir().expect("a directory"), tempfile::tempdir().expect("a directory"));
    let mut data = open(one.path());
    for (team, number) in [("kassa", 1), ("", 2), ("till", 3), ("kassa", 4)] {
        data.say(team, &[word(number)], number as i64).expect("kept");
    }
    let last = data.told::<Said>().expect("read")[3].id;
    data.undo_word::<Said>(last, 5).expect("taken back");
    let told = data.told::<Said>().expect("read");
    assert_eq!(told.iter().map(|told| told.team.as_str()).collect::<Vec<_>>(), ["kassa", "", "till"]);
    let mut elsewhere = open(other.path());
    assert_eq!(elsewhere.bring(&told, &[] as &[Told<Said>]).expect("kept"), 3);
    assert_eq!(elsewhere.told::<Said>().expect("read"), told);
    assert_eq!(elsewhere.bring(&told, &told).expect("they are there"), 0);
    elsewhere.undo("kassa", 9).expect("taken back").expect("something");
    assert_eq!(elsewhere.told::<Said>().expect("read").len(), 1, "one act, but for the team it is not about");
}

#[test]
fn a_backup_comes_back_whole_and_what_was_there_stays_beside_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let (file, place) = (backup_with(3, dir.path()), dir.path().join("data"));
    open(&place).say("", &[word(9)], 1).expect("kept");
    let first = restore(&place, &file).expect("restored");
    assert_eq!((first.words, first.before.clone()), (3, Some(place.join("own.db.before-restore"))));
    assert_eq!(open(&place).words("kassa").expect("read").len(), 3);
    // What was there can be put back in its turn, and nothing is written over.
    let second = restore(&place, &first.before.expect("a copy")).expect("restored");
    assert_eq!((second.words, second.before), (1, Some(place.join("own.db.before-restore-2"))));
    assert_eq!(open(&place).words("").expect("read"), [records::Word { at: 1, said: word(9) }]);
    open(&place).forget_everything().expect("forgotten");
    assert!(!place.exists(), "the copies go with everything");
}

#[test]
fn a_backup_goes_where_nothing_was_and_in_the_place_of_what_is_damaged() {
    let dir = tempfile::tempdir().expect("a directory");
    let (file, place) = (backup_with(2, dir.path()), dir.path().join("new"));
    assert_eq!(restore(&place, &file).expect("restored").before, None);
    fs::write(place.join("own.db"), "no database at all, but bytes").expect("written");
    let restored = restore(&place, &file).expect("restored");
    assert_eq!(fs::read(restored.before.expect("a copy")).expect("a file"), b"no database at all, but bytes");
    assert_eq!(open(&place).words("kassa").expect("read").len(), 2);
}

#[test]
fn what_is_no_backup_of_ours_is_refused_and_nothing_is_changed() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("data");
    open(&place).say("", &[word(9)], 1).expect("kept");
    let (text, other, newer, cut) =
        (dir.path().join("a.txt"), dir.path().join("b.db"), dir.path().join("c.db"), dir.path().join("d.db"));
    fs::write(&text, "my notes").expect("written");
    let database = rusqlite::Connection::open(&other).expect("made");
    database.execute_batch("CREATE TABLE word (a)").expect("made");
    let file = backup_with(400, dir.path());
    fs::copy(&file, &newer).expect("copied");
    rusqlite::Connection::open(&newer).expect("opened").pragma_update(None, "user_version", 99).expect("set");
    let bytes = fs::read(&file).expect("a file");
    fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    assert!(matches!(restore(&place, &text), Err(Error::NotABackup { .. })));
    assert!(matches!(restore(&place, &other), Err(Error::NotABackup { .. })));
    assert!(matches!(restore(&place, &newer), Err(Error::Newer { found: 99, .. })));
    assert!(matches!(restore(&place, &cut), Err(Error::Damaged { .. })), "{:?}", restore(&place, &cut));
    assert!(matches!(restore(&place, &dir.path().join("none")), Err(Error::NoFile { .. })));
    let data = open(&place);
    assert!(matches!(restore(&place, &file), Err(Error::InUse { .. })));
    assert_eq!(data.words("").expect("read").len(), 1);
    let left: Vec<_> =
        fs::read_dir(&place).expect("a folder").map(|entry| entry.expect("a file").file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("restore")), "{left:?}");
}

fn texts() -> Vec<(String, String)> {
    vec![("a.md".to_owned(), "one".to_owned()), ("weeks/2026-46.md".to_owned(), "two".to_owned())]
}

#[test]
fn a_folder_is_written_whole_for_the_user_alone_and_one_that_is_not_empty_is_refused() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("out");
    tree::write_new(&place, &texts()).expect("written");
    assert_eq!(fs::read_to_string(place.join("weeks/2026-46.md")).expect("a file"), "two");
    assert_eq!(
        tree::read_folder(&place.join("weeks"), ".md").expect("read"),
        [("2026-46.md".to_owned(), "two".to_owned())]
    );
    assert!(matches!(tree::write_new(&place, &texts()), Err(Error::NotEmpty { .. })));
    fs::write(dir.path().join("file"), "mine").expect("written");
    assert!(matches!(tree::write_new(&dir.path().join("file"), &texts()), Err(Error::NotEmpty { .. })));
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).expect("made");
    tree::write_new(&empty, &texts()).expect("an empty folder is as none");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: PathBuf| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(place.join("a.md")), mode(place.join("weeks"))), (0o600, 0o700));
    }
}

#[test]
fn where_one_file_cannot_be_written_there_is_no_folder_of_that_name() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("out");
    let mut broken = texts();
    // A folder has the name a file is to have.
    broken.push(("weeks".to_owned(), "three".to_owned()));
    tree::write_new(&place, &broken).expect_err("it cannot be written");
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 0, "no half of it is left");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_or_over_what_has_changed() {
    let dir = tempfile::tempdir().expect("a directory");
    let (root, outside) = (dir.path().join("repository"), dir.path().join("outside"));
    fs::create_dir_all(root.join("docs")).expect("made");
    fs::create_dir(&outside).expect("made");
    std::os::unix::fs::symlink(&outside, root.join("docs/adr")).expect("linked");
    tree::put_below(&root, "docs/adr/0001.md", None, "x").expect_err("a link leads out");
    tree::put_below(&root, "../outside/0001.md", None, "x").expect_err("so does this");
    assert_eq!(fs::read_dir(&outside).expect("a folder").count(), 0);
    let path = tree::put_below(&root, "docs/decisions/0001.md", None, "x").expect("written");
    assert!(matches!(
        tree::put_below(&root, "docs/decisions/0001.md", Some("y"), "z"),
        Err(Error::Exists { .. })
    ));
    tree::put_below(&root, "docs/decisions/0001.md", Some("x"), "z").expect("written");
    assert_eq!(fs::read_to_string(path).expect("a file"), "z");
}
