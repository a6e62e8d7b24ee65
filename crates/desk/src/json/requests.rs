use serde_json::{Value, json};
use signals::Signal;
use signals::reviews::Line;
use team::Ground;

use super::Part;
use crate::Report;

/// What was read of the forges; null where a signal asks none.
pub(super) fn coverage(ground: &Ground, signal: &Signal) -> Value {
    let Some(requests) = signal.coverage.requests else { return Value::Null };
    json!({
        "repositories": requests.repositories.of,
        "repositories_connected": requests.repositories.part,
        "requests": requests.requests.of,
        "requests_read": requests.requests.part,
        "from": ground.clock.day(requests.since),
        "to": ground.clock.day(requests.until),
        "reaches_window": requests.reaches,
        "changes": requests.changes.of,
        "changes_with_request": requests.changes.part,
    })
}

/// What a signal of change requests says besides its figure; counts, and nobody's name.
pub(super) fn detail(report: &Report, id: &str) -> Value {
    let clock = &report.ground.clock;
    let hours = |seconds: i64| seconds as f64 / 3600.0;
    match id {
        "s2" => json!({
            "merged_by_you_unapproved": report.gate.merged_by_lead,
            "merged_by_others_unapproved": report.gate.merged_by_others,
            "out_of_scope": report.gate.out_of_scope,
            "role": report.gate.role.map(|(before, after)| json!({
                "before": Part::from(before), "after": Part::from(after),
            })),
        }),
        "s3" => json!({
            "before": report.wait.before.map(|(median, waits)| json!({ "hours": median, "waits": waits })),
            "others": report.wait.others.map(|others| json!({
                "hours": others.median, "waits": others.waits, "people": others.people,
            })),
            "ratio": report.wait.ratio,
            "at_least_hours": report.wait.at_least.map(hours),
            "waits": report.wait.waits.iter().map(|wait| json!({
                "request": wait.record.id, "from": wait.record.day,
                "hours": hours(wait.seconds), "answered": wait.answered,
            })).collect::<Vec<_>>(),
        }),
        "s3w" => json!({
            "as_of": clock.day(report.waiting.at),
            "hours_said": report.waiting.hours_said,
            "weeks": report.waiting.weeks.iter().enumerate().rev().map(|(weeks_ago, spent)| json!({
                "week": clock.last_sunday(weeks_ago as i32), "hours": spent.map(hours),
            })).collect::<Vec<_>>(),
            "waiting": report.waiting.items.iter().map(|item| json!({
                "request": item.record.id, "link": item.record.link, "since": item.record.day,
                "one_of": item.of, "for": what_for(item.line),
            })).collect::<Vec<_>>(),
        }),
        "s14" => json!({ "requests": report.questions.requests }),
        _ => json!({
            "index": report.reviews.index,
            "people": report.reviews.people,
            "outside": report.reviews.outside,
        }),
    }
}

fn what_for(line: Line) -> &'static str {
    match line {
        Line::ToBeMended => "mend",
        Line::LeadAwaited => "review",
        Line::Unanswered => "answer",
        Line::Approved => "merge",
        _ => "ask",
    }
}
