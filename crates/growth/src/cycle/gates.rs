//! How far along a habit is. What each gate needs is worked out; that it is reached is said by the lead, and so is
//! that it is left again.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Cycle;
use super::asks::key;
use super::goes::Met;
use crate::Asking;

/// Weeks with one plan, for Try.
const TRY: usize = 3;
/// Weeks, for Repeat and for Hold.
const LONG: usize = 8;

/// A gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "what they mean is in the content")]
pub enum Gate {
    See,
    Try,
    Repeat,
    Hold,
    PassOn,
}

/// What records say, which notes do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Whether there is a measure of the lead's own past for the signal chosen.
    pub baseline: bool,
    /// Whether what moved in the signal has stayed since prompts faded.
    pub stayed: bool,
}

/// Something a gate needs, as far as it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What.
    pub needed: Needed,
    /// Whether it is there.
    pub stands: bool,
}

/// What a gate can need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// The own history as the measure; only where a signal was chosen.
    Baseline,
    /// A first look back: since it was noticed a week was looked at, or an assumption tested.
    LookBack,
    /// The own part, in a sentence.
    OwnPart,
    /// One plan, for some weeks.
    OnePlan {
        /// Weeks of the plan that stood longest, up to `of`.
        weeks: usize,
        /// Weeks needed.
        of: usize,
    },
    /// Some weeks of practice.
    Weeks {
        /// Weeks practised, up to `of`.
        weeks: usize,
        /// Weeks needed.
        of: usize,
    },
    /// In the last eight weeks of practice the plan was met on at least half of the occasions that came up.
    Met(Met),
    /// Somebody was told.
    Told,
    /// Some weeks without prompts.
    Faded {
        /// Weeks since, up to `of`.
        weeks: usize,
        /// Weeks needed.
        of: usize,
    },
    /// What moved has stayed: the signal, or as those say who were asked since.
    Stayed,
    /// One peer was helped through the same.
    Peer,
}

/// How a gate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateStands {
    /// Which.
    pub gate: Gate,
    /// The day it was reached, if it is.
    pub reached: Option<Date>,
    /// The day it was left again, if it was and is not reached anew.
    pub left: Option<Date>,
    /// What it needs, and whether that is there.
    pub evidence: Vec<Evidence>,
}

impl GateStands {
    /// What is not there yet. Where nothing is missing the lead may be asked.
    pub fn missing(&self) -> impl Iterator<Item = Needed> + '_ {
        self.evidence.iter().filter(|evidence| !evidence.stands).map(|evidence| evidence.needed)
    }
}

impl Gate {
    /// All, in their order.
    pub const ALL: [Gate; 5] = [Gate::See, Gate::Try, Gate::Repeat, Gate::Hold, Gate::PassOn];

    /// Its id in the content and in notes.
    pub fn id(self) -> &'static str {
        match self {
            Gate::See => "see",
            Gate::Try => "try",
            Gate::Repeat => "repeat",
            Gate::Hold => "hold",
            Gate::PassOn => "pass-on",
        }
    }

    /// The gate of that id.
    pub fn by_id(id: &str) -> Option<Gate> {
        Gate::ALL.into_iter().find(|gate| gate.id() == id)
    }
}

impl Cycle {
    /// All gates in their order, as they stand on a day.
    pub fn gates(&self, outside: Outside, today: Date) -> Vec<GateStands> {
        let stands = |gate| GateStands {
            gate,
            reached: self.reached.get(&gate).copied(),
            left: self.left.get(&gate).copied(),
            evidence: self.evidence(gate, outside, today),
        };
        Gate::ALL.into_iter().map(stands).collect()
    }

    /// The last gate that is reached.
    pub fn reached(&self) -> Option<Gate> {
        self.reached.keys().next_back().copied()
    }

    /// The first gate after the last that is reached: the one that is next.
    pub fn next_gate(&self) -> Option<Gate> {
        Gate::ALL.into_iter().find(|&gate| Some(gate) > self.reached())
    }

    /// A gate is reached or left again. One that is left takes those behind it along.
    pub(super) fn pass(&mut self, gate: Gate, reached: bool, day: Date) {
        if reached {
            self.left.remove(&gate);
            self.reached.entry(gate).or_insert(day);
        } else {
            for behind in Gate::ALL.into_iter().filter(|&other| other >= gate) {
                if self.reached.remove(&behind).is_some() {
                    self.left.insert(behind, day);
                }
            }
        }
    }

    fn evidence(&self, gate: Gate, outside: Outside, today: Date) -> Vec<Evidence> {
        let is = |needed, stands| Evidence { needed, stands };
        let measured = self.focus.as_ref().is_some_and(|focus| focus.measure.is_some());
        match gate {
            Gate::See => {
                let looked = self.looked_back.is_some()
                    || self.assumptions.iter().any(|assumption| assumption.tested.is_some());
                let mut evidence =
                    vec![is(Needed::LookBack, looked), is(Needed::OwnPart, self.my_part.is_some())];
                if measured {
                    evidence.insert(0, is(Needed::Baseline, outside.baseline));
                }
                evidence
            }
            Gate::Try => {
                let weeks = self.weeks_of_one_plan(today);
                vec![is(Needed::OnePlan { weeks, of: TRY }, weeks == TRY)]
            }
            Gate::Repeat => {
                let weeks = self.begins().map_or(0, |begins| self.weeks_done(begins, today, LONG));
                let met = self.met(self.weeks_back(today, LONG), today);
                let told =
                    !self.told.is_empty() || self.asked.iter().any(|asked| asked.asking == Asking::Announced);
                vec![
                    is(Needed::Weeks { weeks, of: LONG }, weeks == LONG),
                    is(Needed::Met(met), met.came_up > 0 && 2 * met.did >= met.came_up),
                    is(Needed::Told, told),
                ]
            }
            Gate::Hold => {
                let weeks = self.faded.map_or(0, |faded| self.weeks_done(faded, today, LONG));
                let seen = |faded| outside.stayed || self.people_see_it(faded, today);
                vec![
                    is(Needed::Faded { weeks, of: LONG }, weeks == LONG),
                    is(Needed::Stayed, self.faded.is_some_and(seen)),
                ]
            }
            Gate::PassOn => vec![is(Needed::Peer, !self.helped.is_empty())],
        }
    }

    /// Whether of those who were asked since a day, and could say when they were asked last, more see it than do not.
    fn people_see_it(&self, since: Date, today: Date) -> bool {
        let mut asked: Vec<_> =
            self.followed_up.iter().filter(|held| since <= held.day && held.day <= today).collect();
        asked.sort_by_key(|held| held.day);
        let last: BTreeMap<String, Option<bool>> =
            asked.into_iter().map(|held| (key(&held.who), held.stayed)).collect();
        let (yes, no): (Vec<bool>, Vec<bool>) = last.into_values().flatten().partition(|&stayed| stayed);
        yes.len() > no.len()
    }

    /// How many whole weeks the plan that stood longest stood, up to three.
    fn weeks_of_one_plan(&self, today: Date) -> usize {
        let ends = self.plans.iter().skip(1).map(|next| next.day).chain([today]);
        self.plans.iter().zip(ends).map(|(plan, end)| self.weeks_done(plan.day, end, TRY)).max().unwrap_or(0)
    }
}
