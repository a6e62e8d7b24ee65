//! Connecting a repository with its forge, and taking that back.

use std::collections::HashSet;
use std::str::FromStr;

use collect::forge::{Address, github};
use records::{ForgeKind, Place, Said};
use store::Secret;

use super::reading::{ReadOf, read, since, whose};
use super::source;
use crate::text::{clean, thousands};
use crate::{Desk, Failure, effect, key};

/// Weeks of requests that are read where nothing else was said: the lines, and the year of knowledge before their oldest point.
pub const WEEKS: i64 = 104 + 52;

/// What came of connecting one.
#[derive(Clone, Debug)]
pub struct Connected {
    /// What was read, in sentences.
    pub kept: Vec<String>,
    /// The figures it changed, a line each.
    pub changed: Vec<String>,
}

/// A place as somebody writes it; none as `address`: the forge's own.
pub fn place_of(kind: ForgeKind, address: Option<&str>, name: &str) -> Result<Place, Failure> {
    let own = match kind {
        ForgeKind::Github => github::ADDRESS,
        ForgeKind::Gitlab => return Err(Failure::new("GitLab is not read")),
    };
    let address = address.unwrap_or(own).trim().trim_end_matches('/');
    let place = Place {
        kind,
        address: address.to_owned(),
        // As people copy it from a browser.
        name: name.trim().trim_start_matches("https://github.com/").trim_end_matches(".git").to_owned(),
    };
    Address::of(&place.address)?;
    github::Name::from_str(&place.name)?;
    Ok(place)
}

/// Connects the repository asked about with its forge, and reads it; `secret` says where its token is, `since` from which second
/// requests are read.
pub fn connect(
    desk: &mut Desk,
    place: &Place,
    secret: &Secret,
    since: Option<i64>,
) -> Result<Connected, Failure> {
    let repository = repository(desk)?;
    let source = source(&repository, place);
    let token = (desk.asked.opens)(secret)?;
    let now = desk.asked.seconds();
    let since = since.unwrap_or(now - WEEKS * 7 * 86_400);
    let watch = desk.asked.watch.clone();
    whose(place, &token, watch.as_ref())?;
    // The word stands before all is read: a reading that is cut off goes on later, and needs it.
    desk.data.keep_secret(&source, secret)?;
    if desk.settings.forges.get(&repository) != Some(place) {
        let word = Said::Forge { repository: repository.clone(), place: Some(place.clone()) };
        desk.data.say(&desk.team.clone(), &[word], desk.asked.now)?;
    }
    let read = read(&mut desk.data, (&repository, place), &token, (since, now), watch.as_ref())?;
    let opened = Desk::open(desk.asked.clone())?;
    let kept = sentences(&opened, place, &read);
    let changed = effect::between(desk, &opened)?;
    *desk = opened;
    Ok(Connected { kept, changed })
}

/// Reads what is new of every forge that is connected; what was read of each, in sentences.
pub fn read_all(desk: &mut Desk) -> Result<Connected, Failure> {
    let connected: Vec<(String, Place)> =
        desk.settings.forges.iter().map(|(repository, place)| (repository.clone(), place.clone())).collect();
    let (now, watch) = (desk.asked.seconds(), desk.asked.watch.clone());
    let mut kept = Vec::new();
    for (repository, place) in &connected {
        let source = source(repository, place);
        let secret = desk.data.secret_of(&source)?.ok_or_else(|| no_secret(place))?;
        let token = (desk.asked.opens)(&secret)?;
        let since = since(&desk.data, &source)?.unwrap_or(now - WEEKS * 7 * 86_400);
        let read = read(&mut desk.data, (repository, place), &token, (since, now), watch.as_ref())?;
        kept.push(read.in_words(place));
    }
    let opened = Desk::open(desk.asked.clone())?;
    let changed = effect::between(desk, &opened)?;
    *desk = opened;
    Ok(Connected { kept, changed })
}

fn no_secret(place: &Place) -> Failure {
    let name = clean(&place.name);
    Failure::new(format!("no token is kept for {name}"))
        .hint(format!("connect it once more: groundwork connect {} {name}", place.kind.word()))
}

/// Takes a connection back, with its secret and all that was read by it.
pub fn disconnect(desk: &mut Desk) -> Result<Option<Place>, Failure> {
    let repository = repository(desk)?;
    let Some(place) = desk.settings.forges.get(&repository).cloned() else { return Ok(None) };
    desk.say(&[Said::Forge { repository: repository.clone(), place: None }])?;
    forget(desk, &repository, &place)?;
    desk.load()?;
    Ok(Some(place))
}

/// Deletes the secret of a place, and all that was read there.
pub fn forget(desk: &mut Desk, repository: &str, place: &Place) -> Result<(), Failure> {
    let source = source(repository, place);
    desk.data.drop_secret(&source)?;
    desk.data.forget_source(&source)?;
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
