//! What may be said of weeks of a practice, in words (`docs/trials.md`).

use growth::cycle::Cycle;
use growth::trial::{
    Figures, Finding, Level, Monday, Overlap, Pace, Ruling, Said, Shows, Trial, Wanted, Way,
};
use growth::{Count, Measure};
use jiff::civil::Date;
use team::Ground;

use crate::measures::{Measured, measure};
use crate::text::{clean, day, number_of, percent};

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

/// `Your part of settlement’s changes went from 66 % to 42 % since you began. Did the practice do it? Maybe.`
pub fn finding(what: &str, trial: &Trial) -> String {
    let (before, since) = (share(trial.before), share(trial.since));
    let word = sentence(trial.finding.text());
    match (before, since) {
        (Some(before), Some(since)) => {
            let asks = match trial.finding {
                Finding::Described { said: Said::Maybe(Way::AsWanted), .. } => {
                    "Did the practice do it? Maybe.".to_owned()
                }
                Finding::Described { said: Said::Maybe(Way::TheOther), .. } => {
                    "That is the other way than you meant.".to_owned()
                }
                Finding::Described { said: Said::NoChange, .. } => {
                    "No change: weeks do as much by themselves.".to_owned()
                }
                _ => word,
            };
            format!("{what} went from {before} to {since} since you began. {asks}")
        }
        _ => format!("{what}: {} before, {} since. {word}", counted(trial.before), counted(trial.since)),
    }
}

/// What records show of a cycle, a sentence each: the finding, and the guard rail.
pub fn in_records(ground: &Ground, cycle: &Cycle, chosen: &Measure, begins: Date) -> Vec<String> {
    let began = Monday::of(begins);
    let measured = match measure(ground, chosen, began) {
        Ok(measured) => measured,
        Err(none) => return vec![format!("Not compared: {none}.")],
    };
    let area = chosen.place.as_ref().map(|place| clean(&place.area));
    let (trial, _) = trial_of(cycle, &measured, began);
    let what = watched_in_words(&chosen.signal, area.as_deref());
    let rail = rail(&measured, &trial, area.as_deref());
    std::iter::once(finding(&what, &trial)).chain(rail).collect()
}

/// The weeks of a cycle described, and which way is meant.
pub fn trial_of(cycle: &Cycle, measured: &Measured, began: Monday) -> (Trial, Wanted) {
    let target = cycle.focus.as_ref().and_then(|focus| focus.target).map(|share| share.0);
    let before = measured.trial(began, &cycle.pauses, Wanted::Less).before.share();
    let wanted = measured.watched.wanted(before, target);
    (measured.trial(began, &cycle.pauses, wanted), wanted)
}

/// The guard rail of a trial.
pub fn rail(measured: &Measured, trial: &Trial, area: Option<&str>) -> Option<String> {
    let area = area.map(|area| format!(" in {area}")).unwrap_or_default();
    let before = measured.pace(trial.points.weeks_before())?;
    guard_rail(&area, before, measured.pace(trial.points.weeks_since())?)
}

/// A share, where its n carries one.
fn share(count: Count) -> Option<String> {
    count.share().filter(|_| count.of >= 5).map(percent)
}

fn counted(count: Count) -> String {
    format!("{} of {}", count.part, count.of)
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

/// `The team merged 33 changes in these 6 weeks, 41 in the 8 before: 5.5 a week against 5.1.`
fn guard_rail(what: &str, before: Pace, since: Pace) -> Option<String> {
    let (then, now) = (before.a_week()?, since.a_week()?);
    let slower = if now < then { "" } else { " Nothing got slower." };
    Some(format!(
        "The team merged {}{what} in these {}, {} in the {} before: {now:.1} a week against {then:.1}.{slower}",
        number_of(since.changes as usize, "change"),
        number_of(since.weeks as usize, "week"),
        before.changes,
        before.weeks
    ))
}

/// What is said of an experiment, in a sentence or two.
pub fn ruling(ruling: &Ruling) -> String {
    match ruling {
        Ruling::NotCompared(monday) => {
            format!("Not compared: the way of merging changed in the week of {}.", day(monday.day()))
        }
        Ruling::TooEarly { weeks } => {
            format!(
                "Too early to say: {} of ten are there, and all ten are needed.",
                number_of(*weeks, "week")
            )
        }
        Ruling::Ranked(figures) => ranked(figures),
    }
}

fn ranked(figures: &Figures) -> String {
    let word = match figures.shows {
        Shows::NoChange => "No change.",
        Shows::Likely(Way::AsWanted) => "Likely.",
        Shows::Likely(Way::TheOther) => "Likely, the other way.",
    };
    let side = |count: Count| share(count).unwrap_or_else(|| counted(count));
    format!(
        "{word} In the weeks on {}, in the weeks off {}. {} of the 252 orders show as much.",
        side(figures.on),
        side(figures.off),
        figures.as_far
    )
}

fn sentence(word: &str) -> String {
    let mut letters = word.chars();
    let word: String =
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    format!("{word}.")
}
