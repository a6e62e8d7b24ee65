//! The five signs, in their order; what is not recorded keeps its place and says why.

use desk::Report;
use desk::text::{number_of, percent, thousands};
use signals::stats::{Verdict, Word};
use signals::{Count, Signal, Status};
use team::clock::YEAR;

use super::Screen;
use super::chart::{Chart, is_drawn, role_mark};
use super::opening::{first_change, gone, nothing_counted, yours_left_out};
use super::row::{Row, Unseen, header, missing_cells};

/// Weeks back at which a line begins.
const BEGINS: i32 = 2 * YEAR - 4;

/// All signs.
pub fn print(report: &Report, screen: Screen) -> String {
    let ground = report.ground;
    let mut rows: Vec<String> = Vec::new();
    if nothing_counted(report) {
        return hours(report, screen) + "\n";
    }
    if report.is_alone() {
        rows.push(known(report, screen));
        rows.push(hours(report, screen));
        return rows.join("\n") + "\n";
    }
    rows.push(maker_share(report, screen));
    rows.push(absence(report, screen));
    rows.push(hours(report, screen));
    rows.push(unseen(screen, "Communication strain", "not seen: git does not record talks"));
    rows.push(unseen(screen, "Bottlenecks", "not seen: git does not record who was asked for review"));
    if !is_drawn(report) {
        return rows.join("\n") + "\n";
    }
    let skipped = missing_cells(screen.width);
    let begins = ground.clock.last_sunday(BEGINS - 4 * skipped as i32).strftime("%b %Y").to_string();
    header(screen, &begins, role_mark(ground).and_then(|at| at.checked_sub(skipped)).filter(|&at| at > 0))
        + &rows.join("\n")
        + "\n"
}

fn unseen(screen: Screen, name: &str, why: &str) -> String {
    Unseen { name, why: why.to_owned(), command: None }.print(screen)
}

fn maker_share(report: &Report, screen: Screen) -> String {
    let name = "Overinvolvement";
    let signal = &report.maker_share.signal;
    let count = signal.count.unwrap_or_default();
    if report.ground.active.others.len() == 1 && !signal.is_dropped() {
        let why = format!("{} of yours; {}", number_of(count.part as usize, "change"), signals::TWO);
        return Unseen { name, why, command: None }.print(screen);
    }
    if let Some(row) = without_figure(report, screen, name, signal) {
        return row;
    }
    if count.part == 0 && count.of > 0 {
        let why = format!("no figure: {}", none_is_yours(count.of));
        return Unseen { name, why, command: None }.print(screen);
    }
    let known = report.maker_share.still_known;
    let beside = known.share().map(|share| format!("still known, {} of the year's weight", percent(share)));
    let few = report.ground.active.others.len() == 2;
    let beside = if few { Some(signals::THREE.to_owned()) } else { beside };
    row(
        report,
        screen,
        name,
        signal,
        count,
        vec!["your share of changes".into(), "and the others'".into()],
        beside,
    )
}

fn absence(report: &Report, screen: Screen) -> String {
    let name = "Team dependency";
    let signal = &report.absence.signal;
    if let Some(row) = without_figure(report, screen, name, signal) {
        return row;
    }
    if report.absence.hits_only {
        let hits = signal.count.map_or(0, |count| count.part);
        let why = format!("{} a file only you had worked on, in the last year", met(hits));
        return Unseen { name, why, command: None }.print(screen);
    }
    let newest = signal.points.first().map_or_else(Count::default, |point| point.count);
    let now = signal.verdict.map_or(newest, |verdict| verdict.now);
    let about = vec!["touch what only you".into(), "had worked on".into()];
    if first_change(report.ground).is_none() {
        let why = if yours_left_out(report.ground) {
            "no figure: you left out what you changed, so nothing that counts is known to you alone"
        } else {
            "no figure: you have not changed a file that counts, so none is known to you alone"
        };
        let why = why.to_owned();
        return Unseen { name, why, command: None }.print(screen);
    }
    let left = gone(report.ground).is_some();
    if left && now.part == 0 {
        let why = format!(
            "no figure: none of the {} by the others met what only you had worked on; {FADES}",
            number_of(now.of as usize, "change")
        );
        return Unseen { name, why, command: None }.print(screen);
    }
    let beside = if left { Some(FADES.to_owned()) } else { owners(report) };
    row(report, screen, name, signal, now, about, beside)
}

