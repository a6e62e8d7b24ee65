//! Issues that have a label the lead named, with who spoke on them when.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use collect::forge::{Client, Error, Issue, github, gitlab};
use records::{Account, AccountIx, ForgeKind, Place};
use store::Data;

use super::kept::{ISSUE, KeptIssue, key_of};
use crate::Failure;

/// Reads all that have one of these labels: a list for each label, and of those that are new or changed who spoke on them. What has
/// none of them any more is kept no longer.
pub(super) fn read(
    data: &mut Data,
    source: &str,
    client: &mut Client<'_>,
    place: &Place,
    labels: &[String],
) -> Result<(), Failure> {
    let known: HashMap<String, KeptIssue> = data.items::<KeptIssue>(source, ISSUE)?.into_iter().collect();
    let mut listed: BTreeMap<u64, Issue> = BTreeMap::new();
    for label in labels {
        match list(client, place, label) {
            Ok(found) => listed.extend(found.into_iter().map(|issue| (issue.number, issue))),
            // Issues may be turned off, or a token good for requests alone: the rest was read all the same.
            Err(Error::Gone { .. } | Error::NoRight { .. } | Error::NotFound { .. }) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    let here: Vec<String> = listed.keys().map(|&number| key_of(number)).collect();
    let gone: Vec<String> = known.keys().filter(|key| !here.contains(key)).cloned().collect();
    data.drop_items(source, ISSUE, &gone)?;
    for (number, issue) in listed {
        let key = key_of(number);
        let mark = (issue.updated, issue.comments);
        let same = known.get(&key).filter(|kept| kept.mark == mark && kept.issue.labels == issue.labels);
        if same.is_some() {
            continue;
        }
        let said = match said_on(client, place, &issue) {
            // One that cannot be read is tried again the next time.
            Err(why) if why.is_about_one() => continue,
            said => said?,
        };
        data.keep_items(source, ISSUE, &[(key, kept(issue, &said))])?;
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
fn kept(issue: Issue, said: &[(Account, i64)]) -> KeptIssue {
    let mark = (issue.updated, issue.comments);
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
