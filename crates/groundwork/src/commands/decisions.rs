//! Decisions, and their records in the repository.

use std::fmt::Write;

use collect::git::Repository;
use desk::Failure;
use desk::decisions::{ReadAs, Record, read, records, short, without_record, write};
use desk::notes::Notebook;
use desk::text::{clean, cut, day_short};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{indent, pad};
use crate::{put, screen};

/// Your decisions and the MADR records of this repository
///
/// A record changes where a value stands, and nowhere else. Nothing is committed.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork decisions")]
pub struct Args {
    /// What to do; nothing: list them
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Keep a record as a decision of your log, or renew that one
    #[command(after_help = "Example: groundwork decisions read docs/decisions/0007-queue-refunds.md")]
    Read {
        /// The file
        #[arg(value_name = "PATH")]
        path: String,
    },
    /// Write a decision of your log into its record, or a new one
    #[command(after_help = "Example: groundwork decisions write")]
    Write {
        /// The end of its id, or its record; left out: the decision kept last
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
}

/// Cells of an id, and of a status.
const ID: usize = 6;
const STATUS: usize = 12;

/// Lists, reads or writes.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let repository = Repository::open(&global.repository()?)?;
    let screen = screen(global);
    let text = global.notes(|book| match &args.what {
        None => list(book, &repository, screen),
        Some(What::Read { path }) => {
            let (said, id) = match read(book, &repository, path)? {
                ReadAs::New(id) => ("Kept as a decision of your log", id),
                ReadAs::Again(id) => ("Kept: the decision says what the record says now", id),
                ReadAs::Same(id) => ("The decision says the same already", id),
            };
            let write = format!("groundwork decisions write {}", short(book, id));
            Ok(format!("{said}.\n") + &commands(&[(&write, "writes what you change back")], screen))
        }
        Some(What::Write { id }) => {
            let written = write(book, &repository, id.as_deref())?;
            let path = clean(&written.path);
            Ok(match (written.is_new, written.changed) {
                (true, _) => format!("Written: {path}, a new record. It is not committed.\n"),
                (false, true) => format!("Written: {path}; only what differed. It is not committed.\n"),
                (false, false) => format!("{path} says the same already.\n"),
            })
        }
    })?;
    put(&text);
    Ok(Ending::Done)
}

fn list(book: &Notebook, repository: &Repository, screen: Screen) -> Result<String, Failure> {
    let found = records(book, repository)?;
    let mut text = String::new();
    if found.is_empty() {
        text += &indent(
            "There is no record in the form of MADR here; docs/decisions, docs/adr, doc/adr and folders of such names were looked at.",
            0,
            screen.width,
        );
    } else {
        text += "Records in this repository; with an id those that are in your log\n";
        text.extend(found.iter().map(|record| row(book, record, screen)));
    }
    let without = without_record(book);
    if !without.is_empty() {
        text += "\nDecisions of your log without a record\n";
        for (id, day, decision) in without {
            let head = format!(
                "  {}{}",
                pad(&short(book, id), ID + 2),
                pad(&day_short(day, book.today.year()), STATUS + 2)
            );
            let room = screen.width.saturating_sub(ID + STATUS + 6).max(20);
            let _ = writeln!(text, "{head}{}", cut(&decision.words, room));
        }
    }
    let next = [
        ("groundwork decisions read PATH", "keeps a record in your log"),
        ("groundwork decisions write ID", "writes one into the work tree"),
    ];
    Ok(text + &commands(&next, screen))
}

fn row(book: &Notebook, record: &Record, screen: Screen) -> String {
    let id = record.line.map(|id| short(book, id)).unwrap_or_default();
    let status = cut(record.status.as_deref().unwrap_or("no status"), STATUS);
    let room = screen.width.saturating_sub(ID + STATUS + 6).max(20);
    let title = cut(&record.title, room);
    let path = screen.ink.dim(&indent(&clean(&record.path), ID + STATUS + 6, screen.width));
    format!("  {}{}{title}\n{path}", pad(&id, ID + 2), pad(&status, STATUS + 2))
}
