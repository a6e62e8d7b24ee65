//! Moments of a week that records show: what a practice can be tied to without anybody having to say so. How each is
//! found stands in `docs/moments.md`.
//!
//! Nobody is named: others are counts. Fridays, and moments the lead marks, need no records; `growth` has them.

mod came_back;
mod newcomer;
mod only_you;
mod release;

use growth::{Trigger, today};
use jiff::civil::Date;
use signals::Record;
use team::{Change, Ground, TOO_MANY};

use crate::week::Week;
use crate::{Desk, Failure};

pub(crate) use came_back::{Back, back};
pub(crate) use newcomer::firsts;
pub(crate) use only_you::areas;

/// A moment that records show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its kind.
    pub trigger: Trigger,
    /// Its day; of a release the usual one, which may be to come.
    pub day: Date,
    /// The area it is in.
    pub area: Option<String>,
    /// The path of the file it is about.
    pub file: Option<String>,
    /// How many: own changes, people, fixes; tags by the lead.
    pub count: usize,
    /// What it is, in a few words: `2 changes of yours in settlement`. Text of a repository is cleaned.
    pub words: String,
    /// Why it is one, in a sentence.
    pub why: String,
    /// The changes it was found in; none of what is to come.
    pub records: Vec<Record>,
}

/// All of a week up to a day, by day and kind. The ground is the one of the week: [`crate::Desk::ground_of_week`].
///
/// None where a team is too large to be one; of each kind none where too little was read to find it.
pub fn in_records(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    if ground.active.len() > TOO_MANY {
        return Vec::new();
    }
    let mut moments = only_you::moments(ground, week, today);
    moments.extend(newcomer::moments(ground, week, today));
    moments.extend(came_back::moments(ground, week, today));
    moments.extend(release::moment(ground, week));
    moments.sort_by(|one, other| {
        let place = |moment: &Moment| (moment.day, moment.trigger);
        place(one).cmp(&place(other)).then_with(|| one.words.cmp(&other.words))
    });
    moments
}

/// All of the week a desk is in, up to the day it is there, as Today takes them.
pub fn of_this_week(desk: &Desk) -> Result<Vec<today::Moment>, Failure> {
    let today = crate::week::today(desk);
    let week = Week::of(today);
    let moment = |found: Moment| today::Moment {
        trigger: found.trigger,
        day: found.day,
        time: None,
        words: found.words,
        marked: None,
    };
    let found = in_records(&desk.ground_of_week(week)?, week, today);
    Ok(found.into_iter().map(moment).collect())
}

/// Non-bulk changes of a week to counted files, up to a day.
pub(crate) fn changes<'g>(
    ground: &'g Ground,
    week: Week,
    today: Date,
) -> impl Iterator<Item = (Date, &'g Change)> {
    let (from, to) = (ground.clock.start_of(week.monday()), ground.clock.start_of(week.end()));
    let all = ground.between(from, to).iter().filter(|change| !change.bulk && !change.files.is_empty());
    all.map(|change| (ground.clock.day(change.time), change)).filter(move |&(day, _)| day <= today)
}
