//! What is due, with a form whose buttons are the answers.

use desk::content;
use desk::notes::{Notebook, Question, asked_today, question};
use growth::{Note, Outcome};

use super::entry;

/// Something that is asked.
pub struct Ask {
    /// Its line.
    pub id: String,
    /// The address of its line.
    pub path: String,
    /// The address of its reasons, where they are kept back until it is answered.
    pub reasons: Option<String>,
    /// The page it leads back to.
    pub back: String,
    /// Since when and about what, and what is asked.
    pub heading: String,
    pub said: String,
    /// The answers.
    pub answers: Vec<Button>,
}

/// An answer: the button, the address it is sent to, and what is sent.
pub struct Button {
    pub words: String,
    pub path: String,
    pub name: &'static str,
    pub value: String,
}

impl Ask {
    /// A question on a page; what it is answered on is the page it leads back to.
    pub fn of(question: Question, back: &str) -> Ask {
        let path = entry::path(question.line);
        let answers =
            question.answers.into_iter().map(|answer| Button::of(answer.words, &answer.note, &path));
        Ask {
            id: question.line.to_string(),
            reasons: question.has_reasons.then(|| format!("{path}?reasons=shown#reasons")),
            back: back.to_owned(),
            heading: question.heading,
            said: question.said,
            answers: answers.collect(),
            path,
        }
    }
}

impl Button {
    fn of(words: String, note: &Note, path: &str) -> Button {
        let (below, name, value) = match note {
            Note::PutOff { until, .. } => ("delays", "until", until.to_string()),
            Note::Checked { .. } => ("checks", "agreed", "yes".to_owned()),
            Note::Came { outcome, .. } => ("outcomes", "outcome", sent(*outcome).to_owned()),
            // No answer is another note.
            _ => ("outcomes", "outcome", String::new()),
        };
        Button { words, path: format!("{path}/{below}"), name, value }
    }
}

/// All that is due, on a page, in its order.
pub fn asks(book: &Notebook, back: &str) -> Vec<Ask> {
    let due = asked_today(book);
    due.iter().map(|due| Ask::of(question(due, book.today, content()), back)).collect()
}

/// Every outcome, as a form sends it.
const OUTCOMES: [(Outcome, &str); 7] = [
    (Outcome::Held, "held"),
    (Outcome::DidNotHold, "did-not-hold"),
    (Outcome::TakenBack, "taken-back"),
    (Outcome::Finished, "finished"),
    (Outcome::Rescued, "rescued"),
    (Outcome::Landed, "landed"),
    (Outcome::Moot, "over"),
];

/// An outcome as a form sends it.
pub fn sent(outcome: Outcome) -> &'static str {
    OUTCOMES.iter().find(|(known, _)| *known == outcome).map_or("", |(_, name)| name)
}

/// The outcome that was sent.
pub fn outcome_of(sent: &str) -> Option<Outcome> {
    OUTCOMES.iter().find(|(_, name)| *name == sent).map(|(outcome, _)| *outcome)
}
