//! Is the lead's judgement any good? What closed forecasts show together, once there are twenty.
//!
//! **Invariant.** There is no score of fewer than [`LEAST_CLOSED`] forecasts: a [`Judgement`] cannot be made of them.
//!
//! **Does not** count a forecast of which nobody can say any more whether it held.

mod judgement;
mod wilson;

use crate::Odds;
use crate::log::{Forecast, Log};

pub use judgement::{Band, Judgement};
pub use wilson::wilson;

/// Fewer closed forecasts than this are a list and nothing more.
pub const LEAST_CLOSED: usize = 20;

/// What can be shown of forecasts that have closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown<'a> {
    /// Each by itself: there are fewer than [`LEAST_CLOSED`].
    List(Vec<Forecast<'a>>),
    /// What they show together.
    Judged(Judgement),
}

impl Log {
    /// What can be shown of its forecasts.
    pub fn judgement(&self) -> Shown<'_> {
        let closed = self.forecasts();
        let pairs: Vec<(Odds, bool)> = closed.iter().map(|forecast| (forecast.odds, forecast.held)).collect();
        Judgement::of(&pairs).map_or(Shown::List(closed), Shown::Judged)
    }
}
