use jiff::civil::Date;

use super::{Line, Log};
use crate::{Entry, GivenAway, Level, Outcome};

/// Something given away, and how it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Delegation<'a> {
    /// Its line.
    pub line: &'a Line,
    /// What was given, to whom, within which limits.
    pub given: &'a GivenAway,
    /// Since when.
    pub since: Date,
    /// How far.
    pub level: Option<Level>,
    /// The agreed checks, oldest first.
    pub checks: Vec<AgreedCheck>,
    /// Looks beyond those agreed.
    pub beyond: usize,
    /// What became of it.
    pub stands: Stands,
}

/// What became of something given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It goes on.
    Open,
    /// It was taken back.
    TakenBack(Date),
    /// It was finished without rescue.
    Finished(Date),
    /// It was finished with rescue.
    Rescued(Date),
    /// It is no longer anything to be finished.
    Moot(Date),
}

/// A check both agreed on, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreedCheck {
    /// The day agreed on.
    pub day: Date,
    /// What became of it.
    pub stands: CheckStands,
}

/// What became of an agreed check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckStands {
    /// It was held, on that day.
    Held(Date),
    /// It was not, and the next agreed day has come, or a later check was held.
    Missed,
    /// Its day has come.
    Due,
    /// Its day is still to come, or what was given away is settled.
    Coming,
}

impl Log {
    /// What was given away, oldest first, as it stands on a day.
    pub fn delegations(&self, today: Date) -> Vec<Delegation<'_>> {
        let mut all: Vec<Delegation> = self.lines.iter().filter_map(|line| delegation(line, today)).collect();
        all.sort_by_key(|delegation| (delegation.since, delegation.line.at, delegation.line.id));
        all
    }
}

pub(super) fn delegation(line: &Line, today: Date) -> Option<Delegation<'_>> {
    let Entry::GivenAway(given) = &line.entry else { return None };
    let stands = line.settled().map_or(Stands::Open, |became| match became.outcome {
        Outcome::TakenBack => Stands::TakenBack(became.day),
        Outcome::Finished => Stands::Finished(became.day),
        Outcome::Rescued => Stands::Rescued(became.day),
        _ => Stands::Moot(became.day),
    });
    Some(Delegation {
        line,
        given,
        since: given.since.unwrap_or(line.day),
        level: given.level,
        checks: agreed_checks(line, given, today),
        beyond: line.checks.iter().filter(|check| !check.agreed).count(),
        stands,
    })
}

/// The agreed checks and what became of each.
///
/// A check held answers the latest agreed day up to it that none has answered, or, held early, the next one. An
/// agreed day before one that was answered, or before one that has come, is missed.
fn agreed_checks(line: &Line, given: &GivenAway, today: Date) -> Vec<AgreedCheck> {
    let mut days = given.checks.clone();
    days.sort();
    days.dedup();
    let mut held: Vec<Option<Date>> = vec![None; days.len()];
    // Below this place every day is answered or missed.
    let mut open = 0;
    for check in line.checks.iter().filter(|check| check.agreed) {
        let past = days.partition_point(|&day| day <= check.day);
        let answers = if past > open { past - 1 } else { open };
        if answers < days.len() {
            held[answers] = Some(check.day);
            open = answers + 1;
        }
    }
    let come = days.partition_point(|&day| day <= today);
    let settled = line.settled().is_some();
    let stands = |place: usize| match held[place] {
        Some(day) => CheckStands::Held(day),
        None if place < open || place + 1 < come => CheckStands::Missed,
        None if place < come && !settled => CheckStands::Due,
        None => CheckStands::Coming,
    };
    days.iter().enumerate().map(|(place, &day)| AgreedCheck { day, stands: stands(place) }).collect()
}
