//! Connecting a repository with its forge, and taking that back.

use std::collections::HashSet;
use std::str::FromStr;

use collect::forge::{Address, github, gitlab};
use records::{ForgeKind, Place, Said};
use store::{Data, Secret};
use team::Settings;

use super::reading::{ReadOf, read, since, whose};
use super::source;
use crate::sources::{Connected, GONE, alone, finish_with};
use crate::text::{clean, thousands};
use crate::{Asked, Desk, Failure, key, open_data, team_of};

/// Weeks of requests that are read where nothing else was said: the lines, and the year of knowledge before their oldest point.
pub const WEEKS: i64 = 104 + 52;

/// A place as somebody writes it: the name of the repository or its address in a browser, and the address of a server of one's own, or its host.
pub fn place_of(kind: ForgeKind, server: Option<&str>, name: &str) -> Result<Place, Failure> {
    let server = server.map(|server| server.trim().trim_end_matches('/')).filter(|server| !server.is_empty());
    let address = match (kind, server) {
        (ForgeKind::Github, None) => github::ADDRESS.to_owned(),
        (ForgeKind::Gitlab, None) => gitlab::ADDRESS.to_owned(),
        (_, Some(address)) if address.contains("://") => address.to_owned(),
        (ForgeKind::Github, Some(host)) => format!("https://{host}/api/v3"),
        (ForgeKind::Gitlab, Some(host)) => format!("https://{host}/api/v4"),
    };
    let name = name.trim().trim_end_matches('/').trim_end_matches(".git");
    // As people copy it from a browser.
    let name =
        name.strip_prefix("https://").and_then(|rest| rest.split_once('/')).map_or(name, |(_, path)| path);
    let place = Place { kind, address, name: name.to_owned() };
    Address::of(&place.address)?;
    match kind {
        ForgeKind::Github => drop(github::Name::from_str(name)?),
        ForgeKind::Gitlab => drop(gitlab::Name::from_str(name)?),
    }
    Ok(place)
}

/// What is to be connected: the repository by its team and key, the place, and where its token is.
#[derive(Clone, Debug)]
pub struct Connection {
    /// The team.
    pub team: String,
    /// The repository.
    pub repository: String,
    /// Where its requests are.
    pub place: Place,
    /// Where its token is.
    pub secret: Secret,
    /// Requests are read that were not closed before this second; none: those of the lines, and the year before them.
    pub since: Option<i64>,
}

impl Connection {
    /// One of the repository a desk was opened for.
    pub fn of(desk: &Desk, place: Place, secret: Secret, since: Option<i64>) -> Result<Connection, Failure> {
        Ok(Connection { team: desk.team.clone(), repository: repository(desk)?, place, secret, since })
    }

    /// Asks the forge, keeps the connection if it answers, and reads it; beside whoever has the desk.
    pub fn begin(&self, asked: &Asked) -> Result<ReadOf, Failure> {
        let Connection { team, repository, place, secret, since } = self;
        let mut data = open_data(&asked.data, &asked.watch)?;
        let token = (asked.opens)(secret)?;
        whose(place, &token, asked.watch.as_ref())?;
        // The word stands before all is read: a reading that is cut off goes on later, and needs it.
        data.keep_secret(&source(repository, place), secret)?;
        let settings = Settings::of(&data.words(team)?);
        let before = settings.forges.get(repository).filter(|before| *before != place);
        if settings.forges.get(repository) != Some(place) {
            let word = Said::Forge { repository: repository.clone(), place: Some(place.clone()) };
            data.say(team, &[word], asked.now)?;
        }
        // What is read no longer leaves no secret behind, and nothing that was read.
        if let Some(before) = before {
            forget(&mut data, repository, before)?;
        }
        let since = since.unwrap_or(asked.seconds() - WEEKS * 7 * 86_400);
        let window = (since, asked.seconds());
        let read = read(&mut data, (repository, place), &token, window, &settings, asked.watch.as_ref())?;
        Ok(ReadOf { in_place_of: before.cloned(), ..read })
    }
}

/// Opens the desk again with what was read of a place, and says what that changed.
pub fn finish(desk: &mut Desk, place: &Place, read: &ReadOf) -> Result<Connected, Failure> {
    finish_with(desk, |opened| sentences(opened, place, read))
}

