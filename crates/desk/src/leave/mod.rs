//! All a lead wrote leaves in open files, and comes back.
//!
//! **Invariant.** Other people leave as pseudonyms. What is brought in elsewhere leaves there as the same bytes: no file
//! holds the day it was made, the machine, or a path of it.

mod calendar;
mod csv;
mod cycles;
mod fields;
mod gathered;
mod import;
mod journal;
mod markdown;
mod paths;
mod subscribed;
mod who;

use growth::madr;

use crate::Failure;

pub use calendar::{events, feed, is_ours};
pub use gathered::Gathered;
pub(crate) use import::turned;
pub use import::{Imported, at_hand, import};
pub use subscribed::{Subscribed, feed_for, subscribe, subscribed, unsubscribe};
pub(crate) use who::keep_known;
pub use who::{Names, known, known_before, under_pseudonyms};

/// The file from which everything that was noted is rebuilt.
pub const NOTES: &str = "notes.json";
/// The file of corrections and settings.
pub const SETTINGS: &str = "settings.json";
/// The file of the looks at the lead's load, where they are named.
pub const LOAD: &str = "load.json";
/// The folder of weeks, in an export as in the data directory.
pub use crate::week::FOLDER as WEEKS;

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaves {
    /// Its name within the folder.
    pub name: String,
    /// What of the lead's is in it, with the fields, in words.
    pub holds: String,
    /// Its text.
    pub text: String,
}

/// Everything that leaves, each file with what it holds.
pub fn leaves(gathered: &Gathered) -> Result<Vec<Leaves>, Failure> {
    let mut all: Vec<Leaves> = Vec::new();
    let mut add = |name: &str, holds: String, text: String| {
        all.push(Leaves { name: name.to_owned(), holds, text });
    };
    let (lines, decisions) = (gathered.log.lines().len(), gathered.log.decisions().count());
    add(
        NOTES,
        format!(
            "{}: every field, the zone, the names that are yours; import reads it",
            many(gathered.notes.len(), "note")
        ),
        journal::notes(gathered),
    );
    add(
        SETTINGS,
        format!(
            "{}: who is who, team, areas, hours, role, days off, exclusions, reasons, targets; repositories by name",
            many(gathered.said.len(), "correction")
        ),
        journal::settings(gathered),
    );
    add(
        "log.md",
        format!("{}, by kind: every field, and what became of each", many(lines, "line")),
        markdown::log(gathered),
    );
    add(
        "cycles.md",
        format!("{}: every step with its day", many(gathered.cycles.all().len(), "cycle")),
        cycles::cycles(gathered),
    );
    add(
        "log.csv",
        format!("{}: id, kind, day, kept, words, people, outcome and its day and words", many(lines, "line")),
        csv::log(gathered),
    );
    add(
        "decisions.csv",
        format!(
            "{}: id, day, words, odds, review, expected, made by, outcome, closed, odds then",
            many(decisions, "decision")
        ),
        csv::decisions(gathered),
    );
    let events = events(&gathered.log, &gathered.cycles);
    add(
        "calendar.ics",
        format!("{}: what comes back, and when", many(events.len(), "event")),
        calendar::text(&events),
    );
    for (number, (line, decision)) in (1..).zip(gathered.log.decisions()) {
        let name = format!("decisions/{number:04}-{}.md", madr::slug(&decision.words));
        add(
            &name,
            "a decision, as a MADR record: all but its outcome".to_owned(),
            madr::new(decision, line.day),
        );
    }
    for (name, text) in &gathered.weeks {
        add(&format!("{WEEKS}/{name}"), "a week, as you saved it".to_owned(), text.clone());
    }
    if let Some(load) = &gathered.load {
        all.push(Leaves {
            name: LOAD.to_owned(),
            holds: format!(
                "{} of your load: the lines as they were read, the answers",
                many(load.len(), "look")
            ),
            text: journal::load(load),
        });
    }
    let text = markdown::read_me(&all);
    all.insert(0, Leaves { name: "README.md".to_owned(), holds: "what each file is".to_owned(), text });
    Ok(all)
}

/// `1 note`, `412 notes`.
fn many(number: usize, what: &str) -> String {
    crate::text::number_of(number, what)
}