/// What stands beside a low figure of somebody who no longer makes changes.
const FADES: &str = "what you know fades with every month without a change";

/// A share of zero is neither good nor bad.
pub fn none_is_yours(all: u64) -> String {
    format!(
        "none of the {} changes is yours. That is not a success and not a failure; git cannot see the rest",
        thousands(all)
    )
}

/// `1 change met`, `13 changes met`.
pub fn met(hits: u64) -> String {
    if hits == 1 { "1 change met".to_owned() } else { format!("{} changes met", thousands(hits)) }
}

/// Beside the absence: new owners, and where if it is one.
fn owners(report: &Report) -> Option<String> {
    let owners = &report.new_owners.owners;
    (!report.new_owners.signal.is_dropped()).then(|| match owners.as_slice() {
        [] => "no new owner".to_owned(),
        [(_, area)] => {
            format!("one new owner, in {}", desk::text::clean(&report.ground.areas.all[*area as usize].name))
        }
        several => format!("{} new owners", several.len()),
    })
}

fn hours(report: &Report, screen: Screen) -> String {
    let name = if report.is_alone() { "Outside your hours" } else { "Burnout" };
    let hours = &report.hours;
    let signal = &hours.signal;
    if let Some(row) = without_figure(report, screen, name, signal).filter(|_| signal.is_dropped()) {
        return row;
    }
    let days = if hours.days == 1 { "1 day".to_owned() } else { format!("{} days", hours.days) };
    if hours.days == 0 {
        let why = "no share: no commit of yours in the twelve weeks carries your own time".to_owned();
        return Unseen { name, why, command: None }.print(screen);
    }
    if !hours.said && !hours.own_enough() {
        let why = format!(
            "no share: {} of {} times in twelve weeks are your own; the rest are of a click on merge, or of a machine",
            hours.usable.part, hours.usable.of
        );
        return Unseen { name, why, command: None }.print(screen);
    }
    if !hours.said {
        let why = format!("{days} with a commit of yours; no share until you say your hours");
        return Unseen { name, why, command: Some("groundwork hours 08:30-18:00 mon-fri") }.print(screen);
    }
    if let Some(why) = no_share_of_days(report) {
        return Unseen { name, why, command: None }.print(screen);
    }
    let count = signal.count.unwrap_or_default();
    let about = vec!["days with work out-".into(), format!("side {}", usual_hours(report))];
    row(report, screen, name, signal, count, about, Some("not wellbeing; calendar not connected".to_owned()))
}

/// Why no share of days outside the lead's hours is given, once they were said.
pub fn no_share_of_days(report: &Report) -> Option<String> {
    let (hours, signal) = (&report.hours, &report.hours.signal);
    match &signal.status {
        Status::Value => None,
        Status::NotEnough { have, need, why } if *need > 20 => {
            Some(format!("no figure: too few commits carry your own time ({have} {why}, {need} needed)"))
        }
        Status::NotEnough { need, .. } => {
            let days = if hours.days == 1 { "1 day".to_owned() } else { format!("{} days", hours.days) };
            let outside = signal.count.unwrap_or_default().part;
            Some(format!("{outside} of {days} outside your hours; {need} days needed for a share"))
        }
        Status::NotApplicable(why) | Status::Dropped(why) => Some(why.clone()),
    }
}

/// `08:30 - 18:00`, where it is so on each working day.
fn usual_hours(report: &Report) -> String {
    let mut ranges: Vec<_> =
        report.ground.settings.hours.iter().flat_map(|hours| hours.0).flatten().collect();
    ranges.dedup();
    match ranges.as_slice() {
        [(from, to)] => format!("{} - {}", from.strftime("%H:%M"), to.strftime("%H:%M")),
        _ => "your hours".to_owned(),
    }
}

