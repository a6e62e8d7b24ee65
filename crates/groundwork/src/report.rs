//! Every signal of one run, worked out once and shown by several commands.

use signals::drafts::{HandOverDraft, RoleDraft, hand_over_drafts, role_drafts};
use signals::handover::{HandOverList, hand_over_list};
use signals::s1a::{MakerShare, maker_share};
use signals::s1b::{OwnIt, own_it};
use signals::s5a::{Published, published};
use signals::s5b::{FreshKnowledge, fresh_knowledge};
use signals::s6b::{Absence, absence};
use signals::s6c::{Acts, acts};
use signals::s7::{NewOwners, new_owners};
use signals::s9::{OutsideHours, outside_hours};
use signals::s10g::{HandOvers, hand_overs};
use signals::s12g::{Recurring, comes_back};
use signals::{Signal, Status};
use team::{Ground, TOO_MANY};

/// All answers over one ground.
pub struct Report<'g> {
    /// What they are about.
    pub ground: &'g Ground<'g>,
    /// s1a.
    pub maker_share: MakerShare,
    /// s1b.
    pub own_it: OwnIt,
    /// s5a.
    pub published: Published,
    /// s5b.
    pub knowledge: FreshKnowledge,
    /// s6b.
    pub absence: Absence,
    /// s6c.
    pub acts: Acts,
    /// s7.
    pub new_owners: NewOwners,
    /// s9.
    pub hours: OutsideHours,
    /// s10g.
    pub hand_overs: HandOvers,
    /// s12g.
    pub comes_back: Recurring,
    /// What to hand over first.
    pub list: HandOverList,
}

impl<'g> Report<'g> {
    /// Works all of them out.
    pub fn of(ground: &'g Ground<'g>) -> Report<'g> {
        let absence = absence(ground);
        let acts = acts(ground);
        let knowledge = fresh_knowledge(ground);
        let hand_overs = hand_overs(ground);
        let list = hand_over_list(ground, &absence, &acts, &knowledge, &hand_overs);
        let mut report = Report {
            ground,
            maker_share: maker_share(ground),
            own_it: own_it(ground),
            published: published(ground),
            knowledge,
            absence,
            acts,
            new_owners: new_owners(ground),
            hours: outside_hours(ground),
            hand_overs,
            comes_back: comes_back(ground),
            list,
        };
        if ground.areas.all.iter().all(|area| area.files == 0) {
            report.about_a_team(|signal| signal.does_not_apply("nothing here is counted"));
        }
        if ground.active.len() > TOO_MANY {
            let why = "no scope was chosen, and this is too many people for one team";
            report.about_a_team(|signal| signal.drop_because(why));
        }
        report
    }

    /// The signals, in the order of the definitions.
    pub fn signals(&self) -> [&Signal; 10] {
        [
            &self.maker_share.signal,
            &self.own_it.signal,
            &self.published.signal,
            &self.knowledge.signal,
            &self.absence.signal,
            &self.acts.signal,
            &self.new_owners.signal,
            &self.hours.signal,
            &self.hand_overs.signal,
            &self.comes_back.signal,
        ]
    }

    /// Whether a signal was dropped because something is missing: the run is incomplete.
    pub fn is_incomplete(&self) -> bool {
        self.signals().iter().any(|signal| matches!(signal.status, Status::Dropped(_)))
    }

    /// Questions about hand-overs.
    pub fn hand_over_drafts(&self) -> Vec<HandOverDraft> {
        hand_over_drafts(self.ground)
    }

    /// Questions about the day the role began.
    pub fn role_drafts(&self) -> Vec<RoleDraft> {
        role_drafts(self.ground)
    }

    /// Signals about a team are not given for what is no team.
    fn about_a_team(&mut self, answer: impl Fn(&mut Signal)) {
        let signals = [
            &mut self.maker_share.signal,
            &mut self.own_it.signal,
            &mut self.knowledge.signal,
            &mut self.absence.signal,
            &mut self.acts.signal,
            &mut self.new_owners.signal,
            &mut self.hand_overs.signal,
        ];
        signals.into_iter().for_each(answer);
    }
}
