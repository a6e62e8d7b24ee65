use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use records::{Word, WordId};

use super::weeks::monday_from;
use super::{
    Answer, Asked, Assumption, Cycle, Cycles, Experiment, Focus, FollowedUp, Gate, Made, Pause, Planned,
    Predicted, Reviewed, Suggestion,
};
use crate::days::Zones;
use crate::{Choice, Note, Outcome, Step};

/// The cycles that stand after all notes, by when they began.
pub(super) fn cycles(notes: &[(WordId, Word<Note>)], zones: &Zones) -> Cycles {
    let mut cycles: Vec<Cycle> = Vec::new();
    let mut places: HashMap<WordId, usize> = HashMap::new();
    for (id, word) in notes {
        if !places.contains_key(id)
            && let Some(cycle) = begun(*id, word, zones)
        {
            places.insert(*id, cycles.len());
            cycles.push(cycle);
        }
    }
    for (id, word) in notes {
        if let Note::Step { of, step } = &word.said
            && let Some(&place) = places.get(of)
        {
            cycles[place].step(*id, step, zones.day_of(word.at));
        }
    }
    // What is said of a step may be stored before it.
    let mut weeks = BTreeSet::new();
    for (_, word) in notes {
        let said = zones.day_of(word.at);
        match &word.said {
            Note::PutOff { of, until } => {
                cycles.iter_mut().for_each(|cycle| cycle.put_off(*of, *until));
            }
            Note::Came { of, outcome: Outcome::Moot, .. } => {
                let asked = cycles.iter_mut().flat_map(|cycle| &mut cycle.asked);
                asked.filter(|asked| asked.id == *of).for_each(|asked| asked.moot = true);
            }
            Note::Step { of, step: Step::Tested { assumption, words, right } } => {
                let tested = Some((*right, Made { day: said, words: words.clone() }));
                if let Some(&place) = places.get(of) {
                    let all = cycles[place].assumptions.iter_mut();
                    all.filter(|one| one.id == *assumption).for_each(|one| one.tested = tested.clone());
                }
            }
            Note::Week { sunday, .. } => {
                weeks.insert(*sunday);
                for cycle in cycles.iter_mut().filter(|cycle| cycle.noticed <= said) {
                    cycle.looked_back = Some(cycle.looked_back.map_or(said, |first| first.min(said)));
                }
            }
            _ => {}
        }
    }
    cycles.sort_by_key(|cycle| (cycle.at, cycle.id));
    Cycles { cycles, weeks }
}

fn begun(id: WordId, word: &Word<Note>, zones: &Zones) -> Option<Cycle> {
    let Note::Noticed { capability, words, signal, place } = &word.said else { return None };
    Some(Cycle {
        id,
        at: word.at,
        noticed: zones.day_of(word.at),
        capability: capability.clone(),
        words: words.clone(),
        signal: signal.clone(),
        place: place.clone(),
        my_part: None,
        assumptions: Vec::new(),
        predictions: Vec::new(),
        looked: None,
        focus: None,
        plans: Vec::new(),
        answers: BTreeMap::new(),
        told: Vec::new(),
        asked: Vec::new(),
        suggestions: Vec::new(),
        followed_up: Vec::new(),
        experiment: None,
        pauses: Vec::new(),
        guessed: None,
        review: None,
        review_put_off: None,
        faded: None,
        helped: Vec::new(),
        looked_back: None,
        picked: None,
        reached: BTreeMap::new(),
        left: BTreeMap::new(),
    })
}

impl Cycle {
    fn put_off(&mut self, of: WordId, until: Date) {
        if self.id == of {
            self.review_put_off = Some(until);
        }
        self.asked.iter_mut().filter(|asked| asked.id == of).for_each(|asked| asked.put_off = Some(until));
    }

    fn step(&mut self, id: WordId, step: &Step, day: Date) {
        let made = |words: &String| Made { day, words: words.clone() };
        match step {
            Step::MyPart { words } => self.my_part = Some(made(words)),
            Step::Assumed { words, test } => self.assumptions.push(Assumption {
                id,
                day,
                words: words.clone(),
                test: test.clone(),
                tested: None,
            }),
            // Said of an assumption, once all of them are known.
            Step::Tested { .. } => {}
            Step::Predicted { words, share } => {
                self.predictions.push(Predicted { day, words: words.clone(), share: *share });
            }
            Step::Looked => self.looked = Some(self.looked.map_or(day, |first| first.min(day))),
            Step::Chose { behaviour, measure, noticed, target } => {
                self.focus = Some(Focus {
                    day,
                    behaviour: behaviour.clone(),
                    measure: measure.clone(),
                    noticed: noticed.clone(),
                    target: *target,
                });
            }
            Step::Planned { plan, practice } => self.plans.push(Planned {
                id,
                day,
                plan: plan.clone(),
                practice: practice.clone(),
                said_back: None,
            }),
            Step::SaidBack => {
                if let Some(plan) = self.plans.last_mut() {
                    plan.said_back = Some(day);
                }
            }
            Step::Came { day: of, happened, why } => {
                let answer = Answer { happened: *happened, why: why.clone(), said: day };
                self.answers.insert(*of, answer);
            }
            Step::Announced { to } => self.told.push(made(to)),
            Step::Asked { who, asking, again } => self.asked.push(Asked {
                id,
                day,
                who: who.clone(),
                asking: *asking,
                again: *again,
                put_off: None,
                moot: false,
            }),
            Step::Suggested { who, words } => {
                self.suggestions.push(Suggestion { id, day, who: who.clone(), words: words.clone() });
            }
            Step::Picked { suggestion } => self.picked = Some(*suggestion),
            Step::FollowedUp { who, day, noticed, stayed } => {
                let (who, noticed) = (who.clone(), noticed.clone());
                self.followed_up.push(FollowedUp { day: *day, who, noticed, stayed: *stayed });
            }
            Step::Experiment { first, seed, drawn_before } => {
                // One that stands already was drawn before this one too.
                let stood = self.experiment.map_or(0, |stood| stood.draws);
                let draws = stood.max(*drawn_before).saturating_add(1);
                let first = monday_from(*first);
                self.experiment = Some(Experiment { first, seed: *seed, drawn: day, draws });
            }
            Step::Paused { first, last } => {
                self.pauses.push(Pause { first: *first, last: *last, said: day });
            }
            Step::Guessed { words } => self.guessed = Some(made(words)),
            Step::Reviewed { choice, words } => {
                self.faded = (*choice == Choice::Hold).then(|| self.faded.unwrap_or(day));
                let (choice, words, plans) = (*choice, words.clone(), self.plans.len());
                self.review = Some(Reviewed { day, choice, words, plans });
            }
            Step::Helped { words } => self.helped.push(made(words)),
            Step::Gate { gate, reached } => self.gate(gate, *reached, day),
        }
    }

    /// Prompts fade when Hold is reached, and come back when it, or a gate before it, is left.
    fn gate(&mut self, gate: &str, reached: bool, day: Date) {
        let Some(gate) = Gate::by_id(gate) else { return };
        self.pass(gate, reached, day);
        match (gate, reached) {
            (Gate::Hold, true) => self.faded = Some(self.faded.unwrap_or(day)),
            (Gate::PassOn, _) | (_, true) => {}
            _ => self.faded = None,
        }
    }
}
