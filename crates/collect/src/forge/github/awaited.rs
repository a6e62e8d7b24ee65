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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn agree(state: &str, now: &[&str], teams: &[&str], items: Value) -> bool {
        let users: Vec<Value> = now.iter().map(|login| json!({ "login": login })).collect();
        let teams: Vec<Value> = teams.iter().map(|slug| json!({ "slug": slug })).collect();
        let at = "2026-11-02T09:00:00Z";
        let pull = json!({ "number": 1, "title": "", "state": state, "created_at": at, "updated_at": at,
            "head": { "sha": "" }, "base": { "ref": "" }, "requested_reviewers": users, "requested_teams": teams });
        let pull: Pull = serde_json::from_value(pull).expect("an item of the list");
        let mut items = items;
        for item in items.as_array_mut().expect("a list") {
            (item["created_at"], item["submitted_at"], item["id"]) = (json!(at), json!(at), json!(1));
        }
        agrees(&pull, &serde_json::from_value::<Vec<Event>>(items).expect("a timeline"))
    }

    #[test]
    fn a_story_agrees_where_it_leads_to_those_who_are_asked() {
        let asks =
            |login: &str| json!({ "event": "review_requested", "requested_reviewer": { "login": login } });
        let team = |event: &str| json!({ "event": event, "requested_team": { "slug": "payments" } });
        let reviews =
            |login: &str| json!({ "event": "reviewed", "user": { "login": login }, "state": "commented" });
        assert!(agree("open", &[], &[], json!([])));
        assert!(agree("open", &["mira"], &[], json!([asks("Mira")])));
        assert!(!agree("open", &[], &[], json!([asks("mira")])));
        assert!(!agree("open", &["mira"], &[], json!([])));
        assert!(agree("open", &[], &[], json!([asks("mira"), reviews("mira")])));
        assert!(!agree("open", &[], &[], json!([asks("mira"), reviews("priya")])));
        assert!(agree("open", &["mira"], &[], json!([asks("mira"), reviews("mira"), asks("mira")])));
        assert!(agree("open", &[], &["payments"], json!([team("review_requested")])));
        // A member may have answered for it.
        assert!(agree("open", &[], &[], json!([team("review_requested")])));
        assert!(!agree(
            "open",
            &[],
            &["payments"],
            json!([team("review_requested"), team("review_request_removed")])
        ));
        assert!(agree("closed", &["mira"], &["payments"], json!([])), "of what is over nothing is said");
    }
}
