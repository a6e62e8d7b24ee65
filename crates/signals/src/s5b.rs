//! s5b, fresh knowledge.

use std::collections::{BTreeMap, HashSet};

use team::areas::AreaIx;
use team::clock::YEAR;
use team::{Active, FileIx, Ground, PersonIx, Rule};

use crate::blocks::{LINE, line, usual};
use crate::fresh_truck_factor::{FreshTruckFactor, fresh_truck_factor};
use crate::weight::{self, State, state};
use crate::{Count, Definition, Needs, Signal, evidence};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s5b",
    slug: "fresh-knowledge",
    name: "Fresh knowledge",
    meaning: "the year's changes to files that only you know",
    formula: "changes of the year to files only you know / changes of the year to all files, a file counted once a \
              change",
    unit: "file changes",
    window: "the last year",
    records: "non-bulk changes by anybody, touching counted files of the tree",
    source: "git",
    not_seen: "Git cannot see pairing, design talks, or what old hands remember.",
    counter: "new owners (s7)",
    capability: "K2",
    minimum: "50 changes",
    needs: Needs {
        figure: YEAR + LINE,
        point: YEAR + LINE,
        words: "a year, and two years before it for who knew what",
        files: true,
    },
};

const LEAST: u64 = 50;

/// The year's change weight over the five states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// On files only the lead knows.
    pub only_you: u64,
    /// On files the lead and others know.
    pub you_and_others: u64,
    /// On files others know.
    pub others: u64,
    /// On files nobody knows, whose author is here.
    pub cold: u64,
    /// Of these, on files whose author is the lead alone: yours once, not lately.
    pub yours_once: u64,
    /// On files nobody active has worked on recently.
    pub nobody: u64,
}

impl Weights {
    fn add(&mut self, state: State, weight: u64) {
        match state {
            State::OnlyYou => self.only_you += weight,
            State::YouAndOthers => self.you_and_others += weight,
            State::Others => self.others += weight,
            State::Cold { yours } => {
                self.cold += weight;
                self.yours_once += if yours { weight } else { 0 };
            }
            State::Nobody => self.nobody += weight,
        }
    }

    /// All of it.
    pub fn all(self) -> u64 {
        self.only_you + self.you_and_others + self.others + self.cold + self.nobody
    }

    /// The part only the lead knows.
    pub fn only_you(self) -> Count {
        Count { part: self.only_you, of: self.all() }
    }
}

/// One area, as the knowledge page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaKnown {
    /// The area.
    pub area: AreaIx,
    /// The year's change weight of its files.
    pub weights: Weights,
    /// Whether the lead knows the area.
    pub lead_knows: bool,
    /// The others active who know it.
    pub others_know: Vec<PersonIx>,
    /// The others active who know at least one of its files, with days of the year and last merge.
    pub others_some: Vec<(PersonIx, usize, i64)>,
    /// Days of the year on which the lead changed something in it.
    pub lead_days: usize,
    /// When the lead last did.
    pub lead_last: Option<i64>,
}

impl AreaKnown {
    /// Only the lead has worked here recently.
    pub fn only_lead(&self) -> bool {
        self.lead_knows && self.others_know.is_empty()
    }
}

/// Fresh knowledge, with what stands beside it.
#[derive(Clone, Debug)]
pub struct FreshKnowledge {
    /// The signal; its figure is the part only the lead knows.
    pub signal: Signal,
    /// Over the five states.
    pub weights: Weights,
    /// The same by the looser rule.
    pub looser: Weights,
    /// By area, those with the largest share of only you first.
    pub areas: Vec<AreaKnown>,
    /// Areas only the lead knows, of all that are not of tests.
    pub only_areas: Count,
    /// People whose leaving would halve what is known now; none where nothing is known.
    pub truck_factor: Option<FreshTruckFactor>,
}

