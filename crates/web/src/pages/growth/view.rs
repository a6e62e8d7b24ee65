use desk::content;
use desk::cycles::{
    eyebrow, lede, may_be_marked, met_in_words, pause_in_words, prediction_in_words, sentence_of_plan,
    trigger_in_words,
};
use desk::notes::Notebook;
use desk::text::{clean, day};
use growth::cycle::{Cycle, Outside, Stands};

use super::asking::Asking;
use super::capabilities;
use super::choosing::Choosing;
use super::gates::{GateRow, rows};
use super::notice::SeenIn;

/// A cycle, as its page shows it.
pub struct View {
    pub id: String,
    pub eyebrow: String,
    pub lede: String,
    pub gates: Vec<GateRow>,
    /// Which step it is at: `choose`, `plan`, `practise`, `ask`, `review`.
    pub at: &'static str,
    /// What was expected of its weeks.
    pub expected: Option<String>,
    pub noticed: String,
    pub words: String,
    pub capability: String,
    /// The page of the capability; none where the content that is used now has none of that id.
    pub capability_path: Option<String>,
    pub meaning: String,
    /// The signal it was noticed in, if in one.
    pub seen_in: Option<SeenIn>,
    pub choosing: Choosing,
    pub plan: Option<PlanView>,
    pub asking: Asking,
    pub ends: Option<String>,
    pub guessed: Option<String>,
    pub review: Option<String>,
}

/// The plan that holds, and how it goes.
pub struct PlanView {
    pub sentence: String,
    pub moment: String,
    pub act: String,
    /// Whether it is in own words.
    pub is_own: bool,
    pub said_back: Option<String>,
    pub since: Option<String>,
    pub trigger: &'static str,
    pub may_be_marked: bool,
    pub met: Option<String>,
    pub misses: Vec<String>,
    pub pauses: Vec<String>,
}

/// A cycle before this one.
pub struct Earlier {
    pub id: String,
    pub title: String,
}

impl View {
    /// Of a cycle, on the day of the book; `outside` is what records say.
    pub fn of(cycle: &Cycle, book: &Notebook, outside: Outside) -> View {
        let today = book.today;
        let capability = desk::capability(&cycle.capability);
        View {
            id: cycle.id.to_string(),
            eyebrow: eyebrow(cycle, &book.cycles, today),
            lede: lede(cycle, today),
            gates: rows(cycle, outside, today),
            at: match cycle.stands(today) {
                Stands::Noticed => "choose",
                Stands::Chosen { begins: None } => "plan",
                Stands::Chosen { .. } | Stands::Practising { .. } => "practise",
                Stands::Asking { .. } => "ask",
                Stands::ReviewDue { .. } | Stands::Reviewed { .. } => "review",
            },
            expected: prediction_in_words(cycle),
            noticed: day(cycle.noticed),
            words: clean(&cycle.words),
            capability: capability.map_or_else(|| clean(&cycle.capability), |known| known.name.clone()),
            capability_path: content()
                .capability(&cycle.capability)
                .map(|known| capabilities::path(&known.id)),
            seen_in: SeenIn::of(cycle),
            meaning: capability.map_or_else(String::new, |known| known.meaning.clone()),
            choosing: Choosing::of(cycle),
            plan: plan(cycle, book),
            asking: Asking::of(cycle, today),
            ends: cycle.ends().map(day),
            guessed: cycle.guessed.as_ref().map(|guess| clean(&guess.words)),
            review: cycle.review.as_ref().map(|review| clean(&review.words)),
        }
    }

    /// Whether a step is the one it is at, or comes after it.
    pub fn is_now(&self, step: &str) -> bool {
        self.at == step
    }
}

fn plan(cycle: &Cycle, book: &Notebook) -> Option<PlanView> {
    let plan = cycle.plan()?;
    let begins = cycle.begins();
    let met = begins.map(|begins| cycle.met(begins, book.today)).unwrap_or_default();
    let misses = cycle.answers.iter().filter(|(_, answer)| !answer.why.is_empty());
    Some(PlanView {
        sentence: sentence_of_plan(plan),
        moment: clean(&plan.plan.moment),
        act: clean(&plan.plan.act),
        is_own: plan.practice.is_none(),
        said_back: plan.said_back.map(day),
        since: begins.map(day),
        trigger: trigger_in_words(plan.plan.trigger),
        may_be_marked: may_be_marked(plan.plan.trigger),
        met: met_in_words(met),
        misses: misses.map(|(date, answer)| format!("{}: {}", day(*date), clean(&answer.why))).collect(),
        pauses: cycle.pauses.iter().map(pause_in_words).collect(),
    })
}

/// All other cycles, the newest first.
pub fn earlier(book: &Notebook, shown: Option<&Cycle>) -> Vec<Earlier> {
    let others =
        book.cycles.all().iter().rev().filter(|cycle| shown.is_none_or(|shown| shown.id != cycle.id));
    let title =
        |cycle: &Cycle| format!("{}: {}", eyebrow(cycle, &book.cycles, book.today), clean(&cycle.words));
    others.map(|cycle| Earlier { id: cycle.id.to_string(), title: title(cycle) }).collect()
}
