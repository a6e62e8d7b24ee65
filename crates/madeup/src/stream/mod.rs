//! Writing a history through one `git fast-import`.
//!
//! The words are git's: a stream holds blobs, commits and tags, each known by its [`Mark`] until git
//! has given it an id. Paths, names and messages are bytes, because git's are.

mod quote;
mod text;

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

pub use text::{Change, Commit, Entry, Offset, Person, Stamp, Tag};

use crate::Error;
use crate::git::{self, ObjectFormat, Shape};

/// Ids asked for at once; their answers fit a pipe of the smallest size there is, 64 KiB on Linux and 16 on others.
const AT_ONCE: usize = 200;

/// A blob or commit of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub(crate) u32);

/// A history being written. It is there only after [`Stream::finish`].
#[derive(Debug)]
pub struct Stream {
    child: Child,
    input: Option<BufWriter<ChildStdin>>,
    answers: BufReader<ChildStdout>,
    marks: u32,
    /// What is being put together, kept for its memory.
    text: Vec<u8>,
}

impl Stream {
    /// Makes a repository and begins to write into it. The directory is made, or must be empty.
    pub fn create(dir: &Path, shape: Shape, format: ObjectFormat) -> Result<Stream, Error> {
        git::init(dir, shape, format)?;
        Stream::into(dir)
    }

    /// Begins to write into a repository that is there.
    pub fn into(dir: &Path) -> Result<Stream, Error> {
        let mut child = git::isolated(dir)
            // Speed matters more than size for a repository that is read a few times and thrown away. Long
            // chains of deltas are slow where trees are read again, as they are for every branch.
            .args(["-c", "core.compression=0", "fast-import", "--quiet", "--done", "--force", "--depth=10"])
            // What git gives back to the system it asks for again at once, some hundred thousand times: half
            // of its time with the C library of GNU. Others do not know these.
            .env("MALLOC_TRIM_THRESHOLD_", "268435456")
            .env("MALLOC_TOP_PAD_", "16777216")
            // Offsets no clock has ever shown are found in real histories.
            .arg("--date-format=raw-permissive")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(Error::Start)?;
        let input = child.stdin.take().expect("standard input was asked for");
        let answers = child.stdout.take().expect("standard output was asked for");
        Ok(Stream {
            child,
            input: Some(BufWriter::with_capacity(1 << 16, input)),
            answers: BufReader::new(answers),
            marks: 0,
            text: Vec::new(),
        })
    }

    /// Writes a blob that several commits, or several paths, may point to.
    pub fn blob(&mut self, bytes: &[u8]) -> Result<Mark, Error> {
        let mark = self.next_mark();
        self.text.clear();
        text::blob(mark, bytes, &mut self.text);
        self.send()?;
        Ok(mark)
    }

    /// Writes a commit and moves its branch there.
    pub fn commit(&mut self, commit: &Commit<'_>) -> Result<Mark, Error> {
        let mark = self.next_mark();
        self.text.clear();
        text::commit(mark, commit, &mut self.text);
        self.send()?;
        Ok(mark)
    }

    /// Writes an annotated tag.
    pub fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        self.text.clear();
        text::tag(tag, &mut self.text);
        self.send()
    }

    /// Points a reference (`refs/heads/…`, `refs/tags/…` for a lightweight tag) to a commit.
    pub fn reset(&mut self, reference: &str, to: Mark) -> Result<(), Error> {
        self.text.clear();
        text::reset(reference, to, &mut self.text);
        self.send()
    }

    /// Takes a branch away again that was only for writing.
    pub fn forget(&mut self, reference: &str) -> Result<(), Error> {
        self.text.clear();
        self.text.extend(format!("reset {reference}\nfrom {}\n\n", "0".repeat(40)).bytes());
        self.send()
    }

    /// The id git has given, in hexadecimal digits.
    pub fn id_of(&mut self, mark: Mark) -> Result<String, Error> {
        self.text.clear();
        self.text.extend(format!("get-mark :{}\n", mark.0).bytes());
        self.send()?;
        self.answered(mark)
    }

    /// The next answer of git: the id behind a mark.
    fn answered(&mut self, mark: Mark) -> Result<String, Error> {
        let mut answer = String::new();
        let asked = self.input.as_mut().map_or(Ok(()), Write::flush);
        if let Err(error) = asked.and_then(|()| self.answers.read_line(&mut answer).map(drop)) {
            return Err(self.broken(error));
        }
        let id = answer.trim_end();
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Error::NoId(mark.0));
        }
        Ok(id.to_owned())
    }

    /// The ids git has given to many, in their order. A few hundred are asked for at once: more answers would fill the
    /// pipe while git is still being asked.
    pub fn ids_of(&mut self, marks: &[Mark]) -> Result<Vec<String>, Error> {
        let mut ids = Vec::with_capacity(marks.len());
        for some in marks.chunks(AT_ONCE) {
            self.text.clear();
            self.text.extend(some.iter().flat_map(|mark| format!("get-mark :{}\n", mark.0).into_bytes()));
            self.send()?;
            for &mark in some {
                ids.push(self.answered(mark)?);
            }
        }
        Ok(ids)
    }

    /// Ends the stream; from then on the references are there.
    pub fn finish(mut self) -> Result<(), Error> {
        self.text.clear();
        self.text.extend(b"done\n");
        self.send()?;
        if let Err(error) = self.input.take().map_or(Ok(()), |mut input| input.flush()) {
            return Err(self.broken(error));
        }
        self.ended().map_or(Ok(()), Err)
    }

    fn next_mark(&mut self) -> Mark {
        self.marks += 1;
        Mark(self.marks)
    }

    fn send(&mut self) -> Result<(), Error> {
        let Some(input) = self.input.as_mut() else { return Ok(()) };
        input.write_all(&self.text).map_err(|error| self.broken(error))
    }

    /// A broken pipe says less than what git said before it went.
    fn broken(&mut self, error: std::io::Error) -> Error {
        // Dropped without writing what it still holds, which nobody reads.
        if let Some(input) = self.input.take() {
            drop(input.into_parts());
        }
        self.ended().unwrap_or(Error::Pipe(error))
    }

    /// Waits for git, and says how it ended if not well.
    fn ended(&mut self) -> Option<Error> {
        let mut said = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            let mut bytes = Vec::new();
            // What cannot be read is not said; how git ended is known all the same.
            let _ = stderr.read_to_end(&mut bytes);
            said = String::from_utf8_lossy(&bytes).trim().to_owned();
        }
        match self.child.wait() {
            Err(error) => Some(Error::Pipe(error)),
            Ok(status) if status.success() => None,
            Ok(status) => Some(Error::Git { command: "fast-import".to_owned(), status, said }),
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // Given up half-way: without its `done` git writes no reference, and must not be left behind.
        if self.input.take().is_some() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
