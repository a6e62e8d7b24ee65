//! The weekly look at one's own load, in words. It is the lead's alone: no figure rests on it, nothing finds it, and no
//! export holds it unless it is named.

use growth::days::days_after;
use growth::load::{Answered, answer, lines, weeks};
use jiff::civil::Date;
use records::{Word, WordId};
use store::Data;

use crate::notes::{IN_THE_BIN, Notebook};
use crate::text::{clean, day};
use crate::{Failure, content};

/// Where it lies, and what that means.
pub const NOT_ENCRYPTED: &str = "The file it lies in is not encrypted: whoever can read your disk can read it. \
An encrypted disk is what keeps it yours when the machine is lost or handed back.";
/// The one thing that is said of it.
pub const ADVICE: &str =
    "If the weeks here look heavier than you want them, tell somebody who can take something off you.";

/// All weeks, as a table: the lines as they were read, and a row a week, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weeks {
    /// The lines.
    pub lines: Vec<String>,
    /// The weeks.
    pub rows: Vec<Row>,
}

/// A week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name of what was kept, to delete it by.
    pub id: String,
    /// The week, by its last day.
    pub sunday: Date,
    /// An answer below each line; empty where that line was not asked then.
    pub answers: Vec<String>,
}

/// The weeks that were answered.
pub fn all(data: &Data) -> Result<Weeks, Failure> {
    let words = words(data)?;
    let weeks = weeks(&words);
    let lines = lines(&weeks);
    let row = |&(id, week): &(WordId, &Answered)| {
        let below = |line: &&str| {
            let given = week.answers.iter().find(|given| given.text == **line);
            given.map_or_else(String::new, |given| clean(&given.answer))
        };
        Row {
            id: id.to_string(),
            sunday: days_after(week.monday, 6),
            answers: lines.iter().map(below).collect(),
        }
    };
    Ok(Weeks {
        rows: weeks.iter().rev().map(row).collect(),
        lines: lines.iter().map(|line| clean(line)).collect(),
    })
}

/// What was kept, with its names, for an export that names it.
pub fn words(data: &Data) -> Result<Vec<(WordId, Word<Answered>)>, Failure> {
    Ok(data.named_words::<Answered>("")?)
}

/// Keeps the week of today, one answer a line, in the place of what it had before; the sentence that says so.
pub fn keep<S: AsRef<str>>(book: &mut Notebook, answers: &[S]) -> Result<String, Failure> {
    let load = &content().load;
    let week = Answered::of(load, book.today, answers).ok_or_else(|| {
        let wrong = answers.iter().map(AsRef::as_ref).find(|typed| answer(load, typed).is_none());
        let what = match wrong.filter(|_| answers.len() == load.items.len()) {
            Some(wrong) => format!("“{}” is no answer", clean(wrong.trim())),
            None => format!("it takes {} answers, one a line", load.items.len()),
        };
        Failure::usage(what)
            .looked_at(format!("an answer is one of {}, or its number", load.answers.join(", ")))
            .hint("groundwork load shows the lines")
    })?;
    let before: Vec<WordId> = weeks(&words(book.data)?)
        .iter()
        .filter(|(_, of)| of.monday == week.monday)
        .map(|&(id, _)| id)
        .collect();
    let sunday = days_after(week.monday, 6);
    book.data.empty_bin::<Answered>(book.now - IN_THE_BIN)?;
    book.data.say("", &[week], book.now)?;
    for id in before {
        book.data.erase::<Answered>(Some(id))?;
    }
    Ok(format!("Kept: the week to {}.", day(sunday)))
}

/// Deletes one week by its name, or all, for good and at once; how many words that were.
pub fn erase(data: &mut Data, which: Option<&str>) -> Result<usize, Failure> {
    let which = match which {
        None => None,
        Some(name) => Some(name.parse().map_err(|_| Failure::new("there is no such week"))?),
    };
    Ok(data.erase::<Answered>(which)?)
}
