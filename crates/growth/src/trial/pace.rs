//! The guard rail: how much the team moved, beside what the lead changed.

use super::Week;

/// How much all together did in so many weeks. It is shown beside a verdict and is no part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Changes of everybody.
    pub changes: u64,
    /// In so many weeks.
    pub weeks: u64,
}

impl Pace {
    /// Of weeks, empty ones too.
    pub fn of(weeks: &[Week]) -> Pace {
        Pace { changes: weeks.iter().map(|week| week.count.of).sum(), weeks: weeks.len() as u64 }
    }

    /// Changes a week. None of no weeks.
    pub fn a_week(self) -> Option<f64> {
        (self.weeks > 0).then(|| self.changes as f64 / self.weeks as f64)
    }
}
