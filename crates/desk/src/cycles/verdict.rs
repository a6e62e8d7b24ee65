//! What may be said of weeks of a practice, in words (`docs/trials.md`).

use growth::Count;
use growth::trial::{Finding, Level, Overlap, Pace, Said, Trial, Way};

use crate::measures::Measured;
use crate::text::{capital, counted, day, full_stop, number_of, share};

/// What is watched, in words: `Your part of settlement’s changes`.
pub fn watched_in_words(signal: &str, area: Option<&str>) -> String {
    match (signal, area) {
        ("s1a", Some(area)) => format!("Your part of {area}’s changes"),
        ("s1a", None) => "Your part of the team’s changes".to_owned(),
        ("s1b", Some(area)) => format!("Of your changes in {area}, those that somebody could have owned,"),
        ("s1b", None) => "Of your changes, those that somebody could have owned,".to_owned(),
        ("s9", _) => "Your days with a commit outside your hours".to_owned(),
        (other, _) => other.to_owned(),
    }
}

/// `Your part of settlement’s changes went from 66 % (27 of 41) to 42 % (14 of 33) since you began. Did the practice do
/// it? Maybe.`
pub fn finding(what: &str, trial: &Trial, is_over: bool) -> String {
    let says = match trial.finding {
        Finding::Described { said: Said::Maybe(Way::AsWanted), .. } => {
            "Did the practice do it? Maybe.".to_owned()
        }
        Finding::Described { said: Said::Maybe(Way::TheOther), .. } => {
            "Maybe, the other way than you meant.".to_owned()
        }
        Finding::Described { said: Said::NoChange, .. } => {
            "No change: weeks do as much by themselves.".to_owned()
        }
        _ => full_stop(&capital(trial.finding.text())),
    };
    if trial.since.of == 0 {
        return format!("{} {says}", counted_before(what, trial.before));
    }
    let when = if is_over { "in this cycle" } else { "since you began" };
    format!("{what} went from {} to {} {when}. {says}", with_counts(trial.before), with_counts(trial.since))
}

/// The guard rail of a trial.
pub fn rail(measured: &Measured, trial: &Trial, area: Option<&str>) -> Option<String> {
    let area = area.map(|area| format!(" in {area}")).unwrap_or_default();
    let before = measured.pace(trial.points.weeks_before())?;
    guard_rail(&area, before, measured.pace(trial.points.weeks_since())?)
}

/// `66 % (27 of 41)`; counts alone where their n carries no share.
pub(super) fn with_counts(count: Count) -> String {
    let count = signals::Count { part: count.part, of: count.of };
    share(count).map_or_else(|| counted(count), |share| format!("{share} ({})", counted(count)))
}

/// `Your part of the team’s changes before: 66 % (27 of 41).`
pub(super) fn counted_before(what: &str, before: Count) -> String {
    format!("{} before: {}.", what.trim_end_matches(','), with_counts(before))
}

/// Why it says what it says.
pub fn why(trial: &Trial) -> String {
    match &trial.finding {
        Finding::NotCompared(monday) => {
            format!(
                "The way of merging changed in the week of {}; nothing is compared across it.",
                day(monday.day())
            )
        }
        Finding::TooFew { before, since } => format!(
            "Five points a side are needed; there are {} before and {since} since, of {} each.",
            before,
            weeks(trial)
        ),
        Finding::TooThin => {
            format!(
                "The points hold too few changes, also with {} in each.",
                number_of(trial.points.width().weeks(), "week")
            )
        }
        Finding::Described { overlap, trend, corrected, said } => {
            let then = if trend.is_there() {
                corrected.map_or_else(String::new, |corrected| {
                    format!("; without the trend before, Tau {:.2}", tau(corrected))
                })
            } else {
                "; no trend before".to_owned()
            };
            let interval = overlap.interval(Level::Printed);
            let ends = match said {
                Said::NoChange => "Weeks do as much by themselves.",
                Said::Maybe(_) => {
                    "This describes what moved; it cannot say what moved it. Only weeks on and off, drawn by lot, can."
                }
            };
            format!(
                "{} of {} pairs of {} point the same way (NAP {:.2}; Tau {:.2}, between {:.2} and {:.2}{then}). {ends}",
                pairs(*overlap),
                overlap.pairs(),
                if trial.points.width().weeks() == 1 { "weeks" } else { "points" },
                overlap.nap(),
                tau(*overlap),
                interval.low,
                interval.high
            )
        }
    }
}

fn tau(overlap: Overlap) -> f64 {
    2.0 * overlap.nap() - 1.0
}

fn pairs(overlap: Overlap) -> String {
    let pointing = overlap.pointing();
    if pointing.fract() == 0.0 { format!("{pointing:.0}") } else { format!("{pointing:.1}") }
}

fn weeks(trial: &Trial) -> String {
    number_of(trial.points.width().weeks(), "week")
}

/// `The team merged 33 changes in these 6 weeks, 41 in the 8 before: 5.5 a week against 5.1. Not fewer a week.`
fn guard_rail(what: &str, before: Pace, since: Pace) -> Option<String> {
    let [then, now] = [before.a_week()?, since.a_week()?].map(|pace| format!("{pace:.1}"));
    let fewer = since.changes * before.weeks < before.changes * since.weeks;
    let says = if fewer && then != now { "Fewer a week." } else { "Not fewer a week." };
    Some(format!(
        "The team merged {}{what} in these {}, {} in the {} before: {now} a week against {then}. {says}",
        number_of(since.changes as usize, "change"),
        number_of(since.weeks as usize, "week"),
        before.changes,
        before.weeks
    ))
}
