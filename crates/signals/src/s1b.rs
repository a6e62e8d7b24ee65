//! s1b, own-it share.

use std::collections::{BTreeMap, BTreeSet};

use records::Answer;
use team::areas::AreaIx;
use team::clock::{HALF, NOW, Seconds};
use team::{Active, Change, FileIx, Ground, PersonIx, Rule};

use crate::blocks::{BLOCK, LINE, line, usual};
use crate::{Count, Definition, Needs, Signal, evidence};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s1b",
    slug: "own-it",
    name: "Own-it share",
    meaning: "your changes that somebody else could have owned",
    formula: "your changes of whose files somebody of the others knew at least half / your changes to files that \
              were there",
    unit: "changes by you",
    window: "half a year",
    records: "your non-bulk changes that touch at least one counted file that was there before",
    source: "git",
    not_seen: "Git cannot see who could learn it, or whom you could teach. Neither direction is good: high means \
               hand over, low means teach first.",
    counter: "your own answer to: could someone else have owned this?",
    capability: "K2",
    minimum: "10 changes",
    needs: Needs {
        figure: HALF + LINE,
        point: NOW + LINE,
        words: "half a year, and two years before it for who knew what",
        files: true,
    },
};

/// The least changes for a share.
pub const LEAST: u64 = 10;

/// One change of the lead, and who could have owned it.
struct Owned<'g> {
    change: &'g Change,
    /// Somebody knew at least half of its files.
    half: bool,
    /// The same by the looser rule.
    loose: bool,
    /// Somebody knew all.
    all: bool,
    /// Those who knew half.
    people: Vec<PersonIx>,
    files: Vec<FileIx>,
}

/// The lead's changes in one area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InArea {
    /// The area.
    pub area: String,
    /// The lead's changes there.
    pub yours: u64,
    /// Of these, somebody knew half.
    pub half: u64,
    /// Of these, somebody knew all.
    pub all: u64,
    /// Different people who knew half of some.
    pub people: usize,
}

/// The own-it share, with what stands beside it.
#[derive(Clone, Debug)]
pub struct OwnIt {
    /// The signal.
    pub signal: Signal,
    /// Somebody knew all of it.
    pub strict: Count,
    /// Changes of new files only: left out, and counted.
    pub new_files_only: u64,
    /// Per area, most changes first.
    pub areas: Vec<InArea>,
    /// Answers of the weekly pass on changes of the half year: how many, how many said could, and
    /// how many agree with the estimate.
    pub said: Said,
}

/// What the weekly pass says beside the estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Answers.
    pub answers: u64,
    /// Of these "yes" or "I wanted to".
    pub could: u64,
    /// Of these "I wanted to".
    pub wanted: u64,
    /// Answers on changes that somebody could have owned by the estimate.
    pub estimated: u64,
    /// Answers that are as the estimate.
    pub agree: u64,
    /// Changes somebody could have owned, of all: the answer wins where there is one, else the estimate.
    pub wins: Count,
}

