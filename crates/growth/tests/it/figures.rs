//! Figures that other programs worked out: `tests/goldens/make.py`.

use growth::Interval;
use serde_json::Value;

/// The cases of a kind.
pub fn of(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../goldens/figures.json")).unwrap();
    let cases = all[kind].as_array().unwrap().clone();
    assert!(!cases.is_empty(), "there are figures for {kind}");
    cases
}

/// `[[part, of], …]`.
pub fn counts(value: &Value) -> Vec<(u64, u64)> {
    let pair = |pair: &Value| (pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap());
    value.as_array().unwrap().iter().map(pair).collect()
}

/// A number is what another program said, to ten places.
#[track_caller]
pub fn same(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!((ours - theirs).abs() < 1e-10, "{what}: {ours} here, {theirs} there");
}

/// Both ends are.
#[track_caller]
pub fn same_interval(ours: Interval, theirs: &Value, what: &str) {
    same(ours.low, &theirs[0], what);
    same(ours.high, &theirs[1], what);
}
