//! How a review goes: when the first answer comes, and what follows from it.

use records::{AccountIx, Asked, RequestAct};

use super::super::people::{ALL, MIRA, PersonIx};
use super::super::story;
use super::asked::{Fate, weeks_ago};
use super::merged::Telling;
use super::{accounts, clock};

impl Telling<'_> {
    /// A review that somebody was asked for.
    pub(super) fn reviewed(&mut self, person: PersonIx, asked: i64, fate: Fate) {
        let until = self.until(asked);
        match fate {
            Fate::Silent => {}
            Fate::LetOff => {
                let at = asked + (until - asked) * self.draw.between(20, 90) / 100;
                let at = self.awake(self.merged.person, at, asked, until);
                let whom = Asked::Account(accounts::of(person));
                self.told.happened(at, self.author, RequestAct::TookBack(whom));
            }
            Fate::Remarks => {
                let at = self.first(person, asked, until);
                self.told.happened(at, accounts::of(person), RequestAct::Remarked);
            }
            Fate::Approves => {
                let at = self.first(person, asked, until);
                self.goes_on(person, at, until);
            }
        }
    }

    /// A remark of somebody who was not asked.
    pub(super) fn remarked(&mut self, account: AccountIx, since: i64) {
        let until = self.until(since);
        let at = since + (until - since) * self.draw.between(30, 90) / 100;
        self.told.happened(at, account, RequestAct::Remarked);
    }

    /// The second by which a review is over: shortly before the merge.
    fn until(&mut self, asked: i64) -> i64 {
        self.merged.at - self.draw.between(30, 900.clamp(40, (self.merged.at - asked) / 5))
    }

    fn awake(&mut self, person: PersonIx, at: i64, after: i64, before: i64) -> i64 {
        clock::awake(&ALL[person], at, after + 60..before, &mut self.draw)
    }

    /// When the first answer comes.
    fn first(&mut self, person: PersonIx, asked: i64, until: i64) -> i64 {
        let tenths = story::answers(person == MIRA, weeks_ago(asked));
        let tenth = self.draw.below(tenths.len() - 1);
        let at = clock::later(asked, self.draw.between(tenths[tenth], tenths[tenth + 1]));
        let at = if at < until { at } else { asked + (until - asked) * self.draw.between(66, 98) / 100 };
        let at = self.awake(person, at.max(asked + 20), asked, until);
        if clock::is_up(&ALL[person], at) {
            return at;
        }
        // Neither the evening nor the morning will do: at once, rather than at night.
        let soon = asked + self.draw.between(3, 40) * 60;
        if soon < until && clock::is_up(&ALL[person], soon) { soon } else { at }
    }

    /// From the first answer to the approval: up to four rounds, if there is time.
    fn goes_on(&mut self, person: PersonIx, first: i64, until: i64) {
        let (by, mut at) = (accounts::of(person), first);
        for approves in [18, 30, 50, 100] {
            let left = until - at;
            if left < 30 * 60 || self.is_gone() || self.draw.percent(approves) {
                break;
            }
            let answered = at + left * self.draw.between(6, 30) / 100;
            let answered = self.awake(self.merged.person, answered, at, at + left / 2);
            let next = answered + 40 + (until - answered - 40) * self.draw.between(12, 55) / 100;
            let next = self.awake(person, next, answered, until);
            if !clock::is_up(&ALL[self.merged.person], answered) || !clock::is_up(&ALL[person], next) {
                break;
            }
            let wants_changes = self.draw.percent(45);
            if wants_changes {
                self.told.wants_changes(at, by);
            } else {
                self.told.happened(at, by, RequestAct::Remarked);
            }
            self.answered(answered, wants_changes);
            if wants_changes && self.draw.percent(15) {
                self.told.asks(answered + 20, self.author, by);
            }
            at = next;
        }
        self.told.approves(at, by);
    }

    /// What the author does about it. What is pushed now is put into the commits there are, so that the history has no others.
    fn answered(&mut self, at: i64, wants_changes: bool) {
        let (says, pushes) = match self.draw.below(100) {
            ..35 => (true, wants_changes),
            35..60 => (true, true),
            _ => (false, true),
        };
        if says {
            self.told.happened(at - 15, self.author, RequestAct::Commented);
        }
        if pushes {
            self.told.happened(at, self.author, RequestAct::Pushed);
        }
    }
}
