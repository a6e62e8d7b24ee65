//! The opening sentences: a table, one row per verdict and state (docs/opening-sentences.md).

use signals::stats::Word;
use signals::{Count, Signal, Status, began};
use team::Ground;
use team::areas::ENOUGH_AREAS;
use team::clock::NOW;

use super::counted;
use crate::report::Report;
use crate::term::{day, day_short, percent, range, thousands};

/// What git cannot see of a lead; it stands above the first number.
pub fn unseen(report: &Report) -> &'static str {
    if report.ground.active.others.is_empty() {
        "Git sees what was merged, not talks, design or help."
    } else {
        "Git sees what was merged, not reviews, talks, design or help. A lead who does those well can look worst here."
    }
}

/// The finding, in sentences, each a paragraph of its own only where it is another idea.
pub fn findings(report: &Report) -> Vec<String> {
    let ground = report.ground;
    let signal = &report.maker_share.signal;
    if let Status::Dropped(why) = &signal.status {
        return vec![format!("No figure about the team: {why}.")];
    }
    if nothing_counted(ground) {
        return vec![nothing_counts(ground)];
    }
    if ground.active.others.is_empty() {
        return vec![alone(ground)];
    }
    if let Some(last) = last_change(ground).filter(|&last| last < ground.clock.weeks_ago(NOW)) {
        let last = day_short(ground.clock.day(last), ground.clock.date().year());
        let gone =
            format!("No changes by you since {last}; what waits for you is in reviews: connect the forge.");
        return std::iter::once(gone).chain(knowledge(report)).collect();
    }
    let mut sentences = vec![maker_share(report, signal)];
    sentences.extend(knowledge(report));
    vec![sentences.join(" ")]
}

/// No file counts at all: a repository of configuration, say.
fn nothing_counted(ground: &Ground) -> bool {
    ground.areas.all.iter().all(|area| area.files == 0)
}

fn nothing_counts(ground: &Ground) -> String {
    let offer = if ground.configuration_share() >= 0.3 && ground.settings.count_configuration.is_none() {
        " Most changes are of configuration: groundwork areas --count-configuration counts it."
    } else {
        ""
    };
    format!("Nothing here is counted: no file of source or test.{offer}")
}

fn alone(ground: &Ground) -> String {
    let brought = match ground.visitors.people {
        0 => "nobody else changed anything".to_owned(),
        1 => format!("1 visitor brought {}", counted(ground.visitors.changes, "change")),
        n => format!("{n} visitors brought {}", counted(ground.visitors.changes, "change")),
    };
    format!(
        "You work here alone; {brought} in half a year. Signs about a team do not apply: maker share, absence, new \
         owners, hand-overs."
    )
}

fn last_change(ground: &Ground) -> Option<i64> {
    let lead = ground.lead();
    ground
        .changes
        .all
        .iter()
        .rev()
        .find(|change| change.person == lead && !change.files.is_empty())
        .map(|change| change.time)
}

fn maker_share(report: &Report, signal: &Signal) -> String {
    let ground = report.ground;
    let count = signal.count.unwrap_or_default();
    if ground.active.others.len() == 1 {
        return format!(
            "You merged {} in twelve weeks. With two people each figure is the other's, so none is given of the team.",
            counted(count.part as usize, "change")
        );
    }
    let usual = signal.usual.map(|usual| range(usual.low, usual.high));
    let usually = usual.map(|usual| format!(", usually {usual}")).unwrap_or_default();
    if count.of < 10 || ground.active.others.len() == 2 {
        let usually =
            if count.of < 10 { String::new() } else { usually.replacen(", usually", "; usually", 1) };
        return format!(
            "You merged {} of the team's {} in twelve weeks{usually}.",
            thousands(count.part),
            counted(count.of as usize, "change")
        );
    }
    let share = share_of_changes(count);
    let Some(verdict) = signal.verdict else { return format!("You merged {share}.") };
    match verdict.word {
        Word::Down => format!("You merge less than before: {share}{usually}."),
        Word::Up => format!("You merge more than before: {share}{usually}."),
        Word::NoClearChange => format!("No clear change in how much you merge: {share}{usually}."),
        Word::TooFew => format!(
            "You merged {share} in twelve weeks: too few to compare ({}, 20 needed).",
            verdict.now.of.min(verdict.before.of)
        ),
        Word::NotCompared => {
            let since = ground.regimes.iter().map(|mark| mark.weeks_ago).min().unwrap_or_default();
            let since = day(ground.clock.day(ground.clock.weeks_ago(since)));
            format!(
                "You merged {share}. How the team merges changed about {since}, so nothing is compared across it."
            )
        }
        Word::TooEarly => too_early(ground, &share),
    }
}

fn too_early(ground: &Ground, share: &str) -> String {
    let joined = began(ground).map(|began| {
        let weeks = ground.clock.week_of(began) + 1;
        let weeks = if weeks == 1 { "one week".to_owned() } else { format!("{} weeks", in_words(weeks)) };
        format!(
            " You joined on {}, {weeks} ago; before needs 24 weeks, and 20 changes in it.",
            day(ground.clock.day(began))
        )
    });
    format!(
        "Too early: before your first change there is nothing to compare.{} You merged {share} so far.",
        joined.unwrap_or_default()
    )
}

fn in_words(n: i32) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n as usize).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `24 % of the team's changes`; with n under 20 the counts stand in front.
fn share_of_changes(count: Count) -> String {
    match count.share() {
        Some(share) if count.of >= 20 => format!("{} of the team's changes", percent(share)),
        _ => format!("{} of the team's {}", thousands(count.part), counted(count.of as usize, "change")),
    }
}

/// Where only the lead has worked, and what the others met.
fn knowledge(report: &Report) -> Vec<String> {
    let mut sentences = Vec::new();
    let areas = report.knowledge.only_areas;
    if areas.of as usize >= ENOUGH_AREAS {
        sentences.push(format!("In {} of {} areas only you have worked recently.", areas.part, areas.of));
    }
    let signal = &report.absence.signal;
    let Some(count) = signal.count else { return sentences };
    if report.absence.hits_only {
        let met = if count.part == 1 {
            "1 change met".to_owned()
        } else {
            format!("{} changes met", thousands(count.part))
        };
        sentences.push(format!("In the last year {met} a file only you had worked on."));
        return sentences;
    }
    let shares = match (signal.value, signal.looser.and_then(Count::share)) {
        (Some(share), Some(loose)) => {
            format!(" ({}; {} if once in half a year is enough)", percent(share), percent(loose))
        }
        _ => String::new(),
    };
    sentences.push(format!(
        "In the last year {} of {} by the others{shares} touched a file only you had worked on.",
        thousands(count.part),
        counted(count.of as usize, "change")
    ));
    sentences
}
