//! A one-to-one on the next day of work.

use std::collections::BTreeMap;

use growth::Trigger;
use growth::days::days_after;
use jiff::Timestamp;
use jiff::civil::Date;
use records::{Calendar, Meeting, Reply, Standing};
use signals::Record;
use signals::calendar::{Days, series_of_two};
use team::Ground;

use super::Moment;
use crate::text::day_with_weekday;
use crate::week::Week;

/// So many days before it a last day of work is looked for: over a weekend and a long one, not over a holiday.
const BEFORE: i32 = 6;

/// One a day before which some stand: a calendar knows what is to come, so those of all of the week.
pub(super) fn moments(ground: &Ground, week: Week) -> Vec<Moment> {
    let Some(calendar) = ground.calendar else { return Vec::new() };
    let mut by_day: BTreeMap<(Date, Date), Vec<&Meeting>> = BTreeMap::new();
    for (day, one) in standing(ground, calendar) {
        by_day.entry((eve(ground, day), day)).or_default().push(one);
    }
    let of_week = by_day.into_iter().filter(|((eve, _), _)| week.has(*eve));
    let moment = |((eve, day), all): ((Date, Date), Vec<&Meeting>)| Moment {
        trigger: Trigger::OneToOneTomorrow,
        day: eve,
        area: None,
        file: None,
        count: all.len(),
        words: match all.as_slice() {
            [one] => format!("A one-to-one on {}, {}", day_with_weekday(day), hour(ground, one)),
            all => {
                format!(
                    "{} one-to-ones on {}, from {}",
                    all.len(),
                    day_with_weekday(day),
                    hour(ground, all[0])
                )
            }
        },
        why: "It stands in your calendar, of a series of two.".to_owned(),
        records: all.into_iter().map(|one| record(one, day)).collect(),
        read: Some(ground.clock.day(calendar.read)).filter(|&read| read <= eve),
    };
    of_week.map(moment).collect()
}

/// Instances that stand, each with its day, in the order they begin: not those that the lead declined, and none on a day off.
fn standing<'c>(ground: &Ground, calendar: &'c Calendar) -> Vec<(Date, &'c Meeting)> {
    let said: Vec<_> = ground.settings.one_to_ones.iter().map(|(&series, &yes)| (series, yes)).collect();
    let series = series_of_two(&calendar.meetings, &said);
    let (from, to) = calendar.window;
    let stands = |one: &&Meeting| {
        let takes_place = one.standing == Standing::Stands && one.reply != Reply::Declined;
        series.contains(&one.series)
            && takes_place
            && one.days.is_none()
            && from <= one.begins
            && one.begins < to
    };
    let mut all: Vec<(Date, &Meeting)> =
        calendar.meetings.iter().filter(stands).map(|one| (ground.clock.day(one.begins), one)).collect();
    let days = Days::of(ground);
    all.retain(|&(day, _)| !days.is_off(day));
    all.sort_by_key(|(_, one)| (one.begins, one.series, one.planned));
    all
}

/// The last day of work before a day; the day before where there is none within a week.
fn eve(ground: &Ground, day: Date) -> Date {
    let days = Days::of(ground);
    let works = |&before: &Date| days.is_working_day(before) && !days.is_off(before);
    (1..=BEFORE).map(|back| days_after(day, -back)).find(works).unwrap_or_else(|| days_after(day, -1))
}

/// `10:00`, on the lead's clock of that day.
fn hour(ground: &Ground, one: &Meeting) -> String {
    let at = Timestamp::from_second(one.begins).unwrap_or_default();
    at.to_zoned(ground.clock.zone().clone()).strftime("%H:%M").to_string()
}

/// A meeting has no name that could be looked up: it is told by when its series has it begin.
fn record(one: &Meeting, day: Date) -> Record {
    let title = one.title.clone().unwrap_or_default();
    Record { id: one.planned.to_string(), day, area: None, title, repository: 0, link: None }
}
