//! Commits a week brought to the branches.

use std::cmp::Reverse;
use std::collections::HashSet;

use jiff::civil::Date;
use records::{Commit, CommitIx, Identity};
use team::areas::AreaIx;
use team::trailer_identity::trailer_identity;
use team::{Ground, PersonIx, touches};

use super::Week;

/// A commit, with the day it came to the branch.
#[derive(Clone, Copy)]
pub(super) struct Brought<'g> {
    pub repository: usize,
    at: CommitIx,
    pub commit: &'g Commit,
    pub day: Date,
}

/// All of a week up to a day, merges too, in the order they came: none that was left out, or came with an import or
/// an upstream sync.
pub(super) fn brought<'g>(ground: &'g Ground, week: Week, today: Date) -> Vec<Brought<'g>> {
    let (from, to) = (ground.clock.start_of(week.monday()), ground.clock.start_of(week.end()));
    let imported = ground.changes.imports.iter();
    let mut foreign: HashSet<(usize, CommitIx)> = imported
        .flat_map(|import| import.commits.iter().map(|&commit| (import.repository, commit)))
        .collect();
    foreign.extend(&ground.changes.left_out);
    let mut all = Vec::new();
    for (repository, branch) in ground.branches.iter().enumerate() {
        let chain = &branch.chain;
        for (at, commit) in (0..).zip(&branch.history.commits) {
            let time = chain.merge_time(at);
            let day = ground.clock.day(time);
            let on_branch = branch.last.is_some_and(|last| chain.position[at as usize] <= last);
            let counts = on_branch && from <= time && time < to && day <= today;
            if counts && !foreign.contains(&(repository, at)) && !branch.is_left_out(at, ground.settings) {
                all.push(Brought { repository, at, commit, day });
            }
        }
    }
    all.sort_by_key(|brought| {
        let chain = &ground.branches[brought.repository].chain;
        let at = brought.at as usize;
        (chain.merge_time(brought.at), brought.repository, chain.position[at], Reverse(chain.topo[at]))
    });
    all
}

impl Brought<'_> {
    /// Who wrote it; none for a program.
    pub fn author(&self, ground: &Ground) -> Option<PersonIx> {
        let identity = self.commit.author;
        let person = ground.people.person(self.repository, identity);
        person.filter(|_| !ground.people.is_bot(self.repository, identity))
    }

    /// Whether one of its trailers of that key names the lead.
    pub fn names_the_lead(&self, ground: &Ground, key: &str) -> bool {
        let named = self.commit.trailers.iter().filter(|trailer| trailer.key.eq_ignore_ascii_case(key));
        let who = |named: Identity| ground.people.co_author(self.repository, &named);
        named
            .filter_map(|trailer| trailer_identity(&trailer.value))
            .filter_map(who)
            .any(|who| who == ground.lead())
    }

    /// The area of its first file that has one, by path.
    pub fn area(&self, ground: &Ground) -> Option<AreaIx> {
        let branch = &ground.branches[self.repository];
        let events = branch.file_events(self.at).filter(|(_, event)| touches(event));
        events.map(|(at, _)| branch.file_of_event(at)).find_map(|file| ground.area(file))
    }
}
