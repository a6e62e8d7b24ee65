//! A meeting, as its invitation has it.

use std::collections::BTreeMap;

use super::super::people::{ALL, MIRA, PersonIx};
use super::BEHIND;
use crate::civil::{date, weekday};

/// How often it takes place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Every {
    Once,
    /// Each so many weeks, on these days of the week.
    Weeks(i64, &'static [i64]),
    /// On this one of the month's days of its day of the week.
    Month(i64),
}

/// What became of one instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// To a day and a minute.
    Moved(i64, i64),
    Declined,
    Cancelled,
    TakenOut,
}

/// How it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Busy,
    Private,
    /// She counts as free meanwhile.
    Free,
}

/// What Mira answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    Perhaps,
    No,
    NotYet,
}

/// A meeting, or a series of them.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    pub title: String,
    /// The first day, and the minute of it, by Mira's clock.
    pub day: i64,
    pub minute: i64,
    pub minutes: i64,
    pub every: Every,
    /// The last day it may take place on.
    pub last: Option<i64>,
    /// The address of whoever invites.
    pub by: &'static str,
    /// Addresses of those who are invited beside her, if anybody is.
    pub with: Vec<&'static str>,
    /// The address of a group that is invited.
    pub group: Option<&'static str>,
    /// A room that is booked.
    pub room: bool,
    pub mark: Mark,
    pub answer: Answer,
    /// By the day that the series has the instance on.
    pub changes: BTreeMap<i64, Change>,
}

impl Meeting {
    /// Once, with these people, one of whom invites.
    pub fn new(title: &str, day: i64, minute: i64, minutes: i64, by: PersonIx, with: &[PersonIx]) -> Meeting {
        let invited = with.iter().copied().filter(|&person| person != MIRA);
        Meeting {
            title: title.to_owned(),
            day,
            minute,
            minutes,
            every: Every::Once,
            last: None,
            by: ALL[by].email,
            with: invited.map(|person| ALL[person].email).collect(),
            group: None,
            room: false,
            mark: Mark::Busy,
            answer: Answer::Yes,
            changes: BTreeMap::new(),
        }
    }

    /// The same each so many weeks, on these days.
    pub fn weekly(self, weeks: i64, on: &'static [i64]) -> Meeting {
        Meeting { every: Every::Weeks(weeks, on), ..self }
    }

    /// The same up to a day.
    pub fn until(self, last: i64) -> Meeting {
        Meeting { last: Some(last), ..self }
    }

    /// The days it takes place on, by its rule.
    pub fn days(&self) -> Vec<i64> {
        let last = self.last.unwrap_or(BEHIND - 1).min(BEHIND - 1);
        let monday = self.day - weekday(self.day);
        let is_on = |day: i64| match self.every {
            Every::Once => day == self.day,
            Every::Weeks(weeks, on) => (day - monday) / 7 % weeks == 0 && on.contains(&weekday(day)),
            Every::Month(nth) => weekday(day) == weekday(self.day) && (date(day).2 - 1) / 7 + 1 == nth,
        };
        (self.day..=last).filter(|&day| is_on(day)).collect()
    }

    /// Puts a change to one instance. There must be one on that day.
    pub fn put(&mut self, day: i64, change: Change) {
        debug_assert!(self.days().contains(&day), "{} is not on {:?}", self.title, date(day));
        self.changes.insert(day, change);
    }
}
