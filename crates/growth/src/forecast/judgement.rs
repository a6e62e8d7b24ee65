//! The Brier score, what it is made of, and what was said beside what came.

use super::{LEAST_CLOSED, wilson};
use crate::{Count, Interval, Odds};

/// What twenty or more closed forecasts show together.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Judgement {
    /// The Brier score (1950): the mean of (odds − outcome)², 0 to 1, less is better. Always saying 50 % gives 0.25. It
    /// is `reliability − resolution + uncertainty` (Murphy, 1973), where the forecasts of equal odds are taken together.
    pub brier: f64,
    /// How far the odds were from what came of them; 0 is best.
    pub reliability: f64,
    /// How far apart the odds told things that came from things that did not; more is better.
    pub resolution: f64,
    /// What there was to tell apart: the score of always saying how often things came. No doing of the lead's.
    pub uncertainty: f64,
    /// The mean of the odds, 0 to 1.
    pub said: f64,
    /// How many held, of how many.
    pub held: Count,
    /// Tenth by tenth, those that have forecasts.
    pub bands: Vec<Band>,
}

/// The forecasts of one tenth of the odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The lowest odds in it, in percent.
    pub from: u8,
    /// The highest.
    pub to: u8,
    /// The mean of the odds that were given, 0 to 1.
    pub said: f64,
    /// How many held, of how many.
    pub held: Count,
    /// Where the share that holds may lie, at 95 %. Forecasts close one by one, so this formula may be used here.
    pub interval: Interval,
}

impl Judgement {
    /// Of forecasts that have closed: the odds, and whether it held. None of fewer than [`LEAST_CLOSED`].
    pub fn of(closed: &[(Odds, bool)]) -> Option<Judgement> {
        if closed.len() < LEAST_CLOSED {
            return None;
        }
        let all = Said::of(closed)?;
        let parts: Vec<Said> = (0..=100).filter_map(|odds| Said::of(those(closed, odds, odds))).collect();
        let n = all.held.of as f64;
        let weighed = |apart: &dyn Fn(&Said) -> f64| {
            parts.iter().map(|part| part.held.of as f64 * apart(part) * apart(part)).sum::<f64>() / n
        };
        let bands = (0..10).map(|tenth| (10 * tenth, if tenth == 9 { 100 } else { 10 * tenth + 9 }));
        Some(Judgement {
            brier: closed.iter().map(error_squared).sum::<u64>() as f64 / 10_000.0 / n,
            reliability: weighed(&|part| part.mean() - part.came()),
            resolution: weighed(&|part| part.came() - all.came()),
            uncertainty: all.came() * (1.0 - all.came()),
            said: all.mean(),
            held: all.held,
            bands: bands.filter_map(|(from, to)| Band::of(closed, from, to)).collect(),
        })
    }
}

impl Band {
    fn of(closed: &[(Odds, bool)], from: u8, to: u8) -> Option<Band> {
        let said = Said::of(those(closed, from, to))?;
        Some(Band { from, to, said: said.mean(), held: said.held, interval: wilson(said.held)? })
    }
}

/// Those with odds from this to that, both included.
fn those(closed: &[(Odds, bool)], from: u8, to: u8) -> impl IntoIterator<Item = &(Odds, bool)> {
    closed.iter().filter(move |(odds, _)| (from..=to).contains(&u8::from(*odds)))
}

/// (odds − outcome)², in parts of 10,000.
fn error_squared((odds, held): &(Odds, bool)) -> u64 {
    let outcome = if *held { 100 } else { 0 };
    u64::from(u8::from(*odds).abs_diff(outcome)).pow(2)
}

/// Forecasts taken together, one at least.
struct Said {
    percent: u64,
    held: Count,
}

impl Said {
    fn of<'a>(forecasts: impl IntoIterator<Item = &'a (Odds, bool)>) -> Option<Said> {
        let mut said = Said { percent: 0, held: Count::default() };
        for (odds, held) in forecasts {
            said.percent += u64::from(u8::from(*odds));
            said.held = said.held + Count { part: u64::from(*held), of: 1 };
        }
        (said.held.of > 0).then_some(said)
    }

    /// The mean of the odds.
    fn mean(&self) -> f64 {
        self.percent as f64 / 100.0 / self.held.of as f64
    }

    /// The share that held.
    fn came(&self) -> f64 {
        self.held.part as f64 / self.held.of as f64
    }
}
