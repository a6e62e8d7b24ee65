//! The log as it stands after all notes.

mod due;
pub mod folds;
mod kin;
mod readings;

use growth::{Again, Decision, Entry, GivenAway, Odds, Talk, Unseen};
use jiff::civil::Date;

pub fn unseen(words: &str) -> Entry {
    Entry::Unseen(Unseen { words: words.to_owned(), ..Unseen::default() })
}

pub fn decision(words: &str, odds: u8, review: Option<Date>) -> Entry {
    let odds = Some(Odds::try_from(odds).unwrap());
    Entry::Decision(Decision { words: words.to_owned(), odds, review, ..Decision::default() })
}

pub fn given(what: &str, checks: &[Date]) -> Entry {
    let (what, checks) = (what.to_owned(), checks.to_vec());
    Entry::GivenAway(GivenAway { what, to: "Aiko".to_owned(), checks, ..GivenAway::default() })
}

pub fn again(words: &str, class: &str, before: &[Date]) -> Entry {
    let (words, class, before) = (words.to_owned(), class.to_owned(), before.to_vec());
    Entry::Again(Again { words, class, before, ..Again::default() })
}

pub fn talk(words: &str, noted: Option<Date>, held: Option<Date>) -> Entry {
    Entry::Talk(Talk { words: words.to_owned(), noted, held, ..Talk::default() })
}
