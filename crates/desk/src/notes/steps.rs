//! What was said in the loop, as it stands: each with its name, and the step of its cycle where it stands.

use growth::cycle::Cycle;
use growth::today::marked;
use jiff::civil::Date;

use super::Notebook;
use crate::text::{capital, clean};

/// Something that was said in the loop.
pub struct Step<'b> {
    /// In which cycle; none of a moment whose plan is not there any more.
    pub cycle: Option<&'b Cycle>,
    /// Where on the page of the cycle.
    pub place: &'static str,
    /// What it is: `plan`, `suggestion`.
    pub name: &'static str,
    /// Whom it is about, where that is somebody else; else empty.
    pub who: String,
    /// The words.
    pub words: String,
    /// The day it was said.
    pub day: Date,
}

impl Step<'_> {
    /// `Suggestion, Aiko: wait a minute before you answer`
    pub fn title(&self) -> String {
        let parts = [self.who.trim(), self.words.trim()].map(clean);
        match parts {
            [who, words] if who.is_empty() => format!("{}: {words}", capital(self.name)),
            [who, words] if words.is_empty() => format!("{}: {who}", capital(self.name)),
            [who, words] => format!("{}, {who}: {words}", capital(self.name)),
        }
    }
}

/// All that was said in the loop and stands, cycle by cycle, then the moments that were marked.
pub(super) fn steps<'b>(book: &'b Notebook) -> Vec<Step<'b>> {
    let mut all: Vec<Step> = book.cycles.all().iter().flat_map(of_cycle).collect();
    let moments = marked(&book.notes, &book.zones).into_iter();
    all.extend(moments.map(|moment| {
        let of_its_kind = |cycle: &&Cycle| cycle.plans.iter().any(|plan| plan.plan.trigger == moment.trigger);
        Step {
            cycle: book.cycles.all().iter().rev().find(of_its_kind),
            place: "practise",
            name: "moment",
            who: String::new(),
            words: moment.words,
            day: moment.day,
        }
    }));
    all.retain(|step| !step.words.trim().is_empty() || !step.who.trim().is_empty());
    all
}

fn of_cycle(cycle: &Cycle) -> Vec<Step<'_>> {
    let mut all = Vec::new();
    let mut add = |place, name, day, who: &str, words: &str| {
        let (who, words) = (who.to_owned(), words.to_owned());
        all.push(Step { cycle: Some(cycle), place, name, who, words, day });
    };
    add("what", "what you noticed", cycle.noticed, "", &cycle.words);
    if let Some(part) = &cycle.my_part {
        add("choose", "your part", part.day, "", &part.words);
    }
    for assumption in &cycle.assumptions {
        add("choose", "assumption", assumption.day, "", &assumption.words);
        add("choose", "test of an assumption", assumption.day, "", &assumption.test);
        if let Some((_, made)) = &assumption.tested {
            add("choose", "what became of a test", made.day, "", &made.words);
        }
    }
    for predicted in &cycle.predictions {
        add("choose", "prediction", predicted.day, "", &predicted.words);
    }
    if let Some(focus) = &cycle.focus {
        let known = crate::behaviour(&cycle.capability, &focus.behaviour);
        add("choose", "behaviour", focus.day, "", known.map_or(&focus.behaviour, |known| &known.text));
        add("choose", "what people would notice", focus.day, "", &focus.noticed);
    }
    for plan in &cycle.plans {
        let words = format!("If {}, then {}", plan.plan.moment, plan.plan.act);
        add("plan", "plan", plan.day, "", &words);
    }
    for (&day, answer) in &cycle.answers {
        add("practise", "why", day, "", &answer.why);
    }
    for told in &cycle.told {
        add("ask", "told", told.day, &told.words, "");
    }
    for asked in &cycle.asked {
        add("ask", "asked", asked.day, &asked.who, "");
    }
    for suggestion in &cycle.suggestions {
        add("ask", "suggestion", suggestion.day, &suggestion.who, &suggestion.words);
    }
    for held in cycle.noticed_and_open() {
        add("ask", "noticed since", held.day, &held.who, &held.noticed);
    }
    if let Some(guess) = &cycle.guessed {
        add("review", "your guess", guess.day, "", &guess.words);
    }
    if let Some(review) = &cycle.review {
        add("review", "review", review.day, "", &review.words);
    }
    for helped in &cycle.helped {
        add("review", "a peer you helped", helped.day, "", &helped.words);
    }
    all
}
