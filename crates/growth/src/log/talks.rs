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
    /// When the tension was first noted; none where nothing was written down before it was held.
    pub noted: Option<Date>,
    /// When the talk was held, if it was.
    pub held: Option<Date>,
}

impl<'a> TalkDelay<'a> {
    /// The talk of a line; none where it is no talk, or one that was closed without being held.
    pub fn of(line: &'a Line) -> Option<TalkDelay<'a>> {
        let Entry::Talk(talk) = &line.entry else { return None };
        let said = line.settled();
        if talk.held.is_none() && said.is_some_and(|became| became.outcome != Outcome::Held) {
            return None;
        }
        let held = talk.held.or_else(|| said.map(|became| became.day));
        // The day a line is about is the first note only where the talk came after it.
        let before = talk.held.is_none_or(|held| line.day < held).then_some(line.day);
        Some(TalkDelay { line, talk, noted: talk.noted.or(before), held })
    }

    /// Days from the first note to the talk; none while it was not held, or where there is no first note.
    pub fn days(&self) -> Option<i32> {
        Some(days_from(self.noted?, self.held?).max(0))
    }
}

impl Log {
    /// Talks, by the day they were held, those still to be held last. Without those that became moot.
    pub fn talks(&self) -> Vec<TalkDelay<'_>> {
        let mut talks: Vec<TalkDelay> = self.lines.iter().filter_map(TalkDelay::of).collect();
        talks.sort_by_key(|talk| (talk.held.is_none(), talk.held, talk.noted, talk.line.at, talk.line.id));
        talks
    }
}
