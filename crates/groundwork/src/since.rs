//! What is said about reading and timing, on standard error: what was read, and what is new since
//! the lead last looked.

use std::collections::BTreeMap;

use desk::text::{clean, cut_front, day, day_with_weekday, number_of, percent, thousands};
use desk::{Failure, Report};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Looked;
use team::Ground;

use crate::cli::Global;
use crate::desk::Desk;
use crate::missing;
use crate::page::End;
use crate::term::{Ink, color_on_stderr, say};

/// What is kept of a screen to compare the next one with.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Shown {
    maker_share: Option<f64>,
    absence: Option<f64>,
    only_areas: u64,
    changes: u64,
    /// Own changes that wait for a reason.
    #[serde(default)]
    waiting: u64,
    /// Areas: how many others know some of each, and whether only the lead knows it.
    #[serde(default)]
    areas: BTreeMap<String, (usize, bool)>,
}

/// A branch older than this is said.
const STALE_DAYS: i64 = 14;

/// `Read 61,482 commits by 30 people in 10 s. You are Mira, with 2 addresses.`
pub fn said_first(desk: &Desk, ground: &Ground) {
    if desk.read.first {
        let you = &ground.people.persons[ground.lead() as usize];
        let called = desk.lead.iter().map(|own| own.name.as_str()).find(|name| !name.is_empty());
        let name = clean(called.unwrap_or(&you.name).split_whitespace().next().unwrap_or("you"));
        let mut addresses: Vec<String> = you.identities.iter().map(|own| own.email.to_lowercase()).collect();
        addresses.sort_unstable();
        addresses.dedup();
        let addresses = match addresses.len() {
            1 => "1 address".to_owned(),
            n => format!("{n} addresses"),
        };
        let people = match ground.people.persons.len() {
            1 => "1 person".to_owned(),
            n => format!("{} people", thousands(n as u64)),
        };
        let commits = number_of(desk.read.commits as usize, "commit");
        say(&format!(
            "Read {commits} by {people} in {}. You are {name}, with {addresses}.",
            seconds(desk.read.seconds)
        ));
    } else if desk.read.commits > 0 {
        say(&format!("Read {}.", number_of(desk.read.commits as usize, "new commit")));
    }
    missing::say(desk, ground);
}

fn seconds(seconds: f64) -> String {
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{} s", seconds.round() as u64) }
}

/// A branch that ends long ago is said, with the day on which the last week ends, and what brings the rest
/// where there is a place it could come from.
pub fn stale(end: &End, today: Date, has_remote: bool, global: &Global) {
    let days = i64::from((today - end.day).get_days());
    if global.as_of.is_none() && days > STALE_DAYS {
        let branch = clean(&end.branch);
        let (last, sunday) = (day(end.day), day(end.sunday));
        let rest = if has_remote { "; git fetch brings the rest" } else { "" };
        say(&format!(
            "{branch} ends on {last}, {} days ago. Now is the twelve weeks to Sunday {sunday}, not to today{rest}.",
            thousands(days.unsigned_abs())
        ));
    }
}

/// How many of the signs have a figure, where one was dropped.
pub fn incomplete(report: &Report) -> String {
    let word = Ink { color: color_on_stderr(), ascii: false }.name("incomplete:");
    let signs = [&report.maker_share.signal, &report.absence.signal, &report.hours.signal];
    let with = signs.iter().filter(|signal| signal.value.is_some()).count();
    if signs.iter().any(|signal| signal.is_dropped()) {
        let signs = if with == 1 {
            "1 of 5 signs has a figure".to_owned()
        } else {
            format!("{with} of 5 signs have a figure")
        };
        return format!("{word} {signs}. See \"not seen\" above for what is missing.");
    }
    let names: Vec<&str> = report
        .signals()
        .into_iter()
        .filter(|signal| signal.is_dropped())
        .map(|signal| signal.definition.id)
        .collect();
    format!("{word} no figure for {}. groundwork signal {} says what is missing.", names.join(", "), names[0])
}

