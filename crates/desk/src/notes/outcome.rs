//! What became of a line, in the words of its kind: the same on its row, when it is said back, on its page and in an export.

use growth::{Entry, Outcome};

/// `it was held`, of a talk: what became of an entry, within a sentence.
pub fn outcome_in_words(entry: &Entry, outcome: Outcome) -> &'static str {
    match (entry, outcome) {
        (Entry::Talk(_), Outcome::Held) => "it was held",
        (Entry::Talk(_), Outcome::DidNotHold) => "it was not held",
        (Entry::Talk(_), Outcome::Moot) => "it is not needed any more",
        (Entry::Again(_), Outcome::Held) => "the condition is changed",
        (Entry::Again(_), Outcome::DidNotHold) => "the condition will not be changed",
        (Entry::Unseen(unseen), Outcome::Held) if unseen.not_happened_by.is_some() => "it stayed away",
        (Entry::Unseen(unseen), Outcome::DidNotHold) if unseen.not_happened_by.is_some() => "it happened",
        (Entry::Landing(_), Outcome::DidNotHold) => "it did not land",
        (Entry::Opportunity(_), Outcome::Landed) => "the team took it up",
        (_, Outcome::Held) => "it held",
        (_, Outcome::DidNotHold) => "it did not hold",
        (_, Outcome::TakenBack) => "you took it back",
        (_, Outcome::Finished) => "it was finished without rescue",
        (_, Outcome::Rescued) => "it was finished with rescue",
        (_, Outcome::Landed) => "it landed",
        (_, Outcome::Moot) => "nothing is to be seen of it any more",
    }
}
