//! What the lead says of one time of a meeting, or of what is there once: that it is time for what is far off, or is none.

use jiff::Zoned;
use jiff::civil::{Date, Time};
use records::{Calendar, Meeting, Opaque, Said};
use signals::calendar::{Listed, can_be_far_off};
use signals::s8::{OwnWords, YourCalendar};
use team::Ground;

use super::meetings::{DIGITS, enough_digits, none_connected, short};
use crate::text::{clean, day as in_full, day_with_weekday};
use crate::{Desk, Failure};

/// Something that was there once.
#[derive(Clone, Debug, PartialEq)]
pub struct Once {
    /// The digits it is named by; other times of its series have the same.
    pub name: String,
    /// When it begins and ends, on the lead's clock.
    pub at: (Zoned, Zoned),
    /// Who is in it.
    pub listed: Listed,
    /// Its title, where titles are kept. Hostile text.
    pub title: Option<String>,
    /// Whether it counts as time for what is far off.
    pub far_off: bool,
    /// By what it does, or does not.
    pub by: Option<By>,
    of: (Opaque, i64),
}

/// By what something counts as time for what is far off, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By what the lead said of this one time.
    Hand,
    /// By what they said of its series.
    Series,
    /// By a word of its title.
    Word,
}

/// What was there on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct OfDay {
    /// The day.
    pub day: Date,
    /// What can count as time for what is far off, in the order it begins.
    pub all: Vec<Once>,
    /// How much else begins on it that has hours: it was cancelled, or the lead did not say yes.
    pub others: usize,
}

impl Once {
    /// `far off, as you said`; nothing where nothing says so, nor that it is not.
    pub fn counts(&self) -> Option<String> {
        let not = if self.far_off { "" } else { "not " };
        Some(format!("{not}far off, {}", self.by?.in_words()))
    }

    /// What tells it from all others.
    pub fn key(&self) -> String {
        format!("{}:{}", self.of.0, self.of.1)
    }

    /// `10:00 to 10:30`; with the day where it ends on another one.
    pub fn hours(&self) -> String {
        let (begins, ends) = &self.at;
        let ends = match begins.date() == ends.date() {
            true => ends.strftime("%H:%M").to_string(),
            false => format!("{}, {}", ends.strftime("%H:%M"), in_full(ends.date())),
        };
        format!("{} to {ends}", begins.strftime("%H:%M"))
    }
}

impl By {
    /// `by a word of it`
    pub fn in_words(self) -> &'static str {
        match self {
            By::Hand => "as you said",
            By::Series => "as you said of its series",
            By::Word => "by a word of it",
        }
    }
}

impl OfDay {
    /// `Wednesday 18 November 2026`; that nothing can be marked on it, where that is so.
    pub fn in_words(&self) -> String {
        let on = format!("{} {}", day_with_weekday(self.day), self.day.year());
        if self.all.is_empty() { format!("Nothing that you said yes to has hours on {on}.") } else { on }
    }

    /// What else was there that day, in a sentence; none where nothing was.
    pub fn others_in_words(&self) -> Option<String> {
        match self.others {
            0 => None,
            1 => Some(
                "1 more is there that was cancelled or that you did not say yes to: it is no time for what is far off."
                    .to_owned(),
            ),
            n => Some(format!(
                "{n} more are there that were cancelled or that you did not say yes to: they are no time for what is far off."
            )),
        }
    }
}

/// What is there on a day.
pub fn of_day(ground: &Ground, calendar: &Calendar, day: Date) -> OfDay {
    let begin = |one: &&Meeting| one.days.is_none() && ground.clock.day(one.begins) == day;
    let (can, others): (Vec<&Meeting>, Vec<&Meeting>) =
        calendar.meetings.iter().filter(begin).partition(|one| can_be_far_off(one));
    OfDay { day, all: once(ground, can), others: others.len() }
}

/// All that counts as time for what is far off in the weeks of *now*, in order; none where too little of a calendar is known.
pub fn far_off(ground: &Ground, says: &YourCalendar) -> Vec<Once> {
    once(ground, says.far_off.iter().collect())
}

