//! Words of the lead that hold, each with a way to take it back.

use desk::corrections::{Held, held, in_words};
use desk::people::membership;
use desk::{Desk, Failure, text};
use records::Said;

/// A word as a page lists it.
pub struct Word {
    /// Its name, by which it is taken back.
    pub id: String,
    /// What was said, in words; with the addresses of others, since only the lead's own screen shows it.
    pub text: String,
    /// The day.
    pub day: String,
}

/// Those that are of a kind, the newest first.
pub fn words(desk: &Desk, is: impl Fn(&Said) -> bool) -> Result<Vec<Word>, Failure> {
    let word = |held: &Held| Word { id: held.id.clone(), text: said(&held.said), day: text::day(held.day) };
    Ok(held(desk)?.iter().rev().filter(|held| is(&held.said)).map(word).collect())
}

fn said(said: &Said) -> String {
    match said {
        Said::InTeam { who, from, to } => membership(who, true, (*from, *to), true),
        Said::NotInTeam { who, from, to } => membership(who, false, (*from, *to), true),
        said => in_words(said, true),
    }
}
