//! Which files a change is to.

use super::areas::AreaIx;
use super::people::{MIRA, PersonIx};
use super::plan::Planner;
use super::pull::Act;
use super::story;
use super::tree::{Camp, ModuleIx, Part, Tree};

impl Planner {
    /// Whose modules a change is to.
    pub(super) fn camp(&mut self, person: PersonIx, area: AreaIx, weeks_ago: i64) -> Camp {
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
    pub(super) fn files(&mut self, person: PersonIx, area: AreaIx, camp: Camp, tree: &Tree) -> Vec<Act> {
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
    pub(super) fn pass_by(&mut self, person: PersonIx, area: AreaIx, tree: &Tree) -> Option<Act> {
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
    pub(super) fn kept_beside(&mut self, area: AreaIx, place: usize, tree: &Tree) -> Vec<Act> {
        let kept: Vec<ModuleIx> = tree
            .of(area, Camp::Both)
            .iter()
            .copied()
            .skip(place)
            .step_by(story::beside(area).len())
            .collect();
        self.new.extend(&kept);
        kept.into_iter().flat_map(|module| Planner::whole(module, tree)).collect()
    }

    /// A module with its test, as they are first written.
    pub(super) fn whole(module: ModuleIx, tree: &Tree) -> Vec<Act> {
        let test = tree.modules[module].test.as_ref().map(|_| Act::Module(module, Part::Test));
        std::iter::once(Act::Module(module, Part::Itself)).chain(test).collect()
    }
}
