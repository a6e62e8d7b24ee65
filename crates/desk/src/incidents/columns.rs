//! Which column holds what: as it is typed, as it was the last time, or by the headings.

use collect::incidents::{Part, candidates, propose};
use records::IncidentColumns;

use super::reading::Table;
use crate::Failure;
use crate::text::{clean, cut};

/// Headings that are named at most.
const NAMED: usize = 12;

/// Parts and the headings that were typed for them; none: there is no such column.
pub type Typed = Vec<(Part, Option<String>)>;

/// What is known of the columns.
pub enum Chosen {
    /// All that is needed.
    Columns(IncidentColumns),
    /// Something only the lead can say.
    Open(Question),
}

/// Which column a part stands in.
pub struct Question {
    /// The part.
    pub part: Part,
    /// Those it may be, the likeliest first; where none is likely, all there are.
    pub may_be: Vec<String>,
    /// Whether one of them is likely.
    pub is_likely: bool,
}

impl Question {
    /// Whether nothing can be read without an answer.
    pub fn is_needed(&self) -> bool {
        self.part == Part::Opened
    }

    /// What is asked for.
    pub fn asks(&self) -> &'static str {
        match self.part {
            Part::Opened => "Which column says when an incident began?",
            _ => "Which column says what kind of problem it was?",
        }
    }

    /// The answer that was typed: a number of the list, or a heading.
    pub fn answered(&self, words: &str) -> Result<(Part, Option<String>), Failure> {
        let by_number = words.parse::<usize>().ok().and_then(|n| self.may_be.get(n.checked_sub(1)?));
        let by_name = || self.may_be.iter().find(|heading| *heading == words);
        match by_number.or_else(by_name) {
            Some(heading) => Ok((self.part, Some(heading.clone()))),
            None => Err(Failure::usage(format!("no column is called {}", clean(words)))),
        }
    }

    /// Why nothing can be read where nobody can be asked.
    pub fn failure(&self, table: &Table) -> Failure {
        let what = if self.is_likely {
            format!("{} columns may say when an incident began", self.may_be.len())
        } else {
            "no column says by its name when an incident began".to_owned()
        };
        let likely = self.may_be.first().map_or("NAME", String::as_str);
        let example = if self.is_likely { likely } else { "NAME" };
        Failure::new(what)
            .looked_at(format!(
                "the columns are {}",
                named(if self.is_likely { &self.may_be } else { &table.headings })
            ))
            .hint("name the one that says it, such as opened=Started")
            .hint(format!("groundwork connect incidents FILE --columns \"opened={}\"", clean(example)))
    }
}

/// `Number, Started, Service and 4 more`
pub(super) fn named(headings: &[String]) -> String {
    let mut all: Vec<String> = headings.iter().take(NAMED).map(|heading| cut(heading, 40)).collect();
    if headings.len() > NAMED {
        all.push(format!("{} more", headings.len() - NAMED));
    }
    match all.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// `opened=Started,class=Service, affected` as parts and headings: a comma begins another part only where one is named behind it.
pub fn typed(text: &str) -> Result<Typed, Failure> {
    let mut all: Typed = Vec::new();
    for piece in text.split(',') {
        let begins = piece.split_once('=').and_then(|(word, heading)| {
            let part = Part::ALL.into_iter().find(|part| part.word() == word.trim())?;
            Some((part, Some(heading.to_owned())))
        });
        match (begins, all.last_mut()) {
            (Some(begins), _) => all.push(begins),
            (None, Some((_, Some(heading)))) => *heading += &format!(",{piece}"),
            (None, _) => {
                let parts = Part::ALL.map(Part::word).join(", ");
                return Err(Failure::usage(format!("{} names no part of an incident", clean(piece)))
                    .looked_at(format!("the parts are {parts}"))
                    .hint("groundwork connect incidents FILE --columns opened=Started,class=Service"));
            }
        }
    }
    let trimmed = |heading: String| Some(heading.trim().to_owned()).filter(|heading| !heading.is_empty());
    Ok(all.into_iter().map(|(part, heading)| (part, heading.and_then(trimmed))).collect())
}

/// The columns of a table: what was typed, before what held the last time where its columns are all there, before what the headings say.
/// `asks` tells whether somebody can be asked what kind of problem each was, which can be done without.
pub(super) fn chosen(
    table: &Table,
    typed: &Typed,
    before: Option<&IncidentColumns>,
    asks: bool,
) -> Result<Chosen, Failure> {
    let headings = &table.headings;
    let there = |name: &str| headings.iter().any(|heading| heading == name);
    let before = before.filter(|columns| Part::ALL.iter().all(|part| part.of(columns).is_none_or(there)));
    let mut columns = before.cloned().unwrap_or_else(|| propose(headings));
    for (part, heading) in typed {
        if let Some(heading) = heading
            && !there(heading)
        {
            return Err(Failure::new(format!("the file has no column “{}”", clean(heading)))
                .looked_at(format!("the columns are {}", named(headings)))
                .hint("name it as it stands there, such as opened=Started,class=Service"));
        }
        // A column is one thing: what was typed takes it from what was proposed.
        for other in Part::ALL {
            let place = other.place(&mut columns);
            if heading.is_some() && *place == *heading {
                *place = None;
            }
        }
        *part.place(&mut columns) = heading.clone();
    }
    for (at, (part, heading)) in typed.iter().enumerate() {
        let twice = |(_, other): &(Part, Option<String>)| heading.is_some() && other == heading;
        if typed[..at].iter().any(twice) && part.of(&columns) == heading.as_deref() {
            let name = clean(heading.as_deref().unwrap_or_default());
            return Err(Failure::usage(format!("“{name}” is named for two parts; a column is one")));
        }
    }
    for part in Part::ALL {
        let Some(name) = part.of(&columns) else { continue };
        if headings.iter().filter(|heading| *heading == name).count() > 1 {
            return Err(Failure::new(format!("two columns are called “{}”, and one is wanted", clean(name)))
                .hint("give one of them another name in the file"));
        }
    }
    let was_said = |part: Part| before.is_some() || typed.iter().any(|(typed, _)| *typed == part);
    for part in [Part::Opened, Part::Class] {
        let needed = part == Part::Opened;
        if part.of(&columns).is_some() && was_said(part) || !needed && (!asks || was_said(part)) {
            continue;
        }
        let taken = |name: &str| typed.iter().any(|(_, heading)| heading.as_deref() == Some(name));
        let likely: Vec<String> = candidates(part, headings)
            .into_iter()
            .filter(|name| !taken(name) && (needed || Part::Opened.of(&columns) != Some(name)))
            .map(str::to_owned)
            .collect();
        match likely.len() {
            1 if part.of(&columns).is_some() => {}
            0 => return Ok(Chosen::Open(Question { part, may_be: headings.clone(), is_likely: false })),
            _ => return Ok(Chosen::Open(Question { part, may_be: likely, is_likely: true })),
        }
    }
    Ok(Chosen::Columns(columns))
}
