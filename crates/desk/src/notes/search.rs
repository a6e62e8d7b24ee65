//! Search over everything that was noted: the log, the loop, and the weeks that were saved. What is asked about one's load
//! stands in another book, and is not among it.

use std::collections::BTreeMap;

use growth::log::Line;
use jiff::civil::Date;
use store::search::{Found, find};

use super::steps::{Step, steps};
use super::{Notebook, details, title};
use crate::Failure;
use crate::week::{Week, saved};

/// Something that was found, with the place in it.
pub struct Hit<'b> {
    /// What, and where it stands.
    pub stands: Stands<'b>,
    /// The place, the words asked for between [`store::search::MARKS`].
    pub snippet: String,
}

/// Where something that was found stands.
pub enum Stands<'b> {
    /// It is a line of the log.
    Line(&'b Line),
    /// It was said in the loop.
    Step(Step<'b>),
    /// In a week that was saved as a file.
    Week {
        /// Which.
        week: Week,
        /// The name of the file.
        file: String,
    },
}

impl Hit<'_> {
    /// What it is called.
    pub fn title(&self) -> String {
        match &self.stands {
            Stands::Line(line) => title(&line.entry),
            Stands::Step(step) => step.title(),
            Stands::Week { week, .. } => format!("The week to Sunday {}", crate::text::day(week.sunday())),
        }
    }

    /// The day it is about.
    pub fn day(&self) -> Date {
        match &self.stands {
            Stands::Line(line) => line.day,
            Stands::Step(step) => step.day,
            Stands::Week { week, .. } => week.sunday(),
        }
    }
}

/// All that holds every word asked for, the newest first; of one day the best first. A week is one, though a file that was
/// changed by hand has another beside it.
pub fn search<'b>(book: &'b Notebook, wanted: &str) -> Result<Vec<Hit<'b>>, Failure> {
    let lines = book.log.lines();
    let mut texts: Vec<String> = lines.iter().map(|line| everything_in(line, book)).collect();
    let steps = steps(book);
    texts.extend(steps.iter().map(Step::title));
    let (mut steps, first_step) = (steps.into_iter().map(Some).collect::<Vec<_>>(), lines.len());
    let first_week = texts.len();
    let mut weeks = Vec::new();
    for week in saved(book.data)? {
        texts.push(week.text);
        weeks.push((week.week, week.file));
    }
    let found = find(texts.iter().map(String::as_str), wanted).into_iter();
    let hit = |Found { at, snippet }| {
        let stands = if at < first_step {
            Stands::Line(&lines[at])
        } else if at < first_week {
            // Each is found once.
            Stands::Step(steps[at - first_step].take()?)
        } else {
            let (week, file) = weeks[at - first_week].clone();
            Stands::Week { week, file }
        };
        Some(Hit { stands, snippet })
    };
    let mut hits: Vec<Hit> = found.filter_map(hit).collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.day()));
    let mut seen = BTreeMap::new();
    for hit in &hits {
        if let Stands::Week { week, file } = &hit.stands {
            let known = seen.entry(week.sunday()).or_insert_with(|| file.clone());
            // `2026-46.md`, the one changed by hand, stands before `2026-46.new.md`.
            *known = known.clone().min(file.clone());
        }
    }
    hits.retain(|hit| match &hit.stands {
        Stands::Week { week, file } => seen.get(&week.sunday()) == Some(file),
        _ => true,
    });
    Ok(hits)
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
