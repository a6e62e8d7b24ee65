use std::collections::HashSet;

use records::Account;

use super::Name;
use super::accounts::own_mails;
use super::comments::in_notes;
use super::mark::mark;
use super::people::insiders;
use super::story::{Asides, agrees, story};
use super::wire::{MergeRequest, Note, Own, Project, ProjectEvent, StateEvent};
use crate::forge::reading::{self, Halt, Look, MOST_HELD_PAGES, Reading, Speech, Told, items};
use crate::forge::{Client, Error, Far, Kept, Options, Step};

/// Reads what is new of a project's merge requests.
///
/// The first time all of them are listed, the oldest first, and the notes of each are read. Later only what changed: the list of those that
/// changed since the last reading, and the list of those that are open, in case a change left no trace in the first. Where `kept` ends it, that
/// is no error.
pub fn read(
    client: &mut Client<'_>,
    name: &Name,
    options: Options,
    kept: &mut dyn Kept,
) -> Result<(), Error> {
    let speech = GitLab { base: client.at(""), name: name.clone(), reopened: None, inside: None };
    reading::read(client, speech, options, kept)
}

struct GitLab {
    /// The address of the forge.
    base: String,
    name: Name,
    /// Requests that were reopened once; none of it where that cannot be read at once.
    reopened: Option<HashSet<u64>>,
    /// Who may merge, once it was asked; none of it where the token may not read it.
    inside: Option<Option<HashSet<String>>>,
}

impl GitLab {
    /// The full address of a path of the project.
    fn here(&self, path: &str) -> String {
        format!("{}/projects/{}{path}", self.base, self.name.in_address())
    }

    fn list(&self, of: &str) -> String {
        self.here(&format!("/merge_requests?scope=all&{of}&per_page=100"))
    }

    /// What was closed and reopened is not in the notes, and asking of each request would double the questions. So all that were reopened are
    /// asked for in one list.
    fn reopened(&self, client: &mut Client<'_>) -> Result<Option<HashSet<u64>>, Error> {
        let address = self.here("/events?action=reopened&target_type=merge_request&per_page=100");
        match items::<ProjectEvent>(client, address, "the list of what was reopened", MOST_HELD_PAGES) {
            Ok((events, _)) => Ok(Some(events.into_iter().filter_map(|event| event.target_iid).collect())),
            // Then each is asked for by itself, also where this list is what the forge cannot do.
            Err(
                Error::NoRight { .. }
                | Error::NotFound { .. }
                | Error::Refused { .. }
                | Error::Failing { .. }
                | Error::TooLarge { .. }
                | Error::Endless { .. },
            ) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the author of a request may not merge. A branch of the project itself can only be pushed by somebody who may.
    fn is_outside(&mut self, client: &mut Client<'_>, merge: &MergeRequest) -> Result<bool, Error> {
        if !merge.is_of_a_fork() {
            return Ok(false);
        }
        if self.inside.is_none() {
            self.inside = Some(insiders(client, &self.here(""))?);
        }
        let author = merge.author.as_ref().map(|user| user.username.to_ascii_lowercase());
        let inside = self.inside.as_ref().and_then(Option::as_ref);
        Ok(!author.is_some_and(|author| inside.is_some_and(|inside| inside.contains(&author))))
    }
}

impl Speech for GitLab {
    type Item = MergeRequest;
    const LIST: &'static str = "the list of merge requests";

    /// A project that moved leads from its old path to the new.
    fn named(&mut self, client: &mut Client<'_>) -> Result<(Option<String>, Option<i64>), Error> {
        let answer = client.ask(&self.here(""), &format!("the project {}", self.name))?;
        let now: Name = answer.read::<Project>()?.path_with_namespace.parse()?;
        let is_another = now != self.name;
        self.name = now;
        self.reopened = self.reopened(client)?;
        Ok((is_another.then(|| self.name.to_string()), answer.at))
    }

    /// GitLab does not say which account has which mail, but of one's own. Notes name accounts, so that a story needs none.
    fn mails(reading: &mut Reading<'_, '_, GitLab>, far: &mut Far) -> Result<(), Halt> {
        if far.mails {
            return Ok(());
        }
        let address = reading.client.at("/user");
        let own: Own = match reading.client.ask(&address, "the account of the token") {
            // A token may be good for a project and not for this.
            Err(Error::NoRight { .. } | Error::NotFound { .. }) => return Ok(()),
            answer => answer?.read()?,
        };
        let found = own_mails(&own);
        if !found.is_empty() {
            reading.keep(Step::Mails(found))?;
        }
        far.mails = true;
        reading.keep(Step::Far(*far))
    }

    fn all(&self, page: u32) -> String {
        self.list(&format!("state=all&order_by=created_at&sort=asc&page={page}"))
    }

    fn changed(&self, since: i64) -> String {
        let since = jiff::Timestamp::from_second(since).map(|since| format!("&updated_after={since}"));
        self.list(&format!("state=all&order_by=updated_at&sort=desc{}", since.unwrap_or_default()))
    }

    fn open(&self) -> String {
        self.list("state=opened&order_by=created_at&sort=asc")
    }

    fn look(&self, merge: &MergeRequest) -> Look {
        Look {
            number: merge.iid,
            updated: merge.updated_at.as_second(),
            over: merge.merged_at.or(merge.closed_at).map(jiff::Timestamp::as_second),
            mark: mark(merge),
        }
    }

    fn story(
        &mut self,
        client: &mut Client<'_>,
        merge: &MergeRequest,
        _: &dyn Fn(&str) -> Option<Account>,
        whose: Option<&str>,
    ) -> Result<Told, Error> {
        let number = merge.iid;
        let page = |of: u32| {
            self.here(&format!("/merge_requests/{number}/notes?sort=asc&order_by=created_at&per_page={of}"))
        };
        let (notes, _) = reading::in_pieces::<Note>(client, page, &format!("the notes of !{number}"))?;
        let asks_for_states = self.reopened.as_ref().is_none_or(|reopened| reopened.contains(&number));
        let states = if asks_for_states {
            let address = self.here(&format!("/merge_requests/{number}/resource_state_events?per_page=100"));
            let what = format!("the states of !{number}");
            Some(items::<StateEvent>(client, address, &what, reading::MOST_STORY_PAGES)?.0)
        } else {
            None
        };
        let outside = self.is_outside(client, merge)?;
        let (request, accounts) = story(merge, &notes, &Asides { states, outside });
        let comments = in_notes(number, &notes, whose);
        Ok(Told { request, accounts, agrees: agrees(merge, &notes), comments })
    }
}
