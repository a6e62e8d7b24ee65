use jiff::civil::Date;

use super::{Line, Log};
use crate::days::days_from;
use crate::{Entry, Outcome, Talk};

/// How long a talk waited, from the day the tension was first noted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TalkDelay<'a> {
    /// Its line.
    pub line: &'a Line,
    /// The talk.
    pub talk: &'a Talk,
    /// When the tension was first noted.
    pub noted: Date,
    /// When the talk was held, if it was.
    pub held: Option<Date>,
}

impl TalkDelay<'_> {
    /// Days from the first note to the talk; none while it was not held.
    pub fn days(&self) -> Option<i32> {
        self.held.map(|held| days_from(self.noted, held).max(0))
    }
}

impl Log {
    /// Talks, by the day they were held, those still to be held last. Without those that became moot.
    pub fn talks(&self) -> Vec<TalkDelay<'_>> {
        let mut talks: Vec<TalkDelay> = self.lines.iter().filter_map(talk_delay).collect();
        talks.sort_by_key(|talk| (talk.held.is_none(), talk.held, talk.noted, talk.line.at, talk.line.id));
        talks
    }
}

fn talk_delay(line: &Line) -> Option<TalkDelay<'_>> {
    let Entry::Talk(talk) = &line.entry else { return None };
    let said = line.settled();
    if talk.held.is_none() && said.is_some_and(|became| became.outcome != Outcome::Held) {
        return None;
    }
    let held = talk.held.or_else(|| said.map(|became| became.day));
    Some(TalkDelay { line, talk, noted: talk.noted.unwrap_or(line.day), held })
}
