//! Work of the lead, by the day it was done.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use records::{Commit, Hours, Stamp};
use team::Ground;
use team::clock::Seconds;

use crate::Record;

/// Days are counted from it.
pub(super) const EPOCH: Date = Date::constant(1970, 1, 1);

/// A commit of the lead.
pub(super) struct Own<'g> {
    pub commit: &'g Commit,
    pub repository: usize,
    /// The day by the clock that recorded it, counted from 1970.
    pub day: i64,
    /// Whether its time is the lead's own.
    pub usable: bool,
    pub outside: bool,
}

/// Something the lead did at one moment, and whether that was outside of their hours.
pub(super) struct Work<'g> {
    pub at: Seconds,
    /// The day, counted from 1970.
    pub day: i64,
    pub outside: bool,
    pub what: What<'g>,
}

/// What it was.
pub(super) enum What<'g> {
    Commit(&'g Commit, usize),
    Other(Record),
}

impl<'g> Own<'g> {
    /// As work.
    pub fn work(&self) -> Work<'g> {
        let at = self.commit.authored.seconds;
        Work { at, day: self.day, outside: self.outside, what: What::Commit(self.commit, self.repository) }
    }
}

impl Work<'_> {
    /// As a record.
    pub fn record(&self) -> Record {
        match &self.what {
            What::Other(record) => record.clone(),
            What::Commit(commit, repository) => Record {
                id: commit.id.to_string(),
                day: EPOCH.saturating_add(self.day.days()),
                area: None,
                title: commit.subject.clone(),
                repository: *repository,
                link: None,
            },
        }
    }
}

/// The lead's commits up to tip(T), by author time; of the sixty weeks and the line.
pub(super) fn commits<'g>(ground: &'g Ground) -> Vec<Own<'g>> {
    let usable = |repository: usize, commit: &Commit| {
        let clicked = ground.people.person(repository, commit.committer) != Some(ground.lead());
        let utc = commit.authored.offset == 0 && !ground.clock.shows_utc(commit.authored.seconds);
        !clicked && !utc
    };
    let off: Vec<(i64, i64)> =
        ground.settings.days_off.iter().map(|&(first, last)| (days_of(first), days_of(last))).collect();
    let hours = ground.settings.hours.as_ref();
    let mut all: Vec<Own> = ground
        .own_commits()
        .map(|(repository, commit)| {
            let day = commit.authored.day();
            let is_off = off.iter().any(|&(first, last)| (first..=last).contains(&day));
            let outside = is_off || hours.is_none_or(|hours| is_outside(commit.authored, hours));
            Own { commit, repository, day, usable: usable(repository, commit), outside }
        })
        .collect();
    all.sort_by_key(|own| (own.commit.authored.seconds, own.commit.id));
    all
}

/// A date, counted from 1970.
pub(super) fn days_of(date: Date) -> i64 {
    i64::from((date - EPOCH).get_days())
}

/// Whether a moment, on the clock that recorded it, is outside the hours; a day without any has none.
fn is_outside(moment: Stamp, hours: &Hours) -> bool {
    let weekday = (moment.day() + 3).rem_euclid(7) as usize; // 1970-01-01 was a Thursday.
    let minute = moment.minute_of_day();
    let of_day = |time: Time| time.hour() as u16 * 60 + time.minute() as u16;
    hours.0[weekday].is_none_or(|(from, to)| minute < of_day(from) || minute >= of_day(to))
}
