//! Moments of a week that records show: what a practice can be tied to without anybody having to say so. How each is
//! found stands in `docs/moments.md`.
//!
//! Nobody is named: others are counts. Fridays, what the log tells of, and moments the lead marks need no records;
//! `growth` has them.

mod came_back;
mod incident;
mod newcomer;
mod one_to_one;
mod only_you;
mod release;
mod unread;
mod waits;

use growth::days::days_after;
use growth::{Trigger, today};
use jiff::civil::Date;
use signals::Record;
use team::{Change, Ground, TOO_MANY};

use crate::text::day_ahead;
use crate::week::Week;
use crate::{Desk, Failure};

pub(crate) use came_back::{Back, back};
pub(crate) use incident::{ended, told_by};
pub(crate) use newcomer::firsts;
pub(crate) use only_you::areas;
pub use unread::Unread;
pub(crate) use unread::source_in_words;

/// A moment that records show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its kind.
    pub trigger: Trigger,
    /// Its day, which may be to come: of a release the usual one, of a one-to-one the one before it.
    pub day: Date,
    /// The area it is in.
    pub area: Option<String>,
    /// The path of the file it is about.
    pub file: Option<String>,
    /// How many: own changes, people, fixes, requests, incidents, one-to-ones; tags by the lead.
    pub count: usize,
    /// What it is, in a few words: `2 changes of yours in settlement`. Text of a repository is cleaned.
    pub words: String,
    /// Why it is one, in a sentence.
    pub why: String,
    /// The records it was found in; of a release to come none.
    pub records: Vec<Record>,
    /// The day of the reading it rests on, where that is no later than its own: what came since is not known.
    pub read: Option<Date>,
}

/// All of a week up to a day, by day and kind. The ground is the one of the week: [`crate::Desk::ground_of_week`].
///
/// Of each kind none where too little was read to find it, or its source is not connected; none that rest on who is active
/// where a team is too large to be one.
pub fn in_records(ground: &Ground, week: Week, today: Date) -> Vec<Moment> {
    let mut moments = waits::waits(ground, week, today);
    moments.extend(waits::taken(ground, week, today));
    moments.extend(incident::moments(ground, week, today));
    moments.extend(one_to_one::moments(ground, week));
    if ground.active.len() <= TOO_MANY {
        moments.extend(only_you::moments(ground, week, today));
        moments.extend(newcomer::moments(ground, week, today));
        moments.extend(came_back::moments(ground, week, today));
        moments.extend(release::moment(ground, week));
    }
    moments.sort_by(|one, other| {
        let place = |moment: &Moment| (moment.day, moment.trigger);
        place(one).cmp(&place(other)).then_with(|| one.words.cmp(&other.words))
    });
    moments
}

/// What records show of a week, as Today takes it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The moments.
    pub moments: Vec<today::Moment>,
    /// Sources that show less than all of it.
    pub unread: Vec<Unread>,
}

/// All of the week a desk is in, up to the day it is there; of a calendar the next week too.
pub fn of_this_week(desk: &Desk) -> Result<Found, Failure> {
    let today = crate::week::today(desk);
    let week = Week::of(today);
    let ground = desk.ground_of_week(week)?;
    let mut found = in_records(&ground, week, today);
    found.extend(one_to_one::moments(&ground, Week::of(week.end())));
    let moment = |found: Moment| today::Moment {
        trigger: found.trigger,
        day: found.day,
        time: None,
        words: found.in_words(today),
        marked: None,
    };
    Ok(Found { moments: found.into_iter().map(moment).collect(), unread: unread::of(&ground, today) })
}

impl Moment {
    /// What it is, with the day of the reading it rests on, where that is over.
    pub fn in_words(&self, today: Date) -> String {
        match self.read.filter(|&read| read < today) {
            Some(read) => format!("{}, {}", self.words, as_of(read, today)),
            None => self.words.clone(),
        }
    }
}

/// `as of the reading on Wednesday 18 November`
pub(crate) fn as_of(read: Date, today: Date) -> String {
    format!("as of the reading on {}", day_ahead(read, today.year()))
}

/// The days of a week up to a day.
pub(crate) fn days(week: Week, today: Date) -> impl Iterator<Item = Date> {
    (0..7).map(move |after| days_after(week.monday(), after)).filter(move |&day| day <= today)
}

/// The day of the reading that tells of a day of the forges, where it is no later: of those that reach it, of the one read the
/// longest ago.
fn read_of_forges(ground: &Ground, day: Date) -> Option<Date> {
    let read = ground.forges.iter().flatten().filter_map(|forge| forge.read);
    let read = read.map(|read| ground.clock.day(read)).filter(|&read| day <= read).min();
    read.filter(|&read| read <= day)
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
