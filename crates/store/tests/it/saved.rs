use std::fs;
use std::path::PathBuf;

use store::Data;

fn open() -> (tempfile::TempDir, Data) {
    let dir = tempfile::tempdir().expect("a directory");
    let data = Data::open(dir.path()).expect("it opens");
    (dir, data)
}

fn names(dir: &tempfile::TempDir) -> Vec<String> {
    let all = fs::read_dir(dir.path().join("weeks")).expect("a folder");
    let mut names: Vec<String> =
        all.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn text(path: PathBuf) -> String {
    fs::read_to_string(path).expect("a text")
}

#[test]
fn a_text_is_saved_for_the_user_alone_and_replaces_what_was_saved_before() {
    let (dir, mut data) = open();
    data.save("weeks", "2026-46.md", "first").expect("saved");
    let saved = data.save("weeks", "2026-46.md", "second").expect("saved");
    assert_eq!((saved.beside, text(saved.path.clone()).as_str()), (false, "second"));
    assert_eq!(names(&dir), ["2026-46.md"], "nothing half written is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: PathBuf| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(saved.path), mode(dir.path().join("weeks"))), (0o600, 0o700));
    }
}

#[test]
fn a_file_that_was_changed_by_hand_is_left_and_the_text_stands_beside_it() {
    let (dir, mut data) = open();
    let first = data.save("weeks", "2026-46.md", "first").expect("saved");
    fs::write(&first.path, "first, and my words").expect("it is ours");
    for words in ["second", "third"] {
        let saved = data.save("weeks", "2026-46.md", words).expect("saved");
        assert!(saved.beside);
        assert_eq!(text(saved.path), words);
    }
    assert_eq!(text(first.path), "first, and my words");
    assert_eq!(names(&dir), ["2026-46.md", "2026-46.new.md"]);
}

#[test]
fn a_file_that_somebody_put_there_is_left_too() {
    let (dir, mut data) = open();
    fs::create_dir(dir.path().join("weeks")).expect("made");
    fs::write(dir.path().join("weeks/2026-46.md"), b"\xff mine").expect("written");
    assert!(data.save("weeks", "2026-46.md", "text").expect("saved").beside);
    fs::remove_file(dir.path().join("weeks/2026-46.md")).expect("it is there");
    assert!(!data.save("weeks", "2026-46.md", "text").expect("saved").beside);
}

#[test]
fn what_was_saved_is_forgotten_with_everything_and_what_is_the_users_is_not() {
    let (dir, mut data) = open();
    let first = data.save("weeks", "2026-46.md", "first").expect("saved");
    fs::write(&first.path, "changed").expect("it is ours");
    data.save("weeks", "2026-46.md", "second").expect("saved");
    data.save("weeks", "2026-47.md", "third").expect("saved");
    fs::write(dir.path().join("weeks/mine.md"), "mine").expect("written");
    data.forget_everything().expect("forgotten");
    assert_eq!(names(&dir), ["mine.md"]);
}

#[test]
fn what_was_saved_is_read_as_it_lies_and_what_was_changed_is_known() {
    let (_dir, mut data) = open();
    assert_eq!(data.texts("weeks").expect("read"), []);
    data.save("weeks", "2026-45.md", "one").expect("saved");
    data.save("weeks", "2026-46.md", "two").expect("saved");
    data.save("other", "2026-47.md", "of another folder").expect("saved");
    fs::write(data.dir().join("weeks/2026-46.md"), "mine").expect("it is the user's");
    data.save("weeks", "2026-46.md", "three").expect("saved beside it");
    fs::write(data.dir().join("weeks/notes.md"), "not saved by us").expect("it is the user's");
    let texts = data.texts("weeks").expect("read");
    let all: Vec<(&str, &str, bool)> =
        texts.iter().map(|text| (text.name.as_str(), text.text.as_str(), text.is_changed)).collect();
    assert_eq!(
        all,
        [("2026-45.md", "one", false), ("2026-46.md", "mine", true), ("2026-46.new.md", "three", false)]
    );
    fs::remove_file(data.dir().join("weeks/2026-45.md")).expect("it is the user's");
    assert_eq!(data.texts("weeks").expect("read").len(), 2, "one that is gone is none");
}
