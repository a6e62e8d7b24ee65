//! Issues that have a label the lead named, of proposals with who spoke on them when; and those assigned to the lead, with who
//! assigned them when.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use collect::forge::{Client, Error, Issue, IssuesOf, github, gitlab};
use records::{Account, ForgeKind, Listed, Place};
use signals::proposals::has_label;
use store::Data;
use team::Settings;

use super::assigned::{self, Assigned};
use super::kept::{ISSUE, KeptIssue, LISTED, ONE, key_of};
use super::source;
use crate::Failure;

/// Of an issue that is no proposal nobody is asked who spoke on it: another number of comments than any.
const NOT_ASKED: u64 = u64::MAX;

/// An issue that a list has.
struct Found {
    issue: Issue,
    has_label: bool,
    /// Whether it is assigned to the lead, and somebody else opened it.
    is_own: bool,
}

/// What the lists have.
struct Lists {
    found: BTreeMap<u64, Found>,
    /// Labels of which there was no list.
    refused: Vec<String>,
    /// Whether there was one of those assigned to the lead.
    own: bool,
}

/// Reads all that have a label the lead named, a list for each label, and those assigned to the lead that changed of late; who spoke on
/// proposals, and who assigned what is the lead's, where they are new or changed. What has no label any more, and was never
/// assigned to the lead, is kept no longer.
pub(super) fn read(
    data: &mut Data,
    source: &str,
    client: &mut Client<'_>,
    (place, own): (&Place, &Account),
    (settings, now): (&Settings, i64),
) -> Result<(), Failure> {
    let labels = settings.issue_labels();
    let since = assigned::since(data, source, now)?;
    let Lists { found, refused, own: mut own_too } = match lists(client, place, &own.login, &labels, since) {
        // Issues may be turned off, or a token good for requests alone: the rest was read all the same.
        Err(error) if is_refusal(&error) => {
            return listed(data, source, &Listed { labels: Vec::new(), refused: labels, own: false });
        }
        lists => lists?,
    };
    let known: HashMap<String, KeptIssue> = data.items::<KeptIssue>(source, ISSUE)?.into_iter().collect();
    // Without a list nothing tells what was given back.
    let since = if own_too { since } else { i64::MAX };
    for (key, kept) in &known {
        // Of a list that was not given what was read before stays.
        let is_unread = has_label(&kept.issue.labels, &refused);
        if !is_unread && !found.contains_key(&kept.issue.number) {
            let mut assigned = |number| assigned::of_one(client, place, own, number);
            match assigned::of_unlisted(kept, since, &mut assigned)? {
                Assigned::AsItWas => {}
                Assigned::Nothing => data.drop_items(source, ISSUE, std::slice::from_ref(key))?,
                Assigned::Now(kept) => data.keep_items(source, ISSUE, &[(key.clone(), *kept)])?,
            }
        }
    }
    for (number, found) in found {
        let Found { issue, has_label: labelled, is_own } = found;
        let key = key_of(number);
        let before = known.get(&key);
        if !labelled && before.is_some_and(|kept| has_label(&kept.issue.labels, &refused)) {
            continue;
        }
        let is_proposal = labelled && has_label(&issue.labels, &settings.proposals.labels);
        let mark = (issue.updated, if is_proposal { issue.comments } else { NOT_ASKED }, is_own);
        if before.is_some_and(|kept| kept.mark == mark && kept.issue.labels == issue.labels) {
            continue;
        }
        let said = if is_proposal { said_on(client, place, &issue) } else { Ok(Vec::new()) };
        let was_own = before.is_some_and(|kept| kept.mark.2);
        let is_same = before.is_some_and(|kept| kept.mark.0 == issue.updated && kept.mark.2 == is_own);
        let assigned = match before {
            // Where it is the lead's no longer, it is asked once more since when.
            _ if (is_own || was_own) && !is_same => assigned::of_one(client, place, own, number),
            Some(kept) => Ok(assigned::kept(kept)),
            None => Ok(Vec::new()),
        };
        let (said, assigned) = match (said, assigned) {
            // One that cannot be read is tried again the next time.
            (Err(why), _) | (_, Err(why)) if why.is_about_one() => continue,
            (_, Err(Error::NoRight { .. })) => {
                own_too = false;
                continue;
            }
            (said, assigned) => (said?, assigned?),
        };
        data.keep_items(source, ISSUE, &[(key, KeptIssue::of(issue, &said, &assigned, mark))])?;
    }
    let labels = labels.into_iter().filter(|label| !refused.contains(label)).collect();
    listed(data, source, &Listed { labels, refused, own: own_too })
}

