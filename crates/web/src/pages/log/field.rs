//! The fields of an entry as a template shows them, with what was typed where it was not kept.

use desk::notes::form::{Field, Input};
use desk::text::clean;

use crate::forms::Refused;

/// The form of an entry, by the name it has on its page.
pub const FORM: &str = "entry";

/// A field on the page.
pub struct Shown {
    pub name: &'static str,
    pub label: &'static str,
    /// `line`, `text`, `day`, `yes`, `one-of`.
    pub input: &'static str,
    /// What each of its inputs holds; one at least.
    pub values: Vec<String>,
    /// What can be chosen: what is sent, what it is called, whether it is chosen.
    pub choices: Vec<(String, String, bool)>,
}

impl Shown {
    /// A field, with what was typed into it where its form was refused.
    pub fn of(field: Field, refused: &Refused) -> Shown {
        let mut values = refused.all_typed(FORM, field.name).unwrap_or(field.values);
        let is_days = field.input == Input::Days;
        if is_days {
            values.retain(|value| !value.trim().is_empty());
        }
        values = values.iter().map(|value| typed_again(value)).collect();
        if is_days || values.is_empty() {
            values.push(String::new());
        }
        let (input, choices) = match field.input {
            Input::Line => ("line", Vec::new()),
            Input::Text => ("text", Vec::new()),
            Input::Day | Input::Days => ("day", Vec::new()),
            Input::Yes => ("yes", Vec::new()),
            Input::OneOf(all) => {
                let chosen = |value: &str| values[0] == value;
                (
                    "one-of",
                    all.into_iter().map(|(value, name)| (value.clone(), name, chosen(&value))).collect(),
                )
            }
        };
        Shown { name: field.name, label: field.label, input, values, choices }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.values.iter().all(|value| value.trim().is_empty())
    }
}

/// A text as a field holds it: its lines as they are, without what could steer what is shown.
pub fn typed_again(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}
