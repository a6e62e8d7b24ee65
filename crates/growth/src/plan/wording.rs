//! What could be written instead.

use super::Because;
use super::act::Act;
use super::tokens::Token;

/// An act of the lead's own in the same moment, beginning with "I".
pub(super) fn instead(because: Because, whom: &str) -> String {
    match because {
        Because::TheyAct => format!("I say what I need and ask {whom} what would help"),
        Because::MadeTo => format!("I ask {whom} what stands in the way, and listen"),
        Because::KeptFrom => format!("I say what I saw and ask {whom} what happened"),
        Because::WatchedOver => "I wait for the check we agreed on and write down what worries me".to_owned(),
        Because::SpokenTo => "I do it myself, or leave it".to_owned(),
        Because::FoundFault => format!("I tell {whom} what I saw, what it did and what I wish for"),
    }
}

/// The same act with "I" for "you".
pub(super) fn in_the_first_person(act: &Act) -> String {
    let first = |token: &Token| match token.lower.as_str() {
        "you" => "I".to_owned(),
        "your" => "my".to_owned(),
        "yours" => "mine".to_owned(),
        "yourself" => "myself".to_owned(),
        _ => token.raw.to_owned(),
    };
    let words: Vec<String> = act.tokens.iter().map(first).collect();
    words.join(" ")
}

/// A person as somebody to whom something is said.
pub(super) fn object(words: &str) -> &str {
    match words.to_lowercase().as_str() {
        "he" | "his" => "him",
        "she" => "her",
        "they" | "their" => "them",
        "nobody" | "no one" | "no-one" | "anyone" | "anybody" => "the others",
        _ => words,
    }
}

/// Words of the lead's about somebody, said back to the lead.
pub(super) fn to_the_lead(words: &str) -> String {
    match words.split_once(' ') {
        Some((own, rest)) if ["my", "our"].contains(&own.to_lowercase().as_str()) => format!("your {rest}"),
        _ => words.to_owned(),
    }
}
