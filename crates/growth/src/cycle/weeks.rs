//! The ten weeks of a cycle, of which a pause takes none.

use jiff::civil::Date;

use super::Cycle;
use crate::days::{days_after, monday_of};

/// How many weeks a cycle takes.
pub const WEEKS: usize = 10;
/// The week in which asking what people noticed begins: the last but one.
const ASKING: usize = 9;
/// So many of the five working days of a week must be paused for the week to be left out.
const PAUSED_OF_FIVE: usize = 3;

/// Days on which nothing is asked, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// The day it was said.
    pub said: Date,
}

impl Pause {
    /// Whether pauses take a week out: at least three of its days from Monday to Friday are paused.
    pub fn take<'a>(pauses: impl Iterator<Item = &'a Pause> + Clone, monday: Date) -> bool {
        let days = (0..5).map(|day| days_after(monday, day));
        days.filter(|&day| pauses.clone().any(|pause| pause.has(day))).count() >= PAUSED_OF_FIVE
    }

    fn has(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl Cycle {
    /// The Monday the ten weeks begin on: of an experiment its first; else the first on or after the day the
    /// first plan was made. None without a plan.
    pub fn begins(&self) -> Option<Date> {
        let planned = self.plans.first()?.day;
        Some(self.experiment.map_or(monday_from(planned), |experiment| experiment.first))
    }

    /// The Monday of the week in which asking what people noticed begins.
    pub fn asks_from(&self) -> Option<Date> {
        self.mondays(self.begins()?).nth(ASKING - 1)
    }

    /// The Sunday the ten weeks end on; pauses move it.
    pub fn ends(&self) -> Option<Date> {
        self.mondays(self.begins()?).nth(WEEKS - 1).map(|monday| days_after(monday, 6))
    }

    /// The last day its weeks are compared up to: the Sunday they end on, or the day of a review before that.
    pub fn compared_to(&self) -> Option<Date> {
        let ends = self.ends()?;
        Some(self.review.as_ref().map_or(ends, |review| review.day.min(ends)))
    }

    /// Whether its practice is still so young that none of its weeks can be seen: an order of weeks may be drawn.
    pub fn is_unseen(&self, today: Date) -> bool {
        self.begins().is_some_and(|begins| today <= days_after(begins, 6))
    }

    /// Which of the ten weeks a day is in, from 1: of a week that is left out, the last before it. None before
    /// they begin; 10 when they are over.
    pub fn week_on(&self, day: Date) -> Option<usize> {
        let begins = self.begins()?;
        (begins <= day)
            .then(|| self.mondays(begins).take(WEEKS).take_while(|&monday| monday <= day).count().max(1))
    }

    /// The last day of the pause a day is in.
    pub fn paused_until(&self, day: Date) -> Option<Date> {
        self.pauses.iter().filter(|pause| pause.has(day)).map(|pause| pause.last).max()
    }

    /// How many whole weeks were practised from the first Monday on or after a day, up to `today`, its Sunday
    /// included; at most `most`.
    pub(super) fn weeks_done(&self, from: Date, today: Date, most: usize) -> usize {
        let done = |monday: &Date| days_after(*monday, 6) <= today;
        self.mondays(monday_from(from)).take(most).take_while(done).count()
    }

    /// The first day of the last so many practised weeks up to a day.
    pub(super) fn weeks_back(&self, today: Date, weeks: usize) -> Date {
        let begins = self.begins().unwrap_or(today);
        let back = std::iter::successors(Some(monday_of(today)), |&monday| {
            Some(days_after(monday, -7)).filter(|&earlier| begins <= earlier && earlier < monday)
        });
        let practised = back.filter(|&monday| !self.leaves_out(monday));
        practised.take(weeks).last().unwrap_or(begins)
    }

    /// The Mondays of weeks that are not left out.
    pub(crate) fn mondays(&self, first: Date) -> impl Iterator<Item = Date> + '_ {
        let all = std::iter::successors(Some(first), |&monday| {
            // A long pause is stepped over at once: to the week of its last day.
            let paused = self.paused_until(monday).map_or(monday, monday_of);
            Some(paused.max(days_after(monday, 7))).filter(|&next| next > monday)
        });
        all.filter(|&monday| !self.leaves_out(monday))
    }

    /// Whether pauses take a week out. Of an experiment only those that were said before the week was over: else one
    /// could see how a week went, and then take it out.
    fn leaves_out(&self, monday: Date) -> bool {
        let drawn = self.experiment.is_some_and(|experiment| experiment.first <= monday);
        let in_time = |pause: &&Pause| !drawn || pause.said <= days_after(monday, 6);
        Pause::take(self.pauses.iter().filter(in_time), monday)
    }
}

/// The day itself if it is a Monday, else the next one.
pub(super) fn monday_from(day: Date) -> Date {
    let monday = monday_of(day);
    if monday == day { day } else { days_after(monday, 7) }
}
