//! What the lead says of meetings that come again: one-to-ones or not, time for what is far off or not.

use records::{Calendar, Opaque, Said};
use signals::calendar::{Listed, Recurring};
use signals::s8;

use crate::scorecard::CONNECT_CALENDAR;
use crate::text::clean;
use crate::{Desk, Failure};

/// The least digits of a name.
pub(super) const DIGITS: usize = 6;

/// What a series counts as, or no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// As one-to-ones.
    OneToOne(bool),
    /// As time for what is far off.
    LongHorizon(bool),
}

/// A series with the name it is typed by.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its opaque name, as far as it tells it from all others.
    pub name: String,
    /// What it is.
    pub of: Recurring,
    /// Whether the lead said that it is one-to-ones, or is none.
    pub said_one_to_one: bool,
    /// Whether they said so of time for what is far off.
    pub said_long_horizon: bool,
}

/// The series of *now* in the lead's calendar; an error where none is connected.
pub fn meetings(desk: &Desk) -> Result<Vec<Named>, Failure> {
    let ground = desk.ground()?;
    let calendar = ground.calendar.ok_or_else(none_connected)?;
    Ok(named(&ground, calendar))
}

/// The same of a ground.
pub fn named(ground: &team::Ground, calendar: &Calendar) -> Vec<Named> {
    let digits = digits(calendar);
    let settings = ground.settings;
    let named = |of: Recurring| Named {
        name: short(of.series, digits),
        said_one_to_one: settings.one_to_ones.contains_key(&of.series),
        said_long_horizon: settings.long_horizon.contains_key(&of.series),
        of,
    };
    s8::series(ground, calendar).into_iter().map(named).collect()
}

/// The series of a name; a longer one fits too.
pub fn named_series(desk: &Desk, name: &str) -> Result<Opaque, Failure> {
    let calendar = desk.calendar.as_ref().ok_or_else(none_connected)?;
    let wanted = name.to_lowercase();
    let fits: Vec<Opaque> =
        series(calendar).into_iter().filter(|series| series.to_string().starts_with(&wanted)).collect();
    match fits.as_slice() {
        [series] if wanted.len() >= DIGITS => Ok(*series),
        _ => Err(Failure::usage(format!("there is no series of meetings {}", clean(name)))
            .looked_at("its name is the digits that stand before it, six or more; a day is written 2026-11-18 or 18nov")
            .hint("groundwork meetings")),
    }
}

/// Keeps what a series counts as; what is said of it.
pub fn meeting(desk: &mut Desk, name: &str, counts: Counts) -> Result<String, Failure> {
    let series = named_series(desk, name)?;
    let said = match counts {
        Counts::OneToOne(yes) => Said::OneToOne { series, yes },
        Counts::LongHorizon(yes) => Said::LongHorizon { series, yes },
    };
    let kept = super::in_words(&said, false);
    // A calendar is the lead's, whatever the team.
    desk.say_of_every_team(&[said])?;
    Ok(format!("Kept: {kept}."))
}

/// The first digits of an opaque name.
pub fn short(series: Opaque, digits: usize) -> String {
    series.to_string().chars().take(digits).collect()
}

/// What is said of a series, by its name alone.
pub(super) fn in_words(series: Opaque, yes: bool, what: &str) -> String {
    let is = if yes { "counts" } else { "does not count" };
    format!("the meeting {} {is} as {what}", short(series, DIGITS))
}

/// How many people are in a meeting: `2 people and a group`.
pub fn people(listed: Listed) -> String {
    let group = if listed.group { " and a group" } else { "" };
    match listed.people {
        0 if listed.group => "a group".to_owned(),
        0 => "nobody listed".to_owned(),
        1 if listed.group => "you and a group".to_owned(),
        1 => "you alone".to_owned(),
        n => format!("{n} people{group}"),
    }
}

/// As many digits as tell every series of a calendar from the others.
fn digits(calendar: &Calendar) -> usize {
    enough_digits(&series(calendar))
}

/// As many digits as tell names that are sorted from each other.
pub(super) fn enough_digits(sorted: &[Opaque]) -> usize {
    let names: Vec<String> = sorted.iter().map(Opaque::to_string).collect();
    let same = |pair: &[String]| {
        pair[0].chars().zip(pair[1].chars()).take_while(|(one, other)| one == other).count()
    };
    names.windows(2).map(|pair| same(pair) + 1).max().unwrap_or_default().max(DIGITS)
}

/// The series that come again, in the order of their names.
fn series(calendar: &Calendar) -> Vec<Opaque> {
    let mut all: Vec<Opaque> =
        calendar.meetings.iter().filter(|one| one.recurring).map(|one| one.series).collect();
    all.sort_unstable();
    all.dedup();
    all
}

pub(super) fn none_connected() -> Failure {
    Failure::new("no calendar is connected")
        .looked_at("meetings are read of a calendar, when you say so")
        .hint(CONNECT_CALENDAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_said_so_that_two_people_with_one_are_seen_to_be_no_one_to_one() {
        let said = |people, group| super::people(Listed { people, group });
        assert_eq!([0, 1, 2].map(|n| said(n, false)), ["nobody listed", "you alone", "2 people"]);
        assert_eq!([0, 1, 2].map(|n| said(n, true)), ["a group", "you and a group", "2 people and a group"]);
    }
}
