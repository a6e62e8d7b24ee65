//! The opening sentences: a table, one row per verdict and state (docs/opening-sentences.md).

use signals::stats::Word;
use signals::{Count, Signal, Status, began};
use team::areas::ENOUGH_AREAS;
use team::classes::Class;
use team::clock::NOW;
use team::{Change, Ground};

use super::waits::{CONNECT, instead_of_changes};
use super::words::{in_words, looser, met};
use crate::Report;
use crate::text::{Sentence, Source, day, day_short, number_of, percent, range, thousands};

/// What git cannot see of a lead; it stands above the first number.
pub fn unseen(report: &Report) -> &'static str {
    let connected = report.ground.forges.iter().any(Option::is_some);
    if report.is_alone() {
        "Git sees what was merged, not talks, design or help."
    } else if connected {
        "Git and your forge see what was merged and reviewed, not talks, design or help. A lead who does those well can \
         look worst here."
    } else {
        "Git sees what was merged, not reviews, talks, design or help. A lead who does those well can look worst here."
    }
}

/// The finding, in sentences.
pub fn findings(report: &Report) -> Vec<Sentence> {
    let ground = report.ground;
    let signal = &report.maker_share.signal;
    if let Status::Dropped(why) = &signal.status {
        return vec![format!("No figure about the team: {why}.").into()];
    }
    if nothing_counted(report) {
        return vec![nothing_counts(ground)];
    }
    if ground.active.others.is_empty() {
        return vec![alone(ground, gone(ground)).into()];
    }
    if first_change(ground).is_none() {
        return vec![match instead_of_changes(report) {
            _ if yours_left_out(ground) => LEFT_OUT.into(),
            Some(instead) => format!("{NEVER_BUT}; {instead}.").into(),
            None => NEVER.into(),
        }];
    }
    let first = gone(ground).map(|since| match instead_of_changes(report) {
        Some(instead) => format!("{since}; {instead}.").into(),
        None => Sentence::from(format!("{since}; what waits for you is in reviews: connect the forge with "))
            .types(CONNECT)
            .and("."),
    });
    let mut sentences = vec![first.unwrap_or_else(|| maker_share(report, signal))];
    sentences.extend(knowledge(report));
    sentences
}

/// Nothing the lead did is counted.
const NEVER: &str = "No change of yours touches a file that counts. What you write in documentation, configuration \
                     or data is not seen here, and what waits for you in reviews neither.";

/// The same, where a forge says more.
const NEVER_BUT: &str = "No change of yours touches a file that counts";

/// All the lead did is left out.
const LEFT_OUT: &str = "You left out every change of yours that would count, or the areas it touches, so there is no \
                        figure about you.";

/// Whether the lead changed files that would count, had they not left them out.
pub fn yours_left_out(ground: &Ground) -> bool {
    let lead = ground.lead();
    ground.branches.iter().enumerate().any(|(repository, branch)| {
        let commits = branch.history.commits.iter().zip(0..);
        commits.filter(|(commit, _)| ground.people.person(repository, commit.author) == Some(lead)).any(
            |(_, at)| {
                let by_itself = branch.is_left_out(at, ground.settings);
                let mut files = branch.file_events(at).map(|(event, _)| branch.file_of_event(event));
                files.any(|file| {
                    let would = matches!(ground.class(file), Class::Source | Class::Test);
                    would && (by_itself || ground.is_left_out(file))
                })
            },
        )
    })
}

/// No file counts at all: a repository of configuration, say.
pub fn nothing_counted(report: &Report) -> bool {
    report.ground.areas.standing().next().is_none() && !report.maker_share.signal.is_dropped()
}

/// Since when the lead has merged nothing, where that is longer than *now*.
pub fn gone(ground: &Ground) -> Option<String> {
    let last = ground.changes.all.iter().rev().find(|change| is_counted(ground, change))?.time;
    let since = (last < ground.clock.weeks_ago(NOW)).then(|| ground.clock.day(last))?;
    Some(format!("No changes by you since {}", day_short(since, ground.clock.date().year())))
}

/// When the lead's first counted change was merged.
pub fn first_change(ground: &Ground) -> Option<i64> {
    ground.changes.all.iter().find(|change| is_counted(ground, change)).map(|change| change.time)
}

fn is_counted(ground: &Ground, change: &Change) -> bool {
    change.person == ground.lead() && !change.files.is_empty()
}

fn nothing_counts(ground: &Ground) -> Sentence {
    let left_out = ground.areas.all.iter().any(|area| area.left_out && area.files > 0);
    let counts: Sentence = if left_out {
        "Nothing here is counted: you left out every area.".into()
    } else {
        "Nothing here is counted: no file of source or test.".into()
    };
    if ground.configuration_share() < 0.3 || ground.settings.count_configuration.is_some() {
        return counts;
    }
    counts
        .and(" Most changes are of configuration: ")
        .types("groundwork areas --count-configuration")
        .and(" counts it.")
}

/// Nobody else is active; perhaps the lead is not either.
fn alone(ground: &Ground, gone: Option<String>) -> String {
    let brought = match ground.visitors.people {
        0 => "nobody else changed anything".to_owned(),
        n => format!("{} brought {}", number_of(n, "visitor"), number_of(ground.visitors.changes, "change")),
    };
    if signals::why_alone(ground) == signals::NOBODY {
        return format!(
            "Nobody is active here yet: that takes a change that counts in at least 4 weeks of the last 26. Besides \
             you, {brought} in half a year. Signs about a team do not apply so far."
        );
    }
    let you = match gone {
        Some(since) => format!("{since}, and nobody else is active"),
        None => "You work here alone".to_owned(),
    };
    format!(
        "{you}; {brought} in half a year. Signs about a team do not apply: maker share, absence, new owners, \
         hand-overs."
    )
}

