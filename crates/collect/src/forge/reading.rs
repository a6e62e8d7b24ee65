//! How the requests of any forge are read: what is asked when, what is kept after what, and when it ends.

use records::{Account, Request};
use serde::de::DeserializeOwned;

use super::{Client, Comment, Error, Far, Kept, Options, Page, Pages, Read, Step, Tag};

/// Pages of a list that are read; more than the largest public repositories have.
pub(super) const MOST_LIST_PAGES: usize = 3_000;
/// Pages of a list that is held whole until its end.
pub(super) const MOST_HELD_PAGES: usize = 100;
/// Pages of one story.
pub(super) const MOST_STORY_PAGES: usize = 50;
/// Requests in a row that cannot be read, after which it is the forge that cannot.
const MOST_SKIPPED: u32 = 3;
/// Seconds by which lists are read further back than needed, for clocks of a forge that differ among themselves.
pub(super) const OVERLAP: i64 = 60;

/// What one kind of forge says, and how it is asked for.
pub(super) trait Speech: Sized {
    /// An item of the lists of requests.
    type Item: DeserializeOwned;
    /// What those lists are, for a sentence.
    const LIST: &'static str;

    /// Asks for the repository; its name of now where that is another, and the forge's clock.
    fn named(&mut self, client: &mut Client<'_>) -> Result<(Option<String>, Option<i64>), Error>;
    /// Reads the accounts of mails.
    fn mails(reading: &mut Reading<'_, '_, Self>, far: &mut Far) -> Result<(), Halt>;
    /// Where a page of all requests is, the oldest first.
    fn all(&self, page: u32) -> String;
    /// Where those are that changed, the newest first; those that did before a second may be left out.
    fn changed(&self, since: i64) -> String;
    /// Where those are that are open, the oldest first.
    fn open(&self) -> String;
    /// What a reading has to know of an item.
    fn look(&self, item: &Self::Item) -> Look;
    /// The story of a request, and what an account wrote in it. `account_of` knows accounts by mail.
    fn story(
        &mut self,
        client: &mut Client<'_>,
        item: &Self::Item,
        account_of: &dyn Fn(&str) -> Option<Account>,
        whose: Option<&str>,
    ) -> Result<Told, Error>;
}

/// What a reading has to know of an item of a list.
pub(super) struct Look {
    /// Its number.
    pub number: u64,
    /// When it changed last.
    pub updated: i64,
    /// When it was closed or merged.
    pub over: Option<i64>,
    /// A number that is another as soon as the list says something else.
    pub mark: u64,
}

/// A story as it was told.
pub(super) struct Told {
    pub request: Request,
    pub accounts: Vec<Account>,
    /// Whether it leads to those whom the list says are asked now.
    pub agrees: bool,
    /// What the account wrote whose comments are wanted.
    pub comments: Vec<Comment>,
}

/// Why a reading does not go on.
pub(super) enum Halt {
    Ended,
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Halt {
        Halt::Failed(error)
    }
}

/// Reads what is new of a repository's requests.
///
/// The first time all of them are listed, the oldest first, and the story of each is read. Later only what changed: the list by its last change
/// down to the last reading, and the list of those that are open, in case a change left no trace in the first. Where `kept` ends it, that is
/// no error.
pub(super) fn read<S: Speech>(
    client: &mut Client<'_>,
    speech: S,
    options: Options,
    kept: &mut dyn Kept,
) -> Result<(), Error> {
    let whose = kept.whose();
    let mut reading = Reading { client, kept, options, speech, whose, now: None, skipped: 0, in_a_row: 0 };
    match reading.whole() {
        Ok(()) | Err(Halt::Ended) => Ok(()),
        Err(Halt::Failed(error)) => Err(error),
    }
}

pub(super) struct Reading<'r, 'w, S> {
    pub client: &'r mut Client<'w>,
    pub kept: &'r mut dyn Kept,
    options: Options,
    pub speech: S,
    whose: Option<String>,
    /// The forge's clock when it began.
    now: Option<i64>,
    skipped: u32,
    in_a_row: u32,
}

impl<S: Speech> Reading<'_, '_, S> {
    pub(super) fn keep(&mut self, step: Step) -> Result<(), Halt> {
        if self.kept.keep(step).is_break() { Err(Halt::Ended) } else { Ok(()) }
    }

