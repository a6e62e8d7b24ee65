//! What is said of the forges: how far they were read, and what is missing.

use std::collections::BTreeMap;

use records::{Forge, Place};

use crate::text::{clean, day, number_of};
use crate::{Desk, key};

/// Of a forge that gave no list of issues.
const NO_ISSUES: &str =
    "issues assigned to you were not read: they are turned off there, or closed to the token";

/// The places that are connected, each with its repository's key and what was read of it.
pub fn places(desk: &Desk) -> Vec<(&str, &Place, Option<&Forge>)> {
    let mut all = Vec::new();
    let forges = desk.settings.forges.iter();
    let mut rest: BTreeMap<&str, &Place> = forges.map(|(key, place)| (key.as_str(), place)).collect();
    for (at, repository) in desk.repositories.iter().enumerate() {
        let key = key(&repository.git_dir());
        if let Some((key, place)) = rest.remove_entry(key.as_str()) {
            all.push((key, place, desk.forges.get(at).and_then(Option::as_ref)));
        }
    }
    // Of repositories that could not be opened.
    all.extend(rest.into_iter().map(|(key, place)| (key, place, None)));
    all
}

/// `18 November 2026; 1,204 change requests since 22 November 2023`.
pub fn how_far(desk: &Desk, forge: Option<&Forge>) -> String {
    let Some(forge) = forge else { return "nothing was read yet".to_owned() };
    let requests = number_of(forge.requests.len(), "change request");
    let since = day(desk.day(forge.since));
    match forge.read {
        Some(read) => format!("{}; {requests} since {since}", day(desk.day(read))),
        None => format!("{requests} so far, since {since}; the first reading is not at its end"),
    }
}

/// `3 change requests could not be read`, and whether issues could not; none where all could be.
pub fn left_out(forge: &Forge) -> Option<String> {
    let requests = (forge.skipped > 0).then(|| {
        format!("{} could not be read, and will be tried again", number_of(forge.skipped, "change request"))
    });
    let issues = (forge.read.is_some() && !forge.listed.own).then(|| NO_ISSUES.to_owned());
    let all: Vec<String> = requests.into_iter().chain(issues).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// `GitHub, kassa/kassa`; with the host where it is a server of one's own.
pub fn named(place: &Place) -> String {
    format!("{}, {}", place.kind.name(), clean(&place.name))
}
