//! Bringing what is kept of a repository up to what is there.

use std::ops::ControlFlow;

use collect::git::{Options, Repository};
use records::{Fresh, FreshTag, Head, History};
use store::{Data, RepositoryId};

use crate::text::thousands;
use crate::{Asked, Failure};

/// How often a cache that turns out to be damaged is filled again before that is an error.
const ATTEMPTS: usize = 3;

/// What a run read of a repository.
#[derive(Clone, Copy, Debug)]
pub struct ReadOf {
    /// Where it is kept.
    pub id: RepositoryId,
    /// Commits of which nothing was kept before.
    pub commits: u64,
    /// Whether nothing had been read of it before.
    pub first: bool,
}

/// Reads what is new of one repository.
pub fn read_new(
    data: &mut Data,
    repository: &Repository,
    branch: Option<&str>,
    asked: &Asked,
) -> Result<ReadOf, Failure> {
    let source = Source {
        repository,
        name: repository.name(),
        head: repository.head(branch)?,
        tags: repository.tags(),
    };
    again(|| source.bring(data, asked))
}

/// All that is kept of a repository.
pub fn load(
    data: &mut Data,
    repository: &Repository,
    branch: Option<&str>,
    asked: &Asked,
) -> Result<History, Failure> {
    again(|| {
        let read = read_new(data, repository, branch, asked).map_err(Stop::Failure)?;
        let lost = || store::Error::Anew { at: data.dir().to_owned() };
        Ok(data.load(read.id)?.ok_or_else(lost)?)
    })
}

/// Why a reading stopped.
enum Stop {
    Store(store::Error),
    Failure(Failure),
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Stop {
        Stop::Store(error)
    }
}

/// Tries again where what was kept is gone, because it was damaged, or another process forgot it.
fn again<T>(mut attempt: impl FnMut() -> Result<T, Stop>) -> Result<T, Failure> {
    use store::Error::{Anew, Forgotten, Unread};
    for _ in 1..ATTEMPTS {
        match attempt() {
            Err(Stop::Store(Anew { .. } | Forgotten | Unread { .. })) => {}
            done => return done.map_err(Failure::from),
        }
    }
    attempt().map_err(Failure::from)
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Failure {
        match stop {
            Stop::Store(error) => error.into(),
            Stop::Failure(failure) => failure,
        }
    }
}

/// A repository, and what of it is to be kept.
struct Source<'r> {
    repository: &'r Repository,
    name: String,
    head: Head,
    tags: Vec<FreshTag>,
}

impl Source<'_> {
    fn bring(&self, data: &mut Data, asked: &Asked) -> Result<ReadOf, Stop> {
        let id = data.repository(&self.repository.git_dir())?;
        let mut read = ReadOf { id, commits: 0, first: data.last_read(id)?.is_none() };
        if self.is_whole(data, id)? {
            // Tags come without commits too.
            data.finish(id, &self.name, &self.head, &self.tags, asked.now)?;
            return Ok(read);
        }
        let _held = data.reading(|| asked.watch.waits())?;
        // Whoever held it may have done this one's work.
        read.first = data.last_read(id)?.is_none();
        // What the end of a reading finds missing is read in a second one.
        for _ in 0..2 {
            if self.is_whole(data, id)? {
                break;
            }
            read.commits += self.read(data, id, asked)?;
            if data.finish(id, &self.name, &self.head, &self.tags, asked.now)?.again == 0 {
                break;
            }
        }
        Ok(read)
    }

    fn is_whole(&self, data: &Data, id: RepositoryId) -> Result<bool, Stop> {
        let at_tip = data.last_read(id)?.is_some_and(|(head, _)| head.tip == self.head.tip);
        Ok(at_tip && !data.has_gaps(id)?)
    }

    /// Reads what is not known; commits of which nothing was.
    fn read(&self, data: &mut Data, id: RepositoryId, asked: &Asked) -> Result<u64, Stop> {
        let known = data.known(id)?;
        asked.watch.begins(&self.name);
        let mut failed: Option<store::Error> = None;
        let (mut commits, mut reached) = (0, (0, 0));
        let options = Options { renames: true, threads: asked.threads.unwrap_or_else(threads), steps: true };
        let is_known = |commit: &_| known.whole.contains(commit);
        let is_settled = |commit: &_| known.settled && known.whole.contains(commit);
        let (repository, tip) = (self.repository, self.head.tip);
        let mut sink = |fresh: Vec<Fresh>, at: collect::git::Progress| {
            reached = (at.done, at.total);
            if let Err(error) = data.write(id, &fresh) {
                failed = Some(error);
                return ControlFlow::Break(());
            }
            let new =
                |fresh: &&Fresh| matches!(fresh, Fresh::Commit(commit) if !known.partly.contains(&commit.id));
            commits += fresh.iter().filter(new).count() as u64;
            asked.watch.at(at.done, at.total)
        };
        let read = repository.read_beyond(tip, &is_known, &is_settled, options, &mut sink);
        let ended = asked.watch.ends();
        if let Some(error) = failed {
            return Err(error.into());
        }
        read.map_err(|error| Stop::Failure(error.into()))?;
        if ended.is_break() {
            return Err(Stop::Failure(paused(reached.0, reached.1)));
        }
        Ok(commits)
    }
}

/// That a reading was ended, and how far it came.
fn paused(done: u64, total: u64) -> Failure {
    let (done, total) = (thousands(done), thousands(total));
    Failure::interrupted(format!(
        "Paused at {done} of {total}. What was read is kept; run it again to go on."
    ))
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8)
}
