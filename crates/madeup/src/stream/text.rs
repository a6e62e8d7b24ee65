//! What is written, and how `git fast-import` wants it written.

use super::Mark;
use super::quote::quoted;

/// Somebody as git records them. Neither may hold `<`, `>` or a line feed; any other byte is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person<'a> {
    /// The name.
    pub name: &'a [u8],
    /// The address.
    pub email: &'a [u8],
}

impl<'a> Person<'a> {
    /// From text.
    pub fn new(name: &'a str, email: &'a str) -> Person<'a> {
        Person { name: name.as_bytes(), email: email.as_bytes() }
    }
}

/// How far a clock was from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offset {
    /// Minutes east of UTC.
    Minutes(i32),
    /// A sign and digits as they shall stand there, for offsets that no clock has shown (`+051800`).
    Digits(&'static str),
}

/// When something was done: seconds since 1970 UTC (not before), and by which clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds since 1970 UTC.
    pub seconds: i64,
    /// The offset recorded beside it.
    pub offset: Offset,
}

/// A commit to be written.
#[derive(Clone, Debug)]
pub struct Commit<'a> {
    /// The reference that is moved to it (`refs/heads/main`).
    pub branch: &'a str,
    /// Who wrote it, and when.
    pub author: (Person<'a>, Stamp),
    /// Who recorded it, and when.
    pub committer: (Person<'a>, Stamp),
    /// The message, subject first.
    pub message: &'a [u8],
    /// The encoding the message claims to have; none says UTF-8.
    pub encoding: Option<&'a str>,
    /// Parents, the first first; none for a root.
    pub parents: &'a [Mark],
    /// What is done to the tree of the first parent, in this order.
    pub changes: &'a [Change<'a>],
}

/// What a path of a tree may be, and where its content comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A file.
    File(&'a [u8]),
    /// A file with the content of a blob written before.
    FileOf(Mark),
    /// A file that may be run.
    Executable(&'a [u8]),
    /// The same, with the content of a blob written before.
    ExecutableOf(Mark),
    /// A symbolic link, by what it points to.
    Link(&'a [u8]),
    /// A commit of another repository, by its id in hexadecimal digits.
    Submodule(&'a str),
}

/// One thing done to a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// Makes a path what is given, whatever it was.
    Put(&'a [u8], Entry<'a>),
    /// Takes away a file, or a directory with all below it.
    Delete(&'a [u8]),
    /// Moves a file or directory, from and to, with its content.
    Rename(&'a [u8], &'a [u8]),
    /// Takes away everything.
    DeleteAll,
}

/// An annotated tag to be written.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// Its name, without `refs/tags/`.
    pub name: &'a str,
    /// The commit it stands for.
    pub of: Mark,
    /// Who made it, and when.
    pub tagger: (Person<'a>, Stamp),
    /// Its message.
    pub message: &'a [u8],
}

pub(super) fn blob(mark: Mark, bytes: &[u8], out: &mut Vec<u8>) {
    out.extend(format!("blob\nmark :{}\n", mark.0).bytes());
    data(bytes, out);
}

pub(super) fn commit(mark: Mark, commit: &Commit<'_>, out: &mut Vec<u8>) {
    if commit.parents.is_empty() {
        // Otherwise git would take the branch as it stands for the parent.
        out.extend(format!("reset {}\n\n", commit.branch).bytes());
    }
    out.extend(format!("commit {}\nmark :{}\n", commit.branch, mark.0).bytes());
    signature("author", commit.author, out);
    signature("committer", commit.committer, out);
    if let Some(encoding) = commit.encoding {
        out.extend(format!("encoding {encoding}\n").bytes());
    }
    data(commit.message, out);
    for (at, parent) in commit.parents.iter().enumerate() {
        let word = if at == 0 { "from" } else { "merge" };
        out.extend(format!("{word} :{}\n", parent.0).bytes());
    }
    for change in commit.changes {
        self::change(change, out);
    }
    out.push(b'\n');
}

pub(super) fn tag(tag: &Tag<'_>, out: &mut Vec<u8>) {
    out.extend(format!("tag {}\nfrom :{}\n", tag.name, tag.of.0).bytes());
    signature("tagger", tag.tagger, out);
    data(tag.message, out);
}

pub(super) fn reset(reference: &str, to: Mark, out: &mut Vec<u8>) {
    out.extend(format!("reset {reference}\nfrom :{}\n\n", to.0).bytes());
}

fn change(change: &Change<'_>, out: &mut Vec<u8>) {
    match change {
        Change::Put(path, entry) => put(path, entry, out),
        Change::Delete(path) => {
            out.extend(b"D ");
            quoted(path, out);
            out.push(b'\n');
        }
        Change::Rename(from, to) => {
            out.extend(b"R ");
            quoted(from, out);
            out.push(b' ');
            quoted(to, out);
            out.push(b'\n');
        }
        Change::DeleteAll => out.extend(b"deleteall\n"),
    }
}

fn put(path: &[u8], entry: &Entry<'_>, out: &mut Vec<u8>) {
    let (mode, source) = match entry {
        Entry::File(_) => ("100644", None),
        Entry::FileOf(mark) => ("100644", Some(format!(":{}", mark.0))),
        Entry::Executable(_) => ("100755", None),
        Entry::ExecutableOf(mark) => ("100755", Some(format!(":{}", mark.0))),
        Entry::Link(_) => ("120000", None),
        Entry::Submodule(id) => ("160000", Some((*id).to_owned())),
    };
    out.extend(format!("M {mode} {} ", source.as_deref().unwrap_or("inline")).bytes());
    quoted(path, out);
    out.push(b'\n');
    if let Entry::File(bytes) | Entry::Executable(bytes) | Entry::Link(bytes) = entry {
        data(bytes, out);
    }
}

fn signature(role: &str, (who, when): (Person<'_>, Stamp), out: &mut Vec<u8>) {
    out.extend(role.bytes());
    out.push(b' ');
    if !who.name.is_empty() {
        out.extend(who.name);
        out.push(b' ');
    }
    out.push(b'<');
    out.extend(who.email);
    out.extend(format!("> {} ", when.seconds).bytes());
    match when.offset {
        Offset::Minutes(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.abs();
            out.extend(format!("{sign}{:02}{:02}", minutes / 60, minutes % 60).bytes());
        }
        Offset::Digits(digits) => out.extend(digits.bytes()),
    }
    out.push(b'\n');
}

fn data(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend(format!("data {}\n", bytes.len()).bytes());
    out.extend(bytes);
    out.push(b'\n');
}
