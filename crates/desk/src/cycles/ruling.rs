//! What may be said of weeks on and off, in words (`docs/trials.md` 4).

use growth::cycle::Experiment;
use growth::trial::{Figures, Ruling, Shows, Way};

use super::verdict::with_counts;
use crate::text::{day, day_with_weekday, number_of, times};

/// The sentence everything else stands below.
pub(super) fn finding(what: &str, ruling: &Ruling) -> String {
    match ruling {
        Ruling::Ranked(figures) => format!(
            "{what} stood at {} in the weeks on, and at {} in the weeks off. {}{}",
            with_counts(figures.on),
            with_counts(figures.off),
            if figures.shows == Shows::Likely(Way::AsWanted) { "Was it the practice? " } else { "" },
            word(figures)
        ),
        _ => format!("{}, five weeks on and five off. {}", what.trim_end_matches(','), self::ruling(ruling)),
    }
}

/// What is said of an experiment, in a sentence or two.
pub fn ruling(ruling: &Ruling) -> String {
    match ruling {
        Ruling::NotCompared(monday) => {
            format!("Not compared: the way of merging changed in the week of {}.", day(monday.day()))
        }
        Ruling::TooEarly { weeks } => {
            format!(
                "Too early to say: {} of ten are there, and all ten are needed.",
                number_of(*weeks, "week")
            )
        }
        Ruling::Ranked(figures) => format!(
            "{} In the weeks on {}, in the weeks off {}. {}",
            word(figures),
            with_counts(figures.on),
            with_counts(figures.off),
            rank(figures)
        ),
    }
}

/// `3 of the 252 orders show as much.`
pub(super) fn rank(figures: &Figures) -> String {
    let show = if figures.as_far == 1 { "shows" } else { "show" };
    format!("{} of the 252 orders {show} as much.", figures.as_far)
}

fn word(figures: &Figures) -> &'static str {
    match figures.shows {
        Shows::NoChange => "No change: the order drawn shows no more than others would.",
        Shows::Likely(Way::AsWanted) => "Likely.",
        Shows::Likely(Way::TheOther) => "Likely, the other way than you meant.",
    }
}

/// When and how the order was drawn, and how often.
pub fn drawn(experiment: &Experiment) -> String {
    let again = match experiment.draws {
        0 | 1 => String::new(),
        draws => format!(" An order was drawn {}, and this is the last of them.", times(draws)),
    };
    format!(
        "The order was drawn on {}, seed {}, before anything was seen. It begins on {}.{again}",
        day(experiment.drawn),
        experiment.seed,
        day_with_weekday(experiment.first)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycles::watched_in_words;
    use crate::measures::Watched;

    #[test]
    fn whatever_is_watched_it_stands_before_one_comma() {
        for watched in Watched::ALL {
            let areas = [None, Some("ledger")];
            for area in areas.into_iter().filter(|area| area.is_none() || watched.in_an_area()) {
                let what = watched_in_words(watched.definition().id, area);
                let said = finding(&what, &Ruling::TooEarly { weeks: 3 });
                let begins = format!("{}, five weeks on and five off. ", what.trim_end_matches(','));
                assert!(said.starts_with(&begins), "{said}");
                assert!(!said.contains(",,"), "{said}");
            }
        }
        let owned = watched_in_words("s1b", None);
        assert_eq!(
            finding(&owned, &Ruling::TooEarly { weeks: 3 }),
            "Of your changes, those that somebody could have owned, five weeks on and five off. \
             Too early to say: 3 weeks of ten are there, and all ten are needed."
        );
    }
}
