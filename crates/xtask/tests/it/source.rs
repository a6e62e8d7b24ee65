//! The files of Rust there are.

use std::path::{Path, PathBuf};

use crate::metadata::root;

/// What a file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is compiled into the program.
    Product,
    /// Everything.
    Anywhere,
}

/// Crates that are not in the program.
const NOT_PRODUCT: [&str; 2] = ["testkit", "xtask"];

/// The files of Rust of all crates, each with its text.
pub fn of_crates(place: Place) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    below(&root().join("crates"), &mut files);
    below(&root().join("fuzz"), &mut files);
    let in_product = |path: &Path| {
        let path = path.strip_prefix(root().join("crates"));
        path.is_ok_and(|path| {
            path.iter().any(|part| part == "src") && !NOT_PRODUCT.iter().any(|name| path.starts_with(name))
        })
    };
    files.retain(|path| place == Place::Anywhere || in_product(path));
    assert!(files.len() > 50, "the sources were not found");
    files.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// The files of Rust of one crate's `src`, each without its tests.
pub fn of_crate(name: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    below(&root().join("crates").join(name).join("src"), &mut files);
    files.retain(|path| !path.to_string_lossy().ends_with("_tests.rs"));
    assert!(!files.is_empty(), "{name} has no source");
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            // Tests stand at the end of a file.
            let code = text.split_once("#[cfg(test)]\nmod tests {").map_or(text.as_str(), |(code, _)| code);
            (path, code.to_owned())
        })
        .collect()
}

fn below(directory: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            below(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
}
