//! Bringing what is kept of a repository up to what is there.

use std::ops::ControlFlow;

use collect::git::{Options, Repository};
use desk::Failure;
use records::{Fresh, FreshTag, Head, History};
use store::{Data, RepositoryId};

use crate::cli::Global;
use crate::interrupt::{self, Listening};
use crate::term::{Progress, say};

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
    global: &Global,
) -> Result<ReadOf, Failure> {
    let source = Source {
        repository,
        name: repository.name(),
        head: repository.head(branch)?,
        tags: repository.tags(),
    };
    again(|| source.bring(data, global))
}

/// All that is kept of a repository.
pub fn load(
    data: &mut Data,
    repository: &Repository,
    branch: Option<&str>,
    global: &Global,
) -> Result<History, Failure> {
    again(|| {
        let read = read_new(data, repository, branch, global).map_err(Stop::Failure)?;
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
    fn bring(&self, data: &mut Data, global: &Global) -> Result<ReadOf, Stop> {
        let id = data.repository(&self.repository.git_dir())?;
        let mut read = ReadOf { id, commits: 0, first: data.last_read(id)?.is_none() };
        if self.is_whole(data, id)? {
            // Tags come without commits too.
            data.finish(id, &self.name, &self.head, &self.tags, global.now_micros())?;
            return Ok(read);
        }
        let _held = data.reading(|| say("Another groundwork is reading here; waiting for it."))?;
        // Whoever held it may have done this one's work.
        read.first = data.last_read(id)?.is_none();
        // What the end of a reading finds missing is read in a second one.
        for _ in 0..2 {
            if self.is_whole(data, id)? {
                break;
            }
            read.commits += self.read(data, id, global)?;
            if data.finish(id, &self.name, &self.head, &self.tags, global.now_micros())?.again == 0 {
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
    fn read(&self, data: &mut Data, id: RepositoryId, global: &Global) -> Result<u64, Stop> {
        // A demo has nothing to go on with: it ends at once.
        let listening = (!global.made_up).then(Listening::begin);
        let heard = || listening.as_ref().is_some_and(Listening::heard);
        let known = data.known(id)?;
        let mut progress = Progress::reading(&self.name);
        let mut failed: Option<store::Error> = None;
        let (mut commits, mut reached) = (0, (0, 0));
        let options = Options { renames: true, threads: global.threads.unwrap_or_else(threads), steps: true };
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
            progress.at(at.done, at.total);
            if heard() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let read = repository.read_beyond(tip, &is_known, &is_settled, options, &mut sink);
        progress.done();
        if let Some(error) = failed {
            return Err(error.into());
        }
        read.map_err(|error| Stop::Failure(error.into()))?;
        if heard() {
            return Err(Stop::Failure(interrupt::paused(reached.0, reached.1)));
        }
        Ok(commits)
    }
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8)
}