    fn whole(&mut self) -> Result<(), Halt> {
        let (name, now) = self.speech.named(self.client)?;
        self.now = now;
        if let Some(name) = name {
            self.keep(Step::Named(name))?;
        }
        let begins = Far { since: self.now.unwrap_or(i64::MIN), pages: 0, listed: false, mails: false };
        let mut far = self.kept.far().unwrap_or(begins);
        self.keep(Step::Far(far))?;
        S::mails(self, &mut far)?;
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

    /// All there are, the oldest first: what is new meanwhile comes at the end, so that page three stays page three.
    fn list(&mut self, far: &mut Far) -> Result<(), Halt> {
        let mut pages = Pages::new(self.speech.all(far.pages + 1), S::LIST, MOST_LIST_PAGES);
        while let Some(page) = pages.turn(self.client, None)? {
            if self.page(&page)?.is_none() {
                break;
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
        let far_back = since.saturating_sub(OVERLAP);
        let address = self.speech.changed(far_back);
        let mut tag = self.kept.tag(&address);
        let mut pages = Pages::new(address.clone(), S::LIST, MOST_LIST_PAGES);
        let mut first: Option<Option<Tag>> = None;
        while let Some(mut page) = pages.turn(self.client, tag.take().as_ref())? {
            first.get_or_insert(page.tag.take());
            // Where the newest are as they were, so is all behind them.
            let Some(last) = self.page(&page)? else { return Ok(()) };
            if last.is_none_or(|updated| updated < far_back) {
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
        let mut pages = Pages::new(self.speech.open(), S::LIST, MOST_LIST_PAGES);
        loop {
            let kept = pages.next().and_then(|address| self.kept.tag(address));
            let Some(page) = pages.turn(self.client, kept.as_ref())? else { return Ok(()) };
            if self.page(&page)?.is_none() {
                continue;
            }
            if let Some(tag) = page.tag.filter(|_| self.skipped == 0) {
                self.keep(Step::Tag { address: page.address, tag })?;
            }
        }
    }

    /// Reads the stories of a page, and says when its last request changed; none where the page is as it was.
    fn page(&mut self, page: &Page) -> Result<Option<Option<i64>>, Halt> {
        let Some(answer) = &page.answer else { return Ok(None) };
        let items: Vec<S::Item> = answer.read()?;
        for item in &items {
            self.request(item)?;
        }
        Ok(Some(items.last().map(|item| self.speech.look(item).updated)))
    }

    /// Reads the story of a request, if the list says something new of it.
    fn request(&mut self, item: &S::Item) -> Result<(), Halt> {
        let look = self.speech.look(item);
        let is_old = look.over.is_some_and(|at| at < self.options.since);
        if is_old || self.kept.mark(look.number) == Some(look.mark) {
            return Ok(());
        }
        let kept = &*self.kept;
        match self.speech.story(self.client, item, &|mail| kept.account(mail), self.whose.as_deref()) {
            Ok(Told { request, accounts, agrees, comments }) => {
                self.in_a_row = 0;
                if self.whose.is_some() && self.kept.said(look.number, comments).is_break() {
                    return Err(Halt::Ended);
                }
                self.keep(Step::Read(Box::new(Read { request, accounts, mark: look.mark, agrees })))
            }
            Err(why) if why.is_about_one() && self.in_a_row < MOST_SKIPPED => {
                (self.skipped, self.in_a_row) = (self.skipped + 1, self.in_a_row + 1);
                self.keep(Step::Skipped { number: look.number, why })
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// The items of a whole list, and the forge's clock when it told the last of them.
pub(super) fn items<T: DeserializeOwned>(
    client: &mut Client<'_>,
    address: String,
    what: &str,
    most: usize,
) -> Result<(Vec<T>, Option<i64>), Error> {
    let mut pages = Pages::new(address, what, most);
    let (mut items, mut at) = (Vec::new(), None);
    while let Some(page) = pages.turn(client, None)? {
        let Some(answer) = page.answer else { break };
        items.extend(answer.read::<Vec<T>>()?);
        at = answer.at;
    }
    Ok((items, at))
}

/// The items of a story: what is too much at once may come in smaller pieces. `address` is one for a number of items a page.
pub(super) fn in_pieces<T: DeserializeOwned>(
    client: &mut Client<'_>,
    address: impl Fn(u32) -> String,
    what: &str,
) -> Result<(Vec<T>, Option<i64>), Error> {
    match items(client, address(100), what, MOST_STORY_PAGES) {
        Err(Error::TooLarge { .. } | Error::Failing { .. }) => {
            items(client, address(25), what, MOST_STORY_PAGES)
        }
        items => items,
    }
}
