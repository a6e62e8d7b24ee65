//! s5a, the published truck factor.

use std::collections::BTreeMap;

use records::{CommitIx, EntryKind};
use team::Ground;
use team::classes::Class;

use crate::published::{Deeds, TruckFactor};
use crate::{Definition, EVERYTHING, Needs, Signal};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s5a",
    slug: "published-truck-factor",
    name: "Published truck factor",
    meaning: "people whose leaving would leave less than half of the files with an author, by the published method",
    formula: "degree of authorship 3.293 + 1.098 FA + 0.164 DL - 0.321 ln(1 + AC), authors above 0.75 of the largest; \
              people removed by files authored until less than half of the files have an author left",
    unit: "people",
    window: "the whole history",
    records: "every file event of every non-merge commit",
    source: "git; Avelino, Passos, Hora and Valente, ICPC 2016",
    not_seen: "Published method; counts people who left.",
    counter: "fresh truck factor (s5b)",
    capability: "K2",
    minimum: "none",
    needs: Needs { figure: EVERYTHING, point: EVERYTHING, words: "all of the history", files: true },
};

/// An area smaller than this has none of its own.
const LEAST_FILES: usize = 20;

/// The published truck factor of the scope and of its larger areas.
#[derive(Clone, Debug)]
pub struct Published {
    /// The signal; its value is the truck factor of the first repository's files in scope.
    pub signal: Signal,
    /// For each repository.
    pub repositories: Vec<TruckFactor>,
    /// For each repository: how many of those removed are not active at T.
    pub gone: Vec<usize>,
    /// By area, by name.
    pub areas: Vec<(String, TruckFactor)>,
}

/// Works it out; each repository by itself, since the method knows one history.
pub fn published(ground: &Ground) -> Published {
    let mut signal = Signal::empty(&DEFINITION, ground);
    let mut repositories = Vec::new();
    let mut areas: BTreeMap<String, TruckFactor> = BTreeMap::new();
    for branch in &ground.branches {
        let wanted = |path: u32, kind: EntryKind| {
            let counted = matches!(branch.classes[path as usize], Class::Source | Class::Test);
            kind == EntryKind::File && counted && ground.counted[(branch.base + path) as usize]
        };
        // Of tip(T) and what it reaches, as everything in a run.
        let reached =
            |commit: CommitIx| branch.last.is_some_and(|last| branch.chain.position[commit as usize] <= last);
        let deeds = Deeds::of(branch.history, reached, false);
        repositories.push(deeds.truck_factor(wanted));
        for (at, area) in ground.areas.all.iter().enumerate() {
            let here =
                |path: u32, kind| wanted(path, kind) && ground.area(branch.base + path) == Some(at as u16);
            // Files of the tree are asked for; some of them may have come with a merge, without an event.
            if deeds.entries(here) >= LEAST_FILES {
                areas.insert(area.name.clone(), deeds.truck_factor(here));
            }
        }
    }
    let gone = repositories.iter().enumerate().map(|(at, found)| gone(ground, at, found)).collect();
    signal.value = repositories.first().map(|found| found.truck_factor as f64);
    Published { signal, repositories, gone, areas: areas.into_iter().collect() }
}

/// How many of those removed are active under none of their names.
fn gone(ground: &Ground, repository: usize, found: &TruckFactor) -> usize {
    let is_active = |person| ground.active.has_other(person) || ground.active.lead && person == ground.lead();
    let is_gone =
        |own: &&Vec<u32>| !own.iter().any(|&at| ground.people.person(repository, at).is_some_and(is_active));
    found.removed.iter().filter(is_gone).count()
}
