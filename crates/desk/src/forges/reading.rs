//! Reading what is new of a forge, when the lead asks for it.

use std::str::FromStr;

use collect::forge::{Address, Bounds, Client, Error, Options, Token, github, gitlab};
use records::{Account, ForgeKind, Place};
use store::Data;
use team::Settings;

use super::keeping::Keeping;
use super::kept::{FAR, LINES, ONE, OWN, READ, SINCE, TAG};
use super::{issues, lines, named, source};
use crate::sources::{alone, pauses, takes_the_place_of};
use crate::text::{clean, number_of};
use crate::{Failure, Watch};

/// What a reading of a forge brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOf {
    /// The account of the token.
    pub own: Account,
    /// Requests that were new or had changed.
    pub requests: u64,
    /// Questions it took.
    pub asked: u64,
    /// What the repository is called there now, where that is not how it was named.
    pub named: Option<String>,
    /// The place that was read of the repository before, and is no longer.
    pub in_place_of: Option<Place>,
}

impl ReadOf {
    /// `Read 12 change requests of kassa/kassa as mira-o, in 14 questions.`
    pub fn in_words(&self, place: &Place) -> String {
        let requests = match self.requests {
            0 => "Nothing new".to_owned(),
            n => format!("Read {}", number_of(n as usize, "change request")),
        };
        let (name, own) = (clean(&place.name), clean(&self.own.login));
        let asked = number_of(self.asked as usize, "question");
        let now = self.named.as_ref().map(|named| format!(" It is called {} there now.", clean(named)));
        let other = self.in_place_of.as_ref();
        let other = other.map(|other| format!(" {}", takes_the_place_of(&named(other)))).unwrap_or_default();
        format!("{requests} of {name} as {own}, in {asked}.{}{other}", now.unwrap_or_default())
    }
}

/// The second from which on requests of a source are read; none where nothing was read yet.
pub(super) fn since(data: &Data, source: &str) -> Result<Option<i64>, Failure> {
    Ok(data.item(source, ONE, SINCE)?)
}

/// Reads what is new of the forge of a repository (by its key), as far back as `since`, in seconds, issues that have a label
/// the lead named, and those assigned to the lead; `now` is the instant of the run.
/// Whatever was read before it ends, however it ends, is kept.
pub fn read(
    data: &mut Data,
    (repository, place): (&str, &Place),
    token: &str,
    (since, now): (i64, i64),
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<ReadOf, Failure> {
    let source = source(repository, place);
    let _alone = alone(data)?;
    begin(data, &source, since)?;
    let mut client = client(place, token, watch)?;
    let own = token_of(place.kind, &mut client)?;
    data.keep_items(&source, ONE, &[(OWN.to_owned(), own.clone())])?;

    watch.begins(&place.name);
    let mut keeping = Keeping::of(data, &source, &own, watch)?;
    let options = Options { since };
    let read = match place.kind {
        ForgeKind::Github => github::Name::from_str(&place.name)
            .and_then(|name| github::read(&mut client, &name, options, &mut keeping)),
        ForgeKind::Gitlab => gitlab::Name::from_str(&place.name)
            .and_then(|name| gitlab::read(&mut client, &name, options, &mut keeping)),
    };
    let ended = watch.ends();
    let Keeping { read: requests, named, failed, ended: was_ended, .. } = keeping;
    if let Some(error) = failed {
        return Err(error.into());
    }
    match read {
        Err(Error::Stopped { .. }) => return Err(paused(requests)),
        read => read?,
    }
    if was_ended || ended.is_break() {
        return Err(paused(requests));
    }
    issues::read(data, &source, &mut client, (place, &own), (settings, now))?;
    if place.kind == ForgeKind::Github {
        lines::read(data, &source, &mut client, (place, &own), since)?;
    }
    let whole = data.items::<String>(&source, super::kept::SKIPPED)?.is_empty();
    let far = data.item::<super::kept::KeptFar>(&source, ONE, FAR)?.filter(|_| whole);
    let up_to = far.map_or(now, |far| far.0);
    data.keep_items(&source, ONE, &[(READ.to_owned(), up_to)])?;
    let named = named.filter(|named| *named != place.name);
    Ok(ReadOf { own, requests, asked: client.asked(), named, in_place_of: None })
}

/// Whose token it is, which tells also that the place answers and takes it.
pub(super) fn whose(place: &Place, token: &str, watch: &dyn Watch) -> Result<Account, Failure> {
    token_of(place.kind, &mut client(place, token, watch)?)
}

fn token_of(kind: ForgeKind, client: &mut Client<'_>) -> Result<Account, Failure> {
    Ok(match kind {
        ForgeKind::Github => github::whose_token(client)?,
        ForgeKind::Gitlab => gitlab::whose_token(client)?,
    })
}

fn client<'w>(place: &'w Place, token: &str, watch: &'w dyn Watch) -> Result<Client<'w>, Failure> {
    let token = Token::of(token)?;
    let pauses = move |wait| pauses(watch, place.kind.name(), wait);
    let dialect = match place.kind {
        ForgeKind::Github => &github::DIALECT,
        ForgeKind::Gitlab => &gitlab::DIALECT,
    };
    Ok(Client::new(Address::of(&place.address)?, dialect, Some(&token), Bounds::default(), pauses)?)
}

/// Where it is to go further back than before, all is listed once more; what was read of it is kept.
fn begin(data: &mut Data, source: &str, since: i64) -> Result<(), Failure> {
    let before = data.item::<i64>(source, ONE, SINCE)?;
    if before.is_some_and(|before| before <= since) {
        return Ok(());
    }
    if before.is_some() {
        data.drop_items(source, ONE, &[FAR.to_owned(), READ.to_owned(), LINES.to_owned()])?;
        let tags = data.items::<(String, Option<String>)>(source, TAG)?;
        data.drop_items(source, TAG, &tags.into_iter().map(|(address, _)| address).collect::<Vec<_>>())?;
    }
    Ok(data.keep_items(source, ONE, &[(SINCE.to_owned(), since)])?)
}

fn paused(requests: u64) -> Failure {
    let read = number_of(requests as usize, "change request");
    Failure::interrupted(format!(
        "Paused after {read}. What was read is kept; groundwork sources --read goes on."
    ))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let hints = error.hint();
        hints.into_iter().fold(Failure::new(clean(&error.to_string())), Failure::hint)
    }
}
