//! What is said about reading and timing, on standard error: what was read, and what is new since
//! the lead last looked.

use serde::{Deserialize, Serialize};
use store::Looked;

use crate::cli::Global;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::missing;
use crate::report::Report;
use crate::scorecard::counted;
use crate::term::{Ink, color_on_stderr, day, day_with_weekday, percent, thousands};

/// What is kept of a screen to compare the next one with.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Shown {
    maker_share: Option<f64>,
    absence: Option<f64>,
    only_areas: u64,
    changes: u64,
}

/// A branch older than this is said.
const STALE_DAYS: i64 = 14;

/// `Read 61,482 commits by 30 people in 10 s. You are Mira, with 2 addresses.`
pub fn said_first(desk: &Desk, global: &Global) -> Result<(), Failure> {
    let ground = desk.ground(global)?;
    if desk.read.first {
        let you = &ground.people.persons[ground.lead() as usize];
        let called = desk.lead.iter().map(|own| own.name.as_str()).find(|name| !name.is_empty());
        let name = crate::term::clean(called.unwrap_or(&you.name).split_whitespace().next().unwrap_or("you"));
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
        let commits = counted(desk.read.commits as usize, "commit");
        crate::term::say(&format!(
            "Read {commits} by {people} in {}. You are {name}, with {addresses}.",
            seconds(desk.read.seconds)
        ));
    } else if desk.read.commits > 0 {
        crate::term::say(&format!("Read {}.", counted(desk.read.commits as usize, "new commit")));
    }
    missing::say(desk, &ground);
    Ok(())
}

fn seconds(seconds: f64) -> String {
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{} s", seconds.round() as u64) }
}

/// A branch that ends long ago is said, with the day on which the last week ends.
pub fn stale(report: &Report, global: &Global) {
    let ground = report.ground;
    let newest =
        ground.branches.iter().filter_map(|branch| branch.history.tip_date()).map(|tip| tip.seconds).max();
    let Some(tip) = newest else { return };
    let days = (global.now() - tip) / 86_400;
    if global.as_of.is_none() && days > STALE_DAYS {
        let branch = crate::term::clean(&ground.branches[0].history.head.branch);
        let (end, sunday) = (day(ground.clock.day(tip)), day(ground.clock.last_sunday(0)));
        crate::term::say(&format!(
            "{branch} ends on {end}, {days} days ago. Now is the twelve weeks to Sunday {sunday}, not to today; git \
             fetch brings the rest."
        ));
    }
}

/// How many of the signs have a figure, where one was dropped.
pub fn incomplete(report: &Report) {
    let word = Ink { color: color_on_stderr(), ascii: false }.name("incomplete:");
    let signs = [&report.maker_share.signal, &report.absence.signal, &report.hours.signal];
    let with = signs.iter().filter(|signal| signal.value.is_some()).count();
    if signs.iter().any(|signal| signal.is_dropped()) {
        let signs = if with == 1 {
            "1 of 5 signs has a figure".to_owned()
        } else {
            format!("{with} of 5 signs have a figure")
        };
        crate::term::say(&format!("{word} {signs}. See \"not seen\" above for what is missing."));
        return;
    }
    let names: Vec<&str> = report
        .signals()
        .into_iter()
        .filter(|signal| signal.is_dropped())
        .map(|signal| signal.definition.id)
        .collect();
    crate::term::say(&format!(
        "{word} no figure for {}. groundwork signal {} says what is missing.",
        names.join(", "),
        names[0]
    ));
}

/// What changed since the lead last looked: at most three lines.
pub fn what_is_new(desk: &Desk, report: &Report, global: &Global) -> Result<(), Failure> {
    if desk.read.first || global.as_of.is_some() {
        return Ok(());
    }
    let Some(before) = desk.data.last_looked(&desk.team)? else { return Ok(()) };
    let when = report.ground.clock.day(before.at.div_euclid(1_000_000));
    let Ok(then) = serde_json::from_str::<Shown>(&before.body) else { return Ok(()) };
    let now = shown(report);
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
    if then.only_areas != now.only_areas {
        lines.push(format!("  {:<23}{} to {}", "areas only you know", then.only_areas, now.only_areas));
    }
    if desk.read.commits == 0 && lines.is_empty() {
        crate::term::say(&format!("Nothing new since {}.", day_with_weekday(when)));
    } else {
        crate::term::say(&format!("Since you last looked, on {}:", day_with_weekday(when)));
        if lines.is_empty() {
            lines.push("  no figure changed".to_owned());
        }
        lines.iter().take(3).for_each(|line| crate::term::say(line));
    }
    Ok(())
}

fn shown(report: &Report) -> Shown {
    let share = |signal: &signals::Signal| signal.value;
    Shown {
        maker_share: share(&report.maker_share.signal),
        absence: share(&report.absence.signal),
        only_areas: report.knowledge.only_areas.part,
        changes: report.ground.changes.all.len() as u64,
    }
}

/// What is shown now, to be kept.
pub fn looked(report: &Report, global: &Global) -> Looked {
    let body = serde_json::to_string(&shown(report)).expect("numbers are JSON");
    Looked { at: global.now_micros(), body }
}