fn once(ground: &Ground, mut all: Vec<&Meeting>) -> Vec<Once> {
    all.sort_by_key(|one| (one.begins, one.series, one.planned));
    // What a calendar has twice is one to whoever says something of it.
    all.dedup_by_key(|one| (one.series, one.planned));
    let mut names: Vec<Opaque> = all.iter().map(|one| one.series).collect();
    names.sort_unstable();
    names.dedup();
    let digits = enough_digits(&names);
    let said = OwnWords::of(ground.settings).long_horizon;
    let of = |one: &Meeting| Once {
        name: short(one.series, digits),
        at: (ground.clock.local(one.begins), ground.clock.local(one.ends)),
        listed: Listed::of(one),
        title: one.title.clone(),
        far_off: said.is_far_off(one),
        by: match (said.said_of(one), said.series.contains_key(&one.series), one.long_horizon) {
            (Some(_), _, _) => Some(By::Hand),
            (None, true, _) => Some(By::Series),
            (None, false, true) => Some(By::Word),
            (None, false, false) => None,
        },
        of: (one.series, one.planned),
    };
    all.into_iter().map(of).collect()
}

/// What is there on a day of the lead's calendar, which must have been read.
pub fn that_day(ground: &Ground, day: Date) -> Result<OfDay, Failure> {
    let calendar = ground.calendar.ok_or_else(none_connected)?;
    let (from, to) = (ground.clock.day(calendar.window.0), ground.clock.day(calendar.window.1 - 1));
    if (from..=to).contains(&day) {
        return Ok(of_day(ground, calendar, day));
    }
    let known = format!("your calendar is read from {} to {}", in_full(from), in_full(to));
    Err(Failure::usage(format!("{} was not read", in_full(day))).looked_at(known).hint("groundwork sources"))
}

/// Keeps whether it is time for what is far off; what is said of it.
pub fn mark(desk: &mut Desk, once: &Once, yes: bool) -> Result<String, Failure> {
    let (series, planned) = once.of;
    let said = Said::LongHorizonOnce { series, planned, day: once.at.0.date(), yes };
    let kept = super::in_words(&said, false);
    // A calendar is the lead's, whatever the team.
    desk.say_of_every_team(&[said])?;
    Ok(format!("Kept: {kept}."))
}

/// The one of a day that is meant: by when it begins or by its digits; nothing needs to be said where there is one.
pub fn the_one<'d>(found: &'d OfDay, which: Option<&str>, yes: bool) -> Result<&'d Once, Failure> {
    let day = found.day;
    let (lists, on) = (format!("groundwork meetings {day}"), in_full(day));
    let is_meant = |one: &&Once| match which {
        None => true,
        Some(which) => is_named(one, which.trim()),
    };
    let fits: Vec<&Once> = found.all.iter().filter(is_meant).collect();
    let option = if yes { "--long-horizon" } else { "--not-long-horizon" };
    match (fits.as_slice(), which) {
        ([one], _) => Ok(one),
        ([], _) if found.all.is_empty() => {
            Err(Failure::usage(format!("nothing of your calendar can be marked on {on}"))
                .looked_at("what has hours, was not cancelled and that you said yes to")
                .hint("groundwork meetings DAY"))
        }
        ([], which) => Err(Failure::usage(format!(
            "nothing on {on} begins at {}, or has these digits",
            clean(which.unwrap_or_default())
        ))
        .hint(lists)),
        ([first, ..], _) => {
            // Of two at one time the digits tell them apart, of two times of one series the time.
            let is_told = |by: &str| found.all.iter().filter(|one| is_named(one, by)).count() == 1;
            let time = first.at.0.strftime("%H:%M").to_string();
            let which = if is_told(&time) { time } else { first.name.clone() };
            let many = fits.len();
            Err(Failure::usage(format!(
                "{many} times on {on} can be meant: say when it begins, or its digits"
            ))
            .hint(lists)
            .hint(format!("groundwork meetings {day} {which} {option}")))
        }
    }
}

/// Whether it begins then, or has these digits.
fn is_named(one: &Once, which: &str) -> bool {
    let begins = Time::strptime("%H:%M", which).ok();
    let time = one.at.0.time();
    begins.is_some_and(|begins| (time.hour(), time.minute()) == (begins.hour(), begins.minute()))
        || (which.len() >= DIGITS && one.of.0.to_string().starts_with(&which.to_lowercase()))
}

/// What is said of one time, by its digits and its day.
pub(super) fn in_words(series: Opaque, day: Date, yes: bool) -> String {
    let is = if yes { "counts" } else { "does not count" };
    format!("the meeting {} of {} {is} as time for what is far off", short(series, DIGITS), in_full(day))
}
