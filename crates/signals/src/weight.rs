//! Change weight: how often each file of the tree was changed in a year, by anybody (definitions 2,
//! s5b), and in which of the five states the file is (1.7).

use std::collections::HashMap;

use team::clock::{Seconds, YEAR};
use team::{Active, FileIx, Ground, Rule};

use crate::Count;

/// Who knows a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The lead, and nobody of the others.
    OnlyYou,
    /// The lead and others.
    YouAndOthers,
    /// Others.
    Others,
    /// Nobody; but its author, by the published method, is active or the lead.
    Cold {
        /// And that is the lead alone.
        yours: bool,
    },
    /// Nobody active has worked on it recently.
    Nobody,
}

/// The state of a file at a moment.
pub fn state(ground: &Ground, file: FileIx, active: &Active, rule: Rule) -> State {
    let knowers = ground.knowledge.who_knows(file, ground.lead(), active, rule);
    match (knowers.lead, knowers.others.is_empty()) {
        (true, true) => State::OnlyYou,
        (true, false) => State::YouAndOthers,
        (false, false) => State::Others,
        (false, true) => unknown(ground, file, active),
    }
}

fn unknown(ground: &Ground, file: FileIx, active: &Active) -> State {
    let mut here = ground.authorship.authors_at(file, active.at);
    here.retain(|&person| person == ground.lead() || active.has_other(person));
    match here.as_slice() {
        [] => State::Nobody,
        authors => State::Cold { yours: authors == [ground.lead()] },
    }
}

/// How many non-bulk changes of the year before `t` touched each counted file of the tree of tip(t),
/// and how many changes there were.
pub fn of_year(ground: &Ground, t: Seconds, from: Seconds) -> (HashMap<FileIx, u64>, u64) {
    let mut weight: HashMap<FileIx, u64> = HashMap::new();
    for change in ground.between(from, t).iter().filter(|change| !change.bulk) {
        for &file in &change.files {
            *weight.entry(file).or_default() += 1;
        }
    }
    weight.retain(|&file, _| stands(ground, file, t));
    let changes = ground
        .between(from, t)
        .iter()
        .filter(|change| !change.bulk && change.files.iter().any(|file| weight.contains_key(file)))
        .count();
    (weight, changes as u64)
}

/// Whether a file is in the tree of tip(t).
pub(crate) fn stands(ground: &Ground, file: FileIx, t: Seconds) -> bool {
    let branch = &ground.branches[ground.repository_of(file)];
    branch.chain.tip_before(t).is_some_and(|place| branch.existed(file, place))
}

/// Beside the maker share: the year's change weight on files the lead knows, of all.
pub fn still_known(ground: &Ground) -> Count {
    let t = ground.clock.t();
    let (weight, _) = of_year(ground, t, ground.clock.weeks_ago(YEAR));
    let mut known = Count::default();
    for (file, weight) in weight {
        known.of += weight;
        if ground.knowledge.worked_enough(ground.lead(), file, t, Rule::Strict) {
            known.part += weight;
        }
    }
    known
}
