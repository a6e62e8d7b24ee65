//! How long somebody who was asked for a review was waited for (definitions, s3).

use std::collections::BTreeMap;

use records::{AccountIx, Asked, Request, RequestAct, RequestEvent};

use super::Who;

/// A wait for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Whom they waited for.
    pub whom: Who,
    /// When they were asked and it was open and no draft, in seconds since 1970.
    pub begins: i64,
    /// When it ended, or could be followed no further.
    pub ends: i64,
    /// Whether it ended by an act of that person.
    pub answered: bool,
}

/// The waits of a request up to before `until`, in the order in which they ended.
///
/// Requests to teams and to programs are no waits. A comment in the conversation ends one, though it leaves the turn where it was: whoever asked has
/// heard something.
pub fn waits(request: &Request, who: impl Fn(AccountIx) -> Who, until: i64) -> Vec<Wait> {
    let mut list =
        List { who, author: None, draft: false, closed: true, asked: BTreeMap::new(), waits: Vec::new() };
    list.author = Some((list.who)(request.author));
    for event in request.events.iter().take_while(|event| event.at < until) {
        list.goes_on(event);
    }
    list.all_end(until);
    list.waits
}

struct List<F> {
    who: F,
    author: Option<Who>,
    draft: bool,
    closed: bool,
    /// Who is asked, and since when they are waited for.
    asked: BTreeMap<Who, Option<i64>>,
    waits: Vec<Wait>,
}

impl<F: Fn(AccountIx) -> Who> List<F> {
    fn goes_on(&mut self, event: &RequestEvent) {
        let at = event.at;
        let by = event.by.map(&self.who);
        match &event.act {
            RequestAct::Opened { draft } => self.stands(*draft, false, at),
            RequestAct::Drafted => self.stands(true, self.closed, at),
            RequestAct::Readied => self.stands(false, self.closed, at),
            RequestAct::Reopened => self.stands(self.draft, false, at),
            RequestAct::AskedFor(Asked::Account(account)) => self.asks((self.who)(*account), at),
            RequestAct::TookBack(Asked::Account(account)) => {
                let whom = (self.who)(*account);
                self.ends(whom, at, by == Some(whom));
            }
            RequestAct::Left(account) => self.ends((self.who)(*account), at, false),
            RequestAct::Merged | RequestAct::Closed => {
                self.answers(by, at);
                self.stands(self.draft, true, at);
            }
            RequestAct::Decided(_) | RequestAct::Remarked | RequestAct::Commented | RequestAct::Pushed => {
                self.answers(by, at)
            }
            _ => {}
        }
    }

    /// Waits begin for all who are asked where it is open and no draft, and end where it is not.
    fn stands(&mut self, draft: bool, closed: bool, at: i64) {
        (self.draft, self.closed) = (draft, closed);
        if draft || closed {
            return self.all_end(at);
        }
        for begins in self.asked.values_mut() {
            begins.get_or_insert(at);
        }
    }

    fn asks(&mut self, whom: Who, at: i64) {
        if matches!(whom, Who::Person(_)) && Some(whom) != self.author {
            let begins = self.asked.entry(whom).or_default();
            if !self.draft && !self.closed {
                begins.get_or_insert(at);
            }
        }
    }

    fn answers(&mut self, by: Option<Who>, at: i64) {
        if let Some(by) = by {
            self.ends(by, at, true);
        }
    }

    /// Ends the wait for somebody, who is asked no longer.
    fn ends(&mut self, whom: Who, at: i64, answered: bool) {
        if let Some(Some(begins)) = self.asked.remove(&whom) {
            self.waits.push(Wait { whom, begins, ends: at, answered });
        }
    }

    /// Ends all waits unanswered; whoever was asked still is.
    fn all_end(&mut self, at: i64) {
        for (&whom, begins) in &mut self.asked {
            if let Some(begins) = begins.take() {
                self.waits.push(Wait { whom, begins, ends: at, answered: false });
            }
        }
    }
}
