//! The hand-over list: what to give away first, and one next step for each (definitions 2).

use jiff::ToSpan;
use jiff::civil::Date;
use team::{Ground, PersonIx};

use crate::s5b::{AreaKnown, FreshKnowledge};
use crate::s6b::Absence;
use crate::s6c::{Act, Acts};
use crate::s10g::{HandOvers, Outcome};

/// One next step: one of five sentences, filled with what is real.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// "Someone else does ACT on DATE and you watch. You did n of the last m."
    Watch {
        /// What.
        act: String,
        /// When it comes next.
        date: Date,
        /// How often the lead did it.
        done: (u64, u64),
        /// Whether that is times of the last, or months of twelve.
        by: By,
    },
    /// "The next change in AREA goes to someone who already worked there; you review it once."
    GiveNext {
        /// Where.
        area: String,
    },
    /// "Ask who wants AREA: n people worked in it this year."
    AskWhoWants {
        /// Where.
        area: String,
        /// How many.
        people: usize,
    },
    /// "Already going over since DATE. Nothing more now."
    GoingOver {
        /// Since when.
        since: Date,
    },
    /// "Nothing: n others know it."
    Known {
        /// How many.
        others: usize,
    },
}

/// What an act was counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each time it was done.
    Time,
    /// Each month in which it was.
    Month,
}

/// An area, with who else is there and what to do next.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The area.
    pub area: String,
    /// Hits of the replayed year, of all.
    pub hits: (u64, u64),
    /// The others active who know at least one of its files, by address: days of the year and last merge.
    pub others: Vec<(PersonIx, usize, i64)>,
    /// One next step.
    pub step: Option<Step>,
}

/// The list.
#[derive(Clone, Debug)]
pub struct HandOverList {
    /// Areas by hits.
    pub areas: Vec<Entry>,
    /// Acts, with the step for each that has a date.
    pub acts: Vec<(Act, Option<Step>)>,
    /// "If you try one thing."
    pub one_thing: Option<Step>,
}

/// Days within which an act is the one thing to try.
const SOON: i64 = 14;
/// Areas that are printed; the one to try is among them.
pub const SHOWN: usize = 8;
/// Hits of an area below which it is not the one to try: they may be chance.
const LEAST_HITS: u64 = 5;

/// Makes the list.
pub fn hand_over_list(
    ground: &Ground,
    absence: &Absence,
    acts: &Acts,
    knowledge: &FreshKnowledge,
    given: &HandOvers,
) -> HandOverList {
    let all = absence.signal.numerator.len() as u64;
    let areas: Vec<Entry> = absence
        .areas
        .iter()
        .map(|(area, hits)| {
            let known =
                knowledge.areas.iter().find(|known| ground.areas.all[known.area as usize].name == *area);
            Entry {
                area: area.clone(),
                hits: (*hits, all),
                others: known.map(|known| known.others_some.clone()).unwrap_or_default(),
                step: known.and_then(|known| step(ground, area, known, given)),
            }
        })
        .collect();
    let mut acts: Vec<(Act, Option<Step>)> =
        acts.releases.iter().chain(&acts.files).map(|act| (act.clone(), watch(ground, act))).collect();
    acts.sort_by_key(|(act, _)| act.coming(ground.today).unwrap_or(Date::MAX));
    let until = ground.today.saturating_add(SOON.days());
    let coming = |act: &Act| act.coming(ground.today);
    let soon = acts.iter().filter(|(act, _)| coming(act).is_some_and(|date| date <= until));
    let earliest = soon.min_by_key(|(act, _)| coming(act)).and_then(|(_, step)| step.clone());
    let tests: Vec<&str> =
        ground.areas.all.iter().filter(|area| area.tests_only).map(|area| area.name.as_str()).collect();
    let one_thing = earliest.or_else(|| first_area(&areas, &tests));
    HandOverList { areas, acts, one_thing }
}

/// The step of the first area that is printed, is no area of tests, was met often enough to say so, and has
/// something to do.
fn first_area(areas: &[Entry], tests: &[&str]) -> Option<Step> {
    let printed = areas.iter().take(SHOWN);
    let met = printed.filter(|entry| entry.hits.0 >= LEAST_HITS && !tests.contains(&entry.area.as_str()));
    met.filter_map(|entry| entry.step.clone()).find(is_an_act)
}

/// Whether there is something to do: what others know, or is going over already, is nothing to try.
fn is_an_act(step: &Step) -> bool {
    !matches!(step, Step::Known { .. } | Step::GoingOver { .. })
}

fn watch(ground: &Ground, act: &Act) -> Option<Step> {
    let date = act.coming(ground.today)?;
    let name = act.path.map_or_else(|| act.release().to_owned(), |file| ground.path(file));
    let by = if act.path.is_some() { By::Month } else { By::Time };
    Some(Step::Watch { act: name, date, done: (act.done.part, act.done.of), by })
}

fn step(ground: &Ground, area: &str, known: &AreaKnown, given: &HandOvers) -> Option<Step> {
    let going = given.all.iter().rev().find(|given| given.area == area && given.outcome != Outcome::Returned);
    if let Some(given) = going {
        return Some(Step::GoingOver { since: given.date });
    }
    if !known.others_know.is_empty() {
        return Some(Step::Known { others: known.others_know.len() });
    }
    if !known.others_some.is_empty() {
        return Some(Step::GiveNext { area: area.to_owned() });
    }
    let year = ground.clock.weeks_ago(team::clock::YEAR);
    let here = |file| ground.area(file) == Some(known.area);
    let worked = |person: &&PersonIx| ground.knowledge.days_in(**person, here, year, ground.clock.t()).0 > 0;
    let people = ground.active.others.iter().filter(worked).count();
    (people > 0).then(|| Step::AskWhoWants { area: area.to_owned(), people })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(area: &str, hits: u64, step: Step) -> Entry {
        Entry { area: area.to_owned(), hits: (hits, 39), others: Vec::new(), step: Some(step) }
    }

    fn give(area: &str) -> Step {
        Step::GiveNext { area: area.to_owned() }
    }

    #[test]
    fn the_area_to_try_is_printed_no_tests_and_met_often_enough() {
        let known = entry("api", 20, Step::Known { others: 2 });
        let of_tests = entry("tests", 12, give("tests"));
        let (five, four) = (entry("web", 5, give("web")), entry("cli", 4, give("cli")));
        let all = [known.clone(), of_tests.clone(), five, four.clone()];
        assert_eq!(first_area(&all, &["tests"]), Some(give("web")));
        assert_eq!(first_area(&[known.clone(), of_tests, four], &["tests"]), None);
        let mut long = vec![known; SHOWN];
        long.push(entry("late", 6, give("late")));
        assert_eq!(first_area(&long, &[]), None, "what is not printed is not advised");
    }
}
