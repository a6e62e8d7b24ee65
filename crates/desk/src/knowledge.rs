//! Where only the lead has worked, in sentences.

use std::fmt::Write;

use signals::Status;
use signals::s5b::{AreaKnown, Weights};
use team::areas::ENOUGH_AREAS;

use crate::Report;
use crate::text::{percent, thousands};

/// What is so, over all areas.
pub fn finding(report: &Report) -> String {
    let known = &report.knowledge;
    if let Status::NotEnough { have, need, why } = &known.signal.status {
        return format!("Too few {why} to say much: {have}, {need} needed.");
    }
    let weights = known.weights;
    let alone = report.ground.active.others.is_empty();
    let areas = known.only_areas;
    let mut text = String::new();
    if !alone && areas.of as usize >= ENOUGH_AREAS {
        let _ = write!(text, "In {} of {} areas only you have worked recently. ", areas.part, areas.of);
    }
    let share = |weights: Weights| weights.only_you().share().map(percent).unwrap_or_default();
    let _ = write!(
        text,
        "Of the year's {} file changes {} are in files {} ({} if once in half a year is enough). To know: \
         worked on it on two days in the last year, or wrote it in the last year and a half.",
        thousands(weights.all()),
        share(weights),
        if alone { "you know" } else { "only you know" },
        share(known.looser)
    );
    text
}

/// How to read the areas: what the gap between them is, and the fresh truck factor.
pub fn reading(report: &Report) -> String {
    let alone = report.ground.active.others.is_empty();
    let ground = report.ground;
    let plain = |known: &&AreaKnown| !ground.areas.all[known.area as usize].tests_only;
    let mut only = report.knowledge.areas.iter().filter(plain).map(AreaKnown::only_lead);
    let has_gap = only.clone().any(|only| only) && only.any(|only| !only);
    let gap =
        if alone || !has_gap { "" } else { "Above the gap nobody else has four recent days in the area. " };
    let factor = report.knowledge.truck_factor.filter(|_| !alone).map(|factor| {
        let who = match (factor.people, factor.lead) {
            (1, true) => "you".to_owned(),
            (2, true) if ground.active.others.len() == 1 => "you and the other".to_owned(),
            (2, true) => "you and one other".to_owned(),
            (n, true) => format!("you and {} others", n - 1),
            (1, false) if ground.active.others.len() == 1 => "the other".to_owned(),
            (1, false) => "one of the others".to_owned(),
            (n, false) => format!("{n} of the others"),
        };
        let people = factor.people;
        format!("Fresh truck factor {people}: without {who}, less than half of what is known now would be. ")
    });
    let factor = factor.unwrap_or_default();
    format!("{gap}{factor}The published one counts people who left: groundwork signal s5a")
}
