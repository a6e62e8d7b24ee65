use std::collections::BTreeSet;

use jiff::Timestamp;
use records::{Account, AccountIx, Asked, Decision, Request, RequestAct, RequestEvent};

use super::accounts::{account, named};
use super::note::{Says, says};
use super::remarks::together;
use super::wire::{MergeRequest, Note, StateEvent, User};
use crate::forge::accounts::{Accounts, gone, in_order};
use crate::forge::now::{Now, put_right};

/// What is known of a request beside the list and its notes.
pub(super) struct Asides {
    /// When it was closed, reopened and merged, where that was asked.
    pub states: Option<Vec<StateEvent>>,
    /// Whether its author may not merge.
    pub outside: bool,
}

/// A request as the list and its notes tell it, and the accounts that it names by their place.
pub(super) fn story(merge: &MergeRequest, notes: &[Note], asides: &Asides) -> (Request, Vec<Account>) {
    let mut story = Story { accounts: Accounts::default(), acts: Vec::new(), left: left(merge, notes) };
    let author = story.accounts.add(account(merge.author.as_ref()));
    let opened = merge.created_at.as_second();
    story.happened(opened, Some(author), RequestAct::Opened { draft: opened_as_draft(merge, notes) });
    // Older servers kept no states, but wrote them down as notes.
    let states = asides.states.as_deref().unwrap_or_default();
    for note in notes {
        story.noted(note, !states.is_empty());
    }
    states.iter().for_each(|state| story.state(state));
    if states.is_empty() {
        story.ended(merge);
    }
    // Nothing was before it was opened; what was brought here from elsewhere may say so.
    story.acts.iter_mut().for_each(|act| act.at = act.at.max(opened));
    // In order of time; what has the same second stays as the forge tells it.
    story.acts.sort_by_key(|act| act.at);
    let mut acts = together(story.acts);
    let now = now(merge, &acts);
    put_right(&mut acts, &now);
    let mut request = Request {
        number: merge.iid,
        title: without_draft(&merge.title).to_owned(),
        labels: merge.labels.clone(),
        author,
        outside: asides.outside,
        into: merge.target_branch.clone(),
        became: became(merge),
        events: acts,
    };
    let accounts = in_order(&mut request, story.accounts.into_all());
    (request, accounts)
}

/// What it became: a merge, else a squashed commit, else the newest of its commits, which were put on the branch as they are.
fn became(merge: &MergeRequest) -> Option<records::CommitId> {
    merge.merged_at?;
    let sha = merge.merge_commit_sha.as_ref().or(merge.squash_commit_sha.as_ref()).or(merge.sha.as_ref());
    sha?.parse().ok()
}

/// Whether it was a draft when it was opened. The first change tells; where there is none, it is as it was.
fn opened_as_draft(merge: &MergeRequest, notes: &[Note]) -> bool {
    let first = notes.iter().filter(|note| note.system).find_map(|note| match says(&note.body) {
        Says::Draft(is) => Some(!is),
        _ => None,
    });
    first.unwrap_or_else(|| merge.is_draft())
}

/// A title without the word in front that makes it a draft.
fn without_draft(title: &str) -> &str {
    let lower = title.to_ascii_lowercase();
    let mark =
        ["draft:", "[draft]", "(draft)", "wip:", "[wip]"].into_iter().find(|mark| lower.starts_with(mark));
    match mark.map(|mark| title[mark.len()..].trim_start()) {
        Some(rest) if !rest.is_empty() => rest,
        _ => title,
    }
}

fn now(merge: &MergeRequest, acts: &[RequestEvent]) -> Now {
    let second = |at: Option<Timestamp>| at.map(Timestamp::as_second);
    // What is in the merge train is merged by itself too, and is told of as such.
    let queued = acts.iter().rev().find_map(|act| match act.act {
        RequestAct::Queued(is) => Some(is),
        _ => None,
    });
    Now {
        updated: merge.updated_at.as_second(),
        open: merge.is_open(),
        draft: merge.is_draft(),
        merges_itself: (queued != Some(true)).then_some(merge.merge_when_pipeline_succeeds),
        closed: second(merge.closed_at),
        merged: second(merge.merged_at),
    }
}

/// Those who are asked by the notes, in small letters.
fn asked(notes: &[Note]) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for note in notes.iter().filter(|note| note.system) {
        match says(&note.body) {
            Says::Reviewers { asked: new, taken_back } => {
                asked.extend(new.iter().map(|login| login.to_ascii_lowercase()));
                for login in taken_back {
                    asked.remove(&login.to_ascii_lowercase());
                }
            }
            Says::AskedAgain { whom } => {
                asked.insert(whom.to_ascii_lowercase());
            }
            _ => {}
        }
    }
    asked
}

fn reviewers(merge: &MergeRequest) -> BTreeSet<String> {
    merge.reviewers.iter().map(|user| user.username.to_ascii_lowercase()).collect()
}

/// Those who were asked, were not taken back, and are no reviewers any more. A note names a login for ever; so they are deleted, or
/// were taken out of the project.
fn left(merge: &MergeRequest, notes: &[Note]) -> BTreeSet<String> {
    &asked(notes) - &reviewers(merge)
}

/// Whether everybody who is a reviewer of an open request was asked by its notes.
pub(super) fn agrees(merge: &MergeRequest, notes: &[Note]) -> bool {
    !merge.is_open() || reviewers(merge).is_subset(&asked(notes))
}

