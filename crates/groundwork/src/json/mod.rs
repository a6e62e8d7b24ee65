//! Answers as data: one object a command, the schema in docs/json.md. No names of people, ever.

mod scorecard;
mod signal;

pub use scorecard::{scorecard, unit};
pub use signal::{SignalJson, signal_with_evidence};

use std::fmt::Write;

use serde::Serialize;
use signals::Count;

/// Two counts and their share.
#[derive(Serialize)]
pub struct Part {
    numerator: u64,
    denominator: u64,
    value: Option<f64>,
}

impl From<Count> for Part {
    fn from(count: Count) -> Part {
        Part { numerator: count.part, denominator: count.of, value: count.share() }
    }
}

/// One object, on lines, with a line end.
pub fn text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("keys are text and numbers are finite");
    let _ = writeln!(text);
    text
}
