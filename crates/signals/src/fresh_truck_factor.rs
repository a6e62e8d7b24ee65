//! The fresh truck factor (definitions 2, s5b): how many may leave while those who stay still know half of what all know
//! now, and what is known at each step on the way.

use std::cmp::Reverse;
use std::collections::HashMap;

use team::{FileIx, Ground, PersonIx, Rule};

/// How many may leave while those who stay still know half of what all know now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreshTruckFactor {
    /// The year's change weight on files somebody active, or the lead, knows.
    pub known: u64,
    /// Those who leave, in order; with the last of them it is less than half.
    pub steps: Vec<Leaves>,
}

/// Somebody leaves. Who that is stays unsaid, unless it is the lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaves {
    /// Whether it is the lead.
    pub lead: bool,
    /// The change weight that those who are left know.
    pub known: u64,
}

impl FreshTruckFactor {
    /// The number removed.
    pub fn people(&self) -> usize {
        self.steps.len()
    }

    /// Whether the lead is one of them.
    pub fn lead(&self) -> bool {
        self.steps.iter().any(|step| step.lead)
    }
}

/// Of everybody active and the lead, by the year's change weight of the files; none where nothing is known.
pub fn fresh_truck_factor(ground: &Ground, files: &HashMap<FileIx, u64>) -> Option<FreshTruckFactor> {
    let knowers: Vec<(Vec<PersonIx>, u64)> = files
        .iter()
        .map(|(&file, &weight)| {
            let mut who = ground.knowledge.who_knows(file, ground.lead(), &ground.active, Rule::Strict);
            if who.lead {
                who.others.push(ground.lead());
            }
            (who.others, weight)
        })
        .collect();
    let all = ground.active.others.iter().copied().chain([ground.lead()]).collect();
    of(all, ground.lead(), &knowers)
}

/// People are ranked once, by the weight of the files each knows. They are numbered by their smallest address, so the number
/// settles ties.
fn of(all: Vec<PersonIx>, lead: PersonIx, knowers: &[(Vec<PersonIx>, u64)]) -> Option<FreshTruckFactor> {
    let known_by = |left: &[PersonIx]| -> u64 {
        let known = knowers.iter().filter(|(who, _)| who.iter().any(|person| left.contains(person)));
        known.map(|(_, weight)| weight).sum()
    };
    let known = known_by(&all);
    if known == 0 {
        return None;
    }
    let mut order = all;
    order.sort_by_key(|&person| (Reverse(known_by(&[person])), person));
    let mut steps: Vec<Leaves> = Vec::new();
    while steps.len() < order.len() && 2 * steps.last().map_or(known, |step| step.known) >= known {
        let lead = order[steps.len()] == lead;
        steps.push(Leaves { lead, known: known_by(&order[steps.len() + 1..]) });
    }
    Some(FreshTruckFactor { known, steps })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAD: PersonIx = 2;

    fn steps(knowers: &[(&[PersonIx], u64)]) -> Option<(u64, Vec<(bool, u64)>)> {
        let knowers: Vec<_> = knowers.iter().map(|(who, weight)| (who.to_vec(), *weight)).collect();
        let found = of(vec![0, 1, LEAD], LEAD, &knowers)?;
        assert_eq!(
            (found.people(), found.lead()),
            (found.steps.len(), found.steps.iter().any(|one| one.lead))
        );
        Some((found.known, found.steps.iter().map(|step| (step.lead, step.known)).collect()))
    }

    /// By hand: the lead knows 5 + 3 = 8, the first 3 + 2 = 5, the second 2; all know 12, so half is 6.
    #[test]
    fn what_is_left_is_known_at_each_step() {
        let knowers: [(&[PersonIx], u64); 4] = [(&[LEAD], 5), (&[LEAD, 0], 3), (&[0], 2), (&[1], 2)];
        assert_eq!(steps(&knowers), Some((12, vec![(true, 7), (false, 2)])));
    }

    /// By hand: the first knows 6, the lead 5, the second 1, all 12; without the first 6 of them are left, which is still half.
    #[test]
    fn half_is_still_enough() {
        let knowers: [(&[PersonIx], u64); 4] = [(&[0], 6), (&[LEAD], 5), (&[1], 1), (&[], 9)];
        assert_eq!(steps(&knowers), Some((12, vec![(false, 6), (true, 1)])));
    }

    #[test]
    fn of_equals_the_smaller_address_leaves_first() {
        assert_eq!(steps(&[(&[0], 4), (&[LEAD], 4)]), Some((8, vec![(false, 4), (true, 0)])));
    }

    #[test]
    fn where_nothing_is_known_nobody_leaves() {
        assert_eq!(steps(&[(&[], 4)]), None);
    }
}