fn known(report: &Report, screen: Screen) -> String {
    let weights = report.knowledge.weights;
    let all = weights.all();
    let share = |part: u64| percent(part as f64 / all.max(1) as f64);
    let loose = report.knowledge.looser;
    let loose = percent((loose.only_you + loose.you_and_others) as f64 / loose.all().max(1) as f64);
    if let Some(row) = without_figure(report, screen, "What you know", &report.knowledge.signal)
        .filter(|_| report.knowledge.signal.is_dropped())
    {
        return row;
    }
    let why = if report.knowledge.signal.status == Status::Value {
        let mut why = format!(
            "{} of the year's change weight ({loose} if once in half a year is enough)",
            share(weights.only_you + weights.you_and_others)
        );
        if weights.cold > 0 {
            why += &format!("; cold {}", share(weights.cold));
        }
        if weights.nobody > 0 {
            why += &format!("; {} nobody active has worked on recently", share(weights.nobody));
        }
        why
    } else {
        let (have, need) = match &report.knowledge.signal.status {
            Status::NotEnough { have, need, .. } => (*have, *need),
            _ => (0, 0),
        };
        format!("{} in the year, {need} needed", number_of(have as usize, "change"))
    };
    Unseen { name: "What you know", why, command: None }.print(screen)
}

/// The row of a signal that was dropped or has too little.
fn without_figure(report: &Report, screen: Screen, name: &str, signal: &Signal) -> Option<String> {
    let why = match &signal.status {
        Status::Value => return None,
        Status::NotApplicable(why) => format!("not applicable: {why}"),
        Status::Dropped(why) => format!("not seen: {why}"),
        Status::NotEnough { need, why, .. } => {
            let count = signal.count.unwrap_or_default();
            format!("{} of {} {why}, {need} needed for a share", count.part, count.of)
        }
    };
    let command = report.remedy().filter(|_| signal.is_dropped());
    Some(Unseen { name, why, command }.print(screen))
}

fn row(
    report: &Report,
    screen: Screen,
    name: &str,
    signal: &Signal,
    now: Count,
    about: Vec<String>,
    beside: Option<String>,
) -> String {
    let verdict = signal.verdict.map_or_else(|| cut(report), |verdict| words(&verdict));
    let moved = signal.verdict.is_some_and(|verdict| matches!(verdict.word, Word::Up | Word::Down));
    let mut tail = if moved { screen.ink.name(&verdict) } else { verdict };
    if let Some(beside) = beside {
        let joint =
            if beside.starts_with("not ") || beside.starts_with("what ") { "; " } else { "; beside it: " };
        tail += &format!("{joint}{beside}");
    }
    for (_, why, _) in report.ground.settings.disagreed.iter().filter(|(id, _, _)| id == signal.definition.id)
    {
        tail += &format!("; you said: \"{}\"", desk::text::clean(why));
    }
    let chart = (!signal.points.is_empty()).then(|| Chart::of(report, signal, screen));
    if signal.verdict.is_some_and(|verdict| verdict.word == Word::TooEarly) && signal.usual.is_none() {
        tail = tail.replacen("too early", "too early, no usual range yet", 1);
    }
    let compared =
        signal.verdict.filter(|verdict| !matches!(verdict.word, Word::TooEarly | Word::NotCompared));
    Row {
        name,
        about,
        chart,
        now,
        before: compared.map(|verdict| verdict.before),
        usual: signal.usual.map(|usual| (usual.low, usual.high)),
        tail,
    }
    .print(screen)
}

/// Why nothing is compared where history does not reach back.
fn cut(report: &Report) -> String {
    let begins = signals::begins(report.ground);
    begins.map_or_else(String::new, |(_, day)| {
        format!("not compared: history begins on {}", desk::text::day(day))
    })
}

/// A verdict in words.
pub fn words(verdict: &Verdict) -> String {
    match verdict.word {
        Word::TooFew => {
            format!("{} ({}, 20 needed)", verdict.word.text(), verdict.now.of.min(verdict.before.of))
        }
        Word::NotCompared => "not compared: how the team merges changed".to_owned(),
        word => word.text().to_owned(),
    }
}
