//! Subjects, directories, names of files.

use madeup::Draw;

/// Directories of the made-up repositories, with what their files end in.
pub(super) const DIRECTORIES: [(&str, &str); 20] = [
    ("src", "rs"),
    ("src/ledger", "rs"),
    ("src/ledger/export", "rs"),
    ("src/refunds", "rs"),
    ("src/bank transfers", "rs"),
    ("api", "py"),
    ("api/v1", "py"),
    ("api/v2", "py"),
    ("web/app", "ts"),
    ("web/app/pages", "ts"),
    ("web/components", "js"),
    ("risk", "go"),
    ("zahlung/übersicht", "java"),
    ("tests", "rs"),
    ("api/tests", "py"),
    ("docs", "md"),
    ("vendor/lib", "c"),
    ("deploy", "yml"),
    ("generated", "rs"),
    ("", "rs"),
];

/// Endings that other files have now and then.
pub(super) const ENDINGS: [&str; 12] =
    ["rs", "py", "go", "c", "h", "md", "toml", "json", "txt", "xyz", "po", "png"];

const STEMS: [&str; 16] = [
    "account", "batch", "card", "draft", "entry", "fee", "gate", "host", "invoice", "journal", "key",
    "limit", "mandate", "note", "order", "payout",
];

/// A name for a new file, numbered so that it is seldom taken.
pub(super) fn file_name(draw: &mut Draw, ending: &str) -> String {
    let stem = draw.pick(&STEMS);
    let ending = if draw.percent(85) { ending } else { *draw.pick(&ENDINGS) };
    match draw.below(40) {
        0 => format!(".{stem}rc"),
        1 => format!("{}{}", stem.to_uppercase(), draw.below(9)),
        2 => format!("{stem} \"{}\".{ending}", draw.below(9)),
        3..6 => format!("{stem}_test.{ending}"),
        _ => format!("{stem}{}.{ending}", draw.below(60)),
    }
}

const SUBJECTS: [&str; 22] = [
    "fix rounding of fees",
    "Fixes the order of entries",
    "fixed a race",
    "fixture for payouts",
    "Bug in the export",
    "bugfix: empty batches",
    "debug output",
    "regression in limits",
    "Regressed again",
    "Revert \"limits by day\"",
    "reverting is not needed",
    "prefix of keys",
    "add limits by day",
    "Move notes",
    "rename mandates",
    "simplify the gate",
    "tests for cards",
    "explain journals",
    "new order of steps",
    "refactor",
    "bugs, all of them",
    "FIXED: naming",
];

/// A subject.
pub(super) fn subject(draw: &mut Draw) -> &'static str {
    SUBJECTS[draw.below(SUBJECTS.len())]
}

/// A line of a file.
pub(super) fn line(draw: &mut Draw) -> String {
    format!("{} {} {}", draw.pick(&STEMS), draw.pick(&STEMS), draw.below(100_000))
}
