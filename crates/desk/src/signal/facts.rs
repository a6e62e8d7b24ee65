//! How a signal is made, and what stands beside it: names and values in words.

use signals::calendar::CALENDAR;
use signals::stats::Verdict;
use signals::{Definition, FORGE, Signal, Status};
use team::Ground;

use super::finding::{quantity, share};
use super::{calendar, incidents, proposals, requests};
use crate::Report;
use crate::text::{Sentence, Source, counted, day, thousands};

/// What a fact is called, and the fact.
pub type Fact = (&'static str, Sentence);

/// The facts under a signal.
pub fn facts(report: &Report, signal: &Signal) -> Vec<Fact> {
    let definition = signal.definition;
    let mut facts =
        vec![("Formula", definition.formula.into()), ("Window", window(report.ground, signal).into())];
    if let Some(compared) = signal.verdict.and_then(compared) {
        facts.push(("Compared", compared.into()));
    }
    if matches!(definition.id, "s1a" | "s1b" | "s5b" | "s6b") {
        facts.push(("To know", crate::knowledge::TO_KNOW.into()));
    }
    facts.extend(beside(report, signal));
    facts.push(("Records", definition.records.into()));
    facts.push(("Least n", definition.minimum.into()));
    let rests_on = match definition.source {
        FORGE => requests::coverage(report.ground, signal),
        _ if definition.id == "s12" => incidents::coverage(report.ground, signal),
        CALENDAR => calendar::coverage(report),
        _ if definition.id == "s9" => {
            format!("{}; {}", coverage(report.ground, signal), calendar::joined(report))
        }
        _ if matches!(definition.id, "s7f" | "s16") => proposals::coverage(report, signal),
        _ => coverage(report.ground, signal),
    };
    facts.push(("Coverage", rests_on.into()));
    facts.extend(crate::scope::by_you(report.ground).map(|chosen| ("You chose", chosen.into())));
    for said in crate::scorecard::you_said(report, signal) {
        facts.push(("You said", format!("\"{}\", {}", said.why, day(said.on)).into()));
    }
    facts
}

/// The block test in words.
fn compared(verdict: Verdict) -> Option<String> {
    let (as_much, all) = verdict.rank?;
    let blocks = match (3..=15).find(|n| n * (n - 1) * (n - 2) / 6 == all)? {
        15 => "fifteen".to_owned(),
        n => n.to_string(),
    };
    let differ = if as_much == 1 { "differs" } else { "differ" };
    let part = 100.0 * f64::from(as_much) / f64::from(all);
    Some(format!(
        "of all {all} ways to choose three of the last {blocks} four-week blocks, {as_much} {differ} as much \
         ({part:.1} %); 2 % is needed"
    ))
}

fn window(ground: &Ground, signal: &Signal) -> String {
    let window = signal.definition.window;
    let sunday = day(ground.clock.last_sunday(0));
    match (signal.definition.id, signal.verdict) {
        ("s5a" | "s6a" | "s10g", _) => window.to_owned(),
        ("s3w", _) => window.to_owned(),
        (_, Some(_)) => format!("{window}, to Sunday {sunday}; compared: twelve weeks with the 48 before"),
        (_, None) => format!("{window}, to Sunday {sunday}"),
    }
}

fn beside(report: &Report, signal: &Signal) -> Vec<Fact> {
    if matches!(signal.status, Status::NotApplicable(_) | Status::Dropped(_) | Status::NotConnected(_)) {
        return Vec::new();
    }
    match signal.definition.id {
        "s1a" => {
            let maker = &report.maker_share;
            let mut facts = Vec::new();
            if maker.still_known.of > 0 {
                let known = Sentence::from("still known of the year's change weight: ");
                facts.push(("Beside it", known.and(share(maker.still_known))));
            }
            if let Some((before, after)) = maker.role {
                let role = share(before).and(", in the 26 weeks before; ").and(share(after));
                facts.push(("Role", role.and(", in the 26 after")));
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
            let mut facts = vec![("States", states.into())];
            if let Some(factor) = &known.truck_factor {
                let areas = counted(known.only_areas);
                let people = factor.people();
                facts.push((
                    "Beside it",
                    format!("fresh truck factor {people}; areas only you know: {areas}").into(),
                ));
            }
            facts
        }
        "s2" | "s3" | "s3w" | "s4" | "s14" => requests::beside(report, signal),
        "s12" => incidents::beside(report),
        "s8" => calendar::beside(report),
        "s9" => vec![("Beside it", crate::scorecard::beside_hours(report).into())],
        "s7f" | "s15" | "s16" => proposals::beside(report, signal),
        "s6b" if report.absence.hits_only => Vec::new(),
        "s6b" => {
            let own = Sentence::from("your own share of all changes in those weeks: ");
            vec![("Beside it", own.and(share(report.absence.own)))]
        }
        _ => vec![("Beside it", counter(report, signal.definition))],
    }
}

/// The counter-signal with its own value, where it has one.
fn counter(report: &Report, definition: &Definition) -> Sentence {
    let opens = |name: &str, source| Sentence::default().opens(name, source);
    let value = match definition.id {
        "s1b" => {
            let said = &report.own_it.said;
            let asked = opens("your own answers", Source::Reasons);
            Some(match said.answers {
                0 => asked.and(" to: could someone else have owned this? None yet"),
                n => asked
                    .and(format!(" to: could someone else have owned this? Yes to {} of {n}", said.could)),
            })
        }
        "s5a" => report.knowledge.truck_factor.as_ref().map(|factor| {
            let people = quantity(factor.people() as u64, "people");
            opens("fresh truck factor", Source::FreshKnowledge).and(format!(": {people}"))
        }),
        "s6c" => Some(opens("the hand-over list", Source::HandOver)),
        "s7" => {
            let own = &report.own_it.signal;
            let count = own.count.filter(|_| own.status == Status::Value);
            count.map(|count| opens("own-it share", Source::OwnIt).and(": ").and(share(count)))
        }
        "s10g" => {
            let owners = &report.new_owners;
            let is_known = owners.signal.status == Status::Value;
            is_known.then(|| opens("new owners", Source::NewOwners).and(format!(": {}", owners.owners.len())))
        }
        _ => None,
    };
    value.unwrap_or_else(|| definition.counter.into())
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
    let forge = if signal.definition.id == "s9" || ground.forges.iter().any(Option::is_some) {
        ""
    } else {
        "; forge not connected"
    };
    format!("git since {since}, {read}{reach}{}{forge}", mark.unwrap_or_default())
}
