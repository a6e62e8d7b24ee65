//! What is said about reading and timing: what was read, how far a branch reaches, and what is new since the
//! lead last looked.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Looked;
use team::Ground;

use crate::text::{self, Sentence, clean, day, day_with_weekday, number_of, percent, thousands};
use crate::{Desk, Failure, Report};

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

/// Where a branch ends.
#[derive(Debug, Deserialize, Serialize)]
pub struct End {
    /// Its name.
    pub branch: String,
    /// When its newest commit was committed, in seconds.
    pub tip: i64,
    /// The day of that.
    pub day: Date,
    /// The day on which the last week ends.
    pub sunday: Date,
}

impl End {
    /// The end of the branches of a ground: the newest of them.
    pub fn of(ground: &Ground) -> End {
        let tips = ground.branches.iter().filter_map(|branch| branch.history.tip_date());
        let tip = tips.map(|tip| tip.seconds).max().unwrap_or_default();
        let branch = ground.branches[0].history.head.branch.clone();
        End { branch, tip, day: ground.clock.day(tip), sunday: ground.clock.last_sunday(0) }
    }
}

/// A branch older than this is said.
const STALE_DAYS: i64 = 14;

/// `Read 61,482 commits by 30 people in 10 s. You are Mira, with 2 addresses.` None where nothing was read.
pub fn read(desk: &Desk, ground: &Ground, took: Duration) -> Option<String> {
    if !desk.read.first {
        return (desk.read.commits > 0).then(|| read_new(desk.read.commits));
    }
    let commits = number_of(desk.read.commits as usize, "commit");
    let (people, took, you) = (people(ground), seconds(took), who_you_are(desk, ground));
    Some(format!("Read {commits} by {people} in {took}. {you}."))
}

/// `Read 12 new commits.`
pub fn read_new(commits: u64) -> String {
    format!("Read {}.", number_of(commits as usize, "new commit"))
}

/// `30 people`: all who wrote a commit.
pub fn people(ground: &Ground) -> String {
    match ground.people.authors {
        1 => "1 person".to_owned(),
        n => format!("{} people", thousands(n as u64)),
    }
}

/// `You are Mira, with 2 addresses`.
pub fn who_you_are(desk: &Desk, ground: &Ground) -> String {
    let you = &ground.people.persons[ground.lead() as usize];
    let called = desk.lead.iter().map(|own| own.name.as_str()).find(|name| !name.is_empty());
    let name = text::name(called.unwrap_or(&you.name).split_whitespace().next().unwrap_or("you"));
    let mut addresses: Vec<String> = you.identities.iter().map(|own| own.email.to_lowercase()).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let addresses = match addresses.len() {
        1 => "1 address".to_owned(),
        n => format!("{n} addresses"),
    };
    format!("You are {name}, with {addresses}")
}

/// `1.7 s`, `10 s`.
pub fn seconds(took: Duration) -> String {
    let seconds = took.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{} s", seconds.round() as u64) }
}

/// That a branch ends long ago, with the day on which the last week ends, and what brings the rest where there
/// is a place it could come from.
pub fn stale(desk: &Desk, end: &End) -> Option<Sentence> {
    let days = i64::from((desk.today() - end.day).get_days());
    if desk.asked.as_of.is_some() || days <= STALE_DAYS {
        return None;
    }
    let branch = clean(&end.branch);
    let (last, sunday) = (day(end.day), day(end.sunday));
    let said = Sentence::from(format!(
        "Branch {branch} ends on {last}, {} days ago. Now is the twelve weeks to Sunday {sunday}, not to today",
        thousands(days.unsigned_abs())
    ));
    let has_remote = desk.repositories[0].has_remote();
    let rest = has_remote.then(|| Sentence::from("; ").types("git fetch").and(" brings the rest"));
    Some(said.and(rest.unwrap_or_default()).and("."))
}

