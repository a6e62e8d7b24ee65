//! Stories of requests drawn at random: asked, asked again, drafts, dismissed, closed and opened again, much of it at one second or
//! across a weekend.

use madeup::Draw;
use records::{AccountIx, Asked, CommitId, Decision, Request, RequestAct, RequestEvent};

use super::forge::Accounts;

/// What is told so far.
pub struct Told<'a> {
    pub accounts: &'a mut Accounts,
    pub draw: Draw,
    pub requests: Vec<Request>,
}

/// What is known of a request before a second.
pub fn until(mut request: Request, read: i64) -> Request {
    request.events.retain(|event| event.at < read);
    if !request.events.iter().any(|event| event.act == RequestAct::Merged) {
        request.became = None;
    }
    request
}

impl Told<'_> {
    /// One that a commit of the branch was, mostly by its author.
    pub fn merged(&mut self, author: Option<AccountIx>, at: i64, commit: CommitId) {
        let author = match author {
            Some(author) if self.draw.percent(80) => author,
            _ => self.somebody(),
        };
        let (length, events) = (self.length(), self.draw.below(14));
        let mut request = self.request(author, at - length, Some(at), events);
        let by = if self.draw.percent(8) { None } else { Some(self.reviewer()) };
        request.events.push(RequestEvent { at, by, act: RequestAct::Merged });
        request.became = self.draw.percent(97).then_some(commit);
        for _ in 0..self.draw.weighted(&[70, 20, 10]) {
            let by = Some(self.reviewer());
            let act = [RequestAct::Commented, RequestAct::Remarked, RequestAct::Decided(Decision::Approved)]
                [self.draw.below(3)]
            .clone();
            let at = at + self.draw.between(0, 90_000);
            request.events.push(RequestEvent { at, by, act });
            request.events.sort_by_key(|event| event.at);
        }
        self.requests.push(request);
    }

    /// One that is open, or was closed.
    pub fn unmerged(&mut self, at: i64) {
        let author = self.somebody();
        let events = self.draw.below(24);
        let request = self.request(author, at, None, events);
        self.requests.push(request);
    }

    fn request(&mut self, author: AccountIx, opened: i64, merged: Option<i64>, events: usize) -> Request {
        let draft = self.draw.percent(15);
        let by = Some(author);
        let mut all = vec![RequestEvent { at: opened, by, act: RequestAct::Opened { draft } }];
        let (mut at, mut left) = (opened, false);
        // What a deleted account did stands under an account of its own each time.
        let gone = self.accounts.is_gone(author);
        for _ in 0..events {
            at += match self.draw.weighted(&[20, 40, 25, 15]) {
                0 => 0,
                1 => self.draw.between(1, 20_000),
                2 => self.draw.between(1, 3) * 43_200,
                _ => self.draw.between(1, 400_000),
            };
            if merged.is_some_and(|merged| at > merged) {
                break;
            }
            let act = self.act(merged.is_some(), author);
            let mut by = match act {
                RequestAct::Left(_) => None,
                RequestAct::Pushed if self.draw.percent(70) => (!gone).then_some(author),
                RequestAct::Pushed | RequestAct::AskedFor(_) | RequestAct::Dismissed(..)
                    if self.draw.percent(10) =>
                {
                    None
                }
                _ if !gone && self.draw.percent(15) => Some(author),
                _ => Some(self.reviewer()),
            };
            // Who was found deleted does nothing any more, and is asked nothing.
            let leaves = self.accounts.leaves;
            if left && (by == Some(leaves) || act == RequestAct::AskedFor(Asked::Account(leaves))) {
                continue;
            }
            if self.draw.percent(3)
                && matches!(act, RequestAct::Decided(_) | RequestAct::Remarked | RequestAct::Commented)
            {
                by = Some(self.accounts.gone());
            }
            left |= matches!(act, RequestAct::Left(_));
            all.push(RequestEvent { at, by, act });
        }
        Request {
            number: 0,
            title: String::new(),
            labels: Vec::new(),
            author,
            outside: self.draw.percent(10),
            into: if self.draw.percent(92) { "main" } else { "release" }.to_owned(),
            became: None,
            events: all,
        }
    }

    fn act(&mut self, ends_merged: bool, author: AccountIx) -> RequestAct {
        let decision = if self.draw.percent(70) { Decision::Approved } else { Decision::ChangesWanted };
        let whom =
            if self.draw.percent(5) && !self.accounts.is_gone(author) { author } else { self.reviewer() };
        let asked = match self.draw.below(12) {
            0 => Asked::Team((*self.draw.pick(&["payments", "ledger"])).to_owned()),
            _ => Asked::Account(whom),
        };
        let yes = self.draw.percent(50);
        match self.draw.weighted(&[30, 5, 22, 9, 9, 10, 3, 5, 3, 3, 7, 3, 2, 2, 2, 2, 2, 4, 5, 1]) {
            0 => RequestAct::AskedFor(asked),
            1 => RequestAct::TookBack(asked),
            2 => RequestAct::Decided(decision),
            3 => RequestAct::Remarked,
            4 => RequestAct::Commented,
            5 => RequestAct::Pushed,
            6 => RequestAct::Updated,
            7 => RequestAct::Dismissed(whom, decision),
            8 => RequestAct::Withdrew,
            9 => RequestAct::Drafted,
            10 => RequestAct::Readied,
            11 => RequestAct::Assigned(whom),
            12 => RequestAct::Unassigned(whom),
            13 => RequestAct::Queued(yes),
            14 => RequestAct::MergesItself(yes),
            15 => RequestAct::Failing(yes),
            16 => RequestAct::InConflict(yes),
            17 if !ends_merged => RequestAct::Closed,
            18 => RequestAct::Reopened,
            19 => RequestAct::Left(self.accounts.leaves),
            _ => RequestAct::Commented,
        }
    }

    /// How long it took.
    fn length(&mut self) -> i64 {
        match self.draw.weighted(&[10, 50, 40]) {
            0 => 0,
            1 => self.draw.between(60, 90_000),
            _ => self.draw.between(60, 1_200_000),
        }
    }

    /// Whoever opens one: a person, a program, somebody who is deleted since.
    fn somebody(&mut self) -> AccountIx {
        match self.draw.weighted(&[80, 10, 6, 4]) {
            0 => *self.draw.pick(&self.accounts.people),
            1 => *self.draw.pick(&self.accounts.machines),
            2 => self.accounts.leaves,
            _ => self.accounts.gone(),
        }
    }

    /// Whoever is asked, or acts: the lead more often than others.
    fn reviewer(&mut self) -> AccountIx {
        match self.draw.weighted(&[30, 58, 8, 4]) {
            0 => 0,
            1 => *self.draw.pick(&self.accounts.people),
            2 => *self.draw.pick(&self.accounts.machines),
            _ => self.accounts.leaves,
        }
    }
}
