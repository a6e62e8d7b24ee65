//! Every signal of one run, worked out once and shown by several commands.

use jiff::civil::Date;
use signals::drafts::{HandOverDraft, RoleDraft, hand_over_drafts, role_drafts};
use signals::handover::{HandOverList, hand_over_list};
use signals::s1a::{MakerShare, maker_share};
use signals::s1b::{OwnIt, own_it};
use signals::s2::{GateShare, gate_share};
use signals::s3::{WaitOnLead, wait_on_lead};
use signals::s3w::{WaitingNow, waiting_now};
use signals::s4::{ReviewShare, review_share};
use signals::s5a::{Published, published};
use signals::s5b::{FreshKnowledge, fresh_knowledge};
use signals::s6a::{Absences, absences};
use signals::s6b::{Absence, absence};
use signals::s6c::{Acts, acts};
use signals::s7::{NewOwners, new_owners};
use signals::s7f::{FirstLeads, first_leads};
use signals::s8::{YourCalendar, your_calendar};
use signals::s9::{OutsideHours, outside_hours};
use signals::s10g::{HandOvers, hand_overs};
use signals::s12::{Recurrence, recurrence};
use signals::s12g::{Recurring, comes_back};
use signals::s14::{QuestionShare, question_share};
use signals::s15::{Spread, discussion_spread};
use signals::s16::{Landing, landing};
use signals::{Answer, Count, Signal, Status};
use team::{Ground, TOO_MANY};

