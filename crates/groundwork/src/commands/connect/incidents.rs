//! Incidents: from a file, or from issues with a label.

use std::path::{Path, PathBuf};

use desk::incidents::{
    Chosen, Connection, Labels, Question, Table, disconnects, finish_labels, names, typed,
};
use desk::sources::finish;
use desk::text::{clean, cut};
use desk::{Desk, Failure};

use super::said;
use crate::cli::Global;
use crate::ending::Ending;
use crate::term::{Answered, ask, can_ask, columns, say};

/// Headings that are listed to choose from.
const LISTED: usize = 30;

/// A file of incidents, in CSV or JSON; or issues with a label.
#[derive(clap::Args, Debug, Default)]
pub struct Incidents {
    /// The file, as a tool for incidents exports it
    #[arg(value_name = "FILE", required_unless_present = "label", conflicts_with = "label")]
    file: Option<PathBuf>,
    /// Which columns: opened=Started,class=Service; else by their names
    #[arg(long, value_name = "PART=NAME,...", conflicts_with = "label")]
    columns: Option<String>,
    /// Issues of your forge with this label are incidents; repeatable
    #[arg(long, value_name = "LABEL")]
    label: Vec<String>,
    /// What stands before the class in a label; else class:
    #[arg(long, value_name = "TEXT", requires = "label", conflicts_with = "file")]
    class_prefix: Option<String>,
}

impl Incidents {
    /// Those of a file, its columns found by their names.
    pub fn in_file(file: &str) -> Incidents {
        Incidents { file: Some(PathBuf::from(file)), ..Incidents::default() }
    }

    /// Reads it, and keeps that it is the one.
    pub fn run(&self, global: &Global) -> Result<Ending, Failure> {
        if global.made_up {
            return Err(Failure::usage("the demo reads nothing of yours")
                .hint("in a repository of your own: groundwork connect incidents FILE"));
        }
        match &self.file {
            Some(file) => self.read(file, global),
            None => self.read_issues(global),
        }
    }

    /// Keeps by which labels an issue is one, and reads them.
    fn read_issues(&self, global: &Global) -> Result<Ending, Failure> {
        let mut desk = global.desk()?;
        let labels = Labels::of(&desk, &self.label, self.class_prefix.as_deref())?;
        let kept = labels.begin(&desk.asked)?;
        let done = finish_labels(&mut desk, kept)?;
        said(&done, &takes_back(&desk, self.label.first()), global);
        Ok(Ending::Done)
    }

    fn read(&self, file: &Path, global: &Global) -> Result<Ending, Failure> {
        let mut typed = self.columns.as_deref().map(typed).transpose()?.unwrap_or_default();
        let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
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
        let done = finish(&mut desk, read.in_words())?;
        said(&done, &takes_back(&desk, path.file_name().map(|name| name.to_string_lossy())), global);
        Ok(Ending::Done)
    }
}

/// The command that takes it back; with its name where there are two.
fn takes_back(desk: &Desk, name: Option<impl AsRef<str>>) -> String {
    let named = name.filter(|_| names(desk).len() > 1).map(|name| disconnects(name.as_ref()));
    named.unwrap_or_else(|| "groundwork disconnect incidents".to_owned())
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
