use serde_json::{Value, json};
use signals::Status;

use super::left_out_by_you;
use crate::Report;

/// The areas, with how much of each is known to whom: counted, never by name.
pub fn knowledge(report: &Report) -> Value {
    let ground = report.ground;
    let known = match &report.knowledge.signal.status {
        Status::Dropped(why) | Status::NotApplicable(why) => {
            return json!({
                "schema": "groundwork/knowledge/1",
                "scope": ground.settings.scope,
                "left_out_by_you": left_out_by_you(ground),
                "why": why,
                "areas": null,
            });
        }
        // What is known rests on git alone.
        Status::Value | Status::NotEnough { .. } | Status::NotConnected(_) => &report.knowledge.areas,
    };
    json!({
        "schema": "groundwork/knowledge/1",
        "scope": ground.settings.scope,
        "left_out_by_you": left_out_by_you(ground),
        "why": null,
        "areas": known.iter().map(|known| {
            let area = &ground.areas.all[known.area as usize];
            json!({
                "name": area.name,
                "files": area.files,
                "tests_only": area.tests_only,
                "only_you": known.only_lead(),
                "you_know": known.lead_knows,
                "others_who_know": known.others_know.len(),
                "others_who_know_some": known.others_some.len(),
                "weight": {
                    "only_you": known.weights.only_you,
                    "you_and_others": known.weights.you_and_others,
                    "others": known.weights.others,
                    "cold": known.weights.cold,
                    "nobody_active": known.weights.nobody,
                },
            })
        }).collect::<Vec<_>>(),
    })
}