/// Works it out.
pub fn fresh_knowledge(ground: &Ground) -> FreshKnowledge {
    let t = ground.clock.t();
    let (files, changes) = weight::of_year(ground, t, ground.clock.weeks_ago(YEAR));
    let mut weights = Weights::default();
    let mut looser = Weights::default();
    let mut by_area: BTreeMap<AreaIx, Weights> = BTreeMap::new();
    let mut only: HashSet<FileIx> = HashSet::new();
    for (&file, &weight) in &files {
        let strict = state(ground, file, &ground.active, Rule::Strict);
        weights.add(strict, weight);
        looser.add(state(ground, file, &ground.active, Rule::Loose), weight);
        if let Some(area) = ground.area(file) {
            by_area.entry(area).or_default().add(strict, weight);
        }
        if strict == State::OnlyYou {
            only.insert(file);
        }
    }
    let mut signal = Signal::empty(&DEFINITION, ground);
    for change in ground.weeks(YEAR, 0).iter().filter(|change| !change.bulk) {
        for &file in change.files.iter().filter(|file| files.contains_key(file)) {
            let record = evidence::of_file_in_change(ground, change, file);
            if only.contains(&file) {
                signal.numerator.push(record.clone());
            }
            signal.denominator.push(record);
        }
    }
    signal.points = line(|weeks_ago| at_monday(ground, weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.looser = Some(looser.only_you());
    signal.figure(weights.only_you(), 0, "changes");
    if changes < LEAST {
        signal.value = None;
        signal.status =
            crate::Status::NotEnough { have: changes, need: LEAST, why: "changes in the year".to_owned() };
    }
    let areas = areas(ground, &by_area);
    let plain = |known: &&AreaKnown| !ground.areas.all[known.area as usize].tests_only;
    let mut only_areas = Count::default();
    areas.iter().filter(plain).for_each(|known| only_areas.add(known.only_lead()));
    let truck_factor = fresh_truck_factor(ground, &files);
    FreshKnowledge { signal, weights, looser, areas, only_areas, truck_factor }
}

/// The value at an earlier Monday.
fn at_monday(ground: &Ground, weeks_ago: i32) -> Count {
    let t = ground.clock.weeks_ago(weeks_ago);
    let (files, _) = weight::of_year(ground, t, ground.clock.weeks_ago(weeks_ago + YEAR));
    let active = ground.active_at(t);
    let mut count = Count::default();
    for (file, weight) in files {
        count.of += weight;
        if ground.knowledge.only_lead(file, ground.lead(), &active, Rule::Strict) {
            count.part += weight;
        }
    }
    count
}

fn areas(ground: &Ground, weights: &BTreeMap<AreaIx, Weights>) -> Vec<AreaKnown> {
    let t = ground.clock.t();
    let year = ground.clock.weeks_ago(YEAR);
    let files = ground.files_at(t);
    let mut known: Vec<AreaKnown> = ground
        .areas
        .all
        .iter()
        .enumerate()
        .map(|(area, _)| area as AreaIx)
        // An area that was left out holds no file that counts.
        .filter(|&area| files.iter().any(|&file| ground.area(file) == Some(area)))
        .map(|area| {
            let here = |file: FileIx| ground.area(file) == Some(area);
            let knows = |person: PersonIx| ground.knowledge.knows_area(person, here, t);
            let some = people_who_know_some(
                ground,
                files.iter().copied().filter(|&file| here(file)),
                &ground.active,
            );
            let others_some = some
                .into_iter()
                .map(|person| {
                    let (days, last) = ground.knowledge.days_in(person, here, year, t);
                    let ever = || ground.knowledge.days_in(person, here, i64::MIN, t).1;
                    (person, days, last.or_else(ever).unwrap_or(year))
                })
                .collect();
            AreaKnown {
                area,
                weights: weights.get(&area).copied().unwrap_or_default(),
                lead_knows: knows(ground.lead()),
                others_know: ground.active.others.iter().copied().filter(|&person| knows(person)).collect(),
                others_some,
                lead_days: ground.knowledge.days_in(ground.lead(), here, year, t).0,
                lead_last: ground.knowledge.days_in(ground.lead(), here, i64::MIN, t).1,
            }
        })
        .collect();
    known.sort_by(|one, other| {
        let share = |known: &AreaKnown| known.weights.only_you().share().unwrap_or(0.0);
        let name = |known: &AreaKnown| &ground.areas.all[known.area as usize].name;
        share(other).total_cmp(&share(one)).then_with(|| name(one).cmp(name(other)))
    });
    known
}

/// The others active who know at least one of these files, by address.
pub fn people_who_know_some(
    ground: &Ground,
    files: impl Iterator<Item = FileIx>,
    active: &Active,
) -> Vec<PersonIx> {
    let mut people: Vec<PersonIx> = files
        .flat_map(|file| ground.knowledge.who_knows(file, ground.lead(), active, Rule::Strict).others)
        .collect();
    people.sort_unstable();
    people.dedup();
    people
}
