//! Issues that have a label the lead named; of proposals with who spoke on them when.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use collect::forge::{Client, Error, Issue, github, gitlab};
use records::{Account, AccountIx, ForgeKind, Listed, Place};
use signals::proposals::has_label;
use store::Data;
use team::Settings;

use super::kept::{ISSUE, KeptIssue, LISTED, ONE, key_of};
use super::source;
use crate::Failure;

/// Of an issue that is no proposal nobody is asked who spoke on it: another number of comments than any.
const NOT_ASKED: u64 = u64::MAX;

/// Reads all that have a label the lead named: a list for each label, and of proposals that are new or changed who spoke on them. What
/// has none of them any more is kept no longer.
pub(super) fn read(
    data: &mut Data,
    source: &str,
    client: &mut Client<'_>,
    place: &Place,
    settings: &Settings,
) -> Result<(), Failure> {
    let labels = settings.issue_labels();
    let known: HashMap<String, KeptIssue> = data.items::<KeptIssue>(source, ISSUE)?.into_iter().collect();
    let mut found: BTreeMap<u64, Issue> = BTreeMap::new();
    let mut refused = Vec::new();
    for label in &labels {
        match list(client, place, label) {
            Ok(issues) => found.extend(issues.into_iter().map(|issue| (issue.number, issue))),
            // Issues may be turned off, or a token good for requests alone: the rest was read all the same.
            Err(Error::Gone { .. } | Error::NoRight { .. } | Error::NotFound { .. }) => {
                return listed(data, source, &Listed { labels: Vec::new(), refused: labels });
            }
            // A list that is too long, or that the forge cannot give, is no reason to read nothing else.
            Err(error) if error.is_about_one() => refused.push(label.clone()),
            Err(error) => return Err(error.into()),
        }
    }
    let here: Vec<String> = found.keys().map(|&number| key_of(number)).collect();
    // Of a list that was not given what was read before stays.
    let is_gone =
        |(key, kept): &(&String, &KeptIssue)| !here.contains(key) && !has_label(&kept.issue.labels, &refused);
    let gone: Vec<String> = known.iter().filter(is_gone).map(|(key, _)| key.clone()).collect();
    data.drop_items(source, ISSUE, &gone)?;
    for (number, issue) in found {
        let key = key_of(number);
        let is_proposal = has_label(&issue.labels, &settings.proposals.labels);
        let mark = (issue.updated, if is_proposal { issue.comments } else { NOT_ASKED });
        let same = known.get(&key).filter(|kept| kept.mark == mark && kept.issue.labels == issue.labels);
        if same.is_some() {
            continue;
        }
        let said = if is_proposal { said_on(client, place, &issue) } else { Ok(Vec::new()) };
        let said = match said {
            // One that cannot be read is tried again the next time.
            Err(why) if why.is_about_one() => continue,
            said => said?,
        };
        data.keep_items(source, ISSUE, &[(key, kept(issue, &said, mark))])?;
    }
    let labels = labels.into_iter().filter(|label| !refused.contains(label)).collect();
    listed(data, source, &Listed { labels, refused })
}

fn listed(data: &mut Data, source: &str, listed: &Listed) -> Result<(), Failure> {
    Ok(data.keep_items(source, ONE, &[(LISTED.to_owned(), listed.clone())])?)
}

/// Deletes, of the forges that are connected, the issues that were read for labels alone that the lead names no longer.
pub(crate) fn forget_issues(data: &mut Data, settings: &Settings, labels: &[String]) -> Result<(), Failure> {
    let (named, places) = (settings.issue_labels(), settings.forges.iter());
    let gone: Vec<&String> = labels.iter().filter(|label| !named.contains(label)).collect();
    for (repository, place) in places.filter(|_| !gone.is_empty()) {
        let source = source(repository, place);
        let Some(mut now) = data.item::<Listed>(&source, ONE, LISTED)? else { continue };
        let all = data.items::<KeptIssue>(&source, ISSUE)?.into_iter();
        let is_gone = |kept: &KeptIssue| !has_label(&kept.issue.labels, &named);
        let keys: Vec<String> = all.filter(|(_, kept)| is_gone(kept)).map(|(key, _)| key).collect();
        data.drop_items(&source, ISSUE, &keys)?;
        now.labels.retain(|label| !gone.contains(&label));
        now.refused.retain(|label| !gone.contains(&label));
        listed(data, &source, &now)?;
    }
    Ok(())
}

fn list(client: &mut Client<'_>, place: &Place, label: &str) -> Result<Vec<Issue>, Error> {
    match place.kind {
        ForgeKind::Github => github::issues(client, &github::Name::from_str(&place.name)?, label, None),
        ForgeKind::Gitlab => gitlab::issues(client, &gitlab::Name::from_str(&place.name)?, label, None),
    }
}

fn said_on(client: &mut Client<'_>, place: &Place, issue: &Issue) -> Result<Vec<(Account, i64)>, Error> {
    match place.kind {
        _ if issue.comments == 0 => Ok(Vec::new()),
        ForgeKind::Github => github::said_on(client, &github::Name::from_str(&place.name)?, issue.number),
        ForgeKind::Gitlab => gitlab::said_on(client, &gitlab::Name::from_str(&place.name)?, issue.number),
    }
}

/// An issue with the accounts it names. What an account is called twice for stands twice: that is settled when it is loaded.
fn kept(issue: Issue, said: &[(Account, i64)], mark: (i64, u64)) -> KeptIssue {
    let mut accounts = Vec::new();
    let mut place = |account: &Account| {
        accounts.push(account.clone());
        accounts.len() as AccountIx - 1
    };
    let issue = records::Issue {
        author: place(&issue.author),
        closed_by: issue.closed_by.as_ref().map(&mut place),
        assigned: issue.assigned.iter().map(&mut place).collect(),
        said: said.iter().map(|(account, at)| (place(account), *at)).collect(),
        number: issue.number,
        title: issue.title,
        labels: issue.labels,
        opened: issue.opened,
        closed: issue.closed,
        done: issue.done,
    };
    KeptIssue { issue, accounts, mark }
}
