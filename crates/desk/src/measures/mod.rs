//! What a cycle watches in records: the lead's part, week by week, before the practice began and since. How each is
//! counted, and why other signals are none, stands in `docs/moments.md`.
//!
//! Every week stands by itself; lines of pages, whose points share weeks, never come here.

mod none;
mod weeks;

use growth::Measure;
use growth::cycle::Pause;
use growth::trial::{MOST_BEFORE, Monday, Pace, Trial, Wanted, Week, Weeks, trial};
use team::Ground;

pub use none::NotMeasured;

/// What can be watched, each by the id of its signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watched {
    /// s1a: changes by the lead, of the team or of one area.
    MakerShare,
    /// s1b: changes by the lead that somebody could have owned, in all areas or in one.
    OwnIt,
    /// s9: days with a commit outside of the lead's hours.
    OutsideHours,
}

impl Watched {
    /// All, in the order of the definitions.
    pub const ALL: [Watched; 3] = [Watched::MakerShare, Watched::OwnIt, Watched::OutsideHours];

    /// Its signal.
    pub fn definition(self) -> &'static signals::Definition {
        match self {
            Watched::MakerShare => &signals::s1a::DEFINITION,
            Watched::OwnIt => &signals::s1b::DEFINITION,
            Watched::OutsideHours => &signals::s9::DEFINITION,
        }
    }

    /// Whether it can be watched in one area.
    pub fn in_an_area(self) -> bool {
        self != Watched::OutsideHours
    }

    /// By the id of a signal.
    ///
    /// # Errors
    /// Where the signal is not counted in separate weeks, with the reason.
    pub fn of(signal: &str) -> Result<Watched, NotMeasured> {
        let found = Watched::ALL.into_iter().find(|watched| watched.definition().id == signal);
        found.ok_or_else(|| NotMeasured::of_signal(signal))
    }

    /// Which way is meant: towards the target, where there is one. Else less of one's own part and of late days, and
    /// more of what somebody could have owned.
    pub fn wanted(self, before: Option<f64>, target: Option<f64>) -> Wanted {
        match (before.zip(target), self) {
            (Some((before, target)), _) if target != before => {
                if target < before {
                    Wanted::Less
                } else {
                    Wanted::More
                }
            }
            (_, Watched::OwnIt) => Wanted::More,
            (_, Watched::MakerShare | Watched::OutsideHours) => Wanted::Less,
        }
    }
}

/// Weeks of a measure, ready to be compared.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What is watched.
    pub watched: Watched,
    /// Of all, the lead's part; those before the practice began and since, up to T. Weeks that are paused are in it: an
    /// experiment has its own rule for them, and days off take none of its weeks.
    pub weeks: Weeks,
    /// The guard rail: what the team merged in the same weeks, in the area where the measure is of one. None in a team
    /// of two, where it would be the other's.
    pub team: Option<Weeks>,
    /// The days off the lead gave.
    pub away: Vec<Pause>,
    /// From these Mondays on a repository was merged in another way.
    pub marks: Vec<Monday>,
}

/// So many weeks before the practice began are counted: the widest points that may be needed.
pub const BEFORE: i32 = MOST_BEFORE as i32 * 4;

/// The weeks of a measure around the Monday a practice began on.
///
/// # Errors
/// Where there is nothing to count, with the reason.
pub fn measure(ground: &Ground, measure: &Measure, began: Monday) -> Result<Measured, NotMeasured> {
    weeks::measured(ground, measure, began)
}

impl Measured {
    /// The weeks before and since, described; a week is left out when the lead said a pause before, or was off, on at
    /// least three of its five working days.
    pub fn trial(&self, began: Monday, pauses: &[Pause], wanted: Wanted) -> Trial {
        trial(&self.unpaused(pauses), began, wanted, &self.marks)
    }

    /// The weeks that a trial is made of: without those the lead paused, or was off.
    pub fn unpaused(&self, pauses: &[Pause]) -> Weeks {
        let out: Vec<Pause> = pauses.iter().chain(&self.away).copied().collect();
        self.weeks.without(&out)
    }

    /// The guard rail of the same weeks.
    pub fn pace(&self, weeks: &[Week]) -> Option<Pace> {
        let team = self.team.as_ref()?;
        let same =
            weeks.iter().filter_map(|week| Some(Week { monday: week.monday, count: team.of(week.monday)? }));
        Some(Pace::of(&same.collect::<Vec<_>>()))
    }
}