/// Asks for all lists: of what is read for who is assigned alone no labels.
fn lists(
    client: &mut Client<'_>,
    place: &Place,
    login: &str,
    labels: &[String],
    since: i64,
) -> Result<Lists, Error> {
    let is_own = |account: &Account| account.login.eq_ignore_ascii_case(login);
    let mut lists = Lists { found: BTreeMap::new(), refused: Vec::new(), own: true };
    let assigned = match list(client, place, IssuesOf::Assigned(login), Some(since)) {
        // A list that is too long, or that the forge cannot give, is no reason to read nothing else; nor is an account to which
        // nothing can be assigned there.
        Err(error) if error.is_about_one() && !is_refusal(&error) => {
            lists.own = false;
            Vec::new()
        }
        assigned => assigned?,
    };
    // What the lead opened is theirs already.
    for issue in assigned.into_iter().filter(|one| one.assigned.iter().any(is_own) && !is_own(&one.author)) {
        let issue = Issue { labels: Vec::new(), ..issue };
        lists.found.insert(issue.number, Found { issue, has_label: false, is_own: true });
    }
    for label in labels {
        match list(client, place, IssuesOf::Label(label), None) {
            Err(error) if error.is_about_one() && !is_refusal(&error) => lists.refused.push(label.clone()),
            issues => {
                for issue in issues? {
                    let is_own = lists.found.get(&issue.number).is_some_and(|found| found.is_own);
                    lists.found.insert(issue.number, Found { issue, has_label: true, is_own });
                }
            }
        }
    }
    Ok(lists)
}

fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Gone { .. } | Error::NoRight { .. } | Error::NotFound { .. })
}

fn listed(data: &mut Data, source: &str, listed: &Listed) -> Result<(), Failure> {
    Ok(data.keep_items(source, ONE, &[(LISTED.to_owned(), listed.clone())])?)
}

/// Deletes, of the forges that are connected, the issues that were read for labels alone that the lead names no longer, and the labels
/// of those that are the lead's.
pub(crate) fn forget_issues(data: &mut Data, settings: &Settings, labels: &[String]) -> Result<(), Failure> {
    let (named, places) = (settings.issue_labels(), settings.forges.iter());
    let gone: Vec<&String> = labels.iter().filter(|label| !named.contains(label)).collect();
    for (repository, place) in places.filter(|_| !gone.is_empty()) {
        let source = source(repository, place);
        let Some(mut now) = data.item::<Listed>(&source, ONE, LISTED)? else { continue };
        let all = data.items::<KeptIssue>(&source, ISSUE)?.into_iter();
        for (key, kept) in all.filter(|(_, kept)| !has_label(&kept.issue.labels, &named)) {
            match assigned::alone(&kept) {
                Some(kept) => data.keep_items(&source, ISSUE, &[(key, kept)])?,
                None => data.drop_items(&source, ISSUE, &[key])?,
            }
        }
        now.labels.retain(|label| !gone.contains(&label));
        now.refused.retain(|label| !gone.contains(&label));
        listed(data, &source, &now)?;
    }
    Ok(())
}

fn list(
    client: &mut Client<'_>,
    place: &Place,
    of: IssuesOf<'_>,
    since: Option<i64>,
) -> Result<Vec<Issue>, Error> {
    match place.kind {
        ForgeKind::Github => github::issues(client, &github::Name::from_str(&place.name)?, of, since),
        ForgeKind::Gitlab => gitlab::issues(client, &gitlab::Name::from_str(&place.name)?, of, since),
    }
}

fn said_on(client: &mut Client<'_>, place: &Place, issue: &Issue) -> Result<Vec<(Account, i64)>, Error> {
    match place.kind {
        _ if issue.comments == 0 => Ok(Vec::new()),
        ForgeKind::Github => github::said_on(client, &github::Name::from_str(&place.name)?, issue.number),
        ForgeKind::Gitlab => gitlab::said_on(client, &gitlab::Name::from_str(&place.name)?, issue.number),
    }
}
