//! The five signs, in their order; what is not recorded keeps its place and says why.

use signals::stats::Word;
use signals::{Count, Signal, Status};

use super::figure::{Beside, Figure, you_said};
use super::hints::hint;
use super::opening::{first_change, gone, nothing_counted, yours_left_out};
use super::talks::talks;
use super::waits::{Hours, not_connected, waits};
use super::words::{few_own_times, met, no_share_of_days, none_is_yours, verdict_words};
use crate::Report;
use crate::text::{clean, day, number_of, percent};

/// A sign of the five, or what stands in its place.
#[derive(Clone, Debug)]
pub struct Sign<'r> {
    /// What it is called.
    pub name: &'static str,
    /// The signal it shows; none where nothing is recorded.
    pub signal: Option<&'r Signal>,
    /// Its figure, or words.
    pub shows: Shows<'r>,
    /// What is more than chance in what the sign rests on, in a sentence; for the lead alone.
    pub hint: Option<String>,
}

/// What a sign shows.
#[derive(Clone, Debug)]
pub enum Shows<'r> {
    /// A figure with its past.
    Figure(Figure),
    /// A median in hours with its past.
    Hours(Hours),
    /// Why there is no figure, and the one command that would change that.
    Words(String, Option<&'r str>),
}

/// All signs, in their order; fewer where nothing is counted, or the lead works alone.
pub fn signs<'r>(report: &'r Report) -> Vec<Sign<'r>> {
    let mut all = without_hints(report);
    for sign in &mut all {
        sign.hint = hint(report, sign);
    }
    all
}

fn without_hints<'r>(report: &'r Report) -> Vec<Sign<'r>> {
    if nothing_counted(report) {
        return vec![hours(report)];
    }
    if report.is_alone() {
        return vec![known(report), hours(report)];
    }
    vec![maker_share(report), absence(report), hours(report), talks(report), waits(report)]
}

fn words<'r>(name: &'static str, signal: &'r Signal, why: String) -> Sign<'r> {
    Sign { name, signal: Some(signal), shows: Shows::Words(why, None), hint: None }
}

fn maker_share<'r>(report: &'r Report) -> Sign<'r> {
    let name = "Overinvolvement";
    let signal = &report.maker_share.signal;
    let count = signal.count.unwrap_or_default();
    if report.ground.active.others.len() == 1 && !signal.is_dropped() {
        let why = format!("{} of yours; {}", number_of(count.part as usize, "change"), signals::TWO);
        return words(name, signal, why);
    }
    if let Some(row) = without_figure(report, name, signal) {
        return row;
    }
    if count.part == 0 && count.of > 0 {
        let why = format!("no figure: {}", none_is_yours(count.of));
        return words(name, signal, why);
    }
    let known = report.maker_share.still_known;
    let beside = known.share().map(|share| format!("still known, {} of the year's weight", percent(share)));
    let few = report.ground.active.others.len() == 2;
    let gate = gate(report).map(|gate| beside.iter().chain([&gate]).cloned().collect::<Vec<_>>().join("; "));
    let beside = if few { Some(signals::THREE.to_owned()) } else { gate.or(beside) };
    figure(report, name, signal, count, "your share of changes and the others'".to_owned(), beside)
}

/// Beside the maker share: on whose approval the others' requests were merged, where that may be said as a share.
fn gate(report: &Report) -> Option<String> {
    let signal = &report.gate.signal;
    let share = signal.count.filter(|count| signal.value.is_some() && count.of >= 20)?.share()?;
    Some(format!("{} of the others' requests merged on your approval alone", percent(share)))
}

fn absence<'r>(report: &'r Report) -> Sign<'r> {
    let name = "Team dependency";
    let signal = &report.absence.signal;
    if let Some(row) = without_figure(report, name, signal) {
        return row;
    }
    if report.absence.hits_only {
        let hits = signal.count.map_or(0, |count| count.part);
        let why = format!("{} a file only you had worked on, in the last year", met(hits));
        return words(name, signal, why);
    }
    let newest = signal.points.first().map_or_else(Count::default, |point| point.count);
    let now = signal.verdict.map_or(newest, |verdict| verdict.now);
    if first_change(report.ground).is_none() {
        let why = if yours_left_out(report.ground) {
            "no figure: you left out what you changed, so nothing that counts is known to you alone"
        } else {
            "no figure: you have not changed a file that counts, so none is known to you alone"
        };
        let why = why.to_owned();
        return words(name, signal, why);
    }
    let left = gone(report.ground).is_some();
    if left && now.part == 0 {
        let why = format!(
            "no figure: none of the {} by the others met what only you had worked on; {FADES}",
            number_of(now.of as usize, "change")
        );
        return words(name, signal, why);
    }
    let beside = if left { Some(FADES.to_owned()) } else { owners(report) };
    figure(report, name, signal, now, "touch what only you had worked on".to_owned(), beside)
}

/// What stands beside a low figure of somebody who no longer makes changes.
const FADES: &str = "what you know fades with every month without a change";

