//! Decisions of the log and their records in the repository: read, and written on the lead's word.

mod fields;

use std::collections::HashMap;
use std::path::PathBuf;

use collect::git::{DecisionFile, Repository};
use growth::madr::{self, CannotHold, Field, Madr};
use growth::{Decision, Entry, Note};
use jiff::civil::Date;
use records::WordId;
use store::tree;

use crate::Failure;
use crate::notes::Notebook;
use crate::text::clean;

/// Where the first record of a repository goes.
const FOLDER: &str = "docs/decisions";

/// A record in the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its status, as it says.
    pub status: Option<String>,
    /// Its day, as it says.
    pub day: Option<String>,
    /// The line of the log that is the same decision.
    pub line: Option<WordId>,
}

/// What became of a record that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// A new line of the log.
    New(WordId),
    /// The line it was before has its words now.
    Again(WordId),
    /// The line it was before says the same.
    Same(WordId),
}

/// What of a decision a new record holds only where it is named: what was said in confidence, and of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct With {
    /// Who disagreed, and why.
    pub dissent: bool,
    /// What it costs in trust.
    pub trust: bool,
}

/// A record as it would be written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The line of the log, and the decision in it.
    id: WordId,
    decision: Decision,
    /// The work tree.
    root: PathBuf,
    /// Its path within the repository.
    pub path: String,
    /// What stands there; none: nothing, and it is new.
    there: Option<String>,
    /// What is written: the name of each field, and its words.
    pub fields: Vec<(&'static str, String)>,
    /// What is left out, because others read it.
    pub left_out: Vec<&'static str>,
    text: String,
}

impl Draft {
    /// The line of the log.
    pub fn id(&self) -> WordId {
        self.id
    }

    /// Whether there is no record yet.
    pub fn is_new(&self) -> bool {
        self.there.is_none()
    }

    /// Whether the record says the same already.
    pub fn is_there(&self) -> bool {
        self.there.as_ref() == Some(&self.text)
    }
}

/// The records there are, by path.
pub fn records(book: &Notebook, repository: &Repository) -> Result<Vec<Record>, Failure> {
    let known = lines_by_record(book);
    let records = repository.decision_files()?.into_iter().filter_map(|DecisionFile { path, text }| {
        let madr = Madr::read(&text)?;
        Some(Record {
            title: madr.value(Field::Title).unwrap_or_default(),
            status: madr.value(Field::Status),
            day: madr.value(Field::Date),
            line: known.get(path.as_str()).copied(),
            path,
        })
    });
    Ok(records.collect())
}

/// Decisions of the log that have no record, oldest first.
pub fn without_record<'b>(book: &'b Notebook) -> Vec<(WordId, Date, &'b Decision)> {
    let all = book.log.decisions().filter(|(_, decision)| decision.record.is_none());
    all.map(|(line, decision)| (line.id, line.day, decision)).collect()
}

/// The shortest end of an id, from four digits on, by which it is told from all lines of the log.
pub fn short(book: &Notebook, id: WordId) -> String {
    let all: Vec<String> = book.log.lines().iter().map(|line| line.id.to_string()).collect();
    let id = id.to_string();
    let ends = |length: usize| &id[id.len() - length..];
    let alone = |length: &usize| all.iter().filter(|other| other.ends_with(ends(*length))).count() <= 1;
    ends((4..=id.len()).find(alone).unwrap_or(id.len())).to_owned()
}

/// Reads a record into the log: a new line, or other words of the line it was before. What a record cannot hold stays.
pub fn read(book: &mut Notebook, repository: &Repository, path: &str) -> Result<ReadAs, Failure> {
    let file = file(repository, path)?;
    let madr = Madr::read(&file.text).ok_or_else(|| no_record(&file.path))?;
    let (decision, day) = madr::decision(&madr, &file.path);
    let Some(id) = lines_by_record(book).get(file.path.as_str()).copied() else {
        let ids = book.keep(&[Note::Kept { entry: Entry::Decision(decision), day }])?;
        return Ok(ReadAs::New(ids[0]));
    };
    let (line, before) = book.log.decisions().find(|(line, _)| line.id == id).expect("it was found there");
    let merged = merged(before, decision);
    if merged == *before && day.is_none_or(|day| day == line.day) {
        return Ok(ReadAs::Same(id));
    }
    book.keep(&[Note::Rewritten { of: id, entry: Entry::Decision(merged), day }])?;
    Ok(ReadAs::Again(id))
}

