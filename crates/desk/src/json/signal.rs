use growth::recurrence::Frequency;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};
use signals::{Signal, Status};
use team::Ground;

use super::{Part, calendar, requests};
use crate::Report;

/// One signal.
#[derive(Serialize)]
pub struct SignalJson {
    id: &'static str,
    name: &'static str,
    status: &'static str,
    why: Option<String>,
    value: Option<f64>,
    unit: &'static str,
    window: &'static str,
    numerator: Option<u64>,
    denominator: Option<u64>,
    looser: Option<Part>,
    now: Option<Part>,
    before: Option<Part>,
    usual_range: Option<[f64; 2]>,
    verdict: Option<&'static str>,
    p: Option<f64>,
    coverage: Value,
    not_seen: &'static str,
    counter: &'static str,
    disagreed: Vec<String>,
    points: Vec<PointJson>,
    detail: Value,
}

#[derive(Serialize)]
struct PointJson {
    /// The Sunday by which the week is named.
    week: Date,
    numerator: u64,
    denominator: u64,
    value: Option<f64>,
}

impl SignalJson {
    /// A signal of a report.
    pub fn of(report: &Report, signal: &Signal) -> SignalJson {
        let definition = signal.definition;
        let (status, why) = match &signal.status {
            Status::Value => ("value", None),
            Status::NotEnough { have, need, why } => {
                ("not_enough", Some(format!("{have} {why}, {need} needed")))
            }
            Status::Dropped(why) => {
                let remedy = report.remedy().map(|command| format!("; {command}")).unwrap_or_default();
                ("not_enough", Some(format!("{why}{remedy}")))
            }
            Status::NotApplicable(why) => ("not_applicable", Some(why.clone())),
            Status::NotConnected(source) => {
                let command = crate::scorecard::connects(source);
                ("not_connected", Some(format!("no {source} is connected; {command}")))
            }
        };
        // Days without hours said are a denominator that waits for its numerator.
        let waiting = || match definition.id {
            "s9" if !signal.is_dropped() => Some(report.hours.days),
            // What it stands beside, and is no part of.
            "s6a" if signal.status == Status::Value => Some(signal.denominator.len() as u64),
            _ => None,
        };
        let denominator =
            signal.count.map(|count| count.of).filter(|_| is_a_share(report, signal)).or_else(waiting);
        SignalJson {
            id: definition.id,
            name: definition.name,
            status,
            why,
            value: signal.value,
            unit: definition.unit,
            window: definition.window,
            numerator: signal.count.map(|count| count.part),
            denominator,
            looser: signal.looser.filter(|_| is_a_share(report, signal)).map(Part::from),
            now: signal.verdict.map(|verdict| verdict.now.into()),
            before: signal.verdict.map(|verdict| verdict.before.into()),
            usual_range: signal.usual.map(|usual| [usual.low, usual.high]),
            verdict: signal.verdict.map(|verdict| verdict.word.text()),
            p: signal
                .verdict
                .and_then(|verdict| verdict.rank)
                .map(|(as_much, all)| f64::from(as_much) / f64::from(all)),
            coverage: json!({
                "commits_read": signal.coverage.commits.part,
                "commits": signal.coverage.commits.of,
                "reaches_start": signal.coverage.reaches,
                "forge": requests::coverage(report.ground, signal),
                "calendar": calendar::coverage(report, signal),
            }),
            not_seen: definition.not_seen,
            counter: definition.counter,
            disagreed: disagreed(report.ground, definition.id),
            points: points(report.ground, signal),
            detail: if has_detail(signal) { detail(report, definition.id) } else { Value::Null },
        }
    }
}

/// First steps and files that come back are one count, and no part of anything; nor is what would tell
/// how much one or two others did.
fn is_a_share(report: &Report, signal: &Signal) -> bool {
    match signal.definition.id {
        "s3w" | "s6a" | "s7" | "s7f" | "s12g" => false,
        "s6b" if report.absence.hits_only => false,
        _ => !matches!(signal.status, Status::NotApplicable(_) | Status::NotConnected(_)),
    }
}

