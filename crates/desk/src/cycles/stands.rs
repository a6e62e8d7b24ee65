//! How a cycle stands, in words.

use growth::cycle::{Cycle, Cycles, Met, Pause, Planned, Stands, WEEKS};
use growth::{Choice, Happened};
use jiff::civil::Date;

use crate::text::{clean, day, day_with_weekday, full_stop, number_of, percent};

const ORDINALS: [&str; 10] =
    ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];

/// `Second cycle, week 7 of 10, ends Sunday 13 December`
pub fn eyebrow(cycle: &Cycle, cycles: &Cycles, today: Date) -> String {
    let number = cycles.number(cycle.id).unwrap_or(1);
    let which =
        ORDINALS.get(number - 1).map_or_else(|| format!("Cycle {number}"), |which| format!("{which} cycle"));
    let ends = cycle.ends().map(|ends| format!(", ends {}", day_with_weekday(ends))).unwrap_or_default();
    match cycle.stands(today) {
        Stands::Noticed => format!("{which}, begun {}", day_with_weekday(cycle.noticed)),
        Stands::Chosen { begins: Some(begins) } => format!("{which}, begins {}", day_with_weekday(begins)),
        Stands::Chosen { begins: None } => format!("{which}, chosen"),
        Stands::Practising { week } | Stands::Asking { week } => {
            format!("{which}, week {week} of {WEEKS}{ends}")
        }
        Stands::ReviewDue { .. } => format!("{which}, its {WEEKS} weeks are over"),
        Stands::Reviewed { day, .. } => format!("{which}, reviewed {}", day_with_weekday(day)),
    }
}

/// What is so, where no signal was chosen to say it.
pub fn lede(cycle: &Cycle, today: Date) -> String {
    match cycle.stands(today) {
        Stands::Noticed => format!("“{}” What do you do that keeps it so?", full_stop(&cycle.words)),
        Stands::Chosen { begins: None } => {
            "One behaviour is chosen. It needs a moment and an act.".to_owned()
        }
        Stands::Chosen { begins: Some(begins) } => {
            format!("You have a plan. Its ten weeks begin on {}.", day_with_weekday(begins))
        }
        Stands::Practising { .. } | Stands::Asking { .. } => {
            let pause = cycle.paused_until(today);
            let pause = pause.map(|until| format!("You pause until {}. ", day_with_weekday(until)));
            pause.unwrap_or_default() + &came_up(cycle, today)
        }
        Stands::ReviewDue { .. } => {
            let met = met_in_words(all_met(cycle, today)).map(|met| format!("{met}. ")).unwrap_or_default();
            format!("Ten weeks are over. {met}Keep the practice, hold it, change it, or let it go.")
        }
        Stands::Reviewed { choice, .. } => match choice {
            Choice::Keep => "You keep the practice as it is.",
            Choice::Hold => "You hold the practice, and nothing asks for it any more.",
            Choice::Change => "You change the plan.",
            Choice::Another => "Something else is next.",
        }
        .to_owned(),
    }
}

/// How often its moment came up so far.
fn came_up(cycle: &Cycle, today: Date) -> String {
    if let Some(met) = met_in_words(all_met(cycle, today)) {
        return format!("{met}.");
    }
    let since = cycle.begins().unwrap_or(today).min(today)..=today;
    let passed = cycle.answers.range(since).any(|(_, answer)| answer.happened == Happened::NotToday);
    let said = if passed {
        "So far you have said “not today”, which counts neither way."
    } else {
        "Its moment has not come up yet. That is an answer too."
    };
    said.to_owned()
}

fn all_met(cycle: &Cycle, today: Date) -> Met {
    cycle.begins().map_or_else(Met::default, |begins| cycle.met(begins, today))
}

/// `It came up 5 times, and you did it 4 times`; nothing where it never did.
pub fn met_in_words(met: Met) -> Option<String> {
    let did = match met {
        Met { came_up: 0, .. } => return None,
        Met { came_up: 1, did: 0 } => "did not".to_owned(),
        Met { did: 0, .. } => "did not do it".to_owned(),
        Met { came_up: 1, .. } => "did it".to_owned(),
        Met { came_up, did } if came_up == did => "did it each time".to_owned(),
        Met { did: 1, .. } => "did it once".to_owned(),
        Met { did, .. } => format!("did it {}", number_of(did, "time")),
    };
    let came_up = if met.came_up == 1 { "once".to_owned() } else { number_of(met.came_up, "time") };
    Some(format!("It came up {came_up}, and you {did}"))
}

/// What was expected, and when, where its weeks had begun by then: `40 %. Others take the rest.`
pub fn prediction_in_words(cycle: &Cycle) -> Option<String> {
    let predicted = cycle.prediction()?;
    let share = predicted.share.map(|share| percent(share.0));
    let words = Some(predicted.words.trim()).filter(|words| !words.is_empty()).map(clean);
    let said = full_stop(&share.into_iter().chain(words).collect::<Vec<_>>().join(". "));
    if !cycle.is_late(predicted) {
        return Some(said);
    }
    let week = cycle.week_on(predicted.day).unwrap_or(1);
    let shown = cycle.looked.is_some_and(|looked| looked <= predicted.day);
    let after = if shown { ", after the figures were shown" } else { "" };
    Some(format!("{said} Said on {}, in week {week} of {WEEKS}{after}.", day(predicted.day)))
}

/// A pause, and when it was said, where its days had begun by then.
pub fn pause_in_words(pause: &Pause) -> String {
    let said =
        if pause.said > pause.first { format!(", said on {}", day(pause.said)) } else { String::new() };
    format!("{} to {}{said}", day(pause.first), day(pause.last))
}

/// `If planning reaches a settlement ticket, then I ask who wants it before I speak.`
pub fn sentence_of_plan(plan: &Planned) -> String {
    full_stop(&format!("If {}, then {}", plan.plan.moment, plan.plan.act))
}
