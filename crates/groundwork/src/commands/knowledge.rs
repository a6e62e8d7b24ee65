//! Where only the lead has worked.

use desk::named::named_area;
use desk::{Failure, Report, json};
use serde_json::json;
use signals::Status;

use super::say_what_is_missing;
use crate::cli::Global;
use crate::ending::Ending;
use crate::{pages, put, put_as_it_is, screen};

/// Where only you have worked, and who else has
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork knowledge ledger")]
pub struct Args {
    /// One area, by name or what its name ends in: its files
    #[arg(value_name = "AREA")]
    pub area: Option<String>,
}

/// Prints it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let desk = global.desk()?;
    let ground = desk.ground()?;
    say_what_is_missing(&desk, &ground);
    let report = Report::of(&ground);
    let screen = screen(global);
    let text = match &args.area {
        Some(name) => pages::area(&report, named_area(&ground, name)?, screen, global.names),
        None if global.json => {
            put_as_it_is(&json::text(&data(&report)));
            String::new()
        }
        None => pages::knowledge(&report, screen, global.names),
    };
    put(&text);
    Ok(if report.is_incomplete() { Ending::Incomplete } else { Ending::Done })
}

fn data(report: &Report) -> serde_json::Value {
    let ground = report.ground;
    let known = match &report.knowledge.signal.status {
        Status::Dropped(why) | Status::NotApplicable(why) => {
            return json!({
                "schema": "groundwork/knowledge/1",
                "scope": ground.settings.scope,
                "left_out_by_you": json::left_out_by_you(ground),
                "why": why,
                "areas": null,
            });
        }
        Status::Value | Status::NotEnough { .. } => &report.knowledge.areas,
    };
    json!({
        "schema": "groundwork/knowledge/1",
        "scope": ground.settings.scope,
        "left_out_by_you": json::left_out_by_you(ground),
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