/// All answers over one ground.
pub struct Report<'g> {
    /// What they are about.
    pub ground: &'g Ground<'g>,
    /// s1a.
    pub maker_share: MakerShare,
    /// s1b.
    pub own_it: OwnIt,
    /// s2.
    pub gate: GateShare,
    /// s3.
    pub wait: WaitOnLead,
    /// s3w.
    pub waiting: WaitingNow,
    /// s4.
    pub reviews: ReviewShare,
    /// s5a.
    pub published: Published,
    /// s5b.
    pub knowledge: FreshKnowledge,
    /// s6a.
    pub happened: Absences,
    /// s6b.
    pub absence: Absence,
    /// s6c.
    pub acts: Acts,
    /// s7.
    pub new_owners: NewOwners,
    /// s7f.
    pub first_leads: FirstLeads,
    /// s8.
    pub calendar: YourCalendar,
    /// s9.
    pub hours: OutsideHours,
    /// s10g.
    pub hand_overs: HandOvers,
    /// s12.
    pub recurrence: Recurrence,
    /// s12g.
    pub comes_back: Recurring,
    /// s14.
    pub questions: QuestionShare,
    /// s15.
    pub spread: Spread,
    /// s16.
    pub landing: Landing,
    /// What to hand over first.
    pub list: HandOverList,
    /// The day lines were drawn anew, because the lead changed something, while that is in *now*.
    pub drawn_anew: Option<Date>,
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
            gate: gate_share(ground),
            wait: wait_on_lead(ground),
            waiting: waiting_now(ground),
            reviews: review_share(ground),
            published: published(ground),
            knowledge,
            happened: absences(ground),
            absence,
            acts,
            new_owners: new_owners(ground),
            first_leads: first_leads(ground),
            calendar: your_calendar(ground),
            hours: outside_hours(ground),
            hand_overs,
            recurrence: recurrence(ground),
            comes_back: comes_back(ground),
            questions: question_share(ground),
            spread: discussion_spread(ground),
            landing: landing(ground),
            list,
            drawn_anew: None,
        };
        if ground.areas.standing().next().is_none() {
            report.about_a_team(|signal| signal.does_not_apply("nothing here is counted"));
        }
        report.keep_what_is_carried();
        if ground.active.len() > TOO_MANY {
            let why = if ground.settings.scope.is_empty() {
                "no scope was chosen, and this is too many people for one team"
            } else {
                "more than 30 people are active in the scope you chose, too many for one team"
            };
            report.about_a_team(|signal| signal.drop_because(why));
        }
        report.leave_out_what_was_dropped();
        report
    }

    /// The command that would change that a signal was dropped.
    pub fn remedy(&self) -> Option<&str> {
        if self.ground.active.len() > TOO_MANY {
            Some("groundwork team --scope PATH")
        } else {
            self.ground.remedy.as_deref()
        }
    }

    fn keep_what_is_carried(&mut self) {
        let ground = self.ground;
        // Where no hand-over was given there is nothing to check, whatever is missing.
        let given = !self.hand_overs.all.is_empty();
        let checked = |signal: &&mut Signal| given || signal.definition.id != "s10g";
        for signal in self.signals_mut().into_iter().filter(checked) {
            signal.keep_what_is_carried(ground);
        }
    }

    /// What stands beside a figure goes with it, also where it was worked out by another signal.
    fn leave_out_what_was_dropped(&mut self) {
        self.maker_share.leave_out_what_was_dropped();
        self.own_it.leave_out_what_was_dropped();
        self.gate.leave_out_what_was_dropped();
        self.wait.leave_out_what_was_dropped();
        self.waiting.leave_out_what_was_dropped();
        self.reviews.leave_out_what_was_dropped();
        self.published.leave_out_what_was_dropped();
        self.knowledge.leave_out_what_was_dropped();
        self.happened.leave_out_what_was_dropped();
        self.absence.leave_out_what_was_dropped();
        self.acts.leave_out_what_was_dropped();
        self.new_owners.leave_out_what_was_dropped();
        self.first_leads.leave_out_what_was_dropped();
        self.calendar.leave_out_what_was_dropped();
        self.hours.leave_out_what_was_dropped();
        self.recurrence.leave_out_what_was_dropped();
        self.comes_back.leave_out_what_was_dropped();
        self.questions.leave_out_what_was_dropped();
        self.spread.leave_out_what_was_dropped();
        self.landing.leave_out_what_was_dropped();
        self.hand_overs.leave_out_what_was_dropped();
        // It rests on what s5b does, and has no coverage of its own beside the maker share.
        if !self.knowledge.signal.coverage.is_whole() {
            self.maker_share.still_known = Count::default();
        }
        if self.absence.signal.is_dropped() || self.acts.signal.is_dropped() {
            self.list = HandOverList { areas: Vec::new(), acts: Vec::new(), one_thing: None };
        }
    }

    /// The signals, in the order of the definitions.
    pub fn signals(&self) -> Vec<&Signal> {
        vec![
            &self.maker_share.signal,
            &self.own_it.signal,
            &self.gate.signal,
            &self.wait.signal,
            &self.waiting.signal,
            &self.reviews.signal,
            &self.published.signal,
            &self.knowledge.signal,
            &self.happened.signal,
            &self.absence.signal,
            &self.acts.signal,
            &self.new_owners.signal,
            &self.first_leads.signal,
            &self.calendar.signal,
            &self.hours.signal,
            &self.hand_overs.signal,
            &self.recurrence.signal,
            &self.comes_back.signal,
            &self.questions.signal,
            &self.spread.signal,
            &self.landing.signal,
        ]
    }

    /// The same, to be changed.
    pub fn signals_mut(&mut self) -> Vec<&mut Signal> {
        vec![
            &mut self.maker_share.signal,
            &mut self.own_it.signal,
            &mut self.gate.signal,
            &mut self.wait.signal,
            &mut self.waiting.signal,
            &mut self.reviews.signal,
            &mut self.published.signal,
            &mut self.knowledge.signal,
            &mut self.happened.signal,
            &mut self.absence.signal,
            &mut self.acts.signal,
            &mut self.new_owners.signal,
            &mut self.first_leads.signal,
            &mut self.calendar.signal,
            &mut self.hours.signal,
            &mut self.hand_overs.signal,
            &mut self.recurrence.signal,
            &mut self.comes_back.signal,
            &mut self.questions.signal,
            &mut self.spread.signal,
            &mut self.landing.signal,
        ]
    }

    /// Whether a signal was dropped because something is missing: the run is incomplete.
    pub fn is_incomplete(&self) -> bool {
        self.signals().iter().any(|signal| matches!(signal.status, Status::Dropped(_)))
    }

    /// Questions about hand-overs; none where history is cut, and a cut could be taken for one.
    pub fn hand_over_drafts(&self) -> Vec<HandOverDraft> {
        if self.is_cut() { Vec::new() } else { hand_over_drafts(self.ground) }
    }

    /// Questions about the day the role began; none where history is cut.
    pub fn role_drafts(&self) -> Vec<RoleDraft> {
        if self.is_cut() { Vec::new() } else { role_drafts(self.ground) }
    }

    /// Whether nobody else is active, as far as that is known.
    pub fn is_alone(&self) -> bool {
        self.ground.active.others.is_empty() && !self.maker_share.signal.is_dropped()
    }

    fn is_cut(&self) -> bool {
        signals::begins(self.ground).is_some()
    }

    /// Signals about a team are not given for what is no team.
    fn about_a_team(&mut self, answer: impl Fn(&mut Signal)) {
        let signals = [
            &mut self.maker_share.signal,
            &mut self.own_it.signal,
            &mut self.gate.signal,
            &mut self.reviews.signal,
            &mut self.knowledge.signal,
            &mut self.happened.signal,
            &mut self.absence.signal,
            &mut self.acts.signal,
            &mut self.new_owners.signal,
            &mut self.first_leads.signal,
            &mut self.spread.signal,
            &mut self.hand_overs.signal,
        ];
        signals.into_iter().for_each(answer);
    }
}
