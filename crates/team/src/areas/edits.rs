//! Rename, merge, split by glob.

use std::collections::HashMap;

use super::AreaFile;
use crate::branch::FileIx;
use crate::glob::Glob;
use crate::settings::AreaEdit;

/// Applies the lead's edits in the order they were made.
pub(super) fn apply(edits: &[AreaEdit], files: &[AreaFile], names: &mut HashMap<FileIx, String>) {
    for edit in edits {
        match edit {
            AreaEdit::Renamed { area, name } => rename(names, area, name),
            AreaEdit::Merged { area, into } => rename(names, area, into),
            AreaEdit::Split { area, name, globs } => {
                let globs: Vec<Glob> = globs.iter().map(|glob| Glob::new(glob)).collect();
                for file in files {
                    let here = names.get(&file.file).is_some_and(|own| own == area);
                    if here && globs.iter().any(|glob| glob.matches(file.path.as_bytes())) {
                        names.insert(file.file, name.clone());
                    }
                }
            }
        }
    }
}

fn rename(names: &mut HashMap<FileIx, String>, from: &str, to: &str) {
    for name in names.values_mut().filter(|name| *name == from) {
        to.clone_into(name);
    }
}
