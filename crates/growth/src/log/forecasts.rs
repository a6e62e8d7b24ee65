use jiff::civil::Date;

use super::{Line, Log};
use crate::days::days_from;
use crate::{Decision, Entry, Odds, Outcome};

/// So many days after its day a review is still on time.
const ON_TIME: i32 = 7;

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

/// A review of a decision, whose day has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Review<'a> {
    /// The decision.
    pub line: &'a Line,
    /// The day it was asked for: that of the decision, or the one it was put off to.
    pub asked: Date,
    /// The day its outcome was first said, if it was.
    pub held: Option<Date>,
}

impl Review<'_> {
    /// Whether it was held on time: at most seven days after it was asked for.
    pub fn on_time(&self) -> bool {
        self.held.is_some_and(|held| days_from(self.asked, held) <= ON_TIME)
    }
}

impl Log {
    /// Reviews of decisions whose day has come, oldest first: those that were held, and those that are due.
    pub fn reviews(&self, today: Date) -> Vec<Review<'_>> {
        let mut reviews: Vec<Review> =
            self.decisions().filter_map(|(line, decision)| review(line, decision)).collect();
        reviews.retain(|review| review.asked <= today);
        reviews.sort_by_key(|review| (review.asked, review.line.at, review.line.id));
        reviews
    }

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

fn review<'a>(line: &'a Line, decision: &Decision) -> Option<Review<'a>> {
    let planned = decision.review?;
    let asked = line.put_off.map_or(planned, |until| until.max(planned));
    let held = line.settled().and(line.became.first()).map(|first| first.day);
    Some(Review { line, asked, held })
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
