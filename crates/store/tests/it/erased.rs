//! Words that are deleted for good, and the file of the prompt.

use std::fs;
use std::path::Path;

use records::{Book, Said};
use serde::{Deserialize, Serialize};
use store::Data;

use crate::made::word;

/// A book of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Secret(String);

impl Book for Secret {
    const NAME: &'static str = "secret";
}

fn is_in_a_file(dir: &Path, bytes: &[u8]) -> bool {
    let files = fs::read_dir(dir).expect("it is there").flatten();
    let mut texts = files.filter_map(|file| fs::read(file.path()).ok());
    texts.any(|text| text.windows(bytes.len()).any(|window| window == bytes))
}

#[test]
fn what_is_erased_is_in_no_file_and_no_other_book_loses_a_word() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("", &[word(1)], 1).expect("kept");
    let ids = data.say("", &[Secret("alpha-bravo".into()), Secret("charlie".into())], 2).expect("kept");
    data.say("", &[Secret("delta-echo".into())], 3).expect("kept");
    data.undo("", 4).expect("taken back");
    assert!(is_in_a_file(dir.path(), b"alpha-bravo") && is_in_a_file(dir.path(), b"delta-echo"));
    assert_eq!(data.erase::<Secret>(Some(ids[0])).expect("erased"), 1);
    assert!(!is_in_a_file(dir.path(), b"alpha-bravo") && is_in_a_file(dir.path(), b"charlie"));
    assert_eq!(data.erase::<Secret>(Some(ids[0])).expect("it is gone"), 0);
    assert_eq!(data.erase::<Secret>(None).expect("erased"), 2, "what was taken back too");
    assert!(!is_in_a_file(dir.path(), b"charlie") && !is_in_a_file(dir.path(), b"delta-echo"));
    assert_eq!(data.named_words::<Said>("").expect("read").len(), 1);
    assert_eq!(data.named_words::<Secret>("").expect("read").len(), 0);
}

#[test]
fn the_number_of_an_act_that_was_erased_is_not_given_again() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("", &[word(1)], 1).expect("kept");
    data.say("", &[Secret("alpha".into())], 2).expect("kept");
    let meant = data.last_act("").expect("read");
    data.erase::<Secret>(None).expect("erased");
    assert_ne!(data.last_act("").expect("read"), meant);
    data.say("", &[word(2)], 3).expect("kept");
    assert!(
        data.last_act("").expect("read") > meant,
        "who meant the one that is gone takes nothing else back"
    );
}

#[test]
fn the_file_of_the_prompt_is_whole_private_and_gone_with_everything() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("data");
    let data = Data::open(&place).expect("it opens");
    assert!(!data.has_prompt());
    data.put_prompt("1 due\n").expect("written");
    data.put_prompt("2\n").expect("written");
    assert_eq!(fs::read_to_string(data.prompt_file()).expect("a text"), "2\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(data.prompt_file()).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(data.drop_prompt().expect("deleted") && !data.drop_prompt().expect("it is gone"));
    data.put_prompt("3\n").expect("written");
    fs::write(place.join("prompt.4711.part"), "half").expect("what a killed process leaves");
    data.forget_everything().expect("deleted");
    assert!(!place.exists(), "nothing is left in it");
}
