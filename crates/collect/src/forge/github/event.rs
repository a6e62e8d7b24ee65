use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::wire::{Asked, Assigned, Commented, Committed, Dismissed, Done, Reviewed};

/// An item of a timeline, by its name.
#[derive(Debug)]
pub(super) enum Event {
    Asked(Asked),
    TookBack(Asked),
    Reviewed(Reviewed),
    Dismissed(Dismissed),
    Committed(Committed),
    Commented(Commented),
    Assigned(Assigned),
    Unassigned(Assigned),
    /// One of which only who and when is asked.
    Plain(Plain, Done),
    /// One that says nothing about whose act is next, or has a name that is not known.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    ForcePushed,
    Drafted,
    Readied,
    Closed,
    Reopened,
    Merged,
    MergesItself(bool),
    Queued(bool),
}

/// Events that are not asked for, because nothing is read from them.
pub(super) const LEFT_OUT: &str = "subscribed,unsubscribed,mentioned,cross-referenced,referenced,milestoned,demilestoned,\
    locked,unlocked,renamed,connected,disconnected,deployed,labeled,unlabeled";

// GitHub's description lists the events as a union without a name that tells them apart, and misses many; so the name decides, one item is looked at
// at a time, and a name nobody knows is no failure.
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Event, D::Error> {
        let item = Value::deserialize(deserializer)?;
        if !item.is_object() {
            return Err(serde::de::Error::custom("an item of the timeline is no object"));
        }
        of(item).map_err(serde::de::Error::custom)
    }
}

fn of(item: Value) -> Result<Event, serde_json::Error> {
    let name = match item.get("event").and_then(Value::as_str) {
        Some(name) => name.to_owned(),
        // In the description a commit need not have a name; nothing else has a tree.
        None if item.get("sha").is_some() && item.get("tree").is_some() => "committed".to_owned(),
        None => return Ok(Event::Other),
    };
    let plain = |what, item| Ok(Event::Plain(what, serde_json::from_value(item)?));
    match name.as_str() {
        "review_requested" => serde_json::from_value(item).map(Event::Asked),
        "review_request_removed" => serde_json::from_value(item).map(Event::TookBack),
        "reviewed" => serde_json::from_value(item).map(Event::Reviewed),
        "review_dismissed" => serde_json::from_value(item).map(Event::Dismissed),
        "committed" => serde_json::from_value(item).map(Event::Committed),
        "commented" => serde_json::from_value(item).map(Event::Commented),
        "assigned" => serde_json::from_value(item).map(Event::Assigned),
        "unassigned" => serde_json::from_value(item).map(Event::Unassigned),
        "head_ref_force_pushed" => plain(Plain::ForcePushed, item),
        "convert_to_draft" => plain(Plain::Drafted, item),
        "ready_for_review" => plain(Plain::Readied, item),
        "closed" => plain(Plain::Closed, item),
        "reopened" => plain(Plain::Reopened, item),
        "merged" => plain(Plain::Merged, item),
        "auto_merge_enabled" => plain(Plain::MergesItself(true), item),
        "auto_merge_disabled" => plain(Plain::MergesItself(false), item),
        "added_to_merge_queue" => plain(Plain::Queued(true), item),
        "removed_from_merge_queue" => plain(Plain::Queued(false), item),
        _ => Ok(Event::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Event>, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn a_name_nobody_knows_is_passed_over_whatever_it_carries() {
        let events = read(
            r#"[{"event":"sub_issue_added","actor":7,"created_at":[],"user":"x"},{"event":null},{},{"event":{"a":1}},
                {"event":"line-commented","comments":[]},{"event":"labeled","label":{"name":"x"}}]"#,
        )
        .expect("all are passed over");
        assert!(events.len() == 6 && events.iter().all(|event| matches!(event, Event::Other)));
    }

    #[test]
    fn a_known_name_with_another_shape_is_said() {
        for text in [
            r#"[{"event":"merged","actor":null}]"#,
            r#"[{"event":"merged","actor":null,"created_at":"yesterday"}]"#,
            r#"[{"event":"reviewed","id":"x","state":"approved"}]"#,
            r#"[7]"#,
            r#"{"message":"x"}"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn who_is_gone_or_an_app_is_no_failure() {
        let events = read(
            r#"[{"event":"closed","actor":null,"created_at":"2026-11-02T09:00:00Z"},
                {"event":"reviewed","id":1,"user":null,"state":"approved","submitted_at":"2026-11-02T09:00:00Z","body":null},
                {"event":"review_requested","actor":null,"created_at":"2026-11-02T09:00:00Z","review_requester":null},
                {"sha":"00","tree":{},"author":{"date":"2014-08-09T08:02:04+12:00","email":"a@b","name":"A"},
                 "committer":{"date":"2014-08-09T08:02:04+12:00","email":"a@b","name":"A"},"parents":[]}]"#,
        )
        .expect("all are read");
        assert!(matches!(&events[0], Event::Plain(Plain::Closed, done) if done.actor.is_none()));
        assert!(matches!(&events[1], Event::Reviewed(review) if review.user.is_none()));
        assert!(matches!(&events[2], Event::Asked(asked) if asked.requested_reviewer.is_none()));
        assert!(
            matches!(&events[3], Event::Committed(commit) if commit.committer.date.as_second() == 1_407_528_124)
        );
    }
}
