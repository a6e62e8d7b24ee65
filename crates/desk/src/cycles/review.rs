//! Review: a guess before it is opened, then keep, hold, change, or another. All four are fine.

use growth::cycle::Cycle;
use growth::{Choice, Step};

use super::{Noted, words};
use crate::Failure;

/// What I guess they will say, once: what they said is open from then on.
pub fn guessed(cycle: &Cycle, said: &str) -> Result<Noted, Failure> {
    if cycle.guessed.is_some() {
        return Err(Failure::new("your guess is kept already").hint("what they said may be open since"));
    }
    let said = words(said, "the guess")?;
    Ok(Noted::step(cycle.id, Step::Guessed { words: said }, "Kept: your guess."))
}

/// What becomes of the practice.
pub fn reviewed(cycle: &Cycle, choice: Choice, said: &str) -> Result<Noted, Failure> {
    if cycle.plan().is_none() {
        return Err(Failure::new("there is no practice yet to review"));
    }
    let kept = match choice {
        Choice::Keep => "Kept: it goes on as it is.",
        Choice::Hold => "Kept: it goes on, and nothing asks for it any more.",
        Choice::Change => "Kept: its plan changes. Write the new one.",
        Choice::Another => "Kept: something else is next.",
    };
    Ok(Noted::step(cycle.id, Step::Reviewed { choice, words: said.trim().to_owned() }, kept))
}

/// I helped one peer through the same.
pub fn helped(cycle: &Cycle, said: &str) -> Result<Noted, Failure> {
    let said = words(said, "who was helped, or with what,")?;
    Ok(Noted::step(cycle.id, Step::Helped { words: said }, "Kept: a peer whom you helped through the same."))
}
