//! A week, as a lead looks back on it: drafted from git and from what they kept. What each row and draft is made of
//! stands in `docs/moments.md`.

mod brought;
mod days;
mod drafts;
mod facts;
mod keep;
mod page;
mod saved;
mod words;

use jiff::civil::Date;

use crate::{Desk, Failure};

pub use days::Week;
pub use drafts::{Draft, found};
pub use facts::{CameBack, Facts, FirstTime, Waits, facts};
pub use keep::{drop, keep, looked_at, open};
pub use page::{file_name, page};
pub use saved::{FOLDER, SavedWeek, save, saved, saved_text};
pub use words::rows;

/// A week, worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// Which.
    pub week: Week,
    /// What it shows.
    pub facts: Facts,
    /// Lines for the log, also those that were kept or dropped: [`open`] leaves them out.
    pub drafts: Vec<Draft>,
}

/// A week as the records of a desk have it, up to the day it is there.
pub fn drafted(desk: &Desk, week: Week) -> Result<Drafted, Failure> {
    let (ground, today) = (desk.ground_of_week(week)?, today(desk));
    Ok(Drafted { week, facts: facts(&ground, week, today), drafts: found(&ground, week, today) })
}

/// The day it is at a desk: the one it looks back to, if it does.
pub fn today(desk: &Desk) -> Date {
    desk.asked.as_of.unwrap_or_else(|| desk.today())
}
