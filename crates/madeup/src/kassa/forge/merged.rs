//! What came before a merge.

use records::{AccountIx, Asked, CommitId, Request, RequestAct};

use super::super::people::ALL;
use super::super::pull::Merged;
use super::asked::who_is_asked;
use super::told::Told;
use super::{TEAM, accounts, clock};
use crate::Draw;

/// A request that was merged.
pub(super) struct Telling<'m> {
    pub merged: &'m Merged,
    pub author: AccountIx,
    pub told: Told,
    pub draw: Draw,
}

/// The request behind a merge. It was opened after its first commit; the merge is the last that happened.
pub(super) fn request(merged: &Merged, id: CommitId, draw: Draw) -> Request {
    let author = accounts::of(merged.person);
    let mut telling = Telling { merged, author, told: Told::default(), draw };
    let ready = telling.opens();
    telling.asks(ready);
    telling.turns_auto_merge_on();
    telling.told.happened(merged.at, author, RequestAct::Merged);
    telling.told.request(merged.number, &merged.title, author, Some(id))
}

impl Telling<'_> {
    /// Whether its author's account was deleted. Then nothing is pushed: GitHub would name nobody, GitLab somebody who is gone.
    pub(super) fn is_gone(&self) -> bool {
        self.author == accounts::gone()
    }

    /// Opens it with all commits or with the first, perhaps as a draft. The second from which it is ready.
    fn opens(&mut self) -> i64 {
        let commits = &self.merged.commits;
        let (first, last) = (commits[0], commits[commits.len() - 1]);
        let soon = |draw: &mut Draw| last + draw.between(40, 400.min((self.merged.at - last) / 4));
        let begins = if commits.len() > 1 && !self.is_gone() { self.draw.below(100) } else { 100 };
        if begins >= 45 {
            let opened = soon(&mut self.draw);
            self.opened(opened, false);
            return opened;
        }
        let is_draft = begins < 25;
        // Five minutes are the least between two commits.
        let opened = first + self.draw.between(60, 200);
        self.opened(opened, is_draft);
        for &at in &commits[1..] {
            self.told.happened(at, self.author, RequestAct::Pushed);
        }
        let ready = soon(&mut self.draw);
        if is_draft {
            self.told.happened(ready, self.author, RequestAct::Readied);
        }
        ready
    }

    fn opened(&mut self, at: i64, draft: bool) {
        self.told.happened(at, self.author, RequestAct::Opened { draft });
        if !self.is_gone() && self.draw.percent(8) {
            self.told.happened(at + 5, self.author, RequestAct::Assigned(self.author));
        }
    }

    /// Asks for reviews, which then come.
    fn asks(&mut self, ready: i64) {
        let asked = who_is_asked(self.merged, ready, &mut self.draw);
        let mut at = ready;
        for (person, fate) in asked {
            at += self.draw.between(2, 12);
            self.told.asks(at, self.author, accounts::of(person));
            self.reviewed(person, at, fate);
        }
        if at > ready && self.draw.percent(1) {
            let team = Asked::Team(TEAM.to_owned());
            self.told.happened(at + 2, self.author, RequestAct::AskedFor(team));
        }
        if at > ready && self.draw.percent(1) {
            // Somebody who was not asked, and is no longer there.
            self.remarked(accounts::gone(), at);
        }
    }

    /// What is merged at night, or on a weekend, was told before to merge itself.
    fn turns_auto_merge_on(&mut self) {
        let (author, merged) = (&ALL[self.merged.person], self.merged.at);
        let last = self.told.last();
        if !clock::is_up(author, merged) && merged - last > 120 {
            let at = last + self.draw.between(30, 600.min(merged - last - 30));
            self.told.happened(at, self.author, RequestAct::MergesItself(true));
        }
    }
}
