//! Where only the lead has worked, in sentences.

use signals::Status;
use signals::fresh_truck_factor::FreshTruckFactor;
use signals::s5b::{AreaKnown, Weights};
use team::Ground;
use team::areas::ENOUGH_AREAS;

use crate::Report;
use crate::scorecard::in_words;
use crate::text::{Sentence, Source, percent, thousands};

/// What it is to know a file.
pub const TO_KNOW: &str =
    "worked on it on two days in the last year, or wrote it in the last year and a half";

/// What is so, over all areas.
pub fn finding(report: &Report) -> String {
    if let Some(few) = too_few(report) {
        return few;
    }
    let areas = of_areas(report).map(|sentence| format!("{sentence} ")).unwrap_or_default();
    format!("{areas}{} To know: {TO_KNOW}.", of_changes(report))
}

/// That there are too few changes to say much, if so.
pub fn too_few(report: &Report) -> Option<String> {
    match &report.knowledge.signal.status {
        Status::NotEnough { have, need, why } => {
            Some(format!("Too few {why} to say much: {have}, {need} needed."))
        }
        _ => None,
    }
}

/// In how many areas only the lead has worked; none where there are too few areas, or nobody else.
pub fn of_areas(report: &Report) -> Option<Sentence> {
    let areas = report.knowledge.only_areas;
    let said = !report.ground.active.others.is_empty() && areas.of as usize >= ENOUGH_AREAS;
    said.then(|| {
        let figure = format!("{} of {} areas", areas.part, areas.of);
        Sentence::from("In ").opens(figure, Source::Knowledge).and(" only you have worked recently.")
    })
}

/// Which part of the year's changes lies in files only the lead knows.
pub fn of_changes(report: &Report) -> Sentence {
    let known = &report.knowledge;
    let share = |weights: Weights| weights.only_you().share().map(percent).unwrap_or_default();
    let you = if report.ground.active.others.is_empty() { "you know" } else { "only you know" };
    Sentence::from(format!("Of the year's {} file changes ", thousands(known.weights.all())))
        .opens(share(known.weights), Source::FreshKnowledge)
        .and(format!(" are in files {you} ({} if once in half a year is enough).", share(known.looser)))
}

/// The same part a year ago, where the line reaches back so far.
pub fn a_year_ago(report: &Report) -> Option<String> {
    let point = report.knowledge.signal.points.iter().find(|point| point.weeks_ago == team::clock::YEAR)?;
    crate::text::share(point.count).map(|share| format!("A year ago {share}."))
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
    let factor = report
        .knowledge
        .truck_factor
        .as_ref()
        .filter(|_| !alone)
        .map(|factor| format!("{}. ", title(ground, factor)));
    let factor = factor.unwrap_or_default();
    format!("{gap}{factor}The published one counts people who left: groundwork signal s5a")
}

fn title(ground: &Ground, factor: &FreshTruckFactor) -> String {
    let who = who(ground, factor.people(), factor.lead());
    format!(
        "Fresh truck factor {}: without {who}, less than half of what is known now would be",
        factor.people()
    )
}

/// Those who are taken away: `you and one other`.
fn who(ground: &Ground, people: usize, lead: bool) -> String {
    match (people, lead) {
        (1, true) => "you".to_owned(),
        (2, true) if ground.active.others.len() == 1 => "you and the other".to_owned(),
        (2, true) => "you and one other".to_owned(),
        (n, true) => format!("you and {} others", in_words(n as i32 - 1)),
        (1, false) if ground.active.others.len() == 1 => "the other".to_owned(),
        (1, false) => "one of the others".to_owned(),
        (n, false) => format!("{} of the others", in_words(n as i32)),
    }
}

/// The fresh truck factor in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// What it is, in one sentence.
    pub title: String,
    /// `It takes two people: you and one other`
    pub heading: String,
    /// How it is found, and the lead's place in it.
    pub said: String,
    /// `without you and one other`, a step each.
    pub steps: Vec<String>,
}

/// The fresh truck factor; none where nothing is known, or nobody else is there.
pub fn factor(report: &Report) -> Option<Factor> {
    let ground = report.ground;
    let found = report.knowledge.truck_factor.as_ref().filter(|_| !ground.active.others.is_empty())?;
    let people = match found.people() {
        1 => "one person".to_owned(),
        n => format!("{} people", in_words(n as i32)),
    };
    let place = match found.steps.iter().position(|step| step.lead) {
        None => "You are not among them.".to_owned(),
        Some(0) => "You are the first.".to_owned(),
        Some(1) => "You are the second.".to_owned(),
        Some(2) => "You are the third.".to_owned(),
        Some(n) => format!("You are number {}.", n + 1),
    };
    let steps = (1..=found.people()).map(|taken| {
        let lead = found.steps[..taken].iter().any(|step| step.lead);
        format!("without {}", who(ground, taken, lead))
    });
    Some(Factor {
        title: title(ground, found),
        heading: format!("It takes {people}: {}", who(ground, found.people(), found.lead())),
        said: format!(
            "Take away, one after another, whoever knows most of what changed this year, until less than half of what is \
             known now is known by those who are left. This is the fresh truck factor: {}. {place}",
            in_words(found.people() as i32)
        ),
        steps: steps.collect(),
    })
}
