use std::io::{BufRead, BufReader};

use records::Said;
use store::Data;

use crate::child;
use crate::made::word;

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
    assert_eq!(data.undo("kassa", 0).expect("nothing to take back"), None);
    data.say("kassa", &[word(1)], 1).expect("kept");
    data.say("kassa", &[word(2), word(3)], 2).expect("kept");
    assert_eq!(data.undo("kassa", 3).expect("undone"), Some((vec![word(2), word(3)], false)));
    assert_eq!(said(&data, "kassa"), [word(1)]);
    assert_eq!(data.undo("kassa", 4).expect("undone"), Some((vec![word(2), word(3)], true)));
    assert_eq!(said(&data, "kassa"), [word(1), word(2), word(3)]);
}

#[test]
fn one_word_of_several_can_be_taken_back_by_its_name_and_brought_again() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let names = data.say("kassa", &[word(1), word(2)], 1).expect("kept");
    assert_eq!(data.undo_word(names[0], 2).expect("undone"), Some(word(1)));
    assert_eq!(data.undo_word(names[0], 2).expect("it was undone before"), None);
    assert_eq!(said(&data, "kassa"), [word(2)]);
    assert_eq!(data.undo("kassa", 3).expect("undone"), Some((vec![word(1)], true)));
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
