//! s7, new owners.

use std::collections::{BTreeSet, HashMap};

use team::areas::AreaIx;
use team::clock::{BEFORE, NOW, Seconds};
use team::{Change, Ground, PersonIx};

use crate::{Answer, Count, Definition, EVERYTHING, Needs, Signal, evidence};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s7",
    slug: "new-owners",
    name: "New owners",
    meaning: "first changes of the others in areas that were new to them",
    formula: "pairs of a person of the team and an area with their first counted change ever there",
    unit: "first steps",
    window: "now, twelve weeks",
    records: "counted changes by the others who were there before",
    source: "git",
    not_seen: "Git cannot see teaching outside of it. The usual answer is 0 or 1.",
    counter: "own-it share (s1b)",
    capability: "K3",
    minimum: "a team of four",
    needs: Needs {
        figure: EVERYTHING,
        point: EVERYTHING,
        words: "all of the history, for what is a first",
        files: true,
    },
};

/// Changes in *now* by which somebody owns an area, ...
const OWNER_CHANGES: usize = 3;
/// ... in so many weeks, ...
const OWNER_WEEKS: usize = 2;
/// ... one in so many of the team's there, ...
const OWNER_PART: usize = 5;
/// ... of at least so many.
const AREA_CHANGES: usize = 5;
/// Active weeks in *before* that still leave somebody new.
const KNOWN_WEEKS: usize = 1;

/// New owners, with what stands beside them.
#[derive(Clone, Debug)]
pub struct NewOwners {
    /// The signal: first steps, as one count.
    pub signal: Signal,
    /// First steps: who, where, and the change.
    pub first_steps: Vec<(PersonIx, AreaIx)>,
    /// Different people among them.
    pub people: usize,
    /// New owners: who and where.
    pub owners: Vec<(PersonIx, AreaIx)>,
    /// How many of these are in areas where the lead made at least 30 % in *before*.
    pub in_lead_areas: usize,
}

/// Works it out.
pub fn new_owners(ground: &Ground) -> NewOwners {
    let signal = Signal::empty(&DEFINITION, ground);
    let mut found = NewOwners::bare(signal);
    match ground.active.others.len() {
        0 => {
            found.signal = found.signal.not_applicable(crate::why_alone(ground));
            return found;
        }
        1 => {
            found.signal = found.signal.not_applicable(crate::TWO);
            return found;
        }
        2 => {
            found.signal = found.signal.not_applicable(crate::THREE);
            return found;
        }
        _ => {}
    }
    first_steps(ground, &mut found);
    found.people = found.first_steps.iter().map(|(person, _)| person).collect::<BTreeSet<_>>().len();
    found.owners = owners(ground);
    found.in_lead_areas = found.owners.iter().filter(|(_, area)| was_the_leads(ground, *area)).count();
    found.signal.count = Some(Count { part: found.first_steps.len() as u64, of: 0 });
    found.signal.value = Some(found.first_steps.len() as f64);
    found
}

fn first_steps(ground: &Ground, found: &mut NewOwners) {
    let before: Seconds = ground.clock.weeks_ago(NOW + BEFORE);
    let mut first_in_scope: HashMap<PersonIx, Seconds> = HashMap::new();
    let mut been: BTreeSet<(PersonIx, AreaIx)> = BTreeSet::new();
    let now = ground.clock.weeks_ago(NOW);
    for change in ground.between(i64::MIN, ground.clock.t()) {
        if change.files.is_empty() || change.bulk {
            continue;
        }
        first_in_scope.entry(change.person).or_insert(change.time);
        for &file in &change.files {
            let Some(area) = ground.area(file) else { continue };
            let new = been.insert((change.person, area));
            let long_here = first_in_scope.get(&change.person).is_some_and(|&first| first < before);
            if new && change.time >= now && long_here && ground.active.has_other(change.person) {
                found.first_steps.push((change.person, area));
                found.signal.numerator.push(evidence::of_file_in_change(ground, change, file));
            }
        }
    }
}

fn owners(ground: &Ground) -> Vec<(PersonIx, AreaIx)> {
    let now = of_team(ground, NOW, 0);
    let mut owners = Vec::new();
    for (area, _) in ground.areas.all.iter().enumerate() {
        let area = area as AreaIx;
        let here: Vec<&&Change> = now.iter().filter(|change| in_area(ground, change, area)).collect();
        if here.len() < AREA_CHANGES {
            continue;
        }
        for &person in &ground.active.others {
            let own: Vec<&&&Change> = here.iter().filter(|change| change.person == person).collect();
            let weeks: BTreeSet<i32> = own.iter().map(|change| ground.clock.week_of(change.time)).collect();
            let enough = own.len() >= OWNER_CHANGES
                && weeks.len() >= OWNER_WEEKS
                && OWNER_PART * own.len() >= here.len();
            if enough && weeks_in(ground, person, area) <= KNOWN_WEEKS {
                owners.push((person, area));
            }
        }
    }
    owners
}

/// Weeks of *before* with a counted change of a person in an area.
fn weeks_in(ground: &Ground, person: PersonIx, area: AreaIx) -> usize {
    let before = ground.weeks(NOW + BEFORE, NOW).iter();
    let own =
        before.filter(|change| change.person == person && !change.bulk && in_area(ground, change, area));
    own.map(|change| ground.clock.week_of(change.time)).collect::<BTreeSet<_>>().len()
}

/// Whether the lead made at least 30 % of the team's changes in an area in *before*.
fn was_the_leads(ground: &Ground, area: AreaIx) -> bool {
    let before = of_team(ground, NOW + BEFORE, NOW);
    let here: Vec<_> = before.iter().filter(|change| in_area(ground, change, area)).collect();
    let own = here.iter().filter(|change| change.person == ground.lead()).count();
    own > 0 && 10 * own >= 3 * here.len()
}

/// Non-bulk changes of the lead and the others active at T.
fn of_team<'g>(ground: &'g Ground, from: i32, to: i32) -> Vec<&'g Change> {
    let of_team = |change: &&Change| change.person == ground.lead() || ground.active.has_other(change.person);
    ground.weeks(from, to).iter().filter(|change| !change.bulk).filter(of_team).collect()
}

fn in_area(ground: &Ground, change: &Change, area: AreaIx) -> bool {
    change.files.iter().any(|&file| ground.area(file) == Some(area))
}
