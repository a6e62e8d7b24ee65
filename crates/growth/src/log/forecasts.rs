use jiff::civil::Date;

use super::{Line, Log};
use crate::{Decision, Entry, Odds, Outcome};

/// A forecast whose outcome is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast<'a> {
    /// The decision it stands in.
    pub line: &'a Line,
    /// The odds given, as they stood when its outcome was first said: writing them over afterwards changes nothing.
    pub odds: Odds,
    /// Whether it held.
    pub held: bool,
    /// The day the outcome was first said.
    pub closed: Date,
    /// The day it was to be looked at.
    pub review: Option<Date>,
}

impl Log {
    /// Decisions, oldest first.
    pub fn decisions(&self) -> impl Iterator<Item = (&Line, &Decision)> {
        self.lines.iter().filter_map(|line| match &line.entry {
            Entry::Decision(decision) => Some((line, decision)),
            _ => None,
        })
    }

    /// Forecasts that are closed, by the day they were. One that became moot is none.
    pub fn forecasts(&self) -> Vec<Forecast<'_>> {
        let mut closed: Vec<Forecast> =
            self.decisions().filter_map(|(line, decision)| forecast(line, decision)).collect();
        closed.sort_by_key(|forecast| (forecast.closed, forecast.line.at, forecast.line.id));
        closed
    }
}

fn forecast<'a>(line: &'a Line, decision: &Decision) -> Option<Forecast<'a>> {
    let last = line.settled()?;
    let held = match last.outcome {
        Outcome::Held => true,
        Outcome::DidNotHold => false,
        _ => return None,
    };
    let first = line
        .became
        .iter()
        .find(|became| matches!(became.outcome, Outcome::Held | Outcome::DidNotHold))
        .unwrap_or(last);
    Some(Forecast { line, odds: first.odds?, held, closed: first.day, review: decision.review })
}
