//! Counts a week: what a trial is made of, and nothing else is.

use std::fmt;

use jiff::civil::Date;

use super::Monday;
use crate::Count;
use crate::cycle::Pause;
use crate::days::days_after;

/// More in one week than this is no count of a team's changes. It keeps every comparison of fractions exact.
pub const MOST_A_WEEK: u64 = 10_000;

/// What was counted in one week: of all of it, how much was the lead's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The Monday it began on.
    pub monday: Monday,
    /// Counted from this Monday to before the next.
    pub count: Count,
}

/// Weeks, each once, the oldest first. A week may be absent; a week in which nothing happened is there, with nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weeks(Vec<Week>);

/// Why counts are not weeks of a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWeeks {
    /// The same week stands there twice.
    Twice(Monday),
    /// The part is larger than the whole.
    PartOfLess(Monday),
    /// More than [`MOST_A_WEEK`] in one week.
    TooMany(Monday),
}

impl fmt::Display for NotWeeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotWeeks::Twice(monday) => {
                write!(f, "the week of {} is there twice; count each once", monday.day())
            }
            NotWeeks::PartOfLess(monday) => {
                write!(f, "in the week of {} the part is larger than the whole", monday.day())
            }
            NotWeeks::TooMany(monday) => {
                write!(f, "in the week of {} there are more than {MOST_A_WEEK}", monday.day())
            }
        }
    }
}

impl std::error::Error for NotWeeks {}

impl Weeks {
    /// Puts weeks in their order.
    ///
    /// # Errors
    /// When a week is there twice, or holds what no week can.
    pub fn new(weeks: impl IntoIterator<Item = Week>) -> Result<Weeks, NotWeeks> {
        let mut weeks: Vec<Week> = weeks.into_iter().collect();
        weeks.sort_by_key(|week| week.monday);
        for week in &weeks {
            if week.count.part > week.count.of {
                return Err(NotWeeks::PartOfLess(week.monday));
            }
            if week.count.of > MOST_A_WEEK {
                return Err(NotWeeks::TooMany(week.monday));
            }
        }
        match weeks.windows(2).find(|two| two[0].monday == two[1].monday) {
            Some(two) => Err(NotWeeks::Twice(two[0].monday)),
            None => Ok(Weeks(weeks)),
        }
    }

    /// Without the weeks that were paused.
    pub fn without(&self, pauses: &[Pause]) -> Weeks {
        let stays = |week: &Week| !Pause::take(pauses.iter(), week.monday.day());
        Weeks(self.0.iter().copied().filter(stays).collect())
    }

    /// Those from a Monday on.
    pub fn from(&self, monday: Monday) -> Weeks {
        Weeks(self.0[self.0.partition_point(|week| week.monday < monday)..].to_vec())
    }

    /// Those that end by a day, its Sunday included.
    pub fn to(&self, last: Date) -> Weeks {
        Weeks(self.0[..self.0.partition_point(|week| days_after(week.monday.day(), 6) <= last)].to_vec())
    }

    /// All of them, the oldest first.
    pub fn all(&self) -> &[Week] {
        &self.0
    }

    /// What was counted in the week of that Monday. None where it is absent.
    pub fn of(&self, monday: Monday) -> Option<Count> {
        let at = self.0.binary_search_by_key(&monday, |week| week.monday).ok()?;
        Some(self.0[at].count)
    }
}
