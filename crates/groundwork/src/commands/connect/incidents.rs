//! A file of incidents.

use std::path::PathBuf;

use desk::Failure;
use desk::incidents::{Chosen, Connection, Question, Table, typed};
use desk::sources::finish;
use desk::text::{clean, cut};

use super::said;
use crate::cli::Global;
use crate::ending::Ending;
use crate::term::{Answered, ask, can_ask, columns, say};

/// Headings that are listed to choose from.
const LISTED: usize = 30;

/// A file of incidents, in CSV or JSON.
#[derive(clap::Args, Debug)]
pub struct Incidents {
    /// The file, as a tool for incidents exports it
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Which columns: opened=Started,class=Service; else by their names
    #[arg(long, value_name = "PART=NAME,...")]
    columns: Option<String>,
}

impl Incidents {
    /// Those of a file, its columns found by their names.
    pub fn in_file(file: &str) -> Incidents {
        Incidents { file: PathBuf::from(file), columns: None }
    }

    /// Reads it, and keeps that it is the one.
    pub fn run(&self, global: &Global) -> Result<Ending, Failure> {
        if global.made_up {
            return Err(Failure::usage("the demo reads nothing of yours")
                .hint("in a repository of your own: groundwork connect incidents FILE"));
        }
        let mut typed = self.columns.as_deref().map(typed).transpose()?.unwrap_or_default();
        let path = std::path::absolute(&self.file).unwrap_or_else(|_| self.file.clone());
        let mut desk = global.desk()?;
        let table = Table::of(&path)?;
        let before = desk.settings.incidents.as_ref().map(|file| &file.columns);
        let columns = loop {
            match table.columns(&typed, before, can_ask())? {
                Chosen::Columns(columns) => break columns,
                Chosen::Open(question) => typed.push(asked(&question, &table)?),
            }
        };
        let read = Connection::of(&desk, &table, columns).begin(&table, &desk.asked)?;
        said(&finish(&mut desk, read.in_words())?, "groundwork disconnect incidents", global);
        Ok(Ending::Done)
    }
}

/// What the lead answers; where nobody can be asked, why nothing is read.
fn asked(question: &Question, table: &Table) -> Result<(desk::incidents::Part, Option<String>), Failure> {
    if !can_ask() {
        return Err(question.failure(table));
    }
    for (at, heading) in question.may_be.iter().take(LISTED).enumerate() {
        say(&format!("  {}  {}", at + 1, cut(heading, columns().saturating_sub(8))));
    }
    let enter = match (question.is_likely, question.is_needed()) {
        (true, _) => "Enter takes 1",
        (false, true) => "Enter leaves it",
        (false, false) => "Enter: none",
    };
    loop {
        match ask(&format!("{} (a number; {enter})", question.asks())) {
            Answered::Skipped if question.is_likely => {
                return Ok((question.part, question.may_be.first().cloned()));
            }
            Answered::Skipped if !question.is_needed() => return Ok((question.part, None)),
            Answered::Skipped | Answered::Ended => return Err(question.failure(table)),
            Answered::Words(words) => match question.answered(&words) {
                Ok(answer) => return Ok(answer),
                Err(_) => {
                    say(&format!("  {} is none of these: a number, or a name as it stands.", clean(&words)))
                }
            },
            Answered::Yes | Answered::No => say("  A number, or a name as it stands."),
        }
    }
}
