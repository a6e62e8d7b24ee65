use std::io::{BufRead, BufReader};

use records::{Book, Said, Word};
use serde::{Deserialize, Serialize};
use store::Data;

use crate::child;
use crate::made::word;

fn undone(data: &mut Data, at: i64) -> Option<(Vec<Said>, bool)> {
    let turned = data.undo("kassa", at).expect("it is read");
    turned.map(|turned| (turned.of().expect("words"), turned.holds))
}

fn said(data: &Data, team: &str) -> Vec<Said> {
    data.words(team).expect("words can be read").into_iter().map(|word| word.said).collect()
}

#[test]
fn a_word_about_all_is_heard_in_every_team_and_one_about_a_team_only_there() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("", &[word(1)], 1).expect("kept");
    data.say("kassa", &[word(2)], 2).expect("kept");
    assert_eq!(said(&data, "kassa"), [word(1), word(2)]);
    assert_eq!(said(&data, "till"), [word(1)]);
    assert_eq!(data.teams().expect("read"), ["kassa"]);
}

#[test]
fn undo_takes_the_last_act_back_whole_and_undo_again_brings_it_back() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    assert_eq!(undone(&mut data, 0), None);
    data.say("kassa", &[word(1)], 1).expect("kept");
    data.say("kassa", &[word(2), word(3)], 2).expect("kept");
    assert_eq!(undone(&mut data, 3), Some((vec![word(2), word(3)], false)));
    assert_eq!(said(&data, "kassa"), [word(1)]);
    assert_eq!(undone(&mut data, 4), Some((vec![word(2), word(3)], true)));
    assert_eq!(said(&data, "kassa"), [word(1), word(2), word(3)]);
}

#[test]
fn one_word_of_several_can_be_taken_back_by_its_name_and_brought_again() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let names = data.say("kassa", &[word(1), word(2)], 1).expect("kept");
    assert_eq!(data.undo_word(names[0], 2).expect("undone"), Some(word(1)));
    assert_eq!(data.undo_word::<Said>(names[0], 2).expect("it was undone before"), None);
    assert_eq!(said(&data, "kassa"), [word(2)]);
    assert_eq!(undone(&mut data, 3), Some((vec![word(1)], true)));
}

#[test]
fn a_confirmed_word_survives_a_kill_at_any_moment() {
    for round in 0..8 {
        let dir = tempfile::tempdir().expect("a directory");
        let mut process = child::start("says_words_until_it_is_ended", dir.path());
        let mut lines = BufReader::new(process.stdout.take().expect("piped")).lines().map_while(Result::ok);
        let confirmed = |line: String| line.strip_prefix("said ").and_then(|n| n.parse::<u64>().ok());
        let first = lines.by_ref().find_map(confirmed).expect("a word is confirmed");
        std::thread::sleep(std::time::Duration::from_millis(3 * round));
        process.kill().expect("it runs");
        process.wait().expect("it ended");
        let last = lines.filter_map(confirmed).last().unwrap_or(first);
        let words = said(&Data::open(dir.path()).expect("it opens"), "");
        // One more may be on the disk whose confirmation nobody heard.
        assert!(words.len() as u64 > last, "round {round}: {} words, {last} was confirmed", words.len());
        assert_eq!(words, (0..words.len() as u64).map(word).collect::<Vec<_>>());
    }
}

#[test]
fn a_backup_holds_every_word_and_is_not_written_over_anything() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("kassa", &[word(1)], 1).expect("kept");
    let elsewhere = tempfile::tempdir().expect("a directory");
    let copy = elsewhere.path().join("own.db");
    data.backup(&copy).expect("a backup");
    data.say("kassa", &[word(2)], 2).expect("kept");
    assert!(matches!(data.backup(&copy), Err(store::Error::Exists { .. })));
    assert_eq!(said(&Data::open(elsewhere.path()).expect("it opens"), "kassa"), [word(1)]);
}

