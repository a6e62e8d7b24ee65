use desk::cycles::{TRIGGERS, name_of, track_of, trigger_in_words, trigger_to_choose};
use desk::text::{clean, percent};
use growth::cycle::Cycle;

/// What is chosen, and what can be.
pub struct Choosing {
    /// My part in it.
    pub part: Option<String>,
    /// Assumptions with their tests.
    pub assumptions: Vec<AssumptionRow>,
    /// The behaviour that is chosen.
    pub focus: Option<String>,
    pub noticed: String,
    pub target: String,
    /// Behaviours to choose from.
    pub behaviours: Vec<Choice>,
    /// Practices to choose from.
    pub practices: Vec<PracticeRow>,
    /// What a moment can be recognised by.
    pub triggers: Vec<(String, String)>,
    /// Of a plan in own words what its moment is recognised by, and `yes` where it can be left off; else empty.
    pub own_trigger: String,
    pub own_switch: &'static str,
}

/// An assumption.
pub struct AssumptionRow {
    pub id: String,
    pub words: String,
    pub test: String,
    pub tested: Option<String>,
}

/// Something to choose.
pub struct Choice {
    pub id: String,
    pub words: String,
    pub is_chosen: bool,
}

/// A plan to take as it is.
pub struct PracticeRow {
    pub id: &'static str,
    pub moment: &'static str,
    pub act: &'static str,
    /// What its moment is recognised by.
    pub trigger: &'static str,
    pub good: &'static str,
    pub poor: &'static str,
    pub is_chosen: bool,
}

impl Choosing {
    /// Of a cycle.
    pub fn of(cycle: &Cycle) -> Choosing {
        let capability = desk::capability(&cycle.capability);
        let chosen = cycle.focus.as_ref().map(|focus| focus.behaviour.as_str());
        let plan = cycle.plan();
        let behaviours = capability.map(|capability| capability.behaviours.as_slice()).unwrap_or_default();
        let practices = capability.map(|capability| capability.practices.as_slice()).unwrap_or_default();
        let known = |id: &str| behaviours.iter().find(|behaviour| behaviour.id == id);
        let fits =
            |behaviour: &str| chosen.is_none_or(|chosen| known(chosen).is_none() || chosen == behaviour);
        let mut practices: Vec<_> = practices.iter().collect();
        let first = track_of(cycle).map(|track| track.first_practice.as_str());
        // Those of the behaviour that was chosen stand first, and among them the one to begin with.
        practices.sort_by_key(|practice| (!fits(&practice.behaviour), first != Some(practice.id.as_str())));
        let mut behaviours: Vec<_> = behaviours.iter().collect();
        let begins = practices.iter().find(|practice| first == Some(practice.id.as_str()));
        behaviours.sort_by_key(|known| begins.is_some_and(|first| first.behaviour != known.id));
        let own = plan.filter(|plan| plan.practice.is_none());
        let share = |share: Option<records::Share>| share.map(|share| percent(share.0));
        Choosing {
            part: cycle.my_part.as_ref().map(|part| clean(&part.words)),
            assumptions: cycle
                .assumptions
                .iter()
                .map(|assumption| AssumptionRow {
                    id: assumption.id.to_string(),
                    words: clean(&assumption.words),
                    test: clean(&assumption.test),
                    tested: assumption.tested.as_ref().map(|(right, made)| {
                        let so = if *right { "It was so." } else { "It was not so." };
                        format!("{so} {}", clean(&made.words)).trim().to_owned()
                    }),
                })
                .collect(),
            focus: chosen.map(|chosen| {
                let known = desk::behaviour(&cycle.capability, chosen);
                known.map_or_else(|| clean(chosen), |known| known.text.clone())
            }),
            noticed: cycle.focus.as_ref().map(|focus| clean(&focus.noticed)).unwrap_or_default(),
            target: cycle.focus.as_ref().and_then(|focus| share(focus.target)).unwrap_or_default(),
            behaviours: behaviours
                .iter()
                .map(|behaviour| Choice {
                    id: behaviour.id.clone(),
                    words: behaviour.text.clone(),
                    is_chosen: chosen == Some(behaviour.id.as_str()),
                })
                .collect(),
            practices: practices
                .into_iter()
                .map(|practice| PracticeRow {
                    id: &practice.id,
                    moment: &practice.moment,
                    act: &practice.act,
                    trigger: trigger_in_words(practice.trigger),
                    good: &practice.good,
                    poor: &practice.poor,
                    is_chosen: plan
                        .is_some_and(|plan| plan.practice.as_deref() == Some(practice.id.as_str())),
                })
                .collect(),
            triggers: TRIGGERS
                .iter()
                .map(|&(trigger, _)| (name_of(trigger), trigger_to_choose(trigger)))
                .collect(),
            own_trigger: own.map(|plan| name_of(plan.plan.trigger)).unwrap_or_default(),
            own_switch: if own.is_some_and(|plan| plan.plan.can_be_switched_off) { "yes" } else { "" },
        }
    }
}
