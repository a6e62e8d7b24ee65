//! The log and the decisions as tables (RFC 4180).

use growth::log::Line;
use growth::{Entry, Outcome};
use jiff::Timestamp;
use serde::Serialize;

use super::Gathered;

/// Lines of the log.
pub(super) fn log(gathered: &Gathered) -> String {
    let head = "id,kind,day,kept,words,people,outcome,outcome_day,outcome_words";
    let rows = gathered.log.lines().iter().map(|line| {
        let settled = line.settled();
        vec![
            line.id.to_string(),
            kind(&line.entry).to_owned(),
            line.day.to_string(),
            instant(line.at),
            line.entry.words().to_owned(),
            people(&line.entry),
            settled.map(|became| word(&became.outcome)).unwrap_or_default(),
            settled.map(|became| became.day.to_string()).unwrap_or_default(),
            settled.map(|became| became.words.clone()).unwrap_or_default(),
        ]
    });
    table(head, rows)
}

/// Decisions, with their odds and what became of them.
pub(super) fn decisions(gathered: &Gathered) -> String {
    let head = "id,day,words,odds,review,expected,made_by,record,outcome,closed,odds_then,held";
    let forecasts = gathered.log.forecasts();
    let rows = gathered.log.decisions().map(|(line, decision)| {
        let forecast = forecasts.iter().find(|forecast| forecast.line.id == line.id);
        let percent = |odds: growth::Odds| u8::from(odds).to_string();
        vec![
            line.id.to_string(),
            line.day.to_string(),
            decision.words.clone(),
            decision.odds.map(percent).unwrap_or_default(),
            decision.review.map(|day| day.to_string()).unwrap_or_default(),
            decision.expected.clone(),
            decision.made_by.clone(),
            decision.record.clone().unwrap_or_default(),
            outcome(line),
            forecast.map(|forecast| forecast.closed.to_string()).unwrap_or_default(),
            forecast.map(|forecast| percent(forecast.odds)).unwrap_or_default(),
            forecast.map(|forecast| u8::from(forecast.held).to_string()).unwrap_or_default(),
        ]
    });
    table(head, rows)
}

fn outcome(line: &Line) -> String {
    line.settled().map(|became| word::<Outcome>(&became.outcome)).unwrap_or_default()
}

/// The kind of an entry, as the notes have it.
pub(super) fn kind(entry: &Entry) -> &'static str {
    match entry {
        Entry::Line { .. } => "line",
        Entry::Unseen(_) => "unseen",
        Entry::Decision(_) => "decision",
        Entry::GivenAway(_) => "given_away",
        Entry::Again(_) => "again",
        Entry::Talk(_) => "talk",
        Entry::Landing(_) => "landing",
        Entry::Person(_) => "person",
        Entry::Opportunity(_) => "opportunity",
    }
}

/// Who stands in a line.
fn people(entry: &Entry) -> String {
    match entry {
        Entry::Unseen(unseen) => unseen.with.join("; "),
        Entry::Decision(decision) => decision.made_by.clone(),
        Entry::GivenAway(given) => given.to.clone(),
        Entry::Again(again) => again.owner.clone(),
        Entry::Talk(talk) => talk.with.clone(),
        Entry::Landing(landing) => landing.audience.clone(),
        Entry::Person(person) => person.who.clone(),
        Entry::Line { .. } | Entry::Opportunity(_) => String::new(),
    }
}

/// `did_not_hold`: a value that is one word, as JSON has it.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// `2026-11-19T09:00:00Z`
fn instant(at: i64) -> String {
    Timestamp::from_microsecond(at).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn table(head: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let cell = |text: String| {
        let needs = text.contains([',', '"', '\n', '\r']);
        if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let rows = rows.map(|row| row.into_iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n");
    format!("{head}\r\n{}", rows.collect::<String>())
}