fn maker_share(report: &Report, signal: &Signal) -> Sentence {
    let ground = report.ground;
    let count = signal.count.unwrap_or_default();
    let merged = |figure: String| Sentence::from("You merged ").opens(figure, Source::MakerShare);
    if ground.active.others.len() == 1 {
        return merged(number_of(count.part as usize, "change")).and(
            " in twelve weeks. With two people each figure is the other's, so none is given of the team.",
        );
    }
    let usual = signal.usual.map(|usual| range(usual.low, usual.high));
    let usually = usual.map(|usual| format!(", usually {usual}")).unwrap_or_default();
    if count.of < 10 || ground.active.others.len() == 2 {
        let usually =
            if count.of < 10 { String::new() } else { usually.replacen(", usually", "; usually", 1) };
        let of = number_of(count.of as usize, "change");
        return merged(thousands(count.part)).and(format!(" of the team's {of} in twelve weeks{usually}."));
    }
    let (share, of) = share_of_changes(count);
    let now = |words: &str| Sentence::from(words).opens(share.clone(), Source::MakerShare);
    let Some(verdict) = signal.verdict else { return merged(share).and(format!("{of}.")) };
    match verdict.word {
        Word::Down => now("You merge less than before: ").and(format!("{of}{usually}.")),
        Word::Up => now("You merge more than before: ").and(format!("{of}{usually}.")),
        Word::NoClearChange => now("No clear change in how much you merge: ").and(format!("{of}{usually}.")),
        Word::TooFew => merged(share).and(format!(
            "{of} in twelve weeks: too few to compare ({}, 20 needed).",
            verdict.now.of.min(verdict.before.of)
        )),
        Word::NotCompared => {
            let since = ground.regimes.iter().map(|mark| mark.weeks_ago).min().unwrap_or_default();
            let since = day(ground.clock.day(ground.clock.weeks_ago(since)));
            merged(share).and(format!(
                "{of}. How the team merges changed about {since}, so nothing is compared across it."
            ))
        }
        Word::TooEarly => too_early(ground).and(" ").and(merged(share)).and(format!("{of} so far.")),
    }
}

fn too_early(ground: &Ground) -> Sentence {
    let joined = began(ground).map(|began| {
        let weeks = ground.clock.week_of(began) + 1;
        let weeks = if weeks == 1 { "one week".to_owned() } else { format!("{} weeks", in_words(weeks)) };
        format!(
            " You joined on {}, {weeks} ago; before needs 24 weeks, and 20 changes in it.",
            day(ground.clock.day(began))
        )
    });
    let joined = joined.unwrap_or_default();
    format!("Too early: before your first change there is nothing to compare.{joined}").into()
}

/// `24 %`, and ` of the team's changes`; with n under 20 the counts stand in front.
fn share_of_changes(count: Count) -> (String, String) {
    match count.share() {
        Some(share) if count.of >= 20 => (percent(share), " of the team's changes".to_owned()),
        _ => {
            let of = number_of(count.of as usize, "change");
            (thousands(count.part), format!(" of the team's {of}"))
        }
    }
}

/// In how many areas only the lead has worked; none where there are too few areas to say so.
pub fn only_areas(report: &Report) -> Option<Sentence> {
    let areas = report.knowledge.only_areas;
    (areas.of as usize >= ENOUGH_AREAS).then(|| {
        let figure = match areas.part {
            0 => format!("none of {} areas", areas.of),
            part => format!("{part} of {} areas", areas.of),
        };
        Sentence::from("In ").opens(figure, Source::Knowledge).and(" only you have worked recently.")
    })
}

/// Where only the lead has worked, and what the others met.
fn knowledge(report: &Report) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = only_areas(report).into_iter().collect();
    let signal = &report.absence.signal;
    let Some(count) = signal.count else { return sentences };
    if count.part == 0 {
        sentences.push(none_met(report, count).into());
        return sentences;
    }
    let year = |figure: String| Sentence::from("In the last year ").opens(figure, Source::Absence);
    if report.absence.hits_only {
        sentences.push(year(met(count.part)).and(" a file only you had worked on."));
        return sentences;
    }
    let shares = match (signal.value, looser(signal.looser)) {
        (Some(share), Some(loose)) => format!(" ({}; {loose})", percent(share)),
        _ => String::new(),
    };
    // The noun goes with its number: `1 change`, `1,040 changes`.
    let of = number_of(count.of as usize, "change");
    let (of, noun) = of.split_once(' ').unwrap_or((&of, ""));
    let sentence = year(format!("{} of {of}", thousands(count.part)));
    sentences
        .push(sentence.and(format!(" {noun} by the others{shares} touched a file only you had worked on.")));
    sentences
}

/// A zero is a result, and no success.
fn none_met(report: &Report, count: Count) -> String {
    let changes = if report.absence.hits_only || count.of == 0 {
        "no change by the others".to_owned()
    } else {
        format!("none of {} by the others", number_of(count.of as usize, "change"))
    };
    format!(
        "In the last year {changes} touched a file only you had worked on. That is not the same as nothing."
    )
}
