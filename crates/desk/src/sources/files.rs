//! Which files count, and why the others do not.

use std::collections::BTreeMap;

use records::{EntryKind, PathIx};
use team::classes::{Class, ClassTable};
use team::{Branch, Ground};

use crate::text::{clean, number_of, thousands};

/// How many files count, and the classes of those that do not.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Files that count.
    pub counted: u64,
    /// Files there are.
    pub all: u64,
    /// The others by class, most files first.
    pub left_out: Vec<LeftOut>,
}

/// Files of one class that do not count.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its name, as of so many files: `lock files`.
    pub name: String,
    /// How many.
    pub files: u64,
    /// The path of one of them, clean.
    pub example: String,
}

/// What counts of all files of the tree.
pub fn counted(ground: &Ground) -> Counted {
    let mut classes: BTreeMap<Class, (u64, String)> = BTreeMap::new();
    let (mut all, mut counted) = (0, 0);
    for branch in &ground.branches {
        let Some(last) = branch.last else { continue };
        for path in 0..branch.history.paths.len() as PathIx {
            if branch.trees.entry(path, last) != Some(EntryKind::File) {
                continue;
            }
            all += 1;
            if ground.counted[(branch.base + path) as usize] {
                counted += 1;
                continue;
            }
            let (files, example) = classes.entry(branch.classes[path as usize]).or_default();
            if *files == 0 {
                *example = clean(&ground.path(branch.base + path));
            }
            *files += 1;
        }
    }
    let mut left: Vec<(Class, (u64, String))> = classes.into_iter().collect();
    left.sort_by_key(|(class, (files, _))| (std::cmp::Reverse(*files), *class));
    let name = |class, files| match class {
        Class::Source | Class::Test => "out of scope".to_owned(),
        class => plural(class.name(), files),
    };
    let left_out = left.into_iter().map(|(class, (files, example))| LeftOut {
        name: name(class, files),
        files,
        example,
    });
    Counted { counted, all, left_out: left_out.collect() }
}

impl Counted {
    /// `1,846 of 2,458 files are counted: 241 generated, ... are not.`
    pub fn sentence(&self) -> String {
        let are = if self.all - self.counted == 1 { "is" } else { "are" };
        let mut left: Vec<String> =
            self.left_out.iter().map(|one| format!("{} {}", thousands(one.files), one.name)).collect();
        let table = ClassTable::shipped().version();
        let (counted, all) = (thousands(self.counted), thousands(self.all));
        if left.is_empty() {
            return format!("{counted} of {all} files are counted (table {table}).");
        }
        if left.len() > 1 {
            let last = left.pop().unwrap_or_default();
            left = vec![format!("{} and {last}", left.join(", "))];
        }
        format!("{counted} of {all} files are counted: {} {are} not (table {table}).", left.concat())
    }
}

/// The name of a class, of so many files.
fn plural(class: &str, n: u64) -> String {
    match class {
        "fixture" | "translation" if n != 1 => format!("{class}s"),
        "lock" => if n == 1 { "lock file" } else { "lock files" }.to_owned(),
        "unknown" => "of unknown type".to_owned(),
        class => class.to_owned(),
    }
}

/// A file that does not count.
#[derive(Clone, Debug)]
pub struct FileLeftOut {
    /// Its path, clean.
    pub path: String,
    /// What decided that, clean.
    pub why: String,
}

/// The files that do not count, from one on, so many at most; and how many there are.
pub fn files_left_out(ground: &Ground, from: usize, most: usize) -> (Vec<FileLeftOut>, usize) {
    let table = ClassTable::shipped();
    let mut all = 0;
    let mut shown = Vec::new();
    for branch in &ground.branches {
        let Some(last) = branch.last else { continue };
        for path in 0..branch.history.paths.len() as PathIx {
            if !branch.trees.holds_file(path, last) || ground.counted[(branch.base + path) as usize] {
                continue;
            }
            if all >= from && shown.len() < most {
                let why = clean(&because(table, branch, path));
                shown.push(FileLeftOut { path: clean(&ground.path(branch.base + path)), why });
            }
            all += 1;
        }
    }
    (shown, all)
}

fn because(table: &ClassTable, branch: &Branch, path: PathIx) -> String {
    let name = branch.history.paths[path as usize].as_ref();
    let decision = table.decide(name, &branch.linguist(name));
    match decision.class {
        Class::Source | Class::Test => "out of scope, or of an area you left out".to_owned(),
        class => {
            // The row without the class it begins with, which is said already.
            let row = table.because(decision.why);
            let row = row.replacen(&format!(" {},", class.name()), " ", 1).replace(',', " ");
            format!("{} ({row})", class.name())
        }
    }
}

/// The ten most changed unknown types; none where there are none.
pub fn unknown_types(ground: &Ground) -> Option<String> {
    let mut changed: BTreeMap<String, u64> = BTreeMap::new();
    let year = ground.clock.weeks_ago(team::clock::YEAR);
    for branch in &ground.branches {
        for (at, commit) in branch.history.commits.iter().enumerate() {
            if branch.chain.merge_time(at as u32) < year {
                continue;
            }
            for event in branch.history.events_of(commit) {
                if branch.classes[event.path as usize] == Class::Unknown && event.kind == EntryKind::File {
                    let path = branch.history.paths[event.path as usize].to_string();
                    let name = path.rsplit('/').next().unwrap_or(&path);
                    let kind = name
                        .rsplit_once('.')
                        .filter(|(stem, _)| !stem.is_empty())
                        .map(|(_, end)| format!(".{end}"));
                    *changed.entry(kind.unwrap_or_else(|| name.to_owned())).or_default() += 1;
                }
            }
        }
    }
    let mut all: Vec<(String, u64)> = changed.into_iter().collect();
    all.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), name.clone()));
    all.truncate(10);
    let list: Vec<String> = all
        .iter()
        .map(|(name, n)| format!("{}, {}", clean(name), number_of(*n as usize, "change")))
        .collect();
    (!list.is_empty())
        .then(|| format!("Unknown types are not counted; most changed in the year: {}.", list.join("; ")))
}
