//! Answers as data: one object a command, the schema in docs/json.md. No names of people, ever.

mod away;
mod calendar;
mod knowledge;
mod log;
mod requests;
mod scorecard;
mod signal;

pub use away::away;
pub use knowledge::knowledge;
pub use log::{kept, log, search};
pub use scorecard::{scorecard, unit};
pub use signal::{SignalJson, signal_with_evidence};

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Value, json};
use signals::Count;
use team::Ground;

use crate::text::steers;

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

/// What the lead left out of every figure, counted.
pub fn left_out_by_you(ground: &Ground) -> Value {
    let (areas, commits) = crate::scope::left_out_by_you(ground);
    json!({ "areas": areas, "commits": commits })
}

/// One object, on lines, with a line end. What could steer a terminal is escaped, so that it means the same
/// and does nothing.
pub fn text(value: &impl Serialize) -> String {
    let pretty = serde_json::to_string_pretty(value).expect("keys are text and numbers are finite");
    let mut text = String::with_capacity(pretty.len() + 1);
    for c in pretty.chars() {
        if c != '\n' && steers(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text.push('\n');
    text
}
