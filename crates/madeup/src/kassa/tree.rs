//! What lies in the repository: modules with their tests, who works on which, and what is in them.

use std::fmt::Write;

use super::areas::{self, AreaIx, Language};
use super::people::PersonIx;
use super::story;
use crate::Draw;

/// By the place of a module in [`Tree::modules`].
pub(super) type ModuleIx = usize;

/// Who works on a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Camp {
    /// The lead. Others pass by, seldom twice.
    Lead,
    /// The lead and others.
    Both,
    /// Others.
    Others,
}

/// A module: a file, and perhaps its test.
#[derive(Clone, Debug)]
pub(super) struct Module {
    pub area: AreaIx,
    pub camp: Camp,
    /// Where it lies now.
    pub path: String,
    /// Where its test lies, if it has one.
    pub test: Option<String>,
    /// Whether it has been written.
    pub is_there: bool,
    /// What is in it, and in its test: numbers, a line each.
    lines: [Vec<u64>; 2],
    name: &'static str,
}

/// Lines of a file.
const MOST_LINES: usize = 40;

/// All modules.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub modules: Vec<Module>,
    /// Places of each area's modules, by camp.
    by_area: Vec<[Vec<ModuleIx>; 3]>,
    draw: Draw,
}

impl Tree {
    pub fn new(draw: &Draw) -> Tree {
        let mut tree = Tree { modules: Vec::new(), by_area: Vec::new(), draw: draw.aside(1) };
        for (at, area) in areas::ALL.iter().enumerate() {
            let mut order: Vec<usize> = (0..area.modules.len()).collect();
            draw.aside(100 + at as u64).shuffle(&mut order);
            let (lead, both) = story::camps(at);
            let mut camps: [Vec<ModuleIx>; 3] = Default::default();
            for (rank, &place) in order.iter().enumerate() {
                let camp = match rank {
                    rank if rank < lead => Camp::Lead,
                    rank if rank < lead + both => Camp::Both,
                    _ => Camp::Others,
                };
                camps[camp as usize].push(tree.modules.len());
                let name = area.modules[place];
                tree.modules.push(Module {
                    area: at,
                    camp,
                    path: area.path(name),
                    test: (camp == Camp::Lead || rank.is_multiple_of(2)).then(|| area.test_path(name)),
                    is_there: place < area.later(),
                    lines: Default::default(),
                    name,
                });
            }
            tree.by_area.push(camps);
        }
        tree
    }

    /// Modules of an area and camp, those most worked on first.
    pub fn of(&self, area: AreaIx, camp: Camp) -> &[ModuleIx] {
        &self.by_area[area][camp as usize]
    }

    /// How much likelier somebody works on a module of the others because it is theirs.
    pub fn draws(&self, person: PersonIx, module: ModuleIx) -> u32 {
        let it = &self.modules[module];
        let theirs = story::founders(it.area);
        let owner = theirs[module % theirs.len()];
        if it.camp == Camp::Others && owner == person { 9 } else { 1 }
    }

    /// Writes one anew, with as many lines as it begins with.
    pub fn write(&mut self, module: ModuleIx, part: Part) -> String {
        let lines = self.draw.between(9, 22);
        self.modules[module].lines[part as usize] =
            (0..lines).map(|_| self.draw.below(10_000) as u64).collect();
        self.text(module, part)
    }

    /// Changes a line or two, or adds one.
    pub fn change(&mut self, module: ModuleIx, part: Part) -> String {
        for _ in 0..self.draw.between(1, 2) {
            let number = self.draw.below(10_000) as u64;
            let lines = &mut self.modules[module].lines[part as usize];
            let at = self.draw.below(lines.len() + 1);
            if at == lines.len() && at < MOST_LINES {
                lines.push(number);
            } else {
                lines[at % MOST_LINES] = number;
            }
        }
        self.text(module, part)
    }

    /// Gives a module its other name, and where it lay.
    pub fn rename(&mut self, module: ModuleIx, name: &'static str) -> String {
        let path = areas::ALL[self.modules[module].area].path(name);
        self.modules[module].name = name;
        std::mem::replace(&mut self.modules[module].path, path)
    }

    /// The module that is called so.
    pub fn named(&self, area: AreaIx, name: &str) -> Option<ModuleIx> {
        self.modules.iter().position(|module| module.area == area && module.name == name)
    }

    fn text(&self, module: ModuleIx, part: Part) -> String {
        let module = &self.modules[module];
        let area = areas::ALL[module.area];
        let what = match part {
            Part::Itself => format!("{}: {}", area.dir, module.name),
            Part::Test => format!("Tests of {}: {}", area.dir, module.name),
        };
        let (comment, begin, end) = match area.language {
            Language::Rust => ("//! ", "pub const STEP_", ";"),
            Language::TypeScript => ("// ", "export const step", ";"),
            Language::Python => ("# ", "STEP_", ""),
            Language::Shell => ("#!/bin/sh\n# ", "step_", ""),
        };
        let (kind, equals) = match area.language {
            Language::Rust => (": u64", " = "),
            Language::TypeScript | Language::Python => ("", " = "),
            Language::Shell => ("", "="),
        };
        let mut text = format!("{comment}{what}\n\n");
        for (at, number) in module.lines[part as usize].iter().enumerate() {
            let _ = writeln!(text, "{begin}{at}{kind}{equals}{number}{end}");
        }
        text
    }
}

/// Of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Itself,
    Test,
}
