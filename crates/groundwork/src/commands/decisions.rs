//! Decisions, and their records in the repository.

use std::fmt::Write;

use collect::git::Repository;
use desk::Failure;
use desk::decisions::{Draft, ReadAs, Record, With, draft, read, records, short, without_record, write};
use desk::notes::Notebook;
use desk::text::{clean, cut, day_short};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{Answered, ask, can_ask, indent, pad};
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
    ///
    /// Lists the file and its fields first. Names stand in it as you wrote them.
    #[command(after_help = "Example: groundwork decisions write")]
    Write {
        /// The end of its id, or its record; left out: the decision kept last
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// Who disagreed too, which otherwise stays in your log
        #[arg(long)]
        with_dissent: bool,
        /// What it costs in trust too, which otherwise stays in your log
        #[arg(long)]
        with_trust: bool,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// Cells of an id, and of a status.
const ID: usize = 6;
const STATUS: usize = 12;
/// Cells of a field's name.
const FIELD: usize = 18;

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
        Some(What::Write { id, with_dissent, with_trust, yes }) => {
            let with = With { dissent: *with_dissent, trust: *with_trust };
            let draft = draft(book, &repository, id.as_deref(), with)?;
            let path = clean(&draft.path);
            if draft.is_there() {
                return Ok(format!("{path} says the same already.\n"));
            }
            put(&what_is_written(&draft, screen));
            if !(*yes || can_ask() && ask("Write it? (y, Enter leaves it)") == Answered::Yes) {
                let again = format!("groundwork decisions write {} --yes", short(book, draft.id()));
                return Err(Failure::new("nothing was written").hint(again));
            }
            let how = if draft.is_new() { "a new record" } else { "only what differed" };
            write(book, draft)?;
            Ok(format!("Written: {path}, {how}. It is not committed.\n"))
        }
    })?;
    put(&text);
    Ok(Ending::Done)
}

/// The file and its fields, before anything is written.
fn what_is_written(draft: &Draft, screen: Screen) -> String {
    let new = if draft.is_new() { "a new file" } else { "which is there" };
    let mut text = indent(
        &format!("What is written into {}, {new}, for everybody who reads it:", clean(&draft.path)),
        0,
        screen.width,
    );
    for (name, value) in &draft.fields {
        let _ = write!(text, "  {}", pad(name, FIELD));
        text +=
            indent(&clean(&value.split_whitespace().collect::<Vec<_>>().join(" ")), FIELD + 2, screen.width)
                .trim_start();
    }
    text.push('\n');
    if !draft.left_out.is_empty() {
        let left_out = format!(
            "Left out, because it may be about somebody who reads it: {}. --with-dissent and --with-trust write them too.",
            draft.left_out.join(", ")
        );
        text += &indent(&left_out, 2, screen.width);
    }
    text + &indent("Names stand in it as you wrote them.", 2, screen.width)
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