/// Beside the absence: new owners, and where if it is one.
fn owners(report: &Report) -> Option<String> {
    let owners = &report.new_owners.owners;
    (!report.new_owners.signal.is_dropped()).then(|| match owners.as_slice() {
        [] => "no new owner".to_owned(),
        [(_, area)] => {
            format!("one new owner, in {}", clean(&report.ground.areas.all[*area as usize].name))
        }
        several => format!("{} new owners", several.len()),
    })
}

/// The sign of days outside the lead's hours.
pub fn hours<'r>(report: &'r Report) -> Sign<'r> {
    let name = if report.is_alone() { "Outside your hours" } else { "Burnout" };
    let hours = &report.hours;
    let signal = &hours.signal;
    if let Some(row) = without_figure(report, name, signal).filter(|_| signal.is_dropped()) {
        return row;
    }
    let days = if hours.days == 1 { "1 day".to_owned() } else { format!("{} days", hours.days) };
    if hours.days == 0 {
        let why = if hours.joined == signals::s9::Joined::default() {
            "no share: no commit of yours in the twelve weeks carries your own time".to_owned()
        } else {
            format!("no share: no day {} in the twelve weeks", hours.joined.days_with())
        };
        return words(name, signal, why);
    }
    if let Some(why) = few_own_times(report) {
        return words(name, signal, format!("no share: {why}"));
    }
    if !hours.said {
        let why = format!("{days} {}; no share until you say your hours", hours.joined.days_with());
        let command = Some("groundwork hours 08:30-18:00 mon-fri");
        return Sign { name, signal: Some(signal), shows: Shows::Words(why, command), hint: None };
    }
    if let Some(why) = no_share_of_days(report) {
        return words(name, signal, why);
    }
    let count = signal.count.unwrap_or_default();
    let about = format!("days with work outside {}", usual_hours(report));
    figure(
        report,
        name,
        signal,
        count,
        about,
        Some(format!("not wellbeing; {}", super::calendar::beside_hours(report))),
    )
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

fn known<'r>(report: &'r Report) -> Sign<'r> {
    let weights = report.knowledge.weights;
    let all = weights.all();
    let share = |part: u64| percent(part as f64 / all.max(1) as f64);
    let loose = report.knowledge.looser;
    let loose = percent((loose.only_you + loose.you_and_others) as f64 / loose.all().max(1) as f64);
    let (name, signal) = ("What you know", &report.knowledge.signal);
    if let Some(row) = without_figure(report, name, signal).filter(|_| signal.is_dropped()) {
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
    words(name, signal, why)
}

/// The row of a signal that was dropped or has too little.
pub(super) fn without_figure<'r>(
    report: &'r Report,
    name: &'static str,
    signal: &'r Signal,
) -> Option<Sign<'r>> {
    let why = match &signal.status {
        Status::Value => return None,
        Status::NotApplicable(why) => format!("not applicable: {why}"),
        Status::Dropped(why) => format!("not seen: {why}"),
        Status::NotConnected(_) => not_connected(report.ground).to_owned(),
        Status::NotEnough { need, why, .. } => {
            let count = signal.count.unwrap_or_default();
            format!("{} of {} {why}, {need} needed for a share", count.part, count.of)
        }
    };
    let command = match signal.status {
        Status::NotConnected(_) => Some(super::waits::CONNECT),
        _ => report.remedy().filter(|_| signal.is_dropped()),
    };
    Some(Sign { name, signal: Some(signal), shows: Shows::Words(why, command), hint: None })
}

fn figure<'r>(
    report: &'r Report,
    name: &'static str,
    signal: &'r Signal,
    now: Count,
    about: String,
    beside: Option<String>,
) -> Sign<'r> {
    let mut verdict = signal.verdict.map_or_else(|| cut(report), |verdict| verdict_words(&verdict));
    if signal.verdict.is_some_and(|verdict| verdict.word == Word::TooEarly) && signal.usual.is_none() {
        verdict = verdict.replacen("too early", "too early, no usual range yet", 1);
    }
    let beside = beside.map(|text| {
        let counter = !(text.starts_with("not ") || text.starts_with("what "));
        Beside { text, counter }
    });
    let compared =
        signal.verdict.filter(|verdict| !matches!(verdict.word, Word::TooEarly | Word::NotCompared));
    let figure = Figure {
        about,
        now,
        before: compared.map(|verdict| verdict.before),
        compared: compared.map(|verdict| verdict.now).filter(|count| *count != now),
        usual: signal.usual.map(|usual| (usual.low, usual.high)),
        verdict,
        moved: signal.verdict.is_some_and(|verdict| matches!(verdict.word, Word::Up | Word::Down)),
        beside,
        said: you_said(report, signal),
    };
    Sign { name, signal: Some(signal), shows: Shows::Figure(figure), hint: None }
}

/// Why nothing is compared where history does not reach back.
pub(super) fn cut(report: &Report) -> String {
    let begins = signals::begins(report.ground);
    begins.map_or_else(String::new, |(_, begins)| format!("not compared: history begins on {}", day(begins)))
}
