//! When commits were pushed. GitHub does not say; what is told here is as near as its timeline allows.

use std::collections::HashMap;

use super::event::Event;

/// For each event that is a commit, the second at which it was pushed; none for those that the request was opened with.
///
/// A commit has the dates of its author's clock and no others. Its second is the committer's date, and not before the event that the
/// timeline has before it. Reviews tell more: what a review saw was pushed before it, and what a decision did not see, after
/// it. Nothing was pushed later than it was read.
pub(super) fn pushed(events: &[Event], opened: i64, now: i64) -> Vec<Option<i64>> {
    let bounds = Bounds::of(events);
    let mut before = opened;
    let mut commits = 0;
    let mut at = Vec::with_capacity(events.len());
    for event in events {
        let Event::Committed(commit) = event else {
            before = before.max(second(event).unwrap_or(before));
            at.push(None);
            continue;
        };
        let date = commit.committer.date.as_second();
        let (earliest, latest) = (bounds.earliest(commits), bounds.latest(commits));
        commits += 1;
        let of_opening = date <= opened && earliest <= opened;
        let pushed = date.max(before).min(latest).max(earliest).min(now);
        if of_opening || pushed <= opened {
            at.push(None);
        } else {
            before = before.max(pushed);
            at.push(Some(pushed));
        }
    }
    at
}

/// What reviews tell of the commits, which are counted in the order of the timeline.
struct Bounds {
    /// A decision at this second had seen so many of them, and no more.
    decided: Vec<(usize, i64)>,
    /// A review at this second had seen so many.
    seen: Vec<(usize, i64)>,
}

impl Bounds {
    fn of(events: &[Event]) -> Bounds {
        let commits = events.iter().filter_map(|event| match event {
            Event::Committed(commit) => Some(commit.sha.as_str()),
            _ => None,
        });
        let place: HashMap<&str, usize> = commits.enumerate().map(|(place, sha)| (sha, place)).collect();
        let mut bounds = Bounds { decided: Vec::new(), seen: Vec::new() };
        for event in events {
            let Event::Reviewed(review) = event else { continue };
            let place = review.commit_id.as_deref().and_then(|sha| place.get(sha));
            let (Some(&place), Some(at)) = (place, review.submitted_at) else { continue };
            bounds.seen.push((place + 1, at.as_second()));
            // An answer in a thread is a review too, and may name the commit that the thread is about.
            if review.state != "commented" {
                bounds.decided.push((place + 1, at.as_second()));
            }
        }
        bounds
    }

    fn earliest(&self, commit: usize) -> i64 {
        let unseen = self.decided.iter().filter(|(seen, _)| *seen <= commit);
        unseen.map(|(_, at)| *at).max().unwrap_or(i64::MIN)
    }

    fn latest(&self, commit: usize) -> i64 {
        let seen = self.seen.iter().filter(|(seen, _)| *seen > commit);
        seen.map(|(_, at)| *at).min().unwrap_or(i64::MAX)
    }
}

/// When an event was, by the forge's clock.
fn second(event: &Event) -> Option<i64> {
    let at = match event {
        Event::Asked(asked) | Event::TookBack(asked) => asked.done.created_at,
        Event::Reviewed(review) => review.submitted_at?,
        Event::Dismissed(dismissed) => dismissed.done.created_at,
        Event::Commented(comment) => comment.created_at,
        Event::Assigned(assigned) | Event::Unassigned(assigned) => assigned.done.created_at,
        Event::Plain(_, done) => done.created_at,
        Event::Committed(_) | Event::Other => return None,
    };
    Some(at.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(sha: &str, hour: u32) -> String {
        let signed = format!(r#"{{"date":"2026-11-02T{hour:02}:00:00Z","email":"a@b"}}"#);
        format!(
            r#"{{"event":"committed","sha":"{sha}","author":{signed},"committer":{signed},"parents":[{{}}]}}"#
        )
    }

    fn review(state: &str, sha: &str, hour: u32) -> String {
        let at = format!("2026-11-02T{hour:02}:00:00Z");
        format!(
            r#"{{"event":"reviewed","id":1,"user":null,"state":"{state}","submitted_at":"{at}","commit_id":"{sha}"}}"#
        )
    }

    /// Hours at which the commits of a timeline were pushed; opened at 9, read at 20.
    fn hours(items: &[String]) -> Vec<Option<i64>> {
        let events: Vec<Event> = serde_json::from_str(&format!("[{}]", items.join(","))).expect("a timeline");
        let hour = |hour: i64| 1_793_577_600 + hour * 3_600;
        let at = pushed(&events, hour(9), hour(20)).into_iter();
        let commits = at.zip(&events).filter(|(_, event)| matches!(event, Event::Committed(_)));
        commits.map(|(at, _)| at.map(|at| (at - hour(0)) / 3_600)).collect()
    }

    #[test]
    fn what_it_was_opened_with_is_no_push_and_what_came_later_is() {
        assert_eq!(hours(&[commit("a", 8), commit("b", 9), commit("c", 11)]), [None, None, Some(11)]);
    }

    #[test]
    fn a_clock_that_is_wrong_is_put_right_by_what_is_beside_it() {
        // Dated before the event it stands behind, and after the moment of reading.
        let comment = r#"{"event":"commented","user":null,"created_at":"2026-11-02T12:00:00Z"}"#.to_owned();
        assert_eq!(hours(&[commit("a", 8), comment, commit("b", 11)]), [None, Some(12)]);
        assert_eq!(hours(&[commit("a", 8), commit("b", 23)]), [None, Some(20)]);
    }

    #[test]
    fn a_review_tells_what_it_saw_and_what_it_did_not() {
        // Committed at ten and before the review at eleven, and yet the review did not see it.
        let unseen = [commit("a", 8), commit("b", 10), review("changes_requested", "a", 11)];
        assert_eq!(hours(&unseen), [None, Some(11)]);
        // Dated after the review that saw it.
        assert_eq!(hours(&[commit("a", 8), commit("b", 15), review("approved", "b", 12)]), [None, Some(12)]);
        // An answer in a thread names an older commit and tells nothing of the newer one.
        assert_eq!(hours(&[commit("a", 8), commit("b", 10), review("commented", "a", 11)]), [None, Some(10)]);
        // Older than the opening by its date, and still not seen by a decision after it.
        assert_eq!(hours(&[commit("a", 7), commit("b", 8), review("approved", "a", 11)]), [None, Some(11)]);
    }
}
