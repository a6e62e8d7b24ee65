//! Examples that GitHub publishes, read by what is read here.

use records::AccountKind;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::super::accounts::account;
use super::super::commits::mails;
use super::super::event::Event;
use super::*;

const EXAMPLES: &str = include_str!("../../../tests/fixtures/github-examples.json");

fn examples(of: &str) -> Value {
    let mut all: Value = serde_json::from_str(EXAMPLES).expect("the fixture is JSON");
    all[of].take()
}

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

#[test]
fn published_pull_requests_are_read() {
    let pulls: Vec<(String, Pull)> = examples("pulls")
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["action"].as_str().expect("a name").to_owned(), read(&one["pull_request"])))
        .collect();
    let of =
        |action: &str| &pulls.iter().find(|(one, _)| one == action).unwrap_or_else(|| panic!("{action}")).1;
    assert_eq!(of("converted_to_draft").draft, Some(true));
    assert_eq!(of("opened").draft, Some(false));
    let closed = of("closed");
    assert!(closed.state == "closed" && closed.closed_at.is_some() && closed.head.sha.len() == 40);
    let asked = of("review_requested");
    assert!(!asked.requested_reviewers.is_empty() || !asked.requested_teams.is_empty());
    for (_, pull) in &pulls {
        assert!(pull.created_at <= pull.updated_at && !pull.base.name.is_empty());
    }
    let list: Vec<Pull> = read(&examples("list"));
    assert_eq!(list[0].requested_teams[0].slug, "justice-league");
    assert_eq!(list[0].requested_reviewers[0].login, "other_user");
}

#[test]
fn published_reviews_are_read_as_the_timeline_has_them() {
    for one in examples("reviews").as_array().expect("a list") {
        let mut review = one["review"].clone();
        review["event"] = "reviewed".into();
        match read::<Event>(&review) {
            Event::Reviewed(review) => {
                assert!(review.submitted_at.is_some() && review.commit_id.is_some() && review.user.is_some());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_published_timeline_is_read() {
    let events: Vec<Event> = read(&examples("timeline"));
    assert!(events.iter().any(|event| matches!(event, Event::Commented(comment) if comment.user.is_some())));
    assert!(events.iter().any(|event| matches!(event, Event::Other)));
}

#[test]
fn a_published_user_repository_and_commit_are_read() {
    let user: User = read(&examples("user"));
    assert_eq!(
        account(Some(&user)),
        records::Account { login: "octocat".to_owned(), kind: AccountKind::Person }
    );
    assert_eq!(read::<Repository>(&examples("repository")).full_name, "octocat/Hello-World");
    let commits: Vec<Commit> = read(&examples("commits"));
    assert_eq!(mails(&commits)[0].0, "support@github.com");
}
