//! How a signal is made, and what stands beside it: names and values in words.

use desk::Report;
use desk::text::{clean, counted, day, thousands};
use signals::{Signal, Status};
use team::Ground;

use super::finding::share;
use crate::term::Ink;

/// The facts under a signal.
pub fn facts(report: &Report, signal: &Signal, ink: Ink) -> Vec<(&'static str, String)> {
    let definition = signal.definition;
    let mut facts =
        vec![("Formula", definition.formula.to_owned()), ("Window", window(report.ground, signal))];
    if let Some((as_much, all)) = signal.verdict.and_then(|verdict| verdict.rank) {
        let part = 100.0 * f64::from(as_much) / f64::from(all);
        facts.push((
            "Compared",
            format!("of {all} choices of three 4-week blocks, {as_much} differ as much ({part:.1} %); 2 % is needed"),
        ));
    }
    if matches!(definition.id, "s1a" | "s1b" | "s5b" | "s6b") {
        let know = "worked on it on two days in the last year, or wrote it in the last year and a half";
        facts.push(("To know", know.to_owned()));
    }
    facts.extend(beside(report, signal, ink));
    facts.push(("Records", definition.records.to_owned()));
    facts.push(("Least n", definition.minimum.to_owned()));
    facts.push(("Coverage", coverage(report.ground, signal)));
    facts.extend(desk::scope::by_you(report.ground).map(|chosen| ("You chose", chosen)));
    for (_, why, at) in report.ground.settings.disagreed.iter().filter(|(id, _, _)| id == definition.id) {
        let said = report.ground.clock.day(at.div_euclid(1_000_000));
        facts.push(("You said", format!("\"{}\", {}", clean(why), day(said))));
    }
    facts
}

fn window(ground: &Ground, signal: &Signal) -> String {
    let window = signal.definition.window;
    let sunday = day(ground.clock.last_sunday(0));
    match (signal.definition.id, signal.verdict) {
        ("s5a" | "s10g", _) => window.to_owned(),
        (_, Some(_)) => format!("{window}, to Sunday {sunday}; compared: twelve weeks with the 48 before"),
        (_, None) => format!("{window}, to Sunday {sunday}"),
    }
}

fn beside(report: &Report, signal: &Signal, ink: Ink) -> Vec<(&'static str, String)> {
    if matches!(signal.status, Status::NotApplicable(_) | Status::Dropped(_)) {
        return Vec::new();
    }
    match signal.definition.id {
        "s1a" => {
            let maker = &report.maker_share;
            let mut facts = Vec::new();
            if maker.still_known.of > 0 {
                let known = share(maker.still_known, ink);
                facts.push(("Beside it", format!("still known of the year's change weight: {known}")));
            }
            if let Some((before, after)) = maker.role {
                let (before, after) = (share(before, ink), share(after, ink));
                facts.push(("Role", format!("{before}, in the 26 weeks before; {after}, in the 26 after")));
            }
            facts
        }
        "s5b" => {
            let known = &report.knowledge;
            let states = known.weights;
            let states = format!(
                "only you {}, you and others {}, others {}, cold {}, nobody active recently {}",
                thousands(states.only_you),
                thousands(states.you_and_others),
                thousands(states.others),
                thousands(states.cold),
                thousands(states.nobody)
            );
            let mut facts = vec![("States", states)];
            if let Some(factor) = known.truck_factor {
                let areas = counted(known.only_areas);
                let people = factor.people;
                facts.push((
                    "Beside it",
                    format!("fresh truck factor {people}; areas only you know: {areas}"),
                ));
            }
            facts
        }
        "s6b" if report.absence.hits_only => Vec::new(),
        "s6b" => {
            let own = share(report.absence.own, ink);
            vec![("Beside it", format!("your own share of all changes in those weeks: {own}"))]
        }
        _ => vec![("Beside it", signal.definition.counter.to_owned())],
    }
}

fn coverage(ground: &Ground, signal: &Signal) -> String {
    let coverage = signal.coverage;
    let since = ground.branches.iter().filter_map(|branch| branch.chain.time.first()).min();
    let since = since.map(|&first| day(ground.clock.day(first))).unwrap_or_default();
    let read = if coverage.commits.part == coverage.commits.of {
        "every commit of the window".to_owned()
    } else {
        format!("{} commits of the window", counted(coverage.commits))
    };
    let remedy = || ground.remedy.as_deref().map(|command| format!(": {command}")).unwrap_or_default();
    let reach = if coverage.reaches { String::new() } else { format!(", but history is cut{}", remedy()) };
    let mark = ground.regimes.iter().map(|mark| mark.weeks_ago).min().filter(|_| signal.verdict.is_some());
    let mark = mark.map(|weeks| day(ground.clock.day(ground.clock.weeks_ago(weeks))));
    let mark = mark.map(|day| format!("; merging changed about {day}, nothing is compared across it"));
    format!("git since {since}, {read}{reach}{}; forge not connected", mark.unwrap_or_default())
}
