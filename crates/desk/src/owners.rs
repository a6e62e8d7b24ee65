//! Beside what is known: new owners, areas that were given away, and the published truck factor, in sentences.

use signals::Status;

use crate::Report;
use crate::text::{clean, counted, day, number_of, thousands};

/// New owners of the twelve weeks, or why there is nothing to say of them.
pub fn new_owners(report: &Report) -> String {
    let found = &report.new_owners;
    if let Status::NotApplicable(why) | Status::Dropped(why) = &found.signal.status {
        return format!("Not applicable: {why}.");
    }
    let owners = match found.owners.len() {
        0 => "No new owner: nobody makes a fifth of the changes in an area they hardly touched before."
            .to_owned(),
        n => format!(
            "New owners, who make at least a fifth of the changes in an area they hardly touched before: {n}{}.",
            in_lead_areas(found.in_lead_areas)
        ),
    };
    let steps = match found.people {
        0 => String::new(),
        n => format!("The first steps are by {}. ", people(n)),
    };
    steps + &owners
}

fn in_lead_areas(n: usize) -> String {
    if n == 0 { String::new() } else { format!(", {n} of them where you made at least 30 % before") }
}

/// Areas the lead gave away, a sentence each.
pub fn given_away(report: &Report) -> Vec<String> {
    let all = report.hand_overs.all.iter().map(|given| {
        let periods: Vec<String> =
            given.periods.iter().map(|period| period.map_or("skipped".to_owned(), counted)).collect();
        let periods = if periods.is_empty() { "no whole period yet".to_owned() } else { periods.join(", ") };
        format!(
            "{}, given on {} at level {}: {}; yours by twelve weeks: {periods}",
            clean(&given.area),
            day(given.date),
            given.level,
            given.outcome.text()
        )
    });
    all.collect()
}

/// The published truck factor, a sentence a repository.
pub fn published(report: &Report) -> Vec<String> {
    let published = &report.published;
    let branches = report.ground.branches.iter().zip(&published.repositories).zip(&published.gone);
    let all = branches.map(|((branch, found), gone)| {
        let shares: Vec<String> = found.shares_percent.iter().map(|share| format!("{share:.1} %")).collect();
        format!(
            "{}: {}, {gone} of {} no longer active; of {} they are authors of {}.",
            clean(&branch.history.repository),
            people(found.truck_factor),
            found.truck_factor,
            number_of(found.files, "file"),
            if shares.is_empty() { "none".to_owned() } else { shares.join(", ") }
        )
    });
    all.collect()
}

fn people(n: usize) -> String {
    if n == 1 { "1 person".to_owned() } else { format!("{} people", thousands(n as u64)) }
}
