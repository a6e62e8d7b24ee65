//! s12g, comes back (drafts).

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use team::clock::{HALF, YEAR};
use team::{FileIx, Ground, touches};

use crate::{Count, Definition, Needs, Signal, evidence, weight};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s12g",
    slug: "comes-back",
    name: "Comes back",
    meaning: "files that were fixed again and again in both halves of the year: questions, not findings",
    formula: "files with at least three fix-like changes in each half of the year, at least 30 % of all their changes",
    unit: "files",
    window: "the last year",
    records: "non-bulk changes by anybody, and the subjects of their commits",
    source: "git",
    not_seen: "A subject that says fix may be a typo, and a fix may not say so. This is a draft, and there is no rate.",
    counter: "what changed so that it does not come back",
    capability: "K9",
    minimum: "3 fix-like changes in each half",
    needs: Needs { figure: YEAR, point: YEAR, words: "a year", files: true },
};

/// Fix-like changes in each half of the year.
const LEAST: u64 = 3;
/// Of all its changes of the year, in percent.
const PART: u64 = 30;
/// Drafts offered a quarter.
pub const OFFERED: usize = 3;

static FIX_LIKE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(fix(e[sd])?|bug(s|fix)?|regress\w*|revert\w*)\b").expect("a fixed pattern")
});

/// Whether a subject reads like a fix.
pub fn is_fix_like(subject: &str) -> bool {
    FIX_LIKE.is_match(subject)
}

/// A file that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComesBack {
    /// The file.
    pub file: FileIx,
    /// Fix-like changes of all its changes of the year.
    pub fixes: Count,
}

/// Drafts, largest share first.
#[derive(Clone, Debug)]
pub struct Recurring {
    /// The signal: how many files.
    pub signal: Signal,
    /// The files.
    pub files: Vec<ComesBack>,
}

/// Finds them.
pub fn comes_back(ground: &Ground) -> Recurring {
    let mut signal = Signal::empty(&DEFINITION, ground);
    let mut figures: BTreeMap<FileIx, [u64; 3]> = BTreeMap::new();
    for (half, from, to) in [(0, YEAR, HALF), (1, HALF, 0)] {
        for change in ground.weeks(from, to).iter().filter(|change| !change.bulk) {
            let fixed = fixed(ground, change);
            for &file in &change.files {
                let figure = figures.entry(file).or_default();
                figure[half] += u64::from(fixed.contains(&file));
                figure[2] += 1;
            }
        }
    }
    let mut files: Vec<ComesBack> = figures
        .into_iter()
        .map(|(file, [early, late, all])| {
            (early, late, ComesBack { file, fixes: Count { part: early + late, of: all } })
        })
        .filter(|(early, late, found)| {
            *early >= LEAST && *late >= LEAST && 100 * found.fixes.part >= PART * found.fixes.of
        })
        .map(|(_, _, found)| found)
        // What is gone does not come back.
        .filter(|found| weight::stands(ground, found.file, ground.clock.t()))
        .collect();
    files.sort_by(|one, other| {
        let (a, b) = (one.fixes, other.fixes);
        (b.part * a.of)
            .cmp(&(a.part * b.of))
            .then_with(|| ground.path(one.file).cmp(&ground.path(other.file)))
    });
    signal.numerator = files.iter().map(|found| evidence::of_file(ground, found.file)).collect();
    signal.count = Some(Count { part: files.len() as u64, of: 0 });
    signal.value = Some(files.len() as f64);
    Recurring { signal, files }
}

/// Files of a change that a commit with a fix-like subject itself touches.
pub fn fixed(ground: &Ground, change: &team::Change) -> HashSet<FileIx> {
    let branch = &ground.branches[change.repository];
    let fix = |commit: &&u32| is_fix_like(&branch.history.commits[**commit as usize].subject);
    let events = change.commits.iter().filter(fix).flat_map(|&commit| branch.file_events(commit));
    events.filter(|(_, event)| touches(event)).map(|(at, _)| branch.file_of_event(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_fix_like;

    #[test]
    fn words_of_fixing_count_and_words_that_hold_them_do_not() {
        for subject in ["Fix rounding", "fixes #4", "Bugfix: fees", "Revert \"x\"", "a regression", "FIXED"] {
            assert!(is_fix_like(subject), "{subject}");
        }
        for subject in ["Prefix paths", "fixture", "debug output", "fixing", "bugged", "préfix"] {
            assert!(!is_fix_like(subject), "{subject}");
        }
    }
}
