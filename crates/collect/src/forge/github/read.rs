use super::Name;
use super::awaited::agrees;
use super::commits::mails;
use super::event::{Event, LEFT_OUT};
use super::mark::mark;
use super::story::story;
use super::wire::{Commit, Pull, Repository};
use crate::forge::{Client, Error, Far, Kept, Options, Pages, Read, Step, Tag};

/// Pages of requests that are read; more than the largest public repositories have.
const MOST_LIST_PAGES: usize = 3_000;
/// Pages of one timeline.
const MOST_TIMELINE_PAGES: usize = 50;
/// Pages of commits that are looked at for mails: the newest two thousand.
const MOST_MAIL_PAGES: usize = 20;
/// Requests in a row that cannot be read, after which it is the forge that cannot.
const MOST_SKIPPED: u32 = 3;
/// Seconds by which lists are read further back than needed, for clocks of a forge that differ among themselves.
const OVERLAP: i64 = 60;

const LIST: &str = "the list of pull requests";

/// Reads what is new of a repository's pull requests.
///
/// The first time all of them are listed, the oldest first, and the story of each is read. Later only what changed: the list by its last change
/// down to the last reading, and the list of those that are open, in case a change left no trace in the first. Where `kept` ends it, that is
/// no error.
pub fn read(
    client: &mut Client<'_>,
    name: &Name,
    options: Options,
    kept: &mut dyn Kept,
) -> Result<(), Error> {
    let mut reading =
        Reading { client, kept, options, name: name.clone(), now: None, skipped: 0, in_a_row: 0 };
    match reading.all() {
        Ok(()) | Err(Halt::Ended) => Ok(()),
        Err(Halt::Failed(error)) => Err(error),
    }
}

/// Why a reading does not go on.
enum Halt {
    Ended,
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Halt {
        Halt::Failed(error)
    }
}

struct Reading<'r, 'w> {
    client: &'r mut Client<'w>,
    kept: &'r mut dyn Kept,
    options: Options,
    name: Name,
    /// The forge's clock when it began.
    now: Option<i64>,
    skipped: u32,
    in_a_row: u32,
}

impl Reading<'_, '_> {
    fn keep(&mut self, step: Step) -> Result<(), Halt> {
        if self.kept.keep(step).is_break() { Err(Halt::Ended) } else { Ok(()) }
    }

    fn all(&mut self) -> Result<(), Halt> {
        self.named()?;
        let begins = Far { since: self.now.unwrap_or(i64::MIN), pages: 0, listed: false, mails: false };
        let mut far = self.kept.far().unwrap_or(begins);
        self.keep(Step::Far(far))?;
        self.mails(&mut far)?;
        if !far.listed {
            self.list(&mut far)?;
        }
        self.changed(far.since)?;
        self.open()?;
        if self.skipped == 0 {
            far.since = self.now.unwrap_or(far.since);
            self.keep(Step::Far(far))?;
        }
        Ok(())
    }

    /// The repository's name of now: a renamed one leads from the old to the new.
    fn named(&mut self) -> Result<(), Halt> {
        let address = self.here("");
        let answer = self.client.ask(&address, &format!("the repository {}", self.name))?;
        self.now = answer.at;
        let now: Name = answer.read::<Repository>()?.full_name.parse()?;
        if now != self.name {
            self.keep(Step::Named(now.to_string()))?;
            self.name = now;
        }
        Ok(())
    }

    /// The full address of a path of the repository.
    fn here(&self, path: &str) -> String {
        self.client.at(&format!("/repos/{}{path}", self.name))
    }

    /// The accounts behind the mails of commits: a timeline says of a commit who wrote it by mail alone.
    fn mails(&mut self, far: &mut Far) -> Result<(), Halt> {
        let since = match jiff::Timestamp::from_second(far.since.saturating_sub(OVERLAP)) {
            _ if !far.mails => String::new(),
            // Not listed yet: what came since is asked for once all is read.
            _ if !far.listed => return Ok(()),
            Ok(since) => format!("&since={since}"),
            Err(_) => String::new(),
        };
        let address = self.here(&format!("/commits?per_page=100{since}"));
        let mut pages = Pages::new(address, "the list of commits", MOST_LIST_PAGES);
        for _ in 0..MOST_MAIL_PAGES {
            let page = match pages.turn(self.client, None) {
                // So it answers where there is no commit, and where the token may not read them.
                Err(Error::Refused { status: 409, .. } | Error::NoRight { .. } | Error::NotFound { .. }) => {
                    return Ok(());
                }
                page => page?,
            };
            let Some(answer) = page.and_then(|page| page.answer) else { break };
            let found = mails(&answer.read::<Vec<Commit>>()?);
            if !found.is_empty() {
                self.keep(Step::Mails(found))?;
            }
        }
        far.mails = true;
        self.keep(Step::Far(*far))
    }

    /// All there are, the oldest first: what is new meanwhile comes at the end, so that page three stays page three.
    fn list(&mut self, far: &mut Far) -> Result<(), Halt> {
        let first = far.pages + 1;
        let order = "state=all&sort=created&direction=asc&per_page=100";
        let address = self.here(&format!("/pulls?{order}&page={first}"));
        let mut pages = Pages::new(address, LIST, MOST_LIST_PAGES);
        while let Some(page) = pages.turn(self.client, None)? {
            let Some(answer) = page.answer else { break };
            for pull in &answer.read::<Vec<Pull>>()? {
                self.pull(pull)?;
            }
            if self.skipped == 0 {
                far.pages += 1;
                far.listed = pages.next().is_none();
                self.keep(Step::Far(*far))?;
            }
        }
        Ok(())
    }

