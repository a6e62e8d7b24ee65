//! Which fields of a word hold people, which hold text, and which are read by the program.
//!
//! A field this does not know holds text: so no new one leaves with a name that is known.

use growth::Note;
use growth::pseudonym::{Pseudonyms, Tells};
use records::{Book, Said};
use serde_json::Value;

use super::paths::Names;
use crate::Failure;

/// Fields that hold people.
const PEOPLE: [&str; 9] = ["audience", "made_by", "one", "other", "owner", "to", "who", "with", "address"];
/// Fields that say in sentences who and what: who disagreed, and who pays.
const MENTIONS: [&str; 3] = ["dissent", "people", "trust"];
/// Fields of notes that the program reads: no name stands there.
const CODES: [&str; 21] = [
    "area",
    "asking",
    "assumption",
    "capability",
    "choice",
    "commit",
    "draft",
    "entry",
    "first",
    "gate",
    "happened",
    "id",
    "kind",
    "of",
    "outcome",
    "practice",
    "signal",
    "sort",
    "step",
    "suggestion",
    "trigger",
];
/// Fields of corrections that the program reads.
const SAID_CODES: [&str; 16] = [
    "answer", "area", "branch", "change", "commit", "date", "globs", "hours", "into", "kind", "merge",
    "name", "prefixes", "signal", "share", "first",
];

/// A note with others as pseudonyms.
pub(super) fn note(note: &Note, pseudonyms: &Pseudonyms) -> Result<Note, Failure> {
    again(note, &|field, text| match field {
        // The team of an area is a repository by its name.
        _ if CODES.contains(&field) || field == "team" => text.to_owned(),
        "behaviour" if is_behaviour(text) => text.to_owned(),
        _ if PEOPLE.contains(&field) => pseudonyms.people(text),
        _ if MENTIONS.contains(&field) => pseudonyms.mentions(text),
        "record" => pseudonyms.path(text),
        _ => pseudonyms.text(text),
    })
}

/// Whether it is the id of a behaviour, which the program reads, and not one that the lead put in words.
fn is_behaviour(id: &str) -> bool {
    let mut all = crate::content().capabilities.iter().flat_map(|capability| &capability.behaviours);
    all.any(|behaviour| behaviour.id == id)
}

/// What the fields of a note tell of people.
pub(super) fn people(note: &Note) -> Vec<Tells> {
    let mut people = Vec::new();
    let value = serde_json::to_value(note).expect("words are plain data, which is always JSON");
    collect("", &value, &mut people);
    people
}

fn collect(field: &str, value: &Value, people: &mut Vec<Tells>) {
    match value {
        Value::String(text) if PEOPLE.contains(&field) => people.push(Tells::People(text.clone())),
        Value::String(text) if MENTIONS.contains(&field) => people.push(Tells::Mentions(text.clone())),
        Value::Array(values) => values.iter().for_each(|value| collect(field, value, people)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| collect(field, value, people)),
        _ => {}
    }
}

/// A correction with others as pseudonyms, and repositories by name.
pub(super) fn said(said: &Said, pseudonyms: &Pseudonyms, names: &Names) -> Result<Said, Failure> {
    again(said, &|field, text| match field {
        "path" | "repository" => names.of(text),
        _ if SAID_CODES.contains(&field) => text.to_owned(),
        _ if PEOPLE.contains(&field) && text.contains('@') => pseudonyms.text(text),
        _ if PEOPLE.contains(&field) => pseudonyms.people(text),
        _ => pseudonyms.text(text),
    })
}

/// The same word with every text of it put through something, which is told the field it stands in.
fn again<B: Book>(word: &B, put: &impl Fn(&str, &str) -> String) -> Result<B, Failure> {
    let mut value = serde_json::to_value(word).expect("words are plain data, which is always JSON");
    walk("", &mut value, put);
    serde_json::from_value(value).map_err(|why| Failure::new(format!("a word cannot leave as it is: {why}")))
}

fn walk(field: &str, value: &mut Value, put: &impl Fn(&str, &str) -> String) {
    match value {
        Value::String(text) => *text = put(field, text),
        Value::Array(values) => values.iter_mut().for_each(|value| walk(field, value, put)),
        Value::Object(fields) => fields.iter_mut().for_each(|(field, value)| walk(field, value, put)),
        _ => {}
    }
}
