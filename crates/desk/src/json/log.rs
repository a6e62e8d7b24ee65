use growth::About;
use growth::days::days_after;
use growth::log::Line;
use serde_json::{Map, Value, json};
use signals::talks::Talks;
use team::clock::{NOW, monday_of};

use crate::notes::{Hit, KeptLine, LogFigure, Notebook, Stands, figures, name_of};

/// Fields of an entry that hold a person's name: in JSON they are left out, as names are everywhere.
const NAMES: [&str; 6] = ["to", "with", "made_by", "owner", "audience", "who"];

/// The log: its lines, newest first. What the lead wrote stands as they wrote it, but for the fields that name somebody.
pub fn log(book: &Notebook) -> Value {
    let lines: Vec<Value> = book.log.lines().iter().rev().map(line).collect();
    let signals: Vec<Value> = figures(book, crate::content()).iter().map(figure).collect();
    json!({
        "schema": "groundwork/log/1",
        "today": book.today,
        "signals": signals,
        "talks": talks(book),
        "lines": lines,
    })
}

/// How long talks waited, of the twelve weeks to the last Sunday.
fn talks(book: &Notebook) -> Value {
    let to = monday_of(book.today);
    let from = days_after(to, -7 * NOW);
    let found = Talks::between(&crate::notes::talks(&book.log), from, to);
    json!({
        "from": from,
        "to": days_after(to, -1),
        "held": found.held,
        "rehearsed": found.rehearsed,
        "days": found.days,
        "median_days": found.median(),
        "waiting_days": found.waiting,
    })
}

/// What the log says of a signal, in words.
fn figure(figure: &LogFigure) -> Value {
    json!({ "id": figure.id, "name": figure.name, "words": figure.words, "more": figure.more })
}

/// A line that was kept just now, and what it left out.
pub fn kept(book: &Notebook, kept: &KeptLine) -> Value {
    let open: Vec<String> = kept.open.iter().map(|open| format!("{open:?}").to_lowercase()).collect();
    json!({ "schema": "groundwork/kept/1", "line": book.log.line(kept.id).map(line), "left_out": open })
}

/// What was found, the best first.
pub fn search(hits: &[Hit], wanted: &str) -> Value {
    let mut lines = Vec::new();
    let mut elsewhere = Vec::new();
    for hit in hits {
        match &hit.stands {
            Stands::Line(found) => lines.push(line(found)),
            Stands::Step(step) => elsewhere.push(json!({
                "name": step.name,
                "day": step.day,
                "words": step.words,
                "cycle": step.cycle.map(|cycle| cycle.id),
                "week": null,
            })),
            Stands::Week { week, file } => elsewhere.push(json!({
                "name": "week",
                "day": week.sunday(),
                "words": file,
                "cycle": null,
                "week": week.number(),
            })),
        }
    }
    json!({ "schema": "groundwork/search/1", "wanted": wanted, "lines": lines, "elsewhere": elsewhere })
}

fn line(line: &Line) -> Value {
    let mut fields = match serde_json::to_value(&line.entry) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    fields.retain(|name, _| !NAMES.contains(&name.as_str()));
    let kind = fields.remove("entry");
    let became: Vec<Value> = line
        .became
        .iter()
        .map(|became| {
            let odds = became.odds.map(u8::from);
            json!({ "outcome": became.outcome, "words": became.words, "day": became.day, "odds": odds })
        })
        .collect();
    let checks: Vec<Value> =
        line.checks.iter().map(|check| json!({ "day": check.day, "agreed": check.agreed })).collect();
    let because: Vec<Value> =
        line.because.iter().map(|one| json!({ "day": one.day, "words": one.words })).collect();
    json!({
        "id": line.id,
        "kind": kind,
        "letter": line.entry.letter(),
        "name": name_of(&line.entry),
        "day": line.day,
        "kept": line.kept,
        "rewritten": line.rewritten,
        "fields": fields,
        "became": became,
        "settled": line.settled().map(|became| became.outcome),
        "put_off": line.put_off,
        "checks": checks,
        "because": because,
        "links": line.links.iter().map(link).collect::<Vec<Value>>(),
    })
}

fn link(link: &About) -> Value {
    match link {
        About::Entry(id) => json!({ "line": id }),
        About::Commit(id) => json!({ "commit": id.to_string() }),
        About::Place(place) => json!({ "team": place.team, "area": place.area }),
    }
}
