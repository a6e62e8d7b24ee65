use records::{Answer, CommitId, Said};
use team::clock::{HALF, Seconds};
use team::{Change, Ground};

use super::Correction;
use crate::text::clean;
use crate::{Desk, Failure};

/// The lead's changes of the half year that somebody else could have owned, as far as they have said so.
pub struct Waiting<'g> {
    /// Those that wait for an answer, the newest first.
    pub open: Vec<&'g Change>,
    /// How many have one.
    pub said: usize,
    /// How many there are.
    pub all: usize,
}

/// What waits for a reason.
pub fn waiting<'g>(ground: &'g Ground) -> Waiting<'g> {
    let asked = ground.weeks(HALF, 0).iter().filter(|change| is_asked(ground, change));
    let is_said = |change: &&Change| ground.settings.reasons.contains_key(&ground.id(change));
    let (said, mut open): (Vec<&Change>, Vec<&Change>) = asked.partition(is_said);
    open.reverse();
    Waiting { said: said.len(), all: said.len() + open.len(), open }
}

/// The lead's changes of the last week, the newest first, whether they have said something of them or not.
pub fn of_week<'g>(ground: &'g Ground) -> Vec<&'g Change> {
    ground.weeks(1, 0).iter().rev().filter(|change| is_asked(ground, change)).collect()
}

/// Whether the question arises: a change of the lead's to files that were there.
fn is_asked(ground: &Ground, change: &Change) -> bool {
    let before: Seconds = change.time;
    change.person == ground.lead() && !change.bulk && !ground.existing(change, before).is_empty()
}

/// The answer to whether somebody else could have owned a change: one of the lead's, by its commit or by one
/// that it brought; no other can have a reason.
pub fn reason(desk: &Desk, commit: &str, answer: Answer) -> Result<Correction, Failure> {
    let ground = desk.ground()?;
    let named: Vec<CommitId> =
        desk.repositories.iter().filter_map(|repository| repository.commit(commit).ok()).collect();
    let brought = |change: &Change| {
        let history = ground.branches[change.repository].history;
        std::iter::once(&change.commit)
            .chain(&change.commits)
            .any(|&at| named.contains(&history.commits[at as usize].id))
    };
    let own =
        ground.changes.all.iter().rev().find(|change| change.person == ground.lead() && brought(change));
    let own = own.ok_or_else(|| {
        Failure::new(format!("{} is no change of yours on the branch", clean(commit)))
            .hint("groundwork reasons lists those that wait")
    })?;
    let said = vec![Said::Reason { change: ground.id(own), answer }];
    Ok(Correction { said, kept: "Kept.".to_owned() })
}
