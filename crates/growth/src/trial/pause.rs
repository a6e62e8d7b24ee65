//! Weeks in which nothing is asked of the lead.

use jiff::civil::Date;

use super::Monday;

/// So many working days of a week must be paused for the week to be.
const MOST_OF_FIVE: usize = 3;

/// Days without the practice, both included, said before they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first day.
    pub first: Date,
    /// The last.
    pub last: Date,
}

impl Pause {
    /// Whether pauses take a week out: at least three of its days from Monday to Friday are paused.
    pub fn takes(pauses: &[Pause], monday: Monday) -> bool {
        let paused = |day: &Date| pauses.iter().any(|pause| pause.first <= *day && *day <= pause.last);
        monday.working_days().filter(paused).count() >= MOST_OF_FIVE
    }
}
