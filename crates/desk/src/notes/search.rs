//! Search over everything that was noted.

use growth::log::Line;
use store::search::{Found, find};

use super::{Notebook, details, title};

/// A line that was found, with the place in it.
pub struct Hit<'b> {
    /// The line.
    pub line: &'b Line,
    /// The place, the words asked for between [`store::search::MARKS`].
    pub snippet: String,
}

/// Lines of the log that hold every word asked for, the best first.
pub fn search<'b>(book: &'b Notebook, wanted: &str) -> Vec<Hit<'b>> {
    let lines = book.log.lines();
    let texts: Vec<String> = lines.iter().map(|line| everything_in(line, book)).collect();
    let found = find(texts.iter().map(String::as_str), wanted);
    found.into_iter().map(|Found { at, snippet }| Hit { line: &lines[at], snippet }).collect()
}

/// All words of a line: its own, and what was added to it.
fn everything_in(line: &Line, book: &Notebook) -> String {
    let fields = serde_json::to_value(&line.entry).unwrap_or_default();
    let mut words = vec![title(&line.entry), details(line, book.today).join(" ")];
    texts(&fields, &mut words);
    words.join("\n")
}

/// Every text within a value, so that no field of any kind is left out.
fn texts(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        // What stands there already would be found and shown twice.
        serde_json::Value::String(text) if is_in(text, into) => {}
        serde_json::Value::String(text) => into.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        serde_json::Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "entry").for_each(|(_, value)| texts(value, into));
        }
        _ => {}
    }
}

fn is_in(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|words| words.to_lowercase().contains(&text))
}
