//! Is the lead's judgement any good: forecasts that are closed, in words.

use growth::forecast::{Judgement, LEAST_CLOSED, Shown};
use growth::log::Forecast;

use super::Notebook;
use crate::text::number_of;

/// What can be said of the forecasts that are closed.
pub struct Judged {
    /// In words.
    pub words: String,
    /// Odds in percent and whether it held, while there are few; in the order they were closed.
    pub few: Vec<(u8, bool)>,
    /// What they show together, once there are enough.
    pub together: Option<Judgement>,
}

/// The forecasts that are closed; none where there is none yet.
pub fn judged(book: &Notebook) -> Option<Judged> {
    match book.log.judgement() {
        Shown::List(closed) if closed.is_empty() => None,
        Shown::List(closed) => Some(few(&closed)),
        Shown::Judged(judgement) => {
            Some(Judged { words: together(&judgement), few: Vec::new(), together: Some(judgement) })
        }
    }
}

fn few(closed: &[Forecast]) -> Judged {
    let held = closed.iter().filter(|forecast| forecast.held).count();
    let outcomes = format!("{} held, {} did not", spelled(held), spelled(closed.len() - held));
    let are = if closed.len() == 1 { "is" } else { "are" };
    let words = format!(
        "Too early to say. {} {are} closed; {LEAST_CLOSED} are needed before a figure means anything. Until then, the \
         outcomes: {outcomes}.",
        number_of(closed.len(), "forecast")
    );
    let few = closed.iter().map(|forecast| (u8::from(forecast.odds), forecast.held)).collect();
    Judged { words, few, together: None }
}

fn together(judgement: &Judgement) -> String {
    let held = judgement.held;
    let share = held.share().unwrap_or_default();
    format!(
        "Of {} forecasts that are closed, {} held: {:.0} %; you said {:.0} % on the whole. Brier score {:.2}: 0 is \
         best, and always saying 50 % gives 0.25.",
        held.of,
        held.part,
        100.0 * share,
        100.0 * judgement.said,
        judgement.brier
    )
}

/// Up to ten in letters.
fn spelled(n: usize) -> String {
    const LETTERS: [&str; 11] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    LETTERS.get(n).map_or_else(|| n.to_string(), |letters| (*letters).to_owned())
}