/// Where a signal has no answer, what stands beside it is none either: a share of everything by
/// somebody who works alone, or of a team that is none. Days without hours said are the exception.
fn has_detail(signal: &Signal) -> bool {
    match signal.status {
        Status::Value | Status::NotEnough { .. } => true,
        Status::NotApplicable(_) => signal.definition.id == "s9",
        Status::Dropped(_) | Status::NotConnected(_) => false,
    }
}

fn disagreed(ground: &Ground, id: &str) -> Vec<String> {
    ground
        .settings
        .disagreed
        .iter()
        .filter(|(signal, _, _)| signal == id)
        .map(|(_, why, _)| why.clone())
        .collect()
}

fn points(ground: &Ground, signal: &Signal) -> Vec<PointJson> {
    let point = |point: &signals::Point| PointJson {
        week: ground.clock.last_sunday(point.weeks_ago),
        numerator: point.count.part,
        denominator: point.count.of,
        value: signal.definition.value_of(point.count),
    };
    signal.points.iter().rev().map(point).collect()
}

/// What a signal says besides its figure.
fn detail(report: &Report, id: &str) -> Value {
    let ground = report.ground;
    match id {
        "s1a" => json!({
            "still_known": Some(report.maker_share.still_known).filter(|known| known.of > 0).map(Part::from),
            "even_share": report.maker_share.even,
            "target": ground.settings.targets.get("s1a"),
            "role": report.maker_share.role.map(|(before, after)| json!({
                "before": Part::from(before), "after": Part::from(after),
            })),
        }),
        "s1b" => json!({
            "all_known": Part::from(report.own_it.strict),
            "new_files_only": report.own_it.new_files_only,
            "said": { "answers": report.own_it.said.answers, "could": report.own_it.said.could, "agree": report.own_it.said.agree,
                "with_answers": (report.own_it.said.answers > 0).then(|| Part::from(report.own_it.said.wins)) },
            "areas": report.own_it.areas.iter().map(|area| json!({
                "area": area.area, "yours": area.yours, "half_known": area.half, "all_known": area.all, "people": area.people,
            })).collect::<Vec<_>>(),
        }),
        "s2" | "s3" | "s3w" | "s4" | "s14" => requests::detail(report, id),
        "s5a" => json!({
            "repositories": report.published.repositories.iter().zip(&report.published.gone)
                .map(|(found, gone)| truck_factor(found, *gone)).collect::<Vec<_>>(),
            "areas": report.published.areas.iter().map(|(area, found)| json!({
                "area": area, "truck_factor": found.truck_factor, "files": found.files,
            })).collect::<Vec<_>>(),
        }),
        "s5b" => json!({
            "states": states(report.knowledge.weights),
            "looser_states": states(report.knowledge.looser),
            "areas_only_you": report.knowledge.only_areas.part,
            "areas": report.knowledge.only_areas.of,
            "fresh_truck_factor": report.knowledge.truck_factor.as_ref().map(|factor| factor.people()),
        }),
        "s6a" => super::away::detail(report),
        "s6b" => json!({
            "hits_only": report.absence.hits_only,
            "percentiles": report.absence.percentiles,
            "own_share": (!report.absence.hits_only).then(|| Part::from(report.absence.own)),
            "fortnights": spans(report, &report.absence.fortnights, 2),
            "four_weeks": spans(report, &report.absence.months, 4),
            "areas": report.absence.areas.iter().map(|(area, hits)| json!({ "area": area, "hits": hits })).collect::<Vec<_>>(),
        }),
        "s6c" => json!({
            "files": report.acts.files.iter().map(|act| json!({
                "path": act.path.map(|file| ground.path(file)), "months": act.done.part, "last": act.last, "next": act.next,
            })).collect::<Vec<_>>(),
            "next_release": report.acts.releases.as_ref().and_then(|act| act.next),
        }),
        "s7" => json!({
            "people": report.new_owners.people,
            "new_owners": report.new_owners.owners.len(),
            "in_your_areas": report.new_owners.in_lead_areas,
        }),
        "s7f" => json!({
            "people": report.first_leads.people,
            "designs": report.first_leads.designs,
            "incidents": report.first_leads.incidents,
        }),
        "s8" => calendar::detail(report),
        "s9" => json!({
            "days": report.hours.days,
            "joined": calendar::joined(report.hours.joined),
            "usable_minutes": Part::from(report.hours.usable),
        }),
        "s10g" => json!({
            "hand_overs": report.hand_overs.all.iter().map(|given| json!({
                "area": given.area, "date": given.date, "level": given.level, "outcome": given.outcome.text(),
                "periods": given.periods.iter().map(|period| period.map(Part::from)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        }),
        "s12" => incidents(report),
        "s12g" => json!({
            "files": report.comes_back.files.iter().map(|found| json!({
                "path": ground.path(found.file), "fixes": Part::from(found.fixes),
            })).collect::<Vec<_>>(),
        }),
        "s15" => json!({
            "as_if": report.spread.as_if,
            "people": report.spread.people,
            "yours": Part::from(report.spread.lead),
        }),
        "s16" => json!({
            "median_rounds": report.landing.median_rounds(),
            "rounds": report.landing.rounds,
            "in_log_alone": report.landing.of_log,
            "younger": report.landing.young,
            "not_told": report.landing.untold,
        }),
        _ => Value::Null,
    }
}

/// The classes of incidents, as their source names them.
fn incidents(report: &Report) -> Value {
    let found = &report.recurrence;
    let trend = |trend: Option<Frequency>| {
        trend.map(|trend| json!({ "u": trend.u, "incidents": trend.n, "said": trend.said.text() }))
    };
    json!({
        "until": found.until,
        "without_class": found.without_class,
        "classes_changed": Part::from(found.changed),
        "trend": trend(found.trend),
        "classes": found.classes.iter().map(|class| json!({
            "class": class.name, "again": Part::from(class.again), "days_since": class.days_since,
            "condition_changed": class.changed, "since_changed": class.since_changed, "trend": trend(class.trend),
        })).collect::<Vec<_>>(),
    })
}

fn truck_factor(found: &signals::published::TruckFactor, gone: usize) -> Value {
    json!({
        "truck_factor": found.truck_factor,
        "no_longer_active": gone,
        "files": found.files,
        "shares_percent": found.shares_percent,
    })
}

fn states(weights: signals::s5b::Weights) -> Value {
    json!({
        "only_you": weights.only_you,
        "you_and_others": weights.you_and_others,
        "others": weights.others,
        "cold": weights.cold,
        "yours_once": weights.yours_once,
        "nobody_active": weights.nobody,
    })
}

fn spans(report: &Report, spans: &[signals::s6b::Span], weeks: i32) -> Value {
    let span = |span: &signals::s6b::Span| {
        json!({
            "to": report.ground.clock.last_sunday(span.weeks_ago - weeks),
            "hits": span.hits.part,
            "changes": (!report.absence.hits_only).then_some(span.hits.of),
            "looser_hits": span.looser.part,
        })
    };
    spans.iter().rev().map(span).collect()
}

/// One signal with its definition and both lists of ids.
pub fn signal_with_evidence(report: &Report, signal: &Signal) -> Value {
    let definition = signal.definition;
    let ids =
        |records: &[signals::Record]| records.iter().map(|record| record.id.clone()).collect::<Vec<_>>();
    let links = |records: &[signals::Record]| {
        let of_another = definition.source.starts_with(signals::FORGE)
            || definition.id == "s12"
            || records.iter().any(|record| record.link.is_some());
        of_another.then(|| records.iter().map(|record| record.link.clone()).collect::<Vec<_>>())
    };
    json!({
        "schema": "groundwork/signal/1",
        "scope": report.ground.settings.scope,
        "left_out_by_you": super::left_out_by_you(report.ground),
        "definition": {
            "meaning": definition.meaning, "formula": definition.formula, "records": definition.records,
            "source": definition.source, "minimum": definition.minimum, "capability": definition.capability,
        },
        "signal": SignalJson::of(report, signal),
        "evidence": ids(&signal.numerator),
        "denominator_evidence": ids(&signal.denominator),
        "links": links(&signal.numerator),
        "denominator_links": links(&signal.denominator),
    })
}
