//! Non-overlap of all pairs: each point before with each point since.

use std::cmp::Ordering;

use super::Wanted;
use super::fraction::Fraction;
use super::points::Point;
use crate::Interval;

/// How sure an interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 95 %: what is printed.
    Printed,
    /// 99 %: what a word rests on.
    ForAWord,
}

impl Level {
    /// The quantile of the normal distribution that leaves half of the rest on each side.
    fn quantile(self) -> f64 {
        match self {
            Level::Printed => 1.959_963_984_540_054,
            Level::ForAWord => 2.575_829_303_548_900_4,
        }
    }
}

/// All pairs of a point before and a point since, by which way they point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Pairs in which the one since lies on the side that was wanted.
    pub ahead: u64,
    /// Pairs of equal ones.
    pub even: u64,
    /// Points before.
    pub before: u64,
    /// Points since.
    pub since: u64,
}

/// Compares each point before with each point since. None where a side has none.
pub fn overlap(before: &[Point], since: &[Point], wanted: Wanted) -> Option<Overlap> {
    let change = |one: &Point, other: &Point| Fraction::share(other.count).cmp(&Fraction::share(one.count));
    pairs(before, since, wanted, change)
}

/// Counts pairs by how `change` orders the point since against the one before.
pub(super) fn pairs(
    before: &[Point],
    since: &[Point],
    wanted: Wanted,
    change: impl Fn(&Point, &Point) -> Ordering,
) -> Option<Overlap> {
    if before.is_empty() || since.is_empty() {
        return None;
    }
    let ahead = match wanted {
        Wanted::Less => Ordering::Less,
        Wanted::More => Ordering::Greater,
    };
    let mut found = Overlap { ahead: 0, even: 0, before: before.len() as u64, since: since.len() as u64 };
    for one in before {
        for other in since {
            let order = change(one, other);
            found.ahead += u64::from(order == ahead);
            found.even += u64::from(order == Ordering::Equal);
        }
    }
    Some(found)
}

impl Overlap {
    /// How many pairs there are.
    pub fn pairs(self) -> u64 {
        self.before * self.since
    }

    /// Pairs that point the way that was wanted, equal ones as a half each: the upper number of NAP.
    pub fn pointing(self) -> f64 {
        (2 * self.ahead + self.even) as f64 / 2.0
    }

    /// Non-overlap of all pairs (Parker and Vannest, 2009), 0 to 1; a half where nothing changed.
    pub fn nap(self) -> f64 {
        (2 * self.ahead + self.even) as f64 / (2 * self.pairs()) as f64
    }

    /// Tau (Parker, Vannest, Davis and Sauber, 2011): 2·NAP − 1, so −1 to 1, and 0 where nothing changed.
    pub fn tau(self) -> f64 {
        2.0 * self.nap() - 1.0
    }

    /// The interval of Tau: that of NAP by method 5 of Newcombe (2006), the symmetrised score method, on the scale of Tau.
    pub fn interval(self, level: Level) -> Interval {
        let Interval { low, high } = self.interval_of_nap(level);
        Interval { low: 2.0 * low - 1.0, high: 2.0 * high - 1.0 }
    }

    /// Its ends are the two values θ at which (NAP − θ)² is as large as z²·V(θ), with
    /// V(θ) = θ(1 − θ)/(mn) · (1 + h(1 − θ)/(2 − θ) + hθ/(1 + θ)) and h = (m + n)/2 − 1.
    fn interval_of_nap(self, level: Level) -> Interval {
        let (nap, pairs) = (self.nap(), self.pairs() as f64);
        let half = (self.before + self.since) as f64 / 2.0 - 1.0;
        let squared = level.quantile() * level.quantile();
        // Multiplied by mn(2 − θ)(1 + θ), so that nothing is divided.
        let outside = |theta: f64| {
            let spread = theta * (1.0 - theta);
            pairs * (nap - theta) * (nap - theta) * (2.0 - theta) * (1.0 + theta)
                > squared * spread * (2.0 + half + (1.0 + 2.0 * half) * spread)
        };
        Interval { low: border(0.0, nap, &outside), high: border(1.0, nap, &outside) }
    }
}

/// Where it is no longer so between a place outside and one inside, by halving.
fn border(mut outside: f64, mut inside: f64, is_outside: &impl Fn(f64) -> bool) -> f64 {
    for _ in 0..60 {
        let middle = (outside + inside) / 2.0;
        if is_outside(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    (outside + inside) / 2.0
}
