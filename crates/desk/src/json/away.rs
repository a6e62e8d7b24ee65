use serde_json::{Value, json};
use signals::s6a::{Asked, Missing, Side};

use super::{SignalJson, left_out_by_you};
use crate::Report;
use crate::away::approvals;
use crate::steps::sentence;

/// The absence, the acts, and what to hand over first; `decisions` are those of the log that others made in absences, before and after.
pub fn away(report: &Report, decisions: Option<[usize; 3]>) -> Value {
    let list = &report.list;
    json!({
        "schema": "groundwork/away/1",
        "scope": report.ground.settings.scope,
        "left_out_by_you": left_out_by_you(report.ground),
        "absence": SignalJson::of(report, &report.absence.signal),
        "acts": SignalJson::of(report, &report.acts.signal),
        "happened": SignalJson::of(report, &report.happened.signal),
        "decisions_by_others": decisions.map(|[during, before, after]| json!({
            "during": during, "before": before, "after": after,
        })),
        "approvals_only_yours": report.gate.signal.count.map(|count| json!({
            "requests": count.part,
            "of": count.of,
            "areas": approvals(report).iter().map(|area| json!({
                "area": area.area, "requests": area.requests,
                "others_who_know": area.could.as_ref().map(Vec::len),
            })).collect::<Vec<_>>(),
        })),
        "waiting": SignalJson::of(report, &report.waiting.signal),
        "hand_over": list.areas.iter().map(|entry| json!({
            "area": entry.area,
            "hits": entry.hits.0,
            "of": entry.hits.1,
            "others_who_know_some": entry.others.len(),
            "step": entry.step.as_ref().map(sentence),
        })).collect::<Vec<_>>(),
        "one_thing": list.one_thing.as_ref().map(sentence),
    })
}

/// Each absence, and their sum.
pub(super) fn detail(report: &Report) -> Value {
    let found = &report.happened;
    let side = |side: &Side| match side {
        Ok(span) => json!({
            "from": span.from, "until": span.until, "changes": span.changes, "missing": null,
            "requests": span.asked.as_ref().map(asked),
        }),
        Err(missing) => json!({
            "from": null, "until": null, "changes": null, "missing": word(*missing), "requests": null,
        }),
    };
    json!({
        "absences": found.all.iter().map(|absence| json!({
            "first": absence.first, "last": absence.last, "working_days": absence.days,
            "during": side(&absence.during), "before": side(&absence.before), "after": side(&absence.after),
        })).collect::<Vec<_>>(),
        "sum": found.pooled.as_ref().map(|sum| {
            let of = |at: usize| json!({
                "changes": sum.changes[at], "requests": sum.asked.as_ref().map(|all| asked(&all[at])),
            });
            json!({
                "absences": sum.absences, "working_days": sum.days,
                "during": of(0), "before": of(1), "after": of(2),
            })
        }),
    })
}

fn asked(asked: &Asked) -> Value {
    json!({
        "merged": asked.merged,
        "asked": asked.all,
        "asked_you": asked.lead,
        "first_answered_by_others": asked.by_others,
        "first_answered_by_you": asked.by_lead,
        "first_answer_hours": asked.median(),
    })
}

fn word(missing: Missing) -> &'static str {
    match missing {
        Missing::NotOver => "not_over",
        Missing::OtherAbsence => "another_absence",
        Missing::NoHistory => "no_history",
        Missing::NotRead => "not_read",
        Missing::TooFew => "too_few_others",
    }
}
