//! The scope of a large repository, proposed from the lead's own paths (definitions 1.5).

use std::collections::{BTreeMap, BTreeSet};

use team::clock::HALF;
use team::{Change, Ground, PersonIx};

use crate::text::{clean, number_of};

/// An area that may be the team's.
pub struct Proposed {
    /// Its prefix.
    pub prefix: String,
    /// The lead's changes of the half year in it.
    pub yours: usize,
    /// People active in it.
    pub active: usize,
    /// Whether it is among those that together hold 80 % of the lead's changes.
    pub proposed: bool,
}

/// Areas by the lead's changes.
pub struct Proposal {
    /// The lead's changes of the half year.
    pub changes: usize,
    /// Rows, most changes first.
    pub rows: Vec<Proposed>,
}

/// Of the lead's changes, in percent, that the proposal holds.
const ENOUGH: usize = 80;
/// Rows that are shown.
const SHOWN: usize = 8;

/// Proposes.
pub fn propose(ground: &Ground) -> Proposal {
    let half = ground.weeks(HALF, 0);
    let own: Vec<&Change> = half
        .iter()
        .filter(|change| change.person == ground.lead() && !change.bulk && !change.files.is_empty())
        .collect();
    let mut by_area: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, change) in own.iter().enumerate() {
        for &file in &change.files {
            let Some(area) = ground.area(file) else { continue };
            let here = by_area.entry(area).or_default();
            if here.last() != Some(&at) {
                here.push(at);
            }
        }
    }
    let mut areas: Vec<(u16, Vec<usize>)> = by_area.into_iter().collect();
    areas.sort_by_key(|(area, here)| (std::cmp::Reverse(here.len()), *area));
    let mut held = vec![false; own.len()];
    let mut rows = Vec::new();
    for (area, here) in areas.into_iter().take(SHOWN) {
        // A rest that joined an area bears its name too, and lies above it.
        let name = &ground.areas.all[area as usize].name;
        let prefixes =
            ground.division.prefixes.iter().filter(|(_, of)| *of == name).map(|(prefix, _)| prefix);
        let Some(prefix) = prefixes.max_by_key(|prefix| prefix.len()).filter(|prefix| !prefix.is_empty())
        else {
            continue;
        };
        let proposed = 100 * held.iter().filter(|held| **held).count() < ENOUGH * own.len();
        here.iter().for_each(|&at| held[at] |= proposed);
        let active = active_in(ground, half, area);
        rows.push(Proposed { prefix: format!("{prefix}/"), yours: here.len(), active, proposed });
    }
    Proposal { changes: own.len(), rows }
}

/// That there are too many people for one team, above the paths that are proposed.
pub fn too_many(ground: &Ground) -> String {
    format!(
        "{} people are active: too many for one team. Most of your changes of the half year are below these paths:",
        ground.active.len()
    )
}

/// The command that takes the proposal, as a sentence.
pub fn taken_by(proposal: &Proposal) -> String {
    let prefixes: Vec<String> =
        proposal.rows.iter().filter(|row| row.proposed).map(|row| clean(&row.prefix)).collect();
    format!("groundwork team --scope {} makes them your team's.", prefixes.join(" "))
}

/// What the lead chose that every figure rests on: the scope, and what was left out.
pub fn by_you(ground: &Ground) -> Option<String> {
    let scope: Vec<String> =
        ground.settings.scope.iter().map(|prefix| clean(prefix.trim_end_matches('/'))).collect();
    let only = match scope.as_slice() {
        [] => None,
        [one] => Some(format!("Only {one} counts")),
        [all @ .., last] if all.len() < 3 => Some(format!("Only {} and {last} count", all.join(", "))),
        all => Some(format!("Only what lies below {} paths counts", all.len())),
    };
    let (areas, commits) = left_out_by_you(ground);
    let left = [number_of(areas, "area"), number_of(commits, "commit")];
    let left: Vec<String> =
        left.into_iter().zip([areas, commits]).filter(|(_, n)| *n > 0).map(|(words, _)| words).collect();
    let is = if areas + commits == 1 { "is" } else { "are" };
    let left = (!left.is_empty()).then(|| format!("{} {is} left out by you", left.join(" and ")));
    let sentence: Vec<String> = [only, left].into_iter().flatten().collect();
    (!sentence.is_empty()).then(|| format!("{}.", sentence.join("; ")))
}

/// Areas and commits the lead left out.
pub fn left_out_by_you(ground: &Ground) -> (usize, usize) {
    let areas: BTreeSet<&String> = ground.settings.excluded_areas.iter().map(|(area, _)| area).collect();
    (areas.len(), ground.changes.excluded)
}

/// `payments/ledger/       96 of 164 changes, 9 active people`.
pub fn line(row: &Proposed, proposal: &Proposal) -> String {
    let people = if row.active == 1 { "person" } else { "people" };
    format!(
        "{:<22} {} of {} changes, {} active {people}",
        clean(&row.prefix),
        row.yours,
        proposal.changes,
        row.active
    )
}

fn active_in(ground: &Ground, half: &[Change], area: u16) -> usize {
    let mut people: Vec<PersonIx> = half
        .iter()
        .filter(|change| change.files.iter().any(|&file| ground.area(file) == Some(area)))
        .map(|change| change.person)
        .filter(|&person| person == ground.lead() || ground.active.has_other(person))
        .collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// Prefixes by the numbers of rows, or as typed.
pub fn chosen(words: &str, proposal: &Proposal) -> Vec<String> {
    let one = |word: &str| match word.parse::<usize>() {
        Ok(number) => proposal.rows.get(number.wrapping_sub(1)).map(|row| row.prefix.clone()),
        Err(_) => Some(word.to_owned()),
    };
    words.split([',', ' ']).filter(|word| !word.is_empty()).filter_map(one).collect()
}