/// How many of the signs have a figure, where one was dropped.
pub fn incomplete(report: &Report) -> String {
    let signs = [&report.maker_share.signal, &report.absence.signal, &report.hours.signal];
    let with = signs.iter().filter(|signal| signal.value.is_some()).count();
    if signs.iter().any(|signal| signal.is_dropped()) {
        let signs = if with == 1 {
            "1 of 5 signs has a figure".to_owned()
        } else {
            format!("{with} of 5 signs have a figure")
        };
        return format!("{signs}. See \"not seen\" above for what is missing.");
    }
    let names: Vec<&str> = report
        .signals()
        .into_iter()
        .filter(|signal| signal.is_dropped())
        .map(|signal| signal.definition.id)
        .collect();
    format!("no figure for {}. groundwork signal {} says what is missing.", names.join(", "), names[0])
}

/// What is new since the lead last looked.
#[derive(Clone, Debug)]
pub struct News {
    /// The day of that, as `Wednesday 25 November`.
    pub when: String,
    /// What changed, and how.
    pub changed: Vec<(String, String)>,
    /// Changes that wait for a reason, where there are more than there were.
    pub waiting: Option<u64>,
}

/// What changed since the lead last looked; none where they never did, or look at a day in the past.
pub fn news(desk: &Desk, now: &Shown) -> Result<Option<News>, Failure> {
    let before = desk.data.last_looked(&desk.team)?;
    Ok(before.and_then(|before| news_since(desk, &before, now)))
}

/// What changed since the lead looked at that.
pub fn news_since(desk: &Desk, before: &Looked, now: &Shown) -> Option<News> {
    if desk.read.first || desk.asked.as_of.is_some() {
        return None;
    }
    let when = desk.day(before.at.div_euclid(1_000_000));
    let then: Shown = serde_json::from_str(&before.body).ok()?;
    let year = if when.year() == desk.today().year() { String::new() } else { format!(" {}", when.year()) };
    let mut changed = Vec::new();
    for (name, then, now) in
        [("maker share", then.maker_share, now.maker_share), ("absence", then.absence, now.absence)]
    {
        if let (Some(then), Some(now)) = (then, now)
            && percent(then) != percent(now)
        {
            changed.push((name.to_owned(), format!("{} to {}", percent(then), percent(now))));
        }
    }
    match of_an_area(&then, now) {
        Some(area) => changed.push(area),
        None if then.only_areas != now.only_areas => {
            changed.push((
                "areas only you know".to_owned(),
                format!("{} to {}", then.only_areas, now.only_areas),
            ));
        }
        None => {}
    }
    Some(News {
        when: format!("{}{year}", day_with_weekday(when)),
        changed,
        waiting: (now.waiting > then.waiting).then_some(now.waiting),
    })
}

/// Of the areas only the lead knew or knows, the first in which that changed, or one more person works.
fn of_an_area(then: &Shown, now: &Shown) -> Option<(String, String)> {
    let area = |name: &String, what: &str| (clean(name), what.to_owned());
    let both = || now.areas.iter().filter_map(|(name, is)| Some((name, then.areas.get(name)?, is)));
    let turned = both().find(|(_, was, is)| was.1 != is.1);
    if let Some((name, _, &(_, only))) = turned {
        return Some(area(name, if only { "only you know it now" } else { "no longer only you" }));
    }
    let joined = both().find(|(_, was, is)| is.1 && is.0 > was.0);
    joined.map(|(name, was, is)| match is.0 - was.0 {
        1 => area(name, "one more person worked there; still only you know it"),
        n => area(name, &format!("{n} more people worked there; still only you know it")),
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
        waiting: waiting(report),
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

/// Own changes that wait for a reason.
pub fn waiting(report: &Report) -> u64 {
    (report.own_it.signal.denominator.len() as u64).saturating_sub(report.own_it.said.answers)
}

/// What is shown now, to be kept.
pub fn looked(shown: &Shown, desk: &Desk) -> Looked {
    let body = serde_json::to_string(shown).expect("numbers are JSON");
    Looked { at: desk.asked.now, body }
}