/// What would be written of a decision into its record, or a new one. Without a name it is the decision kept last.
pub fn draft(
    book: &Notebook,
    repository: &Repository,
    name: Option<&str>,
    with: With,
) -> Result<Draft, Failure> {
    let root = repository.work_tree().ok_or_else(|| {
        Failure::new("this repository has no work tree to write into").hint("run it in a clone that has one")
    })?;
    let (id, day, decision) = name.map_or_else(|| last(book), |name| named(book, name))?;
    let files = repository.decision_files()?;
    let Some(path) = decision.record.clone() else {
        let path = new_path(&files, &decision.words);
        let (shown, left_out) = without_what_is_private(&decision, with);
        let (fields, text) = (fields::of_new(&shown, day), madr::new(&shown, day));
        return Ok(Draft { id, decision, root, path, there: None, fields, left_out, text });
    };
    let there = files.into_iter().find(|file| file.path == path).ok_or_else(|| gone(&path))?.text;
    let madr = Madr::read(&there).ok_or_else(|| no_record(&path))?;
    let changes = madr::changes(&madr, &decision);
    let text = madr.with(&changes).map_err(|cannot| not_held(&path, cannot))?;
    let fields = changes.into_iter().map(|(field, value)| (fields::name(field), value)).collect();
    Ok(Draft { id, decision, root, path, there: Some(there), fields, left_out: Vec::new(), text })
}

/// Writes it, where nothing has changed meanwhile; the line is linked with a new record.
pub fn write(book: &mut Notebook, draft: Draft) -> Result<(), Failure> {
    tree::put_below(&draft.root, &draft.path, draft.there.as_deref(), &draft.text)?;
    if draft.there.is_none() {
        let linked = Decision { record: Some(draft.path), ..draft.decision };
        book.keep(&[Note::Rewritten { of: draft.id, entry: Entry::Decision(linked), day: None }])?;
    }
    Ok(())
}

/// The decision as others read it, and what was left out of it.
fn without_what_is_private(decision: &Decision, with: With) -> (Decision, Vec<&'static str>) {
    let mut shown = decision.clone();
    let mut left_out = Vec::new();
    let private = [
        (with.dissent, &mut shown.dissent, fields::DISSENT),
        (with.trust, &mut shown.costs.trust, fields::TRUST),
    ];
    for (is_named, value, name) in private {
        if !is_named && !value.trim().is_empty() {
            value.clear();
            left_out.push(name);
        }
    }
    (shown, left_out)
}

/// What the record says in place of what the line said; what the record has no word for is the line's.
fn merged(before: &Decision, read: Decision) -> Decision {
    let text = |read: String, before: &String| if read.is_empty() { before.clone() } else { read };
    Decision {
        words: text(read.words, &before.words),
        question: text(read.question, &before.question),
        options: if read.options.is_empty() { before.options.clone() } else { read.options },
        reason: text(read.reason, &before.reason),
        expected: text(read.expected, &before.expected),
        odds: read.odds.or(before.odds),
        review: read.review.or(before.review),
        made_by: text(read.made_by, &before.made_by),
        record: read.record,
        ..before.clone()
    }
}

fn lines_by_record<'b>(book: &'b Notebook) -> HashMap<&'b str, WordId> {
    let all = book.log.decisions();
    all.filter_map(|(line, decision)| Some((decision.record.as_deref()?, line.id))).collect()
}

