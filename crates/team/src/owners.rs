//! Areas as CODEOWNERS has them, where it speaks of enough (definitions 1.6).

use std::collections::{BTreeSet, HashSet};

use bstr::{BStr, BString, ByteSlice};
use records::Special;

use crate::areas::AreaFile;
use crate::branch::{Branch, FileIx};
use crate::codeowners::{CodeOwners, Rule};

/// Rules that must match this many counted files each ...
const LEAST_FILES: usize = 3;
/// ... and be this many, for the file to divide the tree.
const LEAST_RULES: usize = 3;

/// Directories that are areas because somebody owns them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Owned {
    /// Without slashes at their ends, below the repository's name where there are several.
    pub directories: BTreeSet<String>,
    /// The files a rule with a directory matches.
    pub files: HashSet<FileIx>,
}

/// What the CODEOWNERS of tip(T) of all repositories divide.
pub(crate) fn owned_directories(branches: &[Branch], files: &[AreaFile]) -> Owned {
    let mut owned = Owned::default();
    for branch in branches {
        let Some(last) = branch.last else { continue };
        let texts = branch.texts_at(Special::CodeOwners, last);
        let place = CodeOwners::place(texts.iter().map(|(path, _)| *path));
        let Some((_, text)) = texts.iter().find(|(path, _)| Some(*path) == place) else { continue };
        add(branch, branches.len() > 1, files, &CodeOwners::parse(text), &mut owned);
    }
    owned
}

fn add(branch: &Branch, several: bool, files: &[AreaFile], owners: &CodeOwners, owned: &mut Owned) {
    let end = branch.base + branch.history.paths.len() as FileIx;
    let here: Vec<(FileIx, &BStr)> = files
        .iter()
        .filter(|file| file.in_tree && (branch.base..end).contains(&file.file))
        .map(|file| (file.file, branch.path(file.file)))
        .collect();
    let tree = branch.last.map(|last| branch.files_at(last)).unwrap_or_default();
    let directories: HashSet<BString> =
        tree.iter().flat_map(|&file| directories_above(branch.path(file))).collect();
    let literal: Vec<(&Rule, &BStr)> = owners
        .rules
        .iter()
        .filter_map(|rule| Some((rule, rule.literal_directory(|dir| directories.contains(dir))?)))
        .collect();
    let enough = |rule: &Rule| here.iter().filter(|(_, path)| rule.matches(path)).count() >= LEAST_FILES;
    if literal.iter().filter(|(rule, _)| enough(rule)).count() < LEAST_RULES {
        return;
    }
    for (file, path) in here {
        if let Some((_, dir)) = literal.iter().rev().find(|(rule, _)| rule.matches(path)) {
            let dir = if several { format!("{}/{dir}", branch.history.repository) } else { dir.to_string() };
            owned.directories.insert(dir);
            owned.files.insert(file);
        }
    }
}

fn directories_above(path: &BStr) -> impl Iterator<Item = BString> + '_ {
    path.find_iter("/").map(|slash| path[..slash].into())
}
