use std::collections::HashMap;

use records::{Account, AccountIx, Asked, Decision, Request, RequestAct, RequestEvent};

use super::accounts::{account, of_noreply};
use super::event::{Event, Plain};
use super::pushes::pushed;
use super::wire::{self, Pull};
use crate::forge::accounts::{Accounts, in_order};
use crate::forge::now::{Now, put_right};

/// Those who may merge; all others are from outside.
const INSIDE: [&str; 3] = ["OWNER", "MEMBER", "COLLABORATOR"];

/// A request as the list and its timeline tell it, and the accounts that it names by their place.
///
/// `account_of` knows accounts by mail; `now` is the second at which it was read.
pub(super) fn story(
    pull: &Pull,
    events: &[Event],
    account_of: &dyn Fn(&str) -> Option<Account>,
    now: i64,
) -> (Request, Vec<Account>) {
    let mut accounts = Accounts::default();
    let author = accounts.add(account(pull.user.as_ref()));
    let opened = pull.created_at.as_second();
    let mut story = Story { accounts, account_of, acts: Vec::new(), reviews: HashMap::new(), merged: false };
    story.happened(opened, Some(author), RequestAct::Opened { draft: opened_as_draft(pull, events) });
    let first = first_states(events);
    for (event, pushed) in events.iter().zip(pushed(events, opened, now)) {
        story.goes_on(event, pushed, &first);
    }
    // In order of time; what has the same second stays as the forge tells it.
    story.acts.sort_by_key(|act| act.at);
    put_right(&mut story.acts, &now_of(pull));
    let became = pull.merged_at.and(pull.merge_commit_sha.as_deref()).and_then(|sha| sha.parse().ok());
    let mut request = Request {
        number: pull.number,
        title: pull.title.clone(),
        labels: wire::names(&pull.labels),
        author,
        outside: !INSIDE.contains(&pull.author_association.as_str()),
        into: pull.base.name.clone(),
        became,
        events: story.acts,
    };
    let accounts = in_order(&mut request, story.accounts.into_all());
    (request, accounts)
}

fn now_of(pull: &Pull) -> Now {
    let second = |at: Option<jiff::Timestamp>| at.map(jiff::Timestamp::as_second);
    Now {
        updated: pull.updated_at.as_second(),
        open: pull.state == "open",
        draft: pull.draft == Some(true),
        merges_itself: Some(pull.auto_merge.is_some()),
        closed: second(pull.closed_at),
        merged: second(pull.merged_at),
    }
}

/// Whether it was a draft when it was opened. The first change tells; where there is none, it is as it was.
fn opened_as_draft(pull: &Pull, events: &[Event]) -> bool {
    let first = events.iter().find_map(|event| match event {
        Event::Plain(Plain::Readied, _) => Some(true),
        Event::Plain(Plain::Drafted, _) => Some(false),
        _ => None,
    });
    first.unwrap_or(pull.draft == Some(true))
}

/// What reviews were before they were dismissed: a dismissed one is listed as such from its beginning.
fn first_states(events: &[Event]) -> HashMap<u64, &str> {
    let dismissed = events.iter().filter_map(|event| match event {
        Event::Dismissed(dismissed) => Some(&dismissed.dismissed_review),
        _ => None,
    });
    dismissed.map(|review| (review.review_id, review.state.as_str())).collect()
}

fn decision(state: &str) -> Option<Decision> {
    match state.to_ascii_lowercase().as_str() {
        "approved" => Some(Decision::Approved),
        "changes_requested" => Some(Decision::ChangesWanted),
        _ => None,
    }
}

struct Story<'a> {
    accounts: Accounts,
    account_of: &'a dyn Fn(&str) -> Option<Account>,
    acts: Vec<RequestEvent>,
    /// Whose a review is.
    reviews: HashMap<u64, AccountIx>,
    merged: bool,
}