/// Works it out.
pub fn own_it(ground: &Ground) -> OwnIt {
    let mut found = OwnIt {
        signal: Signal::empty(&DEFINITION, ground),
        strict: Count::default(),
        new_files_only: 0,
        areas: Vec::new(),
        said: Said::default(),
    };
    match ground.active.others.len() {
        0 => {
            found.signal = found.signal.not_applicable(crate::why_alone(ground));
            return found;
        }
        1 => {
            found.signal = found.signal.not_applicable(crate::TWO);
            return found;
        }
        _ => {}
    }
    let all: Vec<(i32, Option<Owned>)> = ground
        .weeks(LINE + HALF, 0)
        .iter()
        .filter(|change| change.person == ground.lead() && !change.bulk && !change.files.is_empty())
        .map(|change| (ground.clock.week_of(change.time), owned(ground, change)))
        .collect();
    let within = |from: i32, to: i32| all.iter().filter(move |(week, _)| to <= *week && *week < from);
    let count = |from: i32, to: i32| {
        let mut count = Count::default();
        within(from, to).filter_map(|(_, owned)| owned.as_ref()).for_each(|owned| count.add(owned.half));
        count
    };
    found.new_files_only = within(HALF, 0).filter(|(_, owned)| owned.is_none()).count() as u64;
    let half: Vec<&Owned> = within(HALF, 0).filter_map(|(_, owned)| owned.as_ref()).collect();
    let mut looser = Count::default();
    for owned in &half {
        found.strict.add(owned.all);
        looser.add(owned.loose);
        found.said.hear(ground, owned);
    }
    found.areas = areas(ground, &half);
    let signal = &mut found.signal;
    signal.looser = Some(looser);
    signal.numerator =
        half.iter().filter(|own| own.half).map(|own| evidence::of_change(ground, own.change)).collect();
    signal.denominator = half.iter().map(|own| evidence::of_change(ground, own.change)).collect();
    signal.points = line(|weeks_ago| count(weeks_ago + NOW, weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.compare(ground, |block| count((block + 1) * BLOCK, block * BLOCK));
    signal.figure(count(HALF, 0), LEAST, "changes of yours to files that were there");
    found
}

/// Whether somebody could have owned a change, with knowledge and team strictly before its merge;
/// none where all its files are new.
fn owned<'g>(ground: &'g Ground, change: &'g Change) -> Option<Owned<'g>> {
    let before: Seconds = change.time;
    let files = ground.existing(change, before);
    if files.is_empty() {
        return None;
    }
    let active = ground.active_at(before);
    let mut owned = Owned { change, half: false, loose: false, all: false, people: Vec::new(), files };
    for &person in &active.others {
        let known = known_by(ground, person, &owned.files, &active, Rule::Strict);
        owned.all |= known == owned.files.len();
        if 2 * known >= owned.files.len() {
            owned.half = true;
            owned.people.push(person);
        }
        owned.loose |= 2 * known_by(ground, person, &owned.files, &active, Rule::Loose) >= owned.files.len();
    }
    Some(owned)
}

/// The lead's changes of one week to files that were there, in all areas or in one, and those that somebody could have
/// owned.
pub(crate) fn of_week(ground: &Ground, area: Option<AreaIx>, weeks_ago: i32) -> Count {
    let own = ground.weeks(weeks_ago + 1, weeks_ago).iter();
    let own = own.filter(|change| change.person == ground.lead() && !change.bulk && !change.files.is_empty());
    let here = |owned: &Owned| area.is_none() || owned.files.iter().any(|&file| ground.area(file) == area);
    let mut count = Count::default();
    own.filter_map(|change| owned(ground, change)).filter(here).for_each(|owned| count.add(owned.half));
    count
}

fn known_by(ground: &Ground, person: PersonIx, files: &[FileIx], active: &Active, rule: Rule) -> usize {
    files.iter().filter(|&&file| ground.knowledge.worked_enough(person, file, active.at, rule)).count()
}

/// How many of the others could have owned a change, as estimated; none where the question does not arise.
pub fn people_who_could(ground: &Ground, change: &Change) -> Option<usize> {
    owned(ground, change).map(|owned| owned.people.len())
}

fn areas(ground: &Ground, all: &[&Owned]) -> Vec<InArea> {
    let mut figures: BTreeMap<u16, (InArea, BTreeSet<PersonIx>)> = BTreeMap::new();
    for owned in all {
        let areas: BTreeSet<u16> = owned.files.iter().filter_map(|&file| ground.area(file)).collect();
        for area in areas {
            let (figure, people) = figures.entry(area).or_default();
            figure.yours += 1;
            figure.half += u64::from(owned.half);
            figure.all += u64::from(owned.all);
            people.extend(&owned.people);
        }
    }
    let mut areas: Vec<InArea> = figures
        .into_iter()
        .map(|(area, (figure, people))| InArea {
            area: ground.areas.all[area as usize].name.clone(),
            people: people.len(),
            ..figure
        })
        .collect();
    areas.sort_by(|one, other| other.yours.cmp(&one.yours).then_with(|| one.area.cmp(&other.area)));
    areas
}

impl Said {
    fn hear(&mut self, ground: &Ground, owned: &Owned) {
        let answer = ground.settings.reasons.get(&ground.id(owned.change));
        let could = answer.map_or(owned.half, |answer| *answer != Answer::No);
        self.wins.add(could);
        if answer.is_none() {
            return;
        }
        self.answers += 1;
        self.could += u64::from(could);
        self.wanted += u64::from(answer == Some(&Answer::Wanted));
        self.estimated += u64::from(owned.half);
        self.agree += u64::from(could == owned.half);
    }
}