/// What changed since the lead last looked: at most three lines.
pub fn what_is_new(desk: &Desk, now: &Shown, global: &Global) -> Result<(), Failure> {
    if desk.read.first || global.as_of.is_some() {
        return Ok(());
    }
    let Some(before) = desk.data.last_looked(&desk.team)? else { return Ok(()) };
    let when = Timestamp::from_microsecond(before.at).unwrap_or_default().to_zoned(desk.zone.clone()).date();
    let Ok(then) = serde_json::from_str::<Shown>(&before.body) else { return Ok(()) };
    let today = Timestamp::from_second(desk.now).unwrap_or_default().to_zoned(desk.zone.clone()).date();
    let on = |when: Date| {
        let year = if when.year() == today.year() { String::new() } else { format!(" {}", when.year()) };
        format!("{}{year}", day_with_weekday(when))
    };
    let mut lines = Vec::new();
    for (name, then, now) in
        [("maker share", then.maker_share, now.maker_share), ("absence", then.absence, now.absence)]
    {
        if let (Some(then), Some(now)) = (then, now)
            && percent(then) != percent(now)
        {
            lines.push(format!("  {name:<23}{} to {}", percent(then), percent(now)));
        }
    }
    match area_line(&then, now) {
        Some(line) => lines.push(line),
        None if then.only_areas != now.only_areas => {
            lines.push(format!("  {:<23}{} to {}", "areas only you know", then.only_areas, now.only_areas));
        }
        None => {}
    }
    if now.waiting > then.waiting {
        let changes = number_of(now.waiting as usize, "change");
        lines.push(format!("  waiting for ten seconds each: {changes} (groundwork reasons)"));
    }
    if desk.read.commits == 0 && lines.is_empty() {
        say(&format!("Nothing new since {}.", on(when)));
    } else {
        say(&format!("Since you last looked, on {}:", on(when)));
        if lines.is_empty() {
            lines.push("  no figure changed".to_owned());
        }
        lines.iter().take(3).for_each(|line| say(line));
    }
    Ok(())
}

/// Of the areas only the lead knew or knows, the first in which that changed, or one more person works.
fn area_line(then: &Shown, now: &Shown) -> Option<String> {
    let line = |name: &String, what: &str| format!("  {:<23}{what}", cut_front(name, 22));
    let both = || now.areas.iter().filter_map(|(name, is)| Some((name, then.areas.get(name)?, is)));
    let turned = both().find(|(_, was, is)| was.1 != is.1);
    if let Some((name, _, &(_, only))) = turned {
        return Some(line(name, if only { "only you know it now" } else { "no longer only you" }));
    }
    let joined = both().find(|(_, was, is)| is.1 && is.0 > was.0);
    joined.map(|(name, was, is)| match is.0 - was.0 {
        1 => line(name, "one more person worked there; still only you know it"),
        n => line(name, &format!("{n} more people worked there; still only you know it")),
    })
}

/// What of a report is compared with the next.
pub fn shown(report: &Report) -> Shown {
    let share = |signal: &signals::Signal| signal.value;
    Shown {
        maker_share: share(&report.maker_share.signal),
        absence: share(&report.absence.signal),
        only_areas: report.knowledge.only_areas.part,
        changes: report.ground.changes.all.len() as u64,
        waiting: (report.own_it.signal.denominator.len() as u64).saturating_sub(report.own_it.said.answers),
        areas: report
            .knowledge
            .areas
            .iter()
            .map(|known| {
                let name = report.ground.areas.all[known.area as usize].name.clone();
                (name, (known.others_some.len(), known.only_lead()))
            })
            .collect(),
    }
}

/// What is shown now, to be kept.
pub fn looked(shown: &Shown, global: &Global) -> Looked {
    let body = serde_json::to_string(shown).expect("numbers are JSON");
    Looked { at: global.now_micros(), body }
}