impl Story<'_> {
    fn user(&mut self, user: Option<&wire::User>) -> AccountIx {
        self.accounts.add(account(user))
    }

    fn happened(&mut self, at: i64, by: Option<AccountIx>, act: RequestAct) {
        self.acts.push(RequestEvent { at, by, act });
    }

    /// An event that has an actor; who is missing there was deleted.
    fn done(&mut self, done: &wire::Done, act: RequestAct) {
        let by = self.user(done.actor.as_ref());
        self.happened(done.created_at.as_second(), Some(by), act);
    }

    fn asked(&mut self, asked: &wire::Asked) -> Asked {
        match (&asked.requested_reviewer, &asked.requested_team) {
            (None, Some(team)) => Asked::Team(team.slug.clone()),
            (user, _) => Asked::Account(self.user(user.as_ref())),
        }
    }

    fn goes_on(&mut self, event: &Event, pushed: Option<i64>, first: &HashMap<u64, &str>) {
        match event {
            Event::Asked(asked) => {
                let whom = self.asked(asked);
                self.done(&asked.done, RequestAct::AskedFor(whom));
            }
            Event::TookBack(asked) => {
                let whom = self.asked(asked);
                self.done(&asked.done, RequestAct::TookBack(whom));
            }
            Event::Reviewed(review) => self.reviewed(review, first),
            Event::Dismissed(dismissed) => {
                let review = &dismissed.dismissed_review;
                let whose = self.reviews.get(&review.review_id).copied();
                if let Some((whose, decision)) = whose.zip(decision(&review.state)) {
                    self.done(&dismissed.done, RequestAct::Dismissed(whose, decision));
                }
            }
            Event::Committed(commit) => {
                let Some(at) = pushed else { return };
                let by = self.pusher(commit).map(|account| self.accounts.add(account));
                let is_update = commit.parents.len() > 1;
                self.happened(at, by, if is_update { RequestAct::Updated } else { RequestAct::Pushed });
            }
            Event::Commented(comment) => {
                let by = self.user(comment.user.as_ref());
                self.happened(comment.created_at.as_second(), Some(by), RequestAct::Commented);
            }
            Event::Assigned(assigned) => {
                let whom = self.user(assigned.assignee.as_ref());
                self.done(&assigned.done, RequestAct::Assigned(whom));
            }
            Event::Unassigned(assigned) => {
                let whom = self.user(assigned.assignee.as_ref());
                self.done(&assigned.done, RequestAct::Unassigned(whom));
            }
            Event::Plain(plain, done) => self.plain(*plain, done),
            Event::Other => {}
        }
    }

    /// Who most likely pushed a commit: whoever made it of what its author wrote. Where that is nobody known, as with a commit that GitHub made itself,
    /// its author.
    fn pusher(&self, commit: &wire::Committed) -> Option<Account> {
        let known = |mail: &str| of_noreply(mail).or_else(|| (self.account_of)(mail));
        known(&commit.committer.email).or_else(|| known(&commit.author.email))
    }

    fn reviewed(&mut self, review: &wire::Reviewed, first: &HashMap<u64, &str>) {
        let by = self.user(review.user.as_ref());
        self.reviews.insert(review.id, by);
        // One that was not sent yet is a draft that nobody else sees.
        let Some(at) = review.submitted_at else { return };
        let state = first.get(&review.id).copied().unwrap_or(&review.state);
        let act = decision(state).map_or(RequestAct::Remarked, RequestAct::Decided);
        self.happened(at.as_second(), Some(by), act);
    }

    fn plain(&mut self, plain: Plain, done: &wire::Done) {
        let act = match plain {
            Plain::ForcePushed => RequestAct::Pushed,
            Plain::Drafted => RequestAct::Drafted,
            Plain::Readied => RequestAct::Readied,
            // A merge closes it too, and is told twice.
            Plain::Closed if self.merged => return,
            Plain::Closed => RequestAct::Closed,
            Plain::Reopened => RequestAct::Reopened,
            Plain::Merged => RequestAct::Merged,
            Plain::MergesItself(on) => RequestAct::MergesItself(on),
            Plain::Queued(is) => RequestAct::Queued(is),
        };
        self.merged |= plain == Plain::Merged;
        self.done(done, act);
    }
}

#[cfg(test)]
#[path = "story_tests.rs"]
mod tests;
