//! Five weeks on and five off, drawn by lot.

use super::differ::{difference, sides};
use super::finding::{Wanted, Way, way};
use super::fraction::Fraction;
use super::{Monday, ORDERS, Order, Week, Weeks};
use crate::Count;
use crate::cycle::{Cycle, WEEKS};

/// The ten weeks of an experiment with a practice that can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnOff {
    /// Their Mondays, the first first. A paused week is none of them.
    pub mondays: [Monday; WEEKS],
    /// Which of them are on, drawn before anything was seen.
    pub order: Order,
}

impl Cycle {
    /// The ten weeks of its experiment, each on or off. None without one, or where the order was drawn after its first
    /// Monday: that is no lot.
    pub fn on_off(&self) -> Option<OnOff> {
        let experiment = self.experiment.filter(|experiment| experiment.drawn <= experiment.first)?;
        let mondays: Vec<Monday> = self.mondays(experiment.first).take(WEEKS).map(Monday::of).collect();
        Some(OnOff { mondays: mondays.try_into().ok()?, order: Order::drawn(experiment.seed) })
    }
}

/// What may be said of an experiment, in the order in which it is decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Ruling {
    /// The way of merging changed within, on this Monday.
    NotCompared(Monday),
    /// So many of its ten weeks are there.
    TooEarly {
        /// Weeks with counts.
        weeks: usize,
    },
    /// All ten weeks are there.
    Ranked(Box<Figures>),
}

/// The figures of ten weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The weeks on, together.
    pub on: Count,
    /// The weeks off.
    pub off: Count,
    /// Of all orders: how many show a difference as far from zero as the one that was drawn.
    pub as_far: u64,
    /// The difference each order shows, share on less share off, in the order of [`Order::all`]. None where it would be
    /// of nothing.
    pub differences: Vec<Option<f64>>,
    /// In a word.
    pub shows: Shows,
}

/// The word for an experiment. It alone can be this sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Many orders show as much.
    NoChange,
    /// At most one order in fifty shows as much.
    Likely(Way),
}

impl Ruling {
    /// As it is printed.
    pub fn text(&self) -> &'static str {
        match self {
            Ruling::NotCompared(_) => "not compared",
            Ruling::TooEarly { .. } => "too early to say",
            Ruling::Ranked(figures) => match figures.shows {
                Shows::NoChange => "no change",
                Shows::Likely(Way::AsWanted) => "likely",
                Shows::Likely(Way::TheOther) => "likely, the other way",
            },
        }
    }
}

impl Figures {
    /// The share of orders that show a difference as far from zero.
    pub fn p(&self) -> f64 {
        self.as_far as f64 / ORDERS as f64
    }
}

impl OnOff {
    /// Ranks the order that was drawn among all orders, by the difference of the pooled shares.
    ///
    /// A week without any change is a week like any other. A week that is not in `weeks` has not come, or was not read:
    /// without all ten nothing is said. `marks` are the Mondays from which on a repository was merged in another way.
    pub fn ruling(&self, weeks: &Weeks, wanted: Wanted, marks: &[Monday]) -> Ruling {
        let week = |monday: &Monday| Some(Week { monday: *monday, count: weeks.of(*monday)? });
        let have: Vec<Week> = self.mondays.iter().filter_map(week).collect();
        let (first, end) = (self.mondays[0], have.last().map(|week| week.monday));
        if let Some(mark) = marks.iter().copied().filter(|mark| *mark > first && Some(*mark) <= end).min() {
            return Ruling::NotCompared(mark);
        }
        let there = have.len();
        match <[Week; WEEKS]>::try_from(have) {
            Ok(all) => Ruling::Ranked(Box::new(self.figures(&all, wanted))),
            Err(_) => Ruling::TooEarly { weeks: there },
        }
    }

    fn figures(&self, weeks: &[Week; WEEKS], wanted: Wanted) -> Figures {
        let counts = weeks.map(|week| week.count);
        let (on, off) = sides(&counts, self.order);
        let seen = difference(&counts, self.order);
        let all: Vec<_> = Order::all().map(|order| difference(&counts, order)).collect();
        let as_far = |other: &&Option<_>| match (**other, seen) {
            (Some(other), Some(seen)) => Fraction::abs(other) >= Fraction::abs(seen),
            // A side of nothing counts as no nearer to zero.
            _ => true,
        };
        let as_far = all.iter().filter(as_far).count() as u64;
        let moved = seen.and_then(|_| way(off, on, wanted));
        let shows = moved.filter(|_| 50 * as_far <= ORDERS).map_or(Shows::NoChange, Shows::Likely);
        let differences = all.iter().map(|one| one.map(Fraction::value)).collect();
        Figures { on, off, as_far, differences, shows }
    }
}
