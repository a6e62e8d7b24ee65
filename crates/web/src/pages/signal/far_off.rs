//! Time for what is far off, on the page of the calendar: each time that counts, and what was there on a day, so that one can be marked.

use desk::Failure;
use desk::corrections::meetings::people;
use desk::corrections::once::{OfDay, Once, far_off, that_day};
use desk::days::date;
use desk::text::{clean, day_short, number_of};

use super::wanted::Wanted;
use crate::sentence::capital;
use crate::sitting::Seen;

/// What the page shows of it.
pub struct FarOff {
    /// The day that is asked for, as it was typed.
    pub typed: String,
    /// `Wednesday 18 November 2026`, or why nothing of it is shown.
    pub on: String,
    /// What was there that day.
    pub of_day: Vec<Time>,
    /// What else was there, in a sentence.
    pub others: Option<String>,
    /// `12 times count so`.
    pub heading: String,
    /// All that counts in the twelve weeks, the newest first.
    pub all: Vec<Time>,
}

/// One time of a meeting, or what is there once.
pub struct Time {
    /// Its day, as a form sends it.
    pub day: String,
    /// What tells it from all others.
    pub key: String,
    /// Its title where that is kept, else when it is.
    pub title: String,
    /// `18 Nov, 14:00 to 16:00, you alone; far off, as you said`.
    pub said: String,
    /// Whether it counts.
    pub far_off: bool,
}

impl FarOff {
    /// What is shown of it; none where no calendar is connected.
    pub fn of(seen: &Seen, wanted: &Wanted) -> Option<FarOff> {
        seen.ground.calendar?;
        let year = seen.ground.clock.date().year();
        let times = |all: &[Once]| all.iter().map(|one| time(one, year)).collect::<Vec<_>>();
        let mut all = times(&far_off(seen.ground, &seen.report.calendar));
        all.reverse();
        let asked = Some(wanted.day.trim()).filter(|day| !day.is_empty());
        let found = asked.map(|day| on(seen, day));
        let (on, of_day, others) = match &found {
            None => (String::new(), Vec::new(), None),
            Some(Ok(found)) => (found.in_words(), times(&found.all), found.others_in_words()),
            Some(Err(failure)) => {
                let looked_at = failure.looked_at.iter().map(|line| format!(" {}.", capital(line)));
                (format!("{}.", capital(&failure.what)) + &looked_at.collect::<String>(), Vec::new(), None)
            }
        };
        let heading = match all.len() {
            0 => "Nothing of the twelve weeks counts so.".to_owned(),
            1 => "1 time of the twelve weeks counts so".to_owned(),
            n => format!("{} of the twelve weeks count so", number_of(n, "time")),
        };
        Some(FarOff { typed: clean(&wanted.day), on, of_day, others, heading, all })
    }
}

fn on(seen: &Seen, day: &str) -> Result<OfDay, Failure> {
    let desk = seen.desk;
    that_day(seen.ground, date(day, desk.day(desk.asked.seconds()))?)
}

fn time(one: &Once, year: i16) -> Time {
    let day = one.at.0.date();
    let when = format!("{}, {}", day_short(day, year), one.hours());
    let counts = one.counts().map(|counts| format!("; {counts}")).unwrap_or_default();
    Time {
        day: day.to_string(),
        key: one.key(),
        title: one.title.as_deref().map_or_else(|| when.clone(), clean),
        said: format!("{when}, {}{counts}", people(one.listed)),
        far_off: one.far_off,
    }
}
