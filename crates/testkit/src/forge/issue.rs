use records::{Account, AccountIx, RequestAct, RequestEvent};

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
    /// Who is assigned to it since it was opened.
    pub assigned: Vec<String>,
    /// Who assigned whom later, and no longer, each at a second: `mira assigns sam`, `sam unassigns mira`.
    pub acts: Vec<(i64, String)>,
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
            acts: issue.events.iter().map(|event| (event.at, words(event, &login))).collect(),
            said: issue.said.iter().map(|&(by, at)| (at, login(by))).collect(),
        }
    }

    /// Whether it was closed by a second.
    pub(super) fn is_closed(&self, now: i64) -> bool {
        self.closed.as_ref().is_some_and(|(at, _)| *at <= now)
    }

    /// Who assigned whom up to a second: when, by whom, whom, and whether they are since.
    pub(super) fn assigns(&self, now: i64) -> impl Iterator<Item = (i64, &str, &str, bool)> {
        self.acts.iter().filter(move |(at, _)| *at <= now).map(|(at, words)| {
            match words.split(' ').collect::<Vec<_>>()[..] {
                [who, "assigns", whom] => (*at, who, whom, true),
                [who, "unassigns", whom] => (*at, who, whom, false),
                _ => panic!("no act of an issue: {words}"),
            }
        })
    }

    /// Who is assigned to it at a second.
    pub(super) fn assigned(&self, now: i64) -> Vec<&str> {
        let mut all: Vec<&str> = self.assigned.iter().map(String::as_str).collect();
        for (_, _, whom, begins) in self.assigns(now) {
            all.retain(|one| *one != whom);
            all.extend(begins.then_some(whom));
        }
        all
    }

    /// What was said on it up to a second.
    pub(super) fn said(&self, now: i64) -> impl Iterator<Item = &(i64, String)> {
        self.said.iter().filter(move |(at, _)| *at <= now)
    }

    /// When it changed last.
    pub(super) fn updated(&self, now: i64) -> i64 {
        let closed = self.closed.iter().map(|(at, _)| *at).filter(|at| *at <= now);
        let acts = self.said(now).map(|(at, _)| *at).chain(self.assigns(now).map(|(at, ..)| at));
        closed.chain(acts).max().unwrap_or(self.opened)
    }
}

/// What an issue calls an act.
fn words(event: &RequestEvent, login: &dyn Fn(AccountIx) -> String) -> String {
    let by = event.by.map(login).unwrap_or_default();
    match event.act {
        RequestAct::Assigned(whom) => format!("{by} assigns {}", login(whom)),
        RequestAct::Unassigned(whom) => format!("{by} unassigns {}", login(whom)),
        _ => panic!("no act of an issue: {event:?}"),
    }
}
