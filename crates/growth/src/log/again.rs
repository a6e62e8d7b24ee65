use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Line, Log};
use crate::days::days_from;
use crate::{Again, Entry, Outcome};

/// A problem that came back: one class of it, with every day it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurrence<'a> {
    /// Its class, as the lead last wrote it; empty where none was given, and then it is of one line.
    pub class: &'a str,
    /// Its lines, oldest first.
    pub lines: Vec<(&'a Line, &'a Again)>,
    /// The days it happened, each once, oldest first: those of the lines and those before that they name.
    pub days: Vec<Date>,
}

impl Log {
    /// What came back, by class, the one that came back last first. Classes are the same whatever their case and
    /// the space around them.
    pub fn recurrences(&self) -> Vec<Recurrence<'_>> {
        let mut classes: BTreeMap<(String, usize), Vec<(&Line, &Again)>> = BTreeMap::new();
        for (place, line) in self.lines.iter().enumerate() {
            if let Entry::Again(again) = &line.entry {
                let class = again.class.trim().to_lowercase();
                // Without a class nothing says that two lines are the same problem.
                let alone = if class.is_empty() { place } else { 0 };
                classes.entry((class, alone)).or_default().push((line, again));
            }
        }
        let mut all: Vec<Recurrence> = classes.into_values().map(recurrence).collect();
        all.sort_by(|one, other| other.days.last().cmp(&one.days.last()));
        all
    }
}

fn recurrence<'a>(lines: Vec<(&'a Line, &'a Again)>) -> Recurrence<'a> {
    let mut days: Vec<Date> = lines.iter().map(|(line, _)| line.day).collect();
    days.extend(lines.iter().flat_map(|(_, again)| &again.before));
    days.sort();
    days.dedup();
    let class = lines.last().map_or("", |(_, again)| again.class.trim());
    Recurrence { class, lines, days }
}

impl Recurrence<'_> {
    /// Days since it last happened.
    pub fn days_since(&self, today: Date) -> Option<i32> {
        self.days.last().map(|&last| days_from(last, today).max(0))
    }

    /// The days between one time and the next, oldest first.
    pub fn gaps(&self) -> Vec<i32> {
        self.days.windows(2).map(|pair| days_from(pair[0], pair[1])).collect()
    }

    /// Whether a condition of it was changed: the lead said so.
    pub fn condition_changed(&self) -> bool {
        self.lines
            .iter()
            .any(|(line, _)| line.settled().is_some_and(|became| became.outcome == Outcome::Held))
    }
}
