use records::{Account, AccountIx};

/// An issue of a made-up forge.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its number.
    pub number: u64,
    /// Its title.
    pub title: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// Who opened it.
    pub author: String,
    /// When it was opened, in seconds since 1970.
    pub opened: i64,
    /// When it was closed, and by whom.
    pub closed: Option<(i64, String)>,
    /// Whether it is closed as done; a forge may not say so.
    pub done: Option<bool>,
    /// Who is assigned to it.
    pub assigned: Vec<String>,
    /// What was said on it: when, and by whom.
    pub said: Vec<(i64, String)>,
}

impl Issue {
    /// One from the records that a reading of it is to give.
    pub(super) fn told(issue: &records::Issue, accounts: &[Account]) -> Issue {
        let login = |at: AccountIx| accounts[at as usize].login.clone();
        Issue {
            number: issue.number,
            title: issue.title.clone(),
            labels: issue.labels.clone(),
            author: login(issue.author),
            opened: issue.opened,
            closed: issue.closed.map(|at| (at, issue.closed_by.map(login).unwrap_or_default())),
            done: issue.done,
            assigned: issue.assigned.iter().map(|&at| login(at)).collect(),
            said: issue.said.iter().map(|&(by, at)| (at, login(by))).collect(),
        }
    }

    /// Whether it was closed by a second.
    pub(super) fn is_closed(&self, now: i64) -> bool {
        self.closed.as_ref().is_some_and(|(at, _)| *at <= now)
    }

    /// What was said on it up to a second.
    pub(super) fn said(&self, now: i64) -> impl Iterator<Item = &(i64, String)> {
        self.said.iter().filter(move |(at, _)| *at <= now)
    }

    /// When it changed last.
    pub(super) fn updated(&self, now: i64) -> i64 {
        let closed = self.closed.iter().map(|(at, _)| *at).filter(|at| *at <= now);
        closed.chain(self.said(now).map(|(at, _)| *at)).max().unwrap_or(self.opened)
    }
}
