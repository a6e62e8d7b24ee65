//! What an area is (definitions 1.6): parts of the tree of a size people speak of.

mod edits;
mod split;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::branch::FileIx;
use crate::settings::AreaEdit;

pub use split::{Split, split};

/// Where an area stands in [`Areas::all`].
pub type AreaIx = u16;

/// An area is coarse from this share of the work on.
const COARSE: f64 = 0.4;
/// With fewer areas than this, "n of m areas" says nothing.
pub const ENOUGH_AREAS: usize = 4;

/// The division as it was worked out, to be kept: which prefix belongs to which area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// The tip it was worked out at.
    pub commit: String,
    /// What it depends on besides: the repositories, the scope and what counts.
    pub basis: String,
    /// N: changes of 104 weeks.
    pub changes: usize,
    /// The c with which there are at most twenty areas.
    pub c: usize,
    /// Area by path prefix, without a slash at its end; the longest one that fits holds. The empty
    /// prefix is there always.
    pub prefixes: BTreeMap<String, String>,
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name: a directory, `d, rest`, or as the lead called it.
    pub name: String,
    /// Changes of 104 weeks that touch it.
    pub weight: usize,
    /// Counted files of the tree in it.
    pub files: usize,
    /// Whether all of these are tests.
    pub tests_only: bool,
    /// Whether it holds more than 40 % of the changes and is not of tests.
    pub coarse: bool,
    /// Whether the lead left it out: it is none of those that are counted or shown.
    pub left_out: bool,
}

/// The areas of a team.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    /// By name.
    pub all: Vec<Area>,
    /// N: changes of 104 weeks that touch a counted file of the tree.
    pub changes: usize,
    of_file: HashMap<FileIx, AreaIx>,
}

/// What the areas are found from.
pub struct Ground<'a> {
    /// Each counted file in scope with its full path, whether it is in the tree, and is a test.
    pub files: &'a [AreaFile],
    /// Files in the tree that each non-bulk human change of 104 weeks touches.
    pub changes: &'a [Vec<FileIx>],
}

/// A counted file for finding areas.
#[derive(Clone, Debug)]
pub struct AreaFile {
    /// Which.
    pub file: FileIx,
    /// Its path, below the repository's name where there are several.
    pub path: String,
    /// Whether the tree holds it.
    pub in_tree: bool,
    /// Whether it is a test.
    pub test: bool,
}

impl Areas {
    /// Applies a division, and then what the lead edited, to the files there are.
    pub fn of(division: &Division, edits: &[AreaEdit], ground: &Ground) -> Areas {
        let names = names(division, edits, ground.files);
        let in_tree: HashSet<FileIx> =
            ground.files.iter().filter(|file| file.in_tree).map(|file| file.file).collect();
        let mut weight: HashMap<&str, usize> = HashMap::new();
        for change in ground.changes {
            let touched: HashSet<&str> = change
                .iter()
                .filter(|file| in_tree.contains(file))
                .filter_map(|file| names.get(file))
                .map(String::as_str)
                .collect();
            for name in touched {
                *weight.entry(name).or_default() += 1;
            }
        }
        let mut figures: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for file in ground.files {
            let (files, tests) = figures.entry(&names[&file.file]).or_default();
            *files += usize::from(file.in_tree);
            *tests += usize::from(file.in_tree && file.test);
        }
        // Places where nothing is left are no areas of today; their files stay nameable.
        let all: Vec<Area> = figures
            .iter()
            .map(|(&name, &(files, tests))| {
                let weight = weight.get(name).copied().unwrap_or_default();
                let tests_only = files > 0 && files == tests;
                let coarse = !tests_only && weight as f64 > COARSE * ground.changes.len() as f64;
                Area { name: name.to_owned(), weight, files, tests_only, coarse, left_out: false }
            })
            .collect();
        let place: HashMap<&str, AreaIx> =
            all.iter().enumerate().map(|(at, area)| (area.name.as_str(), at as AreaIx)).collect();
        let of_file = names.iter().map(|(&file, name)| (file, place[name.as_str()])).collect();
        Areas { all: all.clone(), changes: ground.changes.len(), of_file }
    }

    /// The area of a counted file in scope.
    pub fn of_file(&self, file: FileIx) -> Option<AreaIx> {
        self.of_file.get(&file).copied()
    }

    /// The area with a name, any case.
    pub fn named(&self, name: &str) -> Option<AreaIx> {
        let exact = self.all.iter().position(|area| area.name == name);
        let loosely = || self.all.iter().position(|area| area.name.eq_ignore_ascii_case(name));
        exact.or_else(loosely).map(|at| at as AreaIx)
    }

    /// Areas that hold files and were not left out.
    pub fn standing(&self) -> impl Iterator<Item = (AreaIx, &Area)> {
        let all = self.all.iter().enumerate().map(|(at, area)| (at as AreaIx, area));
        all.filter(|(_, area)| area.files > 0 && !area.left_out)
    }

    /// Of these, the ones that hold not only tests: those of which "n of m" is said.
    pub fn plain(&self) -> impl Iterator<Item = (AreaIx, &Area)> {
        self.standing().filter(|(_, area)| !area.tests_only)
    }

    /// Marks those the lead left out.
    pub(crate) fn leave_out(&mut self, excluded: &[(String, String)]) {
        for (name, _) in excluded {
            if let Some(area) = self.named(name) {
                self.all[area as usize].left_out = true;
            }
        }
    }
}

/// The name of the area each file is in, by its path and what the lead edited.
pub(crate) fn names(division: &Division, edits: &[AreaEdit], files: &[AreaFile]) -> HashMap<FileIx, String> {
    let named = |file: &AreaFile| (file.file, area_of(&division.prefixes, &file.path).to_owned());
    let mut names = files.iter().map(named).collect();
    edits::apply(edits, files, &mut names);
    names
}

/// The area of a path: that of the longest prefix there is.
pub(crate) fn area_of<'p>(prefixes: &'p BTreeMap<String, String>, path: &str) -> &'p str {
    let mut prefix = path;
    loop {
        prefix = prefix.rfind('/').map_or("", |slash| &prefix[..slash]);
        if let Some(name) = prefixes.get(prefix) {
            return name;
        }
        if prefix.is_empty() {
            return TOP_LEVEL;
        }
    }
}

/// What lies in no directory that is an area.
pub const TOP_LEVEL: &str = "top level";
