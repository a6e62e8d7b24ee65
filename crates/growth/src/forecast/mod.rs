//! Is the lead's judgement any good? Forecasts that have closed: their list, and from twenty on what they show together.
//!
//! **Invariant.** There is no score of fewer than [`LEAST_CLOSED`] forecasts: a [`Judgement`] cannot be made of them.
//!
//! **Does not** count a forecast whose outcome nobody can say.

mod judgement;
mod wilson;

use crate::{Odds, Outcome};

pub use judgement::{Band, Judgement};
pub use wilson::wilson;

/// Fewer closed forecasts than this are a list and nothing more.
pub const LEAST_CLOSED: usize = 20;

/// A forecast that has closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// How likely the lead held it to be.
    pub odds: Odds,
    /// Whether it was seen.
    pub held: bool,
}

impl Forecast {
    /// What was said, and what became of it. None where what became of it is neither yes nor no.
    pub fn closed(odds: Odds, outcome: Outcome) -> Option<Forecast> {
        match outcome {
            Outcome::Held => Some(Forecast { odds, held: true }),
            Outcome::DidNotHold => Some(Forecast { odds, held: false }),
            Outcome::TakenBack | Outcome::Finished | Outcome::Rescued | Outcome::Landed | Outcome::Moot => {
                None
            }
        }
    }
}

/// What can be shown of forecasts.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown<'a> {
    /// Each by itself: there are fewer than [`LEAST_CLOSED`].
    List(&'a [Forecast]),
    /// What they show together.
    Judged(Judgement),
}

/// What can be shown of forecasts that have closed.
pub fn shown(closed: &[Forecast]) -> Shown<'_> {
    Judgement::of(closed).map_or(Shown::List(closed), Shown::Judged)
}
