//! What is said of the forges: how far they were read, and what is missing.

use std::collections::BTreeMap;

use records::{Forge, Place};

use crate::text::{clean, day, number_of};
use crate::{Desk, key};

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

/// `3 requests could not be read`; none where all could be.
pub fn left_out(forge: &Forge) -> Option<String> {
    (forge.skipped > 0).then(|| {
        format!("{} could not be read, and will be tried again", number_of(forge.skipped, "change request"))
    })
}

/// `GitHub, kassa/kassa`; with the host where it is a server of one's own.
pub fn named(place: &Place) -> String {
    format!("{}, {}", place.kind.name(), clean(&place.name))
}
