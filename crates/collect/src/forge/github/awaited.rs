use std::collections::BTreeSet;

use super::event::Event;
use super::wire::{Pull, User};

/// Whether the story of an open request leads to those who, as the list says, are asked for a review now.
///
/// A review ends what was asked of that person, and GitHub makes no event of it. What was asked of a team may have ended with a review of a
/// member, whom the story does not name as such; so a team may be missing in the list, and none may be new.
pub(super) fn agrees(pull: &Pull, events: &[Event]) -> bool {
    if pull.state != "open" {
        return true;
    }
    let (mut people, mut teams) = (BTreeSet::new(), BTreeSet::new());
    for event in events {
        match event {
            Event::Asked(asked) => {
                people.extend(asked.requested_reviewer.as_ref().map(login));
                teams.extend(asked.requested_team.as_ref().map(|team| team.slug.as_str()));
            }
            Event::TookBack(asked) => {
                asked.requested_reviewer.as_ref().map(|user| people.remove(&login(user)));
                asked.requested_team.as_ref().map(|team| teams.remove(team.slug.as_str()));
            }
            Event::Reviewed(review) if review.submitted_at.is_some() => {
                review.user.as_ref().map(|user| people.remove(&login(user)));
            }
            _ => {}
        }
    }
    let now: BTreeSet<String> = pull.requested_reviewers.iter().map(login).collect();
    people == now && pull.requested_teams.iter().all(|team| teams.contains(team.slug.as_str()))
}

fn login(user: &User) -> String {
    user.login.to_ascii_lowercase()
}
