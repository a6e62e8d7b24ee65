use records::{AccountIx, Asked, CommitId, Decision, Request, RequestAct, RequestEvent};

use super::MAIN;

/// What happened to a request, in no order yet.
#[derive(Default)]
pub(super) struct Told {
    events: Vec<RequestEvent>,
}

impl Told {
    pub fn happened(&mut self, at: i64, by: AccountIx, act: RequestAct) {
        self.events.push(RequestEvent { at, by: Some(by), act });
    }

    pub fn asks(&mut self, at: i64, by: AccountIx, whom: AccountIx) {
        self.happened(at, by, RequestAct::AskedFor(Asked::Account(whom)));
    }

    pub fn approves(&mut self, at: i64, by: AccountIx) {
        self.happened(at, by, RequestAct::Decided(Decision::Approved));
    }

    pub fn wants_changes(&mut self, at: i64, by: AccountIx) {
        self.happened(at, by, RequestAct::Decided(Decision::ChangesWanted));
    }

    /// The second of the last thing that happened.
    pub fn last(&self) -> i64 {
        self.events.iter().map(|event| event.at).max().unwrap_or_default()
    }

    /// The request, with everything in order and nothing at one second with something else, so that no forge has to say what came first.
    /// What comes last, comes at its second; no two things are so near to it that there is no room before it.
    pub fn request(
        mut self,
        number: u64,
        title: &str,
        author: AccountIx,
        became: Option<CommitId>,
    ) -> Request {
        self.events.sort_by_key(|event| event.at);
        for place in (1..self.events.len()).rev() {
            let next = self.events[place].at;
            self.events[place - 1].at = self.events[place - 1].at.min(next - 1);
        }
        debug_assert!(matches!(self.events.first().map(|event| &event.act), Some(RequestAct::Opened { .. })));
        Request {
            number,
            title: title.to_owned(),
            labels: Vec::new(),
            author,
            outside: author == super::accounts::OUTSIDE,
            into: MAIN.to_owned(),
            became,
            events: self.events,
        }
    }
}