#[test]
fn what_was_shown_last_is_known_of_each_team() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let shown = |n: i64| store::Looked { at: n, body: format!("figures {n}") };
    for n in 0..500 {
        data.look("kassa", &shown(n)).expect("kept");
    }
    data.look("till", &shown(1)).expect("kept");
    assert_eq!(data.last_looked("kassa").expect("read"), Some(shown(499)));
    assert_eq!(data.last_looked("till").expect("read"), Some(shown(1)));
    assert_eq!(data.last_looked("other").expect("read"), None);
}

/// Another book than corrections have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line(u64);

impl Book for Line {
    const NAME: &'static str = "line";
}

#[test]
fn each_book_is_read_by_itself_and_undo_goes_through_all_of_them() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("kassa", &[word(1)], 1).expect("kept");
    let names = data.say("", &[Line(7)], 2).expect("kept");
    let lines = data.named_words::<Line>("").expect("read");
    assert_eq!(lines, [(names[0], Word { at: 2, said: Line(7) })]);
    assert_eq!(said(&data, "kassa"), [word(1)]);
    assert_eq!(data.undo_word::<Said>(names[0], 3).expect("it is no correction"), None);
    let turned = data.undo("kassa", 3).expect("undone").expect("the line");
    assert_eq!(
        (turned.of::<Line>().expect("read"), turned.of::<Said>().expect("read")),
        (vec![Line(7)], vec![])
    );
    assert_eq!(undone(&mut data, 4), Some((vec![], true)));
}

#[test]
fn what_was_taken_back_lies_in_the_bin_until_it_is_emptied() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("kassa", &[word(1)], 1).expect("kept");
    let names = data.say("", &[Line(7), Line(8)], 2).expect("kept");
    for &name in &names {
        data.undo_word::<Line>(name, 10).expect("undone");
    }
    data.undo("kassa", 11).expect("the last comes back");
    assert_eq!(data.bin::<Line>(10).expect("read"), [(names[0], Word { at: 2, said: Line(7) })]);
    assert_eq!(data.bin::<Line>(11).expect("read"), []);
    assert_eq!(data.bring_back::<Said>(names[0]).expect("no correction"), None);
    assert_eq!(data.bring_back(names[0]).expect("brought"), Some(Line(7)));
    assert_eq!(data.named_words::<Line>("").expect("read").len(), 2);
    data.undo_word::<Line>(names[0], 20).expect("undone");
    assert_eq!(data.empty_bin::<Said>(100).expect("no correction"), 0);
    assert_eq!(data.empty_bin::<Line>(20).expect("not old enough"), 0);
    assert_eq!(data.empty_bin::<Line>(21).expect("emptied"), 1);
    assert_eq!(data.bring_back::<Line>(names[0]).expect("gone"), None);
    assert_eq!(data.named_words::<Line>("").expect("read").len(), 1);
}

#[test]
fn words_that_have_names_are_kept_once() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.say("", &[Line(7), Line(8)], 2).expect("kept");
    let words = data.named_words::<Line>("").expect("read");
    let elsewhere = tempfile::tempdir().expect("a directory");
    let mut other = Data::open(elsewhere.path()).expect("it opens");
    assert_eq!(other.say_named("", &words).expect("kept"), 2);
    assert_eq!(other.say_named("", &words).expect("there already"), 0);
    assert_eq!(other.named_words::<Line>("").expect("read"), words);
}

/// Whoever has read it once may rely on it until it differs.
#[test]
fn the_stamp_differs_after_every_change_and_after_no_look() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let mut other = Data::open(dir.path()).expect("it opens");
    let mut last = data.stamp().expect("read");
    let mut changed = |data: &Data, what: &str| {
        let now = data.stamp().expect("read");
        assert_ne!(now, last, "{what}");
        said(data, "kassa");
        last = data.stamp().expect("read");
        assert_eq!(now, last, "looked at after {what}");
    };
    data.say("kassa", &[word(1)], 1).expect("kept");
    changed(&data, "a word of its own");
    other.say("kassa", &[word(2)], 2).expect("kept");
    changed(&data, "a word by somebody else");
    other.undo("kassa", 3).expect("taken back");
    changed(&data, "an undo by somebody else");
    data.undo("kassa", 4).expect("taken back");
    changed(&data, "an undo of its own");
    other.keep("", "zone", "Europe/Lisbon").expect("kept");
    changed(&data, "something kept");
}
