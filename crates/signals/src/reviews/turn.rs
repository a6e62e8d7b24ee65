//! Whose act is next in a change request: the table, of which the first line that holds is the answer.
//!
//! The table with its words, and a hundred cases worked out before it was written in Rust, are in
//! `tests/fixtures/whose-act-is-next.txt`.

use std::collections::BTreeMap;

use records::{AccountIx, Asked, Decision, Request, RequestAct, RequestEvent};

use super::Who;

/// Whose act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The lead's, of so many persons and teams that are awaited, the lead among them; 1 where the lead is not asked as a reviewer.
    Lead {
        /// At least 1.
        of: usize,
    },
    /// The author's, who is not the lead.
    Author,
    /// Somebody else's.
    Others,
    /// Nobody's.
    Nobody,
}

/// The lines of the table, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// Merged, closed, or not opened yet.
    NotOpen = 1,
    /// A draft.
    Draft,
    /// In the merge queue.
    Queued,
    /// Changes are wanted and not there, a check fails, or there is a conflict.
    ToBeMended,
    /// The lead is awaited.
    LeadAwaited,
    /// Another person or a team is awaited.
    OthersAwaited,
    /// A review that only commented has no answer.
    Unanswered,
    /// It is merged by itself.
    MergesItself,
    /// Approved.
    Approved,
    /// Nobody was asked.
    NobodyAsked,
}

/// The answer at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose act is next.
    pub next: Next,
    /// By which line.
    pub line: Line,
    /// From when the same line has given the same answer without a break; none before the first event.
    pub since: Option<i64>,
}

/// Whose act is next when everything up to `until`, that second included, has happened.
pub fn turn(request: &Request, who: impl Fn(AccountIx) -> Who, lead: u32, until: i64) -> Turn {
    let (next, line) = Story::new(request, &who, lead).answer();
    let before = Turn { next, line, since: None };
    let so_far = turns(request, who, lead).take_while(|&(at, _)| at <= until);
    so_far.last().map_or(before, |(_, turn)| turn)
}

/// The answer after each event, with the second of it: it holds until that of the next. One walk over the events.
pub fn turns<'r>(
    request: &'r Request,
    who: impl Fn(AccountIx) -> Who + 'r,
    lead: u32,
) -> impl Iterator<Item = (i64, Turn)> + 'r {
    let mut story = Story::new(request, who, lead);
    let (next, line) = story.answer();
    let mut turn = Turn { next, line, since: None };
    request.events.iter().map(move |event| {
        story.goes_on(event);
        let (next, line) = story.answer();
        // How many are awaited beside the lead does not make the wait any younger.
        let same = std::mem::discriminant(&next) == std::mem::discriminant(&turn.next) && line == turn.line;
        let since = turn.since.filter(|_| same).or(Some(event.at));
        turn = Turn { next, line, since };
        (event.at, turn)
    })
}

/// Where somebody stands who was asked, or reviewed.
#[derive(Clone, Copy, Default)]
struct Reviewer {
    /// In person or in a team's place.
    asked: bool,
    /// Asked in person, and no review of theirs since.
    stands: bool,
    awaited: bool,
    decision: Option<Decision>,
    /// Their last review only commented, and nobody has answered it.
    remarked: bool,
}

struct Story<'r, F> {
    request: &'r Request,
    who: F,
    lead: Who,
    author: Who,
    open: bool,
    draft: bool,
    queued: bool,
    merges_itself: bool,
    failing: bool,
    in_conflict: bool,
    reviewers: BTreeMap<Who, Reviewer>,
    teams: Vec<&'r str>,
    assigned: Vec<Who>,
    /// Who approved, the last one at the end.
    approved: Vec<Who>,
    /// Found deleted while the story went on.
    left: Vec<Who>,
}

