//! What is asked one thing after the other: a place in a list, or words.

use crate::term::{Answered, ask, say};

/// One of a list, or own words.
pub(super) enum Chosen {
    /// Its place, from 0.
    Number(usize),
    /// The words.
    Words(String),
}

/// One of a list of `most`, or own words; a number that is not in the list is neither. None where it is left.
pub(super) fn words_or_number(most: usize) -> Option<Chosen> {
    loop {
        let words = line(">")?;
        match words.parse::<usize>() {
            Ok(number) if (1..=most).contains(&number) => return Some(Chosen::Number(number - 1)),
            Ok(_) => say(&format!("A number from 1 to {most}, or words of your own.")),
            Err(_) => return Some(Chosen::Words(words)),
        }
    }
}

/// A number from 1 to `most`, as a place; none where it is left.
pub(super) fn number(most: usize) -> Option<usize> {
    loop {
        let words = line(">")?;
        match words.parse::<usize>() {
            Ok(number) if (1..=most).contains(&number) => return Some(number - 1),
            _ => say(&format!("A number from 1 to {most}, or Enter.")),
        }
    }
}

/// Words; a yes or no is one too. None where it is left.
pub(super) fn line(question: &str) -> Option<String> {
    match ask(question) {
        Answered::Words(words) => Some(words),
        Answered::Yes => Some("yes".to_owned()),
        Answered::No => Some("no".to_owned()),
        Answered::Skipped | Answered::Ended => None,
    }
}
