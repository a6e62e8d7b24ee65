//! From the story to a week's work: who merges what, and when.

use std::collections::HashSet;

use super::areas::{self, AreaIx, REFUNDS};
use super::people::{self, AIKO, MIRA, PersonIx, VISITORS};
use super::pull::{Act, CALENDAR, CHANGELOG, CLIENT, LOCK, OWNERS, Pull, ROTA};
use super::story;
use super::tree::{Camp, ModuleIx, Part, Tree};
use super::words::{fill, one};
use crate::Draw;

const PAGES: [&str; 5] = [
    "docs/architecture.md",
    "docs/on-call.md",
    "docs/settlement-day.md",
    "docs/disputes.md",
    "docs/regions.md",
];

/// Works out one week after the other.
#[derive(Debug)]
pub(super) struct Planner {
    pub(super) draw: Draw,
    /// Who passed by a file that is Mira's: once is not knowing it, so nobody does twice.
    pub(super) passed: HashSet<(PersonIx, ModuleIx, Part)>,
    /// Modules that are first written this week.
    pub(super) new: Vec<ModuleIx>,
    /// Modules that come later, with the week of each.
    later: Vec<(i64, ModuleIx)>,
    /// Renames, with the week of each.
    renames: Vec<(i64, AreaIx, (&'static str, &'static str))>,
}

impl Planner {
    pub fn new(weeks: i64, tree: &Tree, draw: &Draw) -> Planner {
        let mut draw = draw.aside(2);
        let mut later = Vec::new();
        let mut renames = Vec::new();
        for (area, about) in areas::ALL.iter().enumerate() {
            let by_visit = story::HERS.contains(&area);
            for (module, _) in
                tree.modules.iter().enumerate().filter(|(_, it)| it.area == area && !it.is_there)
            {
                if !(by_visit && tree.modules[module].camp != Camp::Lead) {
                    later.push((draw.between(3, weeks - 8), module));
                }
            }
            renames.extend(about.renamed.iter().map(|&names| (draw.between(5, weeks - 20), area, names)));
        }
        Planner { draw, passed: HashSet::new(), new: Vec::new(), later, renames }
    }

    /// All of a week's pull requests, in no order.
    pub fn week(&mut self, weeks_ago: i64, tree: &mut Tree) -> Vec<Pull> {
        let monday = story::LAST_MONDAY - 7 * weeks_ago;
        let mut pulls = Vec::new();
        for person in 0..VISITORS {
            let days: Vec<i64> = (monday..monday + 5)
                .filter(|&day| people::ALL[person].is_there(day) && !story::is_away(person, day))
                .collect();
            if days.is_empty() {
                continue;
            }
            self.usual(person, weeks_ago, &days, tree, &mut pulls);
            if person != MIRA {
                self.visits(person, weeks_ago, &days, tree, &mut pulls);
            }
        }
        self.visitors(weeks_ago, monday, tree, &mut pulls);
        self.new_modules(weeks_ago, monday, tree, &mut pulls);
        self.new_names(weeks_ago, monday, tree, &mut pulls);
        self.acts(monday, tree, &mut pulls);
        // What is first written in a week is worked on from the next.
        for module in self.new.drain(..) {
            tree.modules[module].is_there = true;
        }
        pulls
    }

    /// What somebody does week by week.
    fn usual(&mut self, person: PersonIx, weeks_ago: i64, days: &[i64], tree: &Tree, pulls: &mut Vec<Pull>) {
        let pace = story::pace(person, weeks_ago) * days.len() as i64 / 5;
        let count = pace / 100 + i64::from(self.draw.percent((pace % 100) as u32));
        // Nobody merges on every day.
        let mut own_days = days.to_vec();
        self.draw.shuffle(&mut own_days);
        own_days.truncate(if person == MIRA { 4 } else { 3 });
        let weights = story::weights(person, weeks_ago);
        let shares: Vec<u32> = weights.iter().map(|(_, weight)| *weight).collect();
        for _ in 0..count {
            let day = *self.draw.pick(&own_days);
            let area = weights[self.draw.weighted(&shares)].0;
            let camp = self.camp(person, area, weeks_ago);
            let files = self.files(person, area, camp, tree);
            pulls.push(self.pull(person, area, files, day, tree));
        }
        if self.draw.percent(15) {
            let page = *self.draw.pick(&PAGES);
            let day = *self.draw.pick(&own_days);
            pulls.push(Pull::new(
                person,
                day,
                "Say it as it is now in the guide",
                vec![Act::Other(page)],
                &mut self.draw,
            ));
        }
    }

    /// A day in an area of Mira's.
    fn visits(&mut self, person: PersonIx, weeks_ago: i64, days: &[i64], tree: &Tree, pulls: &mut Vec<Pull>) {
        for (area, count) in story::visits(person, weeks_ago) {
            let day = *self.draw.pick(days);
            let own = story::beside(area).iter().position(|&beside| beside == person);
            for turn in 0..count {
                let files = match own.filter(|_| turn == 0) {
                    Some(place) => self.kept_beside(area, place, tree),
                    None => self.files(person, area, Camp::Lead, tree),
                };
                pulls.push(self.pull(person, area, files, day, tree));
            }
        }
    }

    /// Four people from elsewhere, each in a week now and then.
    fn visitors(&mut self, weeks_ago: i64, monday: i64, tree: &Tree, pulls: &mut Vec<Pull>) {
        for person in VISITORS..people::ALL.len() {
            let turn = (person - VISITORS) as i64 * 3 + 1;
            if weeks_ago % 12 != turn {
                continue;
            }
            let weights = story::weights(person, weeks_ago);
            let shares: Vec<u32> = weights.iter().map(|(_, weight)| *weight).collect();
            let area = weights[self.draw.weighted(&shares)].0;
            let day = monday + self.draw.between(0, 4);
            let files = self.files(person, area, Camp::Others, tree);
            pulls.push(self.pull(person, area, files, day, tree));
        }
    }

