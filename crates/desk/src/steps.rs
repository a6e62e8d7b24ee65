//! The five sentences of a next step (terminal.md, rule 11), and no other.

use signals::handover::{By, Step};

use crate::text::{clean, day_with_weekday};

/// A step as a sentence.
pub fn sentence(step: &Step) -> String {
    match step {
        Step::Watch { done: (did, of), by: By::Month, .. } => {
            let act = act(step).unwrap_or_default();
            format!("{act} You did in {did} of the last {of} months, nobody else.")
        }
        Step::Watch { done: (did, of), by: By::Time, .. } => {
            format!("{} You did {did} of the last {of}.", act(step).unwrap_or_default())
        }
        Step::GiveNext { .. } => act(step).unwrap_or_default(),
        Step::AskWhoWants { area, people: 1 } => {
            format!("Ask who wants {}: 1 person worked in it this year.", clean(area))
        }
        Step::AskWhoWants { area, people } => {
            format!("Ask who wants {}: {people} people worked in it this year.", clean(area))
        }
        Step::GoingOver { since } => {
            format!(
                "Already going over since {} {}. Nothing more now.",
                day_with_weekday(*since),
                since.year()
            )
        }
        Step::Known { others: 1 } => "Nothing: 1 other knows it.".to_owned(),
        Step::Known { others } => format!("Nothing: {others} others know it."),
    }
}

/// What is to be done, without what was counted; none where a step is nothing but that.
pub fn act(step: &Step) -> Option<String> {
    Some(match step {
        Step::Watch { act, date, by: By::Month, .. } => {
            format!("Someone else changes {} about {} and you watch.", clean(act), day_with_weekday(*date))
        }
        Step::Watch { act, date, by: By::Time, .. } => {
            format!("Someone else does {} on {} and you watch.", clean(act), day_with_weekday(*date))
        }
        Step::GiveNext { area } => {
            format!(
                "The next change in {} goes to someone who already worked there; you review it once.",
                clean(area)
            )
        }
        Step::AskWhoWants { .. } | Step::GoingOver { .. } | Step::Known { .. } => return None,
    })
}

/// Why it is this step that is to be tried, of all.
pub fn why_this_one(step: &Step) -> &'static str {
    match step {
        Step::Watch { .. } => "It is the earliest act only you do, and within 14 days.",
        _ => "No act only you do comes within 14 days, so it is the first area of the hand-over list.",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_file_is_counted_by_months_and_a_release_by_times() {
        let act =
            |by| Step::Watch { act: "the plan".to_owned(), date: date(2026, 11, 25), done: (10, 12), by };
        assert!(sentence(&act(By::Time)).ends_with("and you watch. You did 10 of the last 12."));
        let file = sentence(&act(By::Month));
        assert!(file.ends_with("and you watch. You did in 10 of the last 12 months, nobody else."), "{file}");
        for by in [By::Time, By::Month] {
            let without = super::act(&act(by)).expect("it is something to do");
            assert!(without.ends_with("and you watch."), "{without}");
            assert!(sentence(&act(by)).starts_with(&without));
        }
        assert_eq!(super::act(&Step::Known { others: 3 }), None);
    }
}
