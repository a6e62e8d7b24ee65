//! Who assigned an issue to the lead, and when: of those that changed of late.

use std::str::FromStr;

use collect::forge::{Assignment, Client, Error, github, gitlab};
use records::{Account, ForgeKind, Place, RequestAct};
use store::Data;

use super::kept::{KeptIssue, ONE, READ};
use crate::Failure;

/// So many seconds before the last reading, or now at the first one: this week, and three before it.
const OF_LATE: i64 = 28 * 86_400;

/// From which second on a change of an issue is one of late.
pub(super) fn since(data: &Data, source: &str, now: i64) -> Result<i64, Failure> {
    let read = data.item::<i64>(source, ONE, READ)?;
    Ok(read.unwrap_or(now).min(now).saturating_sub(OF_LATE))
}

/// What becomes of an issue that no list has any more.
pub(super) enum Assigned {
    AsItWas,
    Nothing,
    Now(Box<KeptIssue>),
}

/// Of an issue that has no label any more, and is not the lead's, or did not change of late. Where it may have been given back since it was
/// read, that is asked once.
pub(super) fn of_unlisted(
    kept: &KeptIssue,
    since: i64,
    of_one: &mut dyn FnMut(u64) -> Result<Vec<Assignment>, Error>,
) -> Result<Assigned, Failure> {
    let Some(mut alone) = alone(kept) else { return Ok(Assigned::Nothing) };
    if kept.mark.2 && kept.mark.0 >= since {
        match of_one(kept.issue.number) {
            Ok(assigned) => alone.tells(&assigned),
            Err(Error::NotFound { .. } | Error::Gone { .. }) => return Ok(Assigned::Nothing),
            Err(why) if why.is_about_one() || matches!(why, Error::NoRight { .. }) => {
                return Ok(Assigned::AsItWas);
            }
            Err(why) => return Err(why.into()),
        }
        alone.mark.2 = false;
    } else if kept.issue.labels.is_empty() {
        return Ok(Assigned::AsItWas);
    }
    Ok(Assigned::Now(Box::new(alone)))
}

/// Of an issue what is kept for who is assigned alone; none where the lead never was.
pub(super) fn alone(kept: &KeptIssue) -> Option<KeptIssue> {
    let mut alone = kept.clone();
    (alone.issue.labels, alone.issue.said) = (Vec::new(), Vec::new());
    (!alone.issue.events.is_empty()).then_some(alone)
}

/// When an account was assigned to an issue, and no longer.
pub(super) fn of_one(
    client: &mut Client<'_>,
    place: &Place,
    own: &Account,
    number: u64,
) -> Result<Vec<Assignment>, Error> {
    let mut all = match place.kind {
        ForgeKind::Github => github::assigned_on(client, &github::Name::from_str(&place.name)?, number)?,
        ForgeKind::Gitlab => gitlab::assigned_on(client, &gitlab::Name::from_str(&place.name)?, number)?,
    };
    all.retain(|one| one.whom.login.eq_ignore_ascii_case(&own.login));
    Ok(all)
}

/// The same, as it is kept.
pub(super) fn kept(kept: &KeptIssue) -> Vec<Assignment> {
    let account = |at: u32| kept.accounts.get(at as usize).cloned();
    let of = |event: &records::RequestEvent| {
        let (whom, begins) = match event.act {
            RequestAct::Assigned(whom) => (whom, true),
            RequestAct::Unassigned(whom) => (whom, false),
            _ => return None,
        };
        Some(Assignment { at: event.at, by: account(event.by?)?, whom: account(whom)?, begins })
    };
    kept.issue.events.iter().filter_map(of).collect()
}
