//! The log as it stands after all notes: its lines, and what can be read off them.
//!
//! **Invariant.** The same notes give the same log. Notes about different lines may come in any order; of two
//! about one line the later holds. A note about a line that is not there is as if it had not been kept, and so
//! is everything about a line that was taken back.
//!
//! **Does not** say anything in sentences, or know what of it is shown.

mod again;
mod due;
mod fold;
mod forecasts;
mod given;
mod kin;
mod landings;
mod line;
mod sections;
mod talks;

use jiff::civil::Date;
use records::{Word, WordId};

use crate::days::{Zones, weeks_touched};
use crate::{About, Entry, Note, Unseen};

pub use again::Recurrence;
pub use due::{Due, Why};
pub use forecasts::{Forecast, Review};
pub use given::{AgreedCheck, CheckStands, Delegation, Stands};
pub use kin::{Kin, Source, Text, Texts};
pub use landings::Proposal;
pub use line::{Became, Because, Check, Line};
pub use sections::{Heading, Section, Third};
pub use talks::TalkDelay;

/// All lines of the log, by the day they are about, oldest first; of one day in the order they were kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    lines: Vec<Line>,
}

/// How much there is, for the line above the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The day the first line was kept.
    pub since: Date,
    /// Lines.
    pub lines: usize,
    /// Calendar weeks from the first line to today, both included.
    pub weeks: u32,
    /// Lines of work nobody saw.
    pub unseen: usize,
}

impl Log {
    /// What stands after these notes, in the order they were kept.
    pub fn of(notes: &[(WordId, Word<Note>)], zones: &Zones) -> Log {
        Log { lines: fold::lines(notes, zones) }
    }

    /// All lines, by the day they are about, oldest first.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The line that word began.
    pub fn line(&self, id: WordId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The line kept last: what "the last line" means at the terminal.
    pub fn last_kept(&self) -> Option<&Line> {
        self.lines.iter().max_by_key(|line| (line.at, line.id))
    }

    /// Lines that are linked with a line, whichever of both said so.
    pub fn linked_with(&self, id: WordId) -> Vec<&Line> {
        let named = self.line(id).map(|line| line.links.as_slice()).unwrap_or_default();
        let is_linked = |line: &&Line| {
            line.id != id
                && (named.contains(&About::Entry(line.id)) || line.links.contains(&About::Entry(id)))
        };
        self.lines.iter().filter(is_linked).collect()
    }

    /// Work nobody saw, oldest first.
    pub fn unseen(&self) -> impl Iterator<Item = (&Line, &Unseen)> {
        self.lines.iter().filter_map(|line| match &line.entry {
            Entry::Unseen(unseen) => Some((line, unseen)),
            _ => None,
        })
    }

    /// How much there is, on a day; nothing where no line is.
    pub fn counts(&self, today: Date) -> Option<Counts> {
        let since = self.lines.iter().map(|line| line.kept).min()?;
        let (lines, unseen) = (self.lines.len(), self.unseen().count());
        Some(Counts { since, lines, weeks: weeks_touched(since, today), unseen })
    }
}
