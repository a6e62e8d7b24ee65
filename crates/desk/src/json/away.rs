use serde_json::{Value, json};

use super::{SignalJson, left_out_by_you};
use crate::Report;
use crate::steps::sentence;

/// The absence, the acts, and what to hand over first.
pub fn away(report: &Report) -> Value {
    let list = &report.list;
    json!({
        "schema": "groundwork/away/1",
        "scope": report.ground.settings.scope,
        "left_out_by_you": left_out_by_you(report.ground),
        "absence": SignalJson::of(report, &report.absence.signal),
        "acts": SignalJson::of(report, &report.acts.signal),
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