/// The forges that are connected, by the key of the repository.
pub fn connected(desk: &Desk) -> Vec<(String, Place)> {
    let all = desk.settings.forges.iter();
    let mut all: Vec<(String, Place)> =
        all.map(|(repository, place)| (repository.clone(), place.clone())).collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

/// Reads what is new of one that is connected.
pub(crate) fn read_again(
    data: &mut Data,
    (repository, place): (&str, &Place),
    asked: &Asked,
) -> Result<ReadOf, Failure> {
    let team = team_of(data, repository)?;
    if Settings::of(&data.words(&team)?).forges.get(repository) != Some(place) {
        return Err(Failure::new(GONE));
    }
    let source = source(repository, place);
    let secret = data.secret_of(&source)?.ok_or_else(|| no_secret(place))?;
    let token = (asked.opens)(&secret)?;
    let since = since(data, &source)?.unwrap_or(asked.seconds() - WEEKS * 7 * 86_400);
    let window = (since, asked.seconds());
    let settings = Settings::of(&data.words(&team)?);
    read(data, (repository, place), &token, window, &settings, asked.watch.as_ref())
}

fn no_secret(place: &Place) -> Failure {
    let name = clean(&place.name);
    Failure::new("no token is kept for it")
        .hint(format!("connect it once more: groundwork connect {} {name}", place.kind.word()))
}

/// Takes the forge of one repository back, named by what it is called there or by the repository's key, with its secret and all
/// that was read by it. Named none: that of the repository asked about.
pub fn disconnect(desk: &mut Desk, named: Option<&str>) -> Result<Place, Failure> {
    let all = connected(desk);
    let here = repository(desk);
    let is_it = |(key, place): &&(String, Place)| match named.map(str::trim) {
        Some(typed) => key == typed || clean(&place.name) == typed,
        None => here.as_ref().is_ok_and(|here| here == key),
    };
    let hits: Vec<&(String, Place)> = all.iter().filter(is_it).collect();
    // Two repositories may be called the same on two forges.
    let of_here = hits.iter().find(|(key, _)| here.as_ref().is_ok_and(|here| here == key));
    let (repository, place) = match (hits.as_slice(), of_here, named) {
        ([one], _, _) | (_, Some(one), _) => *one,
        ([], None, None) => return Err(here.err().unwrap_or_else(|| none_of(None, &all))),
        ([], None, named) => return Err(none_of(named, &all)),
        (hits, None, _) => return Err(several(hits)),
    };
    let _alone = alone(&desk.data)?;
    // The word goes last: of what no word names nothing is left, wherever it is cut off.
    forget(&mut desk.data, repository, place)?;
    desk.say(&[Said::Forge { repository: repository.clone(), place: None }])?;
    desk.load()?;
    Ok(place.clone())
}

/// That more than one is called so.
fn several(hits: &[&(String, Place)]) -> Failure {
    let all: Vec<String> =
        hits.iter().map(|(key, place)| format!("{}: {key}", super::named(place))).collect();
    Failure::usage(format!("{} forges are called that: name the repository by its key", hits.len()))
        .looked_at(all.join("; "))
        .hint("groundwork disconnect forge KEY")
}

/// That no forge is connected, or which are.
fn none_of(typed: Option<&str>, all: &[(String, Place)]) -> Failure {
    let failure = match typed {
        Some(typed) => Failure::new(format!("no forge is connected as {}", clean(typed))),
        None => Failure::new("no forge is connected with this repository"),
    };
    match all {
        [] => failure.hint("groundwork connect github OWNER/REPO"),
        all => {
            let names: Vec<String> = all.iter().map(|(_, place)| clean(&place.name)).collect();
            let failure = failure.looked_at(format!("connected: {}", names.join(", ")));
            failure.hint("groundwork disconnect forge NAME")
        }
    }
}

/// Deletes the secret of a place, and all that was read there.
pub fn forget(data: &mut Data, repository: &str, place: &Place) -> Result<(), Failure> {
    let source = source(repository, place);
    data.drop_secret(&source)?;
    data.forget_source(&source)?;
    Ok(())
}

/// The repository asked about, by its key.
fn repository(desk: &Desk) -> Result<String, Failure> {
    let first = desk.repositories.first().map(|repository| key(&repository.git_dir()));
    first.ok_or_else(|| Failure::new("there is no repository here to connect"))
}

/// What was read, and how much of what was merged is on the branch.
fn sentences(desk: &Desk, place: &Place, read: &ReadOf) -> Vec<String> {
    let mut all = vec![read.in_words(place)];
    let (Some(history), Some(Some(forge))) = (desk.histories.first(), desk.forges.first()) else {
        return all;
    };
    let here: HashSet<_> = history.commits.iter().map(|commit| commit.id).collect();
    let became: Vec<_> = forge
        .requests
        .iter()
        .filter(|request| request.into == history.head.branch)
        .filter_map(|request| request.became)
        .collect();
    let found = became.iter().filter(|id| here.contains(id)).count();
    let (merged, branch) = (thousands(became.len() as u64), clean(&history.head.branch));
    match found {
        0 if became.is_empty() => {}
        0 => all.push(format!(
            "None of the {merged} that were merged there is on {branch} here: look whether it is the same repository."
        )),
        found => all.push(format!(
            "{} of {merged} that were merged into {branch} are on it here.",
            thousands(found as u64)
        )),
    }
    all
}