    fn new_modules(&mut self, weeks_ago: i64, monday: i64, tree: &Tree, pulls: &mut Vec<Pull>) {
        let due: Vec<ModuleIx> =
            self.later.iter().filter(|(week, _)| *week == weeks_ago).map(|(_, module)| *module).collect();
        for module in due {
            let area = tree.modules[module].area;
            let writer = if tree.modules[module].camp == Camp::Lead
                || (tree.modules[module].camp == Camp::Both && self.draw.percent(50))
            {
                MIRA
            } else {
                *self.draw.pick(story::founders(area))
            };
            let day = monday + self.draw.between(0, 4);
            let writer = if people::ALL[writer].is_there(day) { writer } else { people::SAM };
            if story::is_away(writer, day) || !people::ALL[writer].is_there(day) {
                self.later.push((weeks_ago - 1, module));
                continue;
            }
            self.new.push(module);
            pulls.push(self.pull(writer, area, Planner::whole(module, tree), day, tree));
        }
    }

    fn new_names(&mut self, weeks_ago: i64, monday: i64, tree: &Tree, pulls: &mut Vec<Pull>) {
        let due: Vec<_> = self.renames.iter().filter(|(week, ..)| *week == weeks_ago).copied().collect();
        for (_, area, (name, other)) in due {
            let Some(module) = tree.named(area, name) else { continue };
            let day = monday + self.draw.between(0, 4);
            let person =
                if tree.modules[module].camp == Camp::Lead { MIRA } else { story::founders(area)[0] };
            if !tree.modules[module].is_there
                || story::is_away(person, day)
                || !people::ALL[person].is_there(day)
            {
                self.renames.push((weeks_ago - 1, area, (name, other)));
                continue;
            }
            let subject = format!("Call {name} {other}, which is what it is");
            pulls.push(Pull::new(person, day, &subject, vec![Act::Rename(module, other)], &mut self.draw));
        }
    }

    /// What comes round: the calendar, the rota, the release, the line that named her.
    fn acts(&mut self, monday: i64, tree: &Tree, pulls: &mut Vec<Pull>) {
        for day in monday..monday + 5 {
            if story::CALENDAR.contains(&day) {
                let carried = Pull::new(
                    MIRA,
                    day,
                    "Carry the settlement calendar on",
                    vec![Act::Other(CALENDAR)],
                    &mut self.draw,
                );
                pulls.push(Pull { waits: 55, ..carried });
            }
            if story::ROTA.contains(&day) {
                pulls.push(Pull {
                    waits: 40,
                    ..Pull::new(MIRA, day, "Write the rota on", vec![Act::Other(ROTA)], &mut self.draw)
                });
            }
            if story::AIKO_IN_REFUNDS.contains(&day) {
                for _ in 0..2 {
                    let files = self.files(AIKO, REFUNDS, Camp::Others, tree);
                    pulls.push(self.pull(AIKO, REFUNDS, files, day, tree));
                }
            }
            if day == story::ROLE {
                pulls.push(Pull::new(
                    MIRA,
                    day,
                    "Say who is asked about settlement",
                    vec![Act::Other(OWNERS)],
                    &mut self.draw,
                ));
            }
            if let Some(person) = story::release(day) {
                let pins = tree.named(areas::DEPLOY, "pin_versions").expect("an area keeps its modules");
                let subject = format!("Cut release {}", story::release_name(day));
                let acts = vec![Act::Module(pins, Part::Itself), Act::Other(CHANGELOG)];
                pulls.push(Pull {
                    minutes: vec![570],
                    waits: 35,
                    ..Pull::new(person, day, &subject, acts, &mut self.draw)
                });
            }
        }
    }

    /// A pull request to files of an area.
    fn pull(&mut self, person: PersonIx, area: AreaIx, acts: Vec<Act>, day: i64, tree: &Tree) -> Pull {
        let about = areas::ALL[area];
        let texts = match self.draw.below(100) {
            0..24 => about.fixes,
            24..84 => about.features,
            _ => about.chores,
        };
        let subject = fill(one(texts, &mut self.draw), &mut self.draw);
        let mut more = Vec::new();
        if area == areas::MERCHANT_API && self.draw.percent(25) {
            more.push(Act::Other(CLIENT));
        }
        if about.language == areas::Language::Rust && self.draw.percent(5) {
            more.push(Act::Other(LOCK));
        }
        // A second commit comes back to what the first did; a third to the second.
        let mut commits = vec![(subject.clone(), acts.clone())];
        let count = [1, 1, 1, 1, 1, 2, 2, 3][self.draw.below(8)];
        for _ in 1..count {
            let again = vec![acts[self.draw.below(acts.len())].clone()];
            let subject = fill(one(about.chores, &mut self.draw), &mut self.draw);
            commits.push((subject, again));
        }
        commits[count - 1].1.extend(more);
        let hers =
            |act: &Act| matches!(act, Act::Module(module, _) if tree.modules[*module].camp == Camp::Lead);
        let shared = !story::HERS.contains(&area) && !acts.iter().any(hers);
        let with = (shared && self.draw.percent(3)).then(|| *self.draw.pick(story::founders(area)));
        Pull { commits, with, ..Pull::new(person, day, &subject, Vec::new(), &mut self.draw) }
            .at(&mut self.draw)
    }
}