/// The decision kept last.
fn last(book: &Notebook) -> Result<(WordId, Date, Decision), Failure> {
    let last = book.log.decisions().max_by_key(|(line, _)| (line.at, line.id));
    let last = last.map(|(line, decision)| (line.id, line.day, decision.clone()));
    last.ok_or_else(|| {
        Failure::new("there is no decision in the log yet").hint("groundwork log \"d what you decided\"")
    })
}

/// The decision of that name: the end of an id, or the path of its record.
fn named(book: &Notebook, name: &str) -> Result<(WordId, Date, Decision), Failure> {
    let wanted = name.trim().to_lowercase();
    let is = |id: WordId, decision: &Decision| {
        (wanted.len() >= 4 && id.to_string().ends_with(&wanted)) || decision.record.as_deref() == Some(name)
    };
    let mut found = book.log.decisions().filter(|(line, decision)| is(line.id, decision));
    match (found.next(), found.next()) {
        (Some((line, decision)), None) => Ok((line.id, line.day, decision.clone())),
        (None, _) => Err(Failure::new(format!("no decision of the log is called {}", clean(name)))
            .hint("groundwork decisions lists them")),
        (Some(_), Some(_)) => {
            Err(Failure::new(format!("several decisions end in {}", clean(name)))
                .hint("give more of its end"))
        }
    }
}

fn file(repository: &Repository, path: &str) -> Result<DecisionFile, Failure> {
    let wanted = path.trim_start_matches("./");
    let mut files = repository.decision_files()?;
    let ends = |file: &DecisionFile| file.path.rsplit('/').next().is_some_and(|name| name == wanted);
    let found = files.iter().position(|file| file.path == wanted).or_else(|| files.iter().position(ends));
    found.map(|at| files.swap_remove(at)).ok_or_else(|| gone(wanted))
}

/// The path of a new record: in the folder that has most of them, with the next number in as many digits.
fn new_path(files: &[DecisionFile], title: &str) -> String {
    let split = |path: &str| path.rsplit_once('/').map(|(folder, name)| (folder.to_owned(), name.to_owned()));
    let names: Vec<(String, String)> = files.iter().filter_map(|file| split(&file.path)).collect();
    let count = |folder: &String| names.iter().filter(|(other, _)| other == folder).count();
    let folder = names
        .iter()
        .map(|(folder, _)| folder)
        .max_by_key(|folder| (count(folder), std::cmp::Reverse(*folder)));
    let folder = folder.cloned().unwrap_or_else(|| FOLDER.to_owned());
    let digits = |name: &str| name.chars().take_while(char::is_ascii_digit).collect::<String>();
    let numbers: Vec<String> = names
        .iter()
        .filter(|(of, _)| *of == folder)
        .map(|(_, name)| digits(name))
        .filter(|digits| !digits.is_empty())
        .collect();
    let last = numbers.iter().filter_map(|digits| digits.parse::<u64>().ok()).max().unwrap_or(0);
    let width = numbers.iter().map(String::len).max().unwrap_or(4).min(8);
    format!("{folder}/{:0width$}-{}.md", last + 1, madr::slug(title))
}

fn gone(path: &str) -> Failure {
    Failure::new(format!("there is no record {}", clean(path)))
        .looked_at("looked in docs/decisions, docs/adr, doc/adr and folders of such names")
        .hint("groundwork decisions lists those there are")
}

fn no_record(path: &str) -> Failure {
    Failure::new(format!("{} is no record in the form of MADR", clean(path))).looked_at(
        "it needs a title, and one of Context and Problem Statement, Considered Options, Decision Outcome",
    )
}

fn not_held(path: &str, cannot: CannotHold) -> Failure {
    let (CannotHold::Foreign(field) | CannotHold::NoPlace(field)) = cannot;
    let name = match field {
        Field::Makers => "who made it",
        Field::Status => "its status",
        Field::Date => "its date",
        _ => "a value",
    };
    Failure::new(format!("{name} is written in {} in a way that is not changed here", clean(path)))
        .hint("change it there by hand; nothing was written")
}
