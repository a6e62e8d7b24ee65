use jiff::civil::Date;

use super::{Line, Log};
use crate::days::days_from;
use crate::{Entry, Landing, Outcome};

/// A proposal or an explanation, and whether it landed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposal<'a> {
    /// Its line.
    pub line: &'a Line,
    /// What was proposed, to whom, and what they heard.
    pub landing: &'a Landing,
    /// The day it became a decision or a merged change, if it did.
    pub landed: Option<Date>,
}

impl Proposal<'_> {
    /// Whether it landed within so many days of the day it was made.
    pub fn landed_within(&self, days: i32) -> bool {
        self.landed.is_some_and(|landed| days_from(self.line.day, landed) <= days)
    }
}

impl Log {
    /// Proposals and explanations, oldest first; without those that became moot.
    pub fn proposals(&self) -> Vec<Proposal<'_>> {
        self.lines.iter().filter_map(proposal).collect()
    }
}

fn proposal(line: &Line) -> Option<Proposal<'_>> {
    let Entry::Landing(landing) = &line.entry else { return None };
    let settled = line.settled();
    if settled.is_some_and(|became| became.outcome == Outcome::Moot) {
        return None;
    }
    let landed = settled.filter(|became| became.outcome == Outcome::Landed).map(|became| became.day);
    Some(Proposal { line, landing, landed })
}
