//! Five weeks on and five off, drawn by lot.

use super::differ::{difference, sides};
use super::finding::{Wanted, Way, way};
use super::fraction::Fraction;
use super::{Monday, ORDERS, Order, Pace, Pause, Week, Weeks};
use crate::Count;

/// So many weeks an experiment takes.
pub const WEEKS: usize = 10;

/// An experiment with a practice that can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// The Monday it begins on.
    pub first: Monday,
    /// The order, drawn before anything was seen.
    pub order: Order,
}

/// One of its weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The Monday it begins on.
    pub monday: Monday,
    /// Whether the practice is on.
    pub on: bool,
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
    /// The guard rail: how much all together did in the weeks on.
    pub pace_on: Pace,
    /// And off.
    pub pace_off: Pace,
    /// Of all orders: how many show a difference as far from zero as the one that was drawn.
    pub as_far: u64,
    /// The difference each order shows, share on less share off, in the order of [`Order::all`]. None where it would be
    /// of nothing.
    pub differences: Vec<Option<f64>>,
    /// In a word.
    pub said: Said,
}

/// The word for an experiment. It alone can be this sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
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
            Ruling::Ranked(figures) => match figures.said {
                Said::NoChange => "no change",
                Said::Likely(Way::AsWanted) => "likely",
                Said::Likely(Way::TheOther) => "likely, the other way",
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

impl Experiment {
    /// Its ten weeks. One that is paused is none of them: the order goes on in the next. None at the end of the calendar.
    pub fn weeks(&self, pauses: &[Pause]) -> Option<[Drawn; WEEKS]> {
        let mondays = (0..).map_while(|weeks| self.first.later(weeks));
        let unpaused = mondays.filter(|monday| !Pause::takes(pauses, *monday));
        let drawn = unpaused.zip(self.order.weeks()).map(|(monday, on)| Drawn { monday, on });
        drawn.collect::<Vec<_>>().try_into().ok()
    }

    /// Ranks the order that was drawn among all orders, by the difference of the pooled shares.
    ///
    /// A week without any change is a week like any other. A week that is not in `weeks` has not come, or was not read:
    /// without all ten nothing is said. `marks` are the Mondays from which on a repository was merged in another way.
    pub fn ruling(&self, weeks: &Weeks, pauses: &[Pause], wanted: Wanted, marks: &[Monday]) -> Ruling {
        let Some(drawn) = self.weeks(pauses) else { return Ruling::TooEarly { weeks: 0 } };
        let have: Vec<Week> = drawn
            .iter()
            .filter_map(|week| Some(Week { monday: week.monday, count: weeks.of(week.monday)? }))
            .collect();
        let (first, end) = (self.first, have.last().map(|week| week.monday));
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
        let of_side = |on: bool| {
            let side = weeks.iter().zip(self.order.weeks()).filter(|(_, is_on)| *is_on == on);
            Pace::of(&side.map(|(week, _)| *week).collect::<Vec<_>>())
        };
        let seen = difference(&counts, self.order);
        let all: Vec<_> = Order::all().map(|order| difference(&counts, order)).collect();
        let as_far = |other: &&Option<_>| match (**other, seen) {
            (Some(other), Some(seen)) => Fraction::abs(other) >= Fraction::abs(seen),
            // A side of nothing counts as no nearer to zero.
            _ => true,
        };
        let as_far = all.iter().filter(as_far).count() as u64;
        let moved = seen.and_then(|_| way(off, on, wanted));
        let said = moved.filter(|_| 50 * as_far <= ORDERS).map_or(Said::NoChange, Said::Likely);
        let differences = all.iter().map(|one| one.map(Fraction::value)).collect();
        Figures { on, off, pace_on: of_side(true), pace_off: of_side(false), as_far, differences, said }
    }
}
