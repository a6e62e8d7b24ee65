//! Small files.

use crate::metadata::root;
use crate::source::{self, Place};

const MOST_LINES: usize = 400;

#[test]
fn no_file_of_rust_is_long() {
    for (path, text) in source::of_crates(Place::Anywhere) {
        let lines = text.lines().count();
        let path = path.strip_prefix(root()).unwrap().display().to_string();
        assert!(lines <= MOST_LINES, "{path} has {lines} lines; {MOST_LINES} are the most");
    }
}
