use records::Account;

use super::Name;
use super::awaited::agrees;
use super::comments::in_timeline;
use super::commits::mails;
use super::event::{Event, LEFT_OUT};
use super::mark::mark;
use super::story::story;
use super::wire::{Commit, Pull, Repository};
use crate::forge::reading::{self, Halt, Look, MOST_LIST_PAGES, OVERLAP, Reading, Speech, Told};
use crate::forge::{Client, Error, Far, Kept, Options, Pages, Step};

/// Pages of commits that are looked at for mails: the newest two thousand.
const MOST_MAIL_PAGES: usize = 20;

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
    let speech = GitHub { base: client.at(""), name: name.clone() };
    reading::read(client, speech, options, kept)
}

struct GitHub {
    /// The address of the forge.
    base: String,
    name: Name,
}

impl GitHub {
    /// The full address of a path of the repository.
    fn here(&self, path: &str) -> String {
        format!("{}/repos/{}{path}", self.base, self.name)
    }
}

impl Speech for GitHub {
    type Item = Pull;
    const LIST: &'static str = "the list of pull requests";

    /// A renamed repository leads from its old name to the new.
    fn named(&mut self, client: &mut Client<'_>) -> Result<(Option<String>, Option<i64>), Error> {
        let answer = client.ask(&self.here(""), &format!("the repository {}", self.name))?;
        let now: Name = answer.read::<Repository>()?.full_name.parse()?;
        let is_another = now != self.name;
        self.name = now;
        Ok((is_another.then(|| self.name.to_string()), answer.at))
    }

    /// The accounts behind the mails of commits: a timeline says of a commit who wrote it by mail alone.
    fn mails(reading: &mut Reading<'_, '_, GitHub>, far: &mut Far) -> Result<(), Halt> {
        let since = match jiff::Timestamp::from_second(far.since.saturating_sub(OVERLAP)) {
            _ if !far.mails => String::new(),
            // Not listed yet: what came since is asked for once all is read.
            _ if !far.listed => return Ok(()),
            Ok(since) => format!("&since={since}"),
            Err(_) => String::new(),
        };
        let address = reading.speech.here(&format!("/commits?per_page=100{since}"));
        let mut pages = Pages::new(address, "the list of commits", MOST_LIST_PAGES);
        for _ in 0..MOST_MAIL_PAGES {
            let page = match pages.turn(reading.client, None) {
                // So it answers where there is no commit, and where the token may not read them.
                Err(Error::Refused { status: 409, .. } | Error::NoRight { .. } | Error::NotFound { .. }) => {
                    return Ok(());
                }
                page => page?,
            };
            let Some(answer) = page.and_then(|page| page.answer) else { break };
            let found = mails(&answer.read::<Vec<Commit>>()?);
            if !found.is_empty() {
                reading.keep(Step::Mails(found))?;
            }
        }
        far.mails = true;
        reading.keep(Step::Far(*far))
    }

    fn all(&self, page: u32) -> String {
        self.here(&format!("/pulls?state=all&sort=created&direction=asc&per_page=100&page={page}"))
    }

    // It cannot be asked for a second; but then the address is always the same, and has a tag.
    fn changed(&self, _: i64) -> String {
        self.here("/pulls?state=all&sort=updated&direction=desc&per_page=100")
    }

    fn open(&self) -> String {
        self.here("/pulls?state=open&sort=created&direction=asc&per_page=100")
    }

    fn look(&self, pull: &Pull) -> Look {
        Look {
            number: pull.number,
            updated: pull.updated_at.as_second(),
            over: pull.closed_at.map(jiff::Timestamp::as_second),
            mark: mark(pull),
        }
    }

    fn story(
        &mut self,
        client: &mut Client<'_>,
        pull: &Pull,
        account_of: &dyn Fn(&str) -> Option<Account>,
        whose: Option<&str>,
    ) -> Result<Told, Error> {
        let number = pull.number;
        let page =
            |of: u32| self.here(&format!("/issues/{number}/timeline?per_page={of}&exclude={LEFT_OUT}"));
        let what = format!("the timeline of #{number}");
        let (events, at) = reading::in_pieces::<Event>(client, page, &what)?;
        let (request, accounts) = story(pull, &events, account_of, at.unwrap_or(i64::MAX));
        let comments = in_timeline(number, &events, whose);
        Ok(Told { request, accounts, agrees: agrees(pull, &events), comments })
    }
}