impl<'r, F: Fn(AccountIx) -> Who> Story<'r, F> {
    fn new(request: &'r Request, who: F, lead: u32) -> Self {
        Story {
            request,
            author: who(request.author),
            lead: Who::Person(lead),
            who,
            open: false,
            draft: false,
            queued: false,
            merges_itself: false,
            failing: false,
            in_conflict: false,
            reviewers: BTreeMap::new(),
            teams: Vec::new(),
            assigned: Vec::new(),
            approved: Vec::new(),
            left: Vec::new(),
        }
    }

    fn goes_on(&mut self, event: &'r RequestEvent) {
        // Whoever the forge does not name did something all the same, and is none of the reviewers.
        let by = event.by.map(&self.who);
        match &event.act {
            RequestAct::Opened { draft } => (self.open, self.draft) = (true, *draft),
            RequestAct::Drafted => self.draft = true,
            RequestAct::Readied => self.draft = false,
            RequestAct::Reopened => self.open = true,
            RequestAct::Closed | RequestAct::Merged => (self.open, self.queued) = (false, false),
            RequestAct::Queued(queued) => self.queued = *queued,
            RequestAct::MergesItself(alone) => self.merges_itself = *alone,
            RequestAct::Failing(failing) => self.failing = *failing,
            RequestAct::InConflict(conflict) => self.in_conflict = *conflict,
            RequestAct::Left(account) => self.left.push((self.who)(*account)),
            RequestAct::Assigned(account) => self.assigned.push((self.who)(*account)),
            RequestAct::Unassigned(account) => {
                let whose = (self.who)(*account);
                self.assigned.retain(|&one| one != whose);
            }
            RequestAct::AskedFor(asked) => self.asked(asked),
            RequestAct::TookBack(asked) => self.took_back(asked),
            RequestAct::Dismissed(whose, decision) => self.dismissed((self.who)(*whose), *decision),
            RequestAct::Updated => {}
            RequestAct::Pushed => self.pushed(by),
            RequestAct::Commented => self.answered(by),
            RequestAct::Remarked if by == Some(self.author) => self.answered(by),
            RequestAct::Decided(decision) => self.reviewed(by, Some(*decision)),
            RequestAct::Remarked => self.reviewed(by, None),
            RequestAct::Withdrew => {
                if let Some(by) = by {
                    self.dismissed(by, Decision::Approved);
                }
            }
        }
    }

    fn asked(&mut self, asked: &'r Asked) {
        match asked {
            // Asked twice it is one team still.
            Asked::Team(team) if self.teams.contains(&team.as_str()) => {}
            Asked::Team(team) => self.teams.push(team),
            Asked::Account(account) => {
                let whom = (self.who)(*account);
                if whom.is_human() && whom != self.author {
                    let reviewer = self.reviewers.entry(whom).or_default();
                    (reviewer.asked, reviewer.awaited, reviewer.remarked) = (true, true, false);
                    reviewer.stands = true;
                }
            }
        }
    }

    fn took_back(&mut self, asked: &Asked) {
        match asked {
            Asked::Team(team) => self.teams.retain(|one| one != team),
            Asked::Account(account) => {
                let Some(reviewer) = self.reviewers.get_mut(&(self.who)(*account)) else { return };
                // Whoever wants changes is awaited for that, and not because they were asked.
                if reviewer.decision != Some(Decision::ChangesWanted) {
                    reviewer.awaited = false;
                }
                (reviewer.asked, reviewer.stands, reviewer.remarked) = (false, false, false);
            }
        }
    }

    fn dismissed(&mut self, whose: Who, decision: Decision) {
        let Some(reviewer) = self.reviewers.get_mut(&whose) else { return };
        if reviewer.decision == Some(decision) {
            reviewer.decision = None;
            // An approval that is gone has to be given again; changes that are no longer wanted, not, and whoever was asked since still is.
            reviewer.awaited = decision == Decision::Approved || reviewer.stands;
        }
    }