struct Story {
    accounts: Accounts,
    acts: Vec<RequestEvent>,
    /// Who was asked and is nobody any more.
    left: BTreeSet<String>,
}

impl Story {
    fn happened(&mut self, at: i64, by: Option<AccountIx>, act: RequestAct) {
        self.acts.push(RequestEvent { at, by, act });
    }

    fn login(&mut self, login: &str) -> AccountIx {
        let account = if self.left.contains(&login.to_ascii_lowercase()) { gone() } else { named(login) };
        self.accounts.add(account)
    }

    fn noted(&mut self, note: &Note, tells_states: bool) {
        let at = note.created_at.as_second();
        let by = self.accounts.add(account(note.author.as_ref()));
        if !note.system {
            let on_lines = note.kind.as_deref() == Some("DiffNote");
            let act = if on_lines { RequestAct::Remarked } else { RequestAct::Commented };
            return self.happened(at, Some(by), act);
        }
        let mut one = |act| self.acts.push(RequestEvent { at, by: Some(by), act });
        match says(&note.body) {
            Says::Decided(decision) => one(RequestAct::Decided(decision)),
            Says::Withdrew => one(RequestAct::Withdrew),
            Says::Remarked => one(RequestAct::Remarked),
            Says::Draft(true) => one(RequestAct::Drafted),
            Says::Draft(false) => one(RequestAct::Readied),
            Says::Pushed => one(RequestAct::Pushed),
            Says::Updated => one(RequestAct::Updated),
            Says::MergesItself(on) => one(RequestAct::MergesItself(on)),
            Says::Queued(is) => one(RequestAct::Queued(is)),
            // Where the states were asked for, they say it better.
            Says::Closed if !tells_states => one(RequestAct::Closed),
            Says::Reopened if !tells_states => one(RequestAct::Reopened),
            Says::Merged if !tells_states => one(RequestAct::Merged),
            says => self.about_somebody(at, by, says),
        }
    }

    fn about_somebody(&mut self, at: i64, by: AccountIx, says: Says) {
        let approved = Decision::Approved;
        match says {
            Says::Reviewers { asked, taken_back } => {
                self.each(at, by, &asked, |whom| RequestAct::AskedFor(Asked::Account(whom)));
                self.each(at, by, &taken_back, |whom| RequestAct::TookBack(Asked::Account(whom)));
            }
            Says::AskedAgain { whom } => {
                let whom = [whom];
                self.each(at, by, &whom, |whom| RequestAct::Dismissed(whom, approved));
                self.each(at, by, &whom, |whom| RequestAct::AskedFor(Asked::Account(whom)));
            }
            Says::Assignees { assigned, unassigned } => {
                self.each(at, by, &assigned, RequestAct::Assigned);
                self.each(at, by, &unassigned, RequestAct::Unassigned);
            }
            Says::Reset { whose } => self.each(at, by, &whose, |whom| RequestAct::Dismissed(whom, approved)),
            Says::Bypassed => {
                for whom in self.wanting() {
                    self.happened(at, Some(by), RequestAct::Dismissed(whom, Decision::ChangesWanted));
                }
            }
            _ => {}
        }
    }

    /// Whose changes are still wanted, in the order in which they wanted them.
    fn wanting(&self) -> Vec<AccountIx> {
        let mut wanting = Vec::new();
        for RequestEvent { by, act, .. } in &self.acts {
            match (by, act) {
                (Some(by), RequestAct::Decided(decision)) => {
                    wanting.retain(|one| one != by);
                    wanting.extend((*decision == Decision::ChangesWanted).then_some(*by));
                }
                (_, RequestAct::Dismissed(whom, Decision::ChangesWanted)) => {
                    wanting.retain(|one| one != whom);
                }
                _ => {}
            }
        }
        wanting
    }

    fn each(&mut self, at: i64, by: AccountIx, logins: &[String], act: impl Fn(AccountIx) -> RequestAct) {
        for login in logins {
            let whom = self.login(login);
            self.happened(at, Some(by), act(whom));
        }
    }

    fn state(&mut self, state: &StateEvent) {
        let act = match state.state.as_str() {
            "closed" => RequestAct::Closed,
            "reopened" => RequestAct::Reopened,
            "merged" => RequestAct::Merged,
            _ => return,
        };
        let by = self.accounts.add(account(state.user.as_ref()));
        self.happened(state.created_at.as_second(), Some(by), act);
    }

    /// How it ended, as the list says it, where no note said so before.
    fn ended(&mut self, merge: &MergeRequest) {
        let tells = |act: &RequestAct| self.acts.iter().any(|one| one.act == *act);
        let (at, by, act): (_, &Option<User>, _) = match (merge.merged_at, merge.closed_at) {
            (Some(at), _) => {
                let by = if merge.merged_by.is_some() { &merge.merged_by } else { &merge.merge_user };
                (at, by, RequestAct::Merged)
            }
            (None, Some(at)) if !merge.is_open() => (at, &merge.closed_by, RequestAct::Closed),
            _ => return,
        };
        if !tells(&act) {
            let by = self.accounts.add(account(by.as_ref()));
            self.happened(at.as_second(), Some(by), act);
        }
    }
}

#[cfg(test)]
#[path = "story_tests.rs"]
mod tests;
