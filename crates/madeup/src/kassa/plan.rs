//! From the story to a week's work: who merges what, and when.

use std::collections::HashSet;

use super::areas::{self, AreaIx, REFUNDS};
use super::people::{self, AIKO, MIRA, PersonIx, VISITORS};
use super::story;
use super::tree::{Camp, ModuleIx, Part, Tree};
use super::words::{fill, one, slug};
use crate::Draw;
use crate::civil::weekday;

/// A pull request: commits on a branch of their own, then a merge.
#[derive(Clone, Debug)]
pub(super) struct Pull {
    pub person: PersonIx,
    /// The day of its commits, in days since 1970.
    pub day: i64,
    /// When its commits were made, in minutes of that day, ascending.
    pub minutes: Vec<i64>,
    /// Minutes from the last of them to the merge.
    pub waits: i64,
    /// Subject, and what is done, of each commit.
    pub commits: Vec<(String, Vec<Act>)>,
    /// Who wrote one of them with the person.
    pub with: Option<PersonIx>,
    /// The branch, without its owner.
    pub branch: String,
}

/// Something a commit does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Changes a module, or its test; or writes it.
    Module(ModuleIx, Part),
    /// Gives a module another name.
    Rename(ModuleIx, &'static str),
    /// Writes another file on: a calendar, a page, a lock.
    Other(&'static str),
}

/// Files that are no modules.
pub(super) const CALENDAR: &str = "settlement/calendar.toml";
pub(super) const ROTA: &str = "deploy/rota.toml";
pub(super) const LOCK: &str = "Cargo.lock";
pub(super) const CLIENT: &str = "merchant-api/client/generated/client.ts";
pub(super) const CHANGELOG: &str = "CHANGELOG.md";
pub(super) const OWNERS: &str = ".github/CODEOWNERS";
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
    draw: Draw,
    /// Who passed by a file that is Mira's: once is not knowing it, so nobody does twice.
    passed: HashSet<(PersonIx, ModuleIx, Part)>,
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
        Planner { draw, passed: HashSet::new(), later, renames }
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
            pulls.push(self.small(person, day, "Say it as it is now in the guide", vec![Act::Other(page)]));
        }
    }

    /// A day in an area of Mira's.
    fn visits(
        &mut self,
        person: PersonIx,
        weeks_ago: i64,
        days: &[i64],
        tree: &mut Tree,
        pulls: &mut Vec<Pull>,
    ) {
        for (area, count) in story::visits(person, weeks_ago) {
            let day = *self.draw.pick(days);
            let own = story::beside(area).iter().position(|&beside| beside == person);
            for turn in 0..count {
                let files = match own.filter(|_| turn == 0) {
                    Some(place) => Planner::kept_beside(area, place, tree),
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

    fn new_modules(&mut self, weeks_ago: i64, monday: i64, tree: &mut Tree, pulls: &mut Vec<Pull>) {
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
            tree.modules[module].is_there = true;
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
            pulls.push(self.small(person, day, &subject, vec![Act::Rename(module, other)]));
        }
    }

    /// What comes round: the calendar, the rota, the release, the line that named her.
    fn acts(&mut self, monday: i64, tree: &Tree, pulls: &mut Vec<Pull>) {
        for day in monday..monday + 5 {
            if story::CALENDAR.contains(&day) {
                let carried =
                    self.small(MIRA, day, "Carry the settlement calendar on", vec![Act::Other(CALENDAR)]);
                pulls.push(Pull { waits: 55, ..carried });
            }
            if story::ROTA.contains(&day) {
                pulls.push(Pull {
                    waits: 40,
                    ..self.small(MIRA, day, "Write the rota on", vec![Act::Other(ROTA)])
                });
            }
            if story::AIKO_IN_REFUNDS.contains(&day) {
                for _ in 0..2 {
                    let files = self.files(AIKO, REFUNDS, Camp::Others, tree);
                    pulls.push(self.pull(AIKO, REFUNDS, files, day, tree));
                }
            }
            if day == story::ROLE {
                pulls.push(self.small(
                    MIRA,
                    day,
                    "Say who is asked about settlement",
                    vec![Act::Other(OWNERS)],
                ));
            }
            if let Some(person) = story::release(day) {
                let pins = tree.named(areas::DEPLOY, "pin_versions").expect("an area keeps its modules");
                let subject = format!("Cut release {}", story::release_name(day));
                let acts = vec![Act::Module(pins, Part::Itself), Act::Other(CHANGELOG)];
                pulls.push(Pull { minutes: vec![570], waits: 35, ..self.small(person, day, &subject, acts) });
            }
        }
    }

    /// Whose modules a change is to.
    fn camp(&mut self, person: PersonIx, area: AreaIx, weeks_ago: i64) -> Camp {
        if person == MIRA {
            let hers = self.draw.percent(story::hers(area));
            return if hers {
                Camp::Lead
            } else if self.draw.percent(88) {
                Camp::Both
            } else {
                Camp::Others
            };
        }
        if self.draw.percent(story::met(area, weeks_ago)) {
            return Camp::Lead;
        }
        if self.draw.percent(36) { Camp::Both } else { Camp::Others }
    }

    /// The files a change is to: a module or two of a camp with their tests, those higher up more often. Where
    /// somebody has passed by all of Mira's, they keep to the others.
    fn files(&mut self, person: PersonIx, area: AreaIx, camp: Camp, tree: &Tree) -> Vec<Act> {
        if camp == Camp::Lead && person != MIRA {
            return match self.pass_by(person, area, tree) {
                Some(act) => vec![act],
                None => self.files(person, area, Camp::Both, tree),
            };
        }
        let there = |camp| -> Vec<ModuleIx> {
            tree.of(area, camp).iter().copied().filter(|&module| tree.modules[module].is_there).collect()
        };
        let camps = [camp, Camp::Both, Camp::Others, Camp::Lead];
        let mut open = camps.into_iter().map(there).find(|open| !open.is_empty()).unwrap_or_default();
        let count = if self.draw.percent(22) { 2 } else { 1 };
        let mut acts = Vec::new();
        for _ in 0..count.min(open.len()) {
            let share = |(rank, &module): (usize, &ModuleIx)| {
                (20 / (rank as u32 + 5) + 2) * tree.draws(person, module)
            };
            let shares: Vec<u32> = open.iter().enumerate().map(share).collect();
            let module = open.remove(self.draw.weighted(&shares));
            acts.push(Act::Module(module, Part::Itself));
            if tree.modules[module].test.is_some() && self.draw.percent(if person == MIRA { 50 } else { 40 })
            {
                acts.push(Act::Module(module, Part::Test));
            }
        }
        acts
    }

    /// A file of Mira's that somebody has never touched.
    fn pass_by(&mut self, person: PersonIx, area: AreaIx, tree: &Tree) -> Option<Act> {
        let modules = tree.of(area, Camp::Lead).iter().filter(|module| tree.modules[**module].is_there);
        let parts = modules.flat_map(|&module| {
            let test = tree.modules[module].test.as_ref().map(|_| (module, Part::Test));
            std::iter::once((module, Part::Itself)).chain(test)
        });
        let open: Vec<_> =
            parts.filter(|&(module, part)| !self.passed.contains(&(person, module, part))).collect();
        let &(module, part) = open.get(self.draw.below(open.len()))?;
        self.passed.insert((person, module, part));
        Some(Act::Module(module, part))
    }

    /// The modules of an area of Mira's that one beside her keeps up.
    fn kept_beside(area: AreaIx, place: usize, tree: &mut Tree) -> Vec<Act> {
        let kept: Vec<ModuleIx> = tree
            .of(area, Camp::Both)
            .iter()
            .copied()
            .skip(place)
            .step_by(story::beside(area).len())
            .collect();
        kept.iter().for_each(|&module| tree.modules[module].is_there = true);
        kept.into_iter().flat_map(|module| Planner::whole(module, tree)).collect()
    }

    /// A module with its test, as they are first written.
    fn whole(module: ModuleIx, tree: &Tree) -> Vec<Act> {
        let test = tree.modules[module].test.as_ref().map(|_| Act::Module(module, Part::Test));
        std::iter::once(Act::Module(module, Part::Itself)).chain(test).collect()
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
        Pull { commits, with, ..self.small(person, day, &subject, Vec::new()) }.at(&mut self.draw)
    }

    fn small(&mut self, person: PersonIx, day: i64, subject: &str, acts: Vec<Act>) -> Pull {
        let pull = Pull {
            person,
            day,
            minutes: Vec::new(),
            waits: 0,
            commits: vec![(subject.to_owned(), acts)],
            with: None,
            branch: slug(subject),
        };
        pull.at(&mut self.draw)
    }
}

impl Pull {
    /// With times for its commits, and for its merge: before Sunday evening.
    fn at(mut self, draw: &mut Draw) -> Pull {
        let mut minute = draw.between(9 * 60, 16 * 60);
        self.minutes = self
            .commits
            .iter()
            .map(|_| {
                minute += draw.between(5, 40);
                minute
            })
            .collect();
        let evening = 20 * 60 + (6 - weekday(self.day)) * 1_440 - minute;
        self.waits = draw.between(20, 26 * 60).min(evening);
        self
    }
}