    fn reviewed(&mut self, by: Option<Who>, decision: Option<Decision>) {
        let Some(by) = by.filter(|&by| by.is_human() && by != self.author) else { return };
        let meets_a_team = !self.teams.is_empty() && !self.reviewers.get(&by).is_some_and(|own| own.awaited);
        if meets_a_team {
            self.teams.clear();
        }
        let reviewer = self.reviewers.entry(by).or_default();
        reviewer.asked |= meets_a_team;
        (reviewer.awaited, reviewer.stands) = (false, false);
        // Comments on lines lift no decision.
        reviewer.remarked =
            decision.is_none() && (reviewer.remarked || reviewer.decision.is_none() && reviewer.asked);
        reviewer.decision = decision.or(reviewer.decision);
        if decision == Some(Decision::Approved) {
            self.approved.retain(|&one| one != by);
            self.approved.push(by);
        }
    }

    fn pushed(&mut self, by: Option<Who>) {
        if by == Some(Who::Machine) {
            return;
        }
        for (&whose, reviewer) in &mut self.reviewers {
            let wanted = reviewer.decision == Some(Decision::ChangesWanted) || reviewer.remarked;
            if wanted && by != Some(whose) {
                (reviewer.awaited, reviewer.remarked) = (true, false);
            }
        }
    }

    /// A comment by the keeper is an answer to all who only commented.
    fn answered(&mut self, by: Option<Who>) {
        if by.is_none() || by != self.keeper() {
            return;
        }
        for (&whose, reviewer) in &mut self.reviewers {
            if reviewer.remarked && by != Some(whose) {
                (reviewer.awaited, reviewer.remarked) = (true, false);
            }
        }
    }

    /// Whether it is a human who is still there.
    fn is_there(&self, who: Who) -> bool {
        matches!(who, Who::Person(_)) && !self.left.contains(&who)
    }

    /// Who looks after it.
    fn keeper(&self) -> Option<Who> {
        std::iter::once(self.author).chain(self.assigned.iter().copied()).find(|&one| self.is_there(one))
    }

    fn next(&self, who: Option<Who>) -> Next {
        match who {
            None => Next::Nobody,
            Some(who) if who == self.lead => Next::Lead { of: 1 },
            Some(who) if who == self.author => Next::Author,
            Some(_) => Next::Others,
        }
    }

    fn answer(&self) -> (Next, Line) {
        let keeper = self.keeper();
        let there = || self.reviewers.iter().filter(|&(&who, _)| self.is_there(who));
        let wants_changes = |own: &Reviewer| own.decision == Some(Decision::ChangesWanted) && !own.awaited;
        let to_be_mended = self.failing || self.in_conflict || there().any(|(_, own)| wants_changes(own));
        let awaited = there().filter(|(_, own)| own.awaited).count() + self.teams.len();
        let lead_awaited = there().any(|(&who, own)| own.awaited && who == self.lead);
        let may_merge = keeper.filter(|&keeper| !(self.request.outside && keeper == self.author));
        if !self.open {
            (Next::Nobody, Line::NotOpen)
        } else if self.draft {
            (Next::Nobody, Line::Draft)
        } else if self.queued {
            (Next::Nobody, Line::Queued)
        } else if to_be_mended && keeper.is_some() {
            (self.next(keeper), Line::ToBeMended)
        } else if lead_awaited {
            (Next::Lead { of: awaited }, Line::LeadAwaited)
        } else if awaited > 0 {
            (Next::Others, Line::OthersAwaited)
        } else if keeper.is_some() && there().any(|(_, own)| own.remarked) {
            (self.next(keeper), Line::Unanswered)
        } else if self.merges_itself {
            (Next::Nobody, Line::MergesItself)
        } else if self.approvals().next().is_some() {
            let last = || self.approvals().filter(|&who| self.is_there(who)).last();
            (self.next(may_merge.or_else(last)), Line::Approved)
        } else {
            (self.next(may_merge), Line::NobodyAsked)
        }
    }

    /// Who approved and still does, the last one at the end.
    fn approvals(&self) -> impl Iterator<Item = Who> {
        let stands = |who: &&Who| self.reviewers[who].decision == Some(Decision::Approved);
        self.approved.iter().filter(stands).copied()
    }
}
