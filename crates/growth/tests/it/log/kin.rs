use growth::log::{Log, Source, Text};
use jiff::civil::date;
use records::CommitId;

use super::{again, unseen};
use crate::kept::{Notes, utc};

fn subject(first: u8, words: &str) -> Text {
    let id: CommitId = format!("{first:02x}{}", "0".repeat(38)).parse().unwrap();
    Text { source: Source::Commit(id), day: date(2026, 9, first as i8), words: words.to_owned() }
}

#[test]
fn a_text_is_kin_to_another_by_the_rare_words_both_have() {
    let mut notes = Notes::default();
    let own = notes.entry(date(2026, 11, 11), again("Settlement failed, bank holiday", "", &[]));
    let subjects = vec![
        subject(1, "Fix settlement on bank holidays"),
        subject(2, "Fix typo in refunds"),
        subject(3, "Fix settlement rounding"),
        subject(4, "Fix the colour of a button"),
    ];
    let texts = Log::of(&notes.0, &utc()).texts(subjects.clone());
    let kin = texts.kin_of(&Source::Line(own));
    assert_eq!(kin.len(), 1, "one shared word is not enough");
    assert_eq!(kin[0].text, &subjects[0]);
    assert_eq!(kin[0].shared, ["bank", "holiday", "settlement"]);
    // Of five texts settlement is in three, fix in four, bank and holiday in two, failed in one: weights ln 6/3,
    // ln 6/4, ln 6/2 and ln 6/1.
    let (settlement, fix, two, one) = (2_f64.ln(), 1.5_f64.ln(), 3_f64.ln(), 6_f64.ln());
    let both = settlement.powi(2) + 2.0 * two.powi(2);
    let by_hand = both / ((both + one.powi(2)).sqrt() * (both + fix.powi(2)).sqrt());
    assert!((by_hand - 0.670).abs() < 0.001, "{by_hand}");
    assert!((kin[0].alike - by_hand).abs() < 1e-12, "{}", kin[0].alike);
}

#[test]
fn words_that_are_in_most_texts_are_no_reason() {
    let mut notes = Notes::default();
    let own = notes.entry(date(2026, 11, 11), again("Fix failed build", "", &[]));
    let mut subjects: Vec<Text> = (1..=8).map(|number| subject(number, "Fix failed thing")).collect();
    subjects.push(subject(9, "Fix failed build"));
    let texts = Log::of(&notes.0, &utc()).texts(subjects);
    assert_eq!(texts.kin_of(&Source::Line(own)), [], "one rare word alone");
}

#[test]
fn the_most_alike_comes_first_and_of_equally_alike_ones_the_newest() {
    let mut notes = Notes::default();
    let own = notes.entry(date(2026, 11, 11), unseen("ledger export timeout"));
    let mut subjects = vec![
        subject(1, "ledger export timeout"),
        subject(2, "ledger export timeout"),
        subject(3, "ledger export, header in colour"),
    ];
    subjects.extend((4..=20).map(|number| subject(number, "retry a webhook")));
    let texts = Log::of(&notes.0, &utc()).texts(subjects);
    let kin = texts.kin_of(&Source::Line(own));
    let days: Vec<i8> = kin.iter().map(|kin| kin.text.day.day()).collect();
    assert_eq!(days, [2, 1, 3]);
    assert!((kin[0].alike - 1.0).abs() < 1e-12);
}

#[test]
fn two_words_of_many_are_too_few() {
    let mut notes = Notes::default();
    let long = "ledger export needs another owner before spring because Priya moves over to risk and nobody else reads Cobol";
    let own = notes.entry(date(2026, 11, 11), unseen(long));
    let mut subjects = vec![subject(1, "ledger export timeout under load of thirty merchants at midnight")];
    subjects.extend((4..=20).map(|number| subject(number, "retry a webhook")));
    let texts = Log::of(&notes.0, &utc()).texts(subjects);
    assert_eq!(texts.kin_of(&Source::Line(own)), []);
}
