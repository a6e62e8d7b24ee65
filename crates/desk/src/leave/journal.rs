//! The two files from which everything is rebuilt: a word a line, in the order they were said.

use growth::Note;
use growth::load::Answered;
use records::{Book, Said, Word, WordId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::Told;

use super::{Gathered, LOAD, NOTES, SETTINGS};
use crate::Failure;

/// The form of both files. It grows when something is added that an older program would misread.
pub(super) const FORMAT: u64 = 1;

/// `notes.json`
pub(super) fn notes(gathered: &Gathered) -> String {
    let own: Vec<&String> = gathered.own.iter().collect();
    let head = [("format", json!(FORMAT)), ("own", json!(own)), ("zone", json!(gathered.zone))];
    let words = gathered.notes.iter().map(|(id, word)| line("", *id, word));
    file("groundwork notes", &head, "notes", words)
}

/// `settings.json`
pub(super) fn settings(gathered: &Gathered) -> String {
    let words = gathered.said.iter().map(|told| line(&told.team, told.id, &told.word));
    file("groundwork settings", &[("format", json!(FORMAT))], "words", words)
}

/// `load.json`
pub(super) fn load(words: &[(WordId, Word<Answered>)]) -> String {
    let words = words.iter().map(|(id, word)| line("", *id, word));
    file("groundwork load", &[("format", json!(FORMAT))], "weeks", words)
}

/// Reads `load.json`.
pub(super) fn read_load(text: &str) -> Result<Vec<(WordId, Word<Answered>)>, Failure> {
    let file = read(LOAD, "groundwork load", text)?;
    let told: Vec<Told<Answered>> = words(LOAD, &file["weeks"])?;
    Ok(told.into_iter().map(|told| (told.id, told.word)).collect())
}

fn file(what: &str, head: &[(&str, Value)], name: &str, words: impl Iterator<Item = String>) -> String {
    let mut text = format!("{{\n\"what\": {},\n", json!(what));
    for (name, value) in head {
        text += &format!("\"{name}\": {value},\n");
    }
    let words: Vec<String> = words.collect();
    text + &format!("\"{name}\": [\n{}\n]\n}}\n", words.join(",\n"))
}

/// One word; a team is left out where it is about all.
fn line<B: Serialize>(team: &str, id: WordId, word: &Word<B>) -> String {
    let mut line = json!({"at": word.at, "id": id.to_string(), "said": word.said});
    if !team.is_empty() {
        line["team"] = json!(team);
    }
    line.to_string()
}

/// What `notes.json` holds.
pub(super) struct Journal {
    pub(super) own: Vec<String>,
    pub(super) zone: Option<String>,
    pub(super) notes: Vec<Told<Note>>,
}

/// Reads `notes.json`.
pub(super) fn read_notes(text: &str) -> Result<Journal, Failure> {
    let file = read(NOTES, "groundwork notes", text)?;
    let own = serde_json::from_value(file["own"].clone()).unwrap_or_default();
    let zone = file["zone"].as_str().map(str::to_owned);
    Ok(Journal { own, zone, notes: words(NOTES, &file["notes"])? })
}

/// Reads `settings.json`.
pub(super) fn read_settings(text: &str) -> Result<Vec<Told<Said>>, Failure> {
    words(SETTINGS, &read(SETTINGS, "groundwork settings", text)?["words"])
}

fn read(name: &str, what: &str, text: &str) -> Result<Value, Failure> {
    let file: Value = serde_json::from_str(text)
        .map_err(|why| Failure::new(format!("{name} is no JSON: {why}")).hint("nothing was brought in"))?;
    let format = file["format"].as_u64();
    match (file["what"].as_str() == Some(what), format) {
        (true, Some(FORMAT)) => Ok(file),
        (true, Some(newer)) if newer > FORMAT => Err(Failure::new(format!(
            "{name} was written by a newer groundwork (format {newer}, this one knows {FORMAT})"
        ))
        .hint("use the newer program; nothing was brought in")),
        _ => Err(Failure::new(format!("{name} is not of an export")).hint("groundwork export DIR makes one")),
    }
}

fn words<B: Book + DeserializeOwned>(name: &str, list: &Value) -> Result<Vec<Told<B>>, Failure> {
    let Some(list) = list.as_array() else {
        return Err(Failure::new(format!("{name} has no list of words")).hint("nothing was brought in"));
    };
    let one = |(number, value): (usize, &Value)| {
        let wrong = |why: &dyn std::fmt::Display| {
            Failure::new(format!("entry {number} of {name} cannot be read: {why}"))
                .hint("nothing was brought in")
        };
        let id = value["id"].as_str().and_then(|id| id.parse().ok()).ok_or_else(|| wrong(&"it has no id"))?;
        let at = value["at"].as_i64().ok_or_else(|| wrong(&"it has no instant"))?;
        let said = serde_json::from_value(value["said"].clone()).map_err(|why| wrong(&why))?;
        let team = value["team"].as_str().unwrap_or_default().to_owned();
        Ok(Told { team, id, word: Word { at, said } })
    };
    (1..).zip(list).map(one).collect()
}