    /// What changed since the last reading, the newest first: what changes meanwhile comes to the front, so that one may be seen twice and none is
    /// missed.
    fn changed(&mut self, since: i64) -> Result<(), Halt> {
        let order = "state=all&sort=updated&direction=desc&per_page=100";
        let address = self.here(&format!("/pulls?{order}"));
        let mut tag = self.kept.tag(&address);
        let mut pages = Pages::new(address.clone(), LIST, MOST_LIST_PAGES);
        let mut first: Option<Option<Tag>> = None;
        while let Some(page) = pages.turn(self.client, tag.take().as_ref())? {
            first.get_or_insert(page.tag);
            // Where the newest are as they were, so is all behind them.
            let Some(answer) = page.answer else { return Ok(()) };
            let pulls: Vec<Pull> = answer.read()?;
            for pull in &pulls {
                self.pull(pull)?;
            }
            let far_back = since.saturating_sub(OVERLAP);
            if pulls.last().is_none_or(|pull| pull.updated_at.as_second() < far_back) {
                break;
            }
        }
        // Only now: a reading that is cut off has to come here again.
        match first.flatten().filter(|_| self.skipped == 0) {
            Some(tag) => self.keep(Step::Tag { address, tag }),
            None => Ok(()),
        }
    }

    /// Those that are open.
    fn open(&mut self) -> Result<(), Halt> {
        let order = "state=open&sort=created&direction=asc&per_page=100";
        let address = self.here(&format!("/pulls?{order}"));
        let mut pages = Pages::new(address, LIST, MOST_LIST_PAGES);
        loop {
            let kept = pages.next().and_then(|address| self.kept.tag(address));
            let Some(page) = pages.turn(self.client, kept.as_ref())? else { return Ok(()) };
            let Some(answer) = page.answer else { continue };
            for pull in &answer.read::<Vec<Pull>>()? {
                self.pull(pull)?;
            }
            if let Some(tag) = page.tag.filter(|_| self.skipped == 0) {
                self.keep(Step::Tag { address: page.address, tag })?;
            }
        }
    }

    /// Reads the story of a request, if the list says something new of it.
    fn pull(&mut self, pull: &Pull) -> Result<(), Halt> {
        let is_old = pull.closed_at.is_some_and(|at| at.as_second() < self.options.since);
        let mark = mark(pull);
        if is_old || self.kept.mark(pull.number) == Some(mark) {
            return Ok(());
        }
        match self.timeline(pull.number) {
            Ok((events, at)) => {
                self.in_a_row = 0;
                let kept = &*self.kept;
                let now = at.unwrap_or(i64::MAX);
                let (request, accounts) = story(pull, &events, &|mail| kept.account(mail), now);
                let agrees = agrees(pull, &events);
                self.keep(Step::Read(Box::new(Read { request, accounts, mark, agrees })))
            }
            Err(why) if is_about_one(&why) && self.in_a_row < MOST_SKIPPED => {
                (self.skipped, self.in_a_row) = (self.skipped + 1, self.in_a_row + 1);
                self.keep(Step::Skipped { number: pull.number, why })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The events of a request, and the forge's clock when it told them.
    fn timeline(&mut self, number: u64) -> Result<(Vec<Event>, Option<i64>), Error> {
        match self.timeline_by(number, 100) {
            // What was too much at once may come in smaller pieces.
            Err(Error::TooLarge { .. } | Error::Failing { .. }) => self.timeline_by(number, 25),
            events => events,
        }
    }

    fn timeline_by(&mut self, number: u64, per_page: u32) -> Result<(Vec<Event>, Option<i64>), Error> {
        let path = format!("/issues/{number}/timeline?per_page={per_page}&exclude={LEFT_OUT}");
        let mut pages =
            Pages::new(self.here(&path), &format!("the timeline of #{number}"), MOST_TIMELINE_PAGES);
        let mut events: Vec<Event> = Vec::new();
        let mut at = None;
        while let Some(page) = pages.turn(self.client, None)? {
            let Some(answer) = page.answer else { break };
            events.extend(answer.read::<Vec<Event>>()?);
            at = answer.at;
        }
        Ok((events, at))
    }
}

/// Whether a failure is about one request, so that the others can be read.
fn is_about_one(error: &Error) -> bool {
    match error {
        Error::NotFound { .. }
        | Error::Gone { .. }
        | Error::Elsewhere { .. }
        | Error::Circle { .. }
        | Error::Page { .. }
        | Error::NotJson { .. }
        | Error::Shape { .. }
        | Error::TooLarge { .. }
        | Error::Endless { .. }
        | Error::Failing { .. }
        | Error::Refused { .. } => true,
        Error::Address { .. }
        | Error::Credentials
        | Error::InTheClear { .. }
        | Error::Name
        | Error::NoToken
        | Error::WrongToken
        | Error::NoRight { .. }
        | Error::Limited { .. }
        | Error::Stopped { .. }
        | Error::Down { .. }
        | Error::Tls { .. } => false,
    }
}
