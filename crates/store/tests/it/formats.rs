use std::path::Path;
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use store::{Data, Error, Notice};

use crate::made::{head, line, word};

/// Opens a directory; with what was said.
fn open(dir: &Path) -> (Result<Data, Error>, Vec<Notice>) {
    let heard: Arc<Mutex<Vec<Notice>>> = Arc::default();
    let ear = heard.clone();
    let data = Data::open_telling(dir, move |notice| ear.lock().expect("one thread").push(notice.clone()));
    let heard = heard.lock().expect("one thread").clone();
    (data, heard)
}

fn set_format(path: &Path, format: i64) {
    let db = Connection::open(path).expect("a database");
    db.pragma_update(None, "user_version", format).expect("written");
}

#[test]
fn words_of_a_newer_program_are_left_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    Data::open(dir.path()).expect("it opens").say("", &[word(1)], 1).expect("kept");
    set_format(&dir.path().join("own.db"), 1_000);
    let before = std::fs::read(dir.path().join("own.db")).expect("a file");
    let error = open(dir.path()).0.expect_err("it is newer");
    assert!(matches!(error, Error::Newer { found: 1_000, .. }), "{error}");
    assert_eq!(error.hint(), "use the newer program; nothing was changed");
    assert_eq!(std::fs::read(dir.path().join("own.db")).expect("a file"), before);
}

/// What leads from each format to the one before it, the newest first, with the number of the one before.
const BACKWARDS: [(i64, &str); 2] =
    [(2, "ALTER TABLE word DROP COLUMN book"), (1, "DROP TABLE point; DROP TABLE line")];

#[test]
fn words_of_every_older_program_are_brought_to_the_newest_format_with_a_copy_of_how_they_were() {
    let newest = BACKWARDS[0].0 + 1;
    for at in 0..BACKWARDS.len() {
        let dir = tempfile::tempdir().expect("a directory");
        Data::open(dir.path()).expect("it opens").say("", &[word(1)], 1).expect("kept");
        let own = dir.path().join("own.db");
        let older = BACKWARDS[at].0;
        for (format, step) in &BACKWARDS[..=at] {
            Connection::open(&own).expect("a database").execute_batch(step).expect("written");
            set_format(&own, *format);
        }
        let (data, heard) = open(dir.path());
        let copy = dir.path().join(format!("own.db.before-{newest}"));
        assert_eq!(heard, [Notice::Updated { copy: copy.clone() }], "from format {older}");
        let data = data.expect("it opens");
        assert_eq!(data.words("").expect("read").len(), 1);
        assert_eq!(data.line("kassa", "s1a", "basis").expect("the table is there"), None);
        let copy = Connection::open(copy).expect("a database");
        let format: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).expect("read");
        let words: i64 = copy.query_row("SELECT count(*) FROM word", [], |row| row.get(0)).expect("read");
        assert_eq!((format, words), (older, 1));
        assert_eq!(open(dir.path()).1, [], "once");
    }
}

#[test]
fn records_of_another_format_are_begun_anew() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let repository = data.repository(Path::new("/code/kassa/.git")).expect("entered");
    data.write(repository, &line(3)).expect("written");
    data.finish(repository, "kassa", &head(3), &[], 1).expect("finished");
    drop(data);
    let records = dir.path().join("records.db");
    set_format(&records, 1_000);
    let (data, heard) = open(dir.path());
    assert_eq!(heard, [Notice::Anew { at: records, damaged: false }]);
    assert_eq!(data.expect("it opens").find_repository(Path::new("/code/kassa/.git")).expect("read"), None);
}
