//! Proposals: what somebody put before others to be decided (definitions, s15, s16).

mod found;
mod log;
mod named;

use records::{AccountIx, Issue, Request, RequestAct};
use team::KnownBy;
use team::clock::Seconds;

use crate::reviews::Who;
use crate::{Named, Signal, Status};

pub(crate) use found::{Found, of_forges};
pub(crate) use log::joined;
pub(crate) use named::person_named;

/// Why there is no figure where a forge is connected and nothing says what a proposal is there.
pub(crate) const NOT_SAID: &str = "no proposal is known until you say how: groundwork proposals";

/// Whether that is why a signal has no figure.
pub fn is_not_said(signal: &Signal) -> bool {
    matches!(&signal.status, Status::NotApplicable(why) if why == NOT_SAID)
}

/// A proposal, wherever it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What opens it.
    pub named: Named,
    /// Who made it. The number of a person is that of `team`; somebody whom git does not know has one beyond those.
    pub by: Who,
    /// When.
    pub at: Seconds,
    /// When it became a decision or a merged change.
    pub landed: Option<Seconds>,
    /// Whether its source would say so: GitLab does not tell why an issue was closed.
    pub tells: bool,
    /// Rounds of review up to then, or so far; none where there are no reviews, as in an issue or the log.
    pub rounds: Option<u32>,
    /// Who said something on it, and when; the proposal itself is not among it.
    pub said: Vec<(Who, Seconds)>,
}

/// Whether a request or an issue is a proposal, as the lead knows one: by a label, whatever its case, or by words of its title, whole and whatever their
/// case: `rfc` is in `[RFC] Refunds`, and not in `Surfcam`.
pub fn is_known<'l>(by: &KnownBy, title: &str, labels: impl IntoIterator<Item = &'l str>) -> bool {
    let labelled = || labels.into_iter().any(|label| by.labels.iter().any(|own| same(own, label)));
    let title = title.to_lowercase();
    by.titles.iter().any(|words| holds(&title, &words.trim().to_lowercase())) || labelled()
}

/// Whether something has one of the labels that were named, whatever their case.
pub fn has_label(labels: &[String], named: &[String]) -> bool {
    labels.iter().any(|label| named.iter().any(|own| same(own, label)))
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether a text stands in words with no letter or digit against either end.
fn holds(words: &str, text: &str) -> bool {
    let free = |next: Option<char>| !next.is_some_and(char::is_alphanumeric);
    !text.is_empty()
        && words.match_indices(text).any(|(at, found)| {
            free(words[..at].chars().next_back()) && free(words[at + found.len()..].chars().next())
        })
}

/// A change request as a proposal; none where it was never opened.
///
/// A round is the reviews by humans other than the author between one push and the next; it lands when it is first merged.
pub fn of_request(request: &Request, who: impl Fn(AccountIx) -> Who, named: Named) -> Option<Proposal> {
    let author = who(request.author);
    let opened = request.events.iter().find(|event| matches!(event.act, RequestAct::Opened { .. }))?;
    let mut proposal = Proposal {
        named,
        by: author,
        at: opened.at,
        landed: None,
        tells: true,
        rounds: None,
        said: Vec::new(),
    };
    let (mut rounds, mut reviewed) = (0, false);
    for event in &request.events {
        let by = event.by.map(&who).filter(|by| *by != Who::Machine);
        match (&event.act, by) {
            (RequestAct::Decided(_) | RequestAct::Remarked, Some(by)) => {
                proposal.said.push((by, event.at));
                if by != author && proposal.landed.is_none() && !std::mem::replace(&mut reviewed, true) {
                    rounds += 1;
                }
            }
            (RequestAct::Commented, Some(by)) => proposal.said.push((by, event.at)),
            // Who pushed is not always told; only a program's is none.
            (RequestAct::Pushed, by) if by.is_some() || event.by.is_none() => reviewed = false,
            (RequestAct::Merged, _) => proposal.landed = proposal.landed.or(Some(event.at)),
            _ => {}
        }
    }
    proposal.rounds = Some(rounds);
    Some(proposal)
}

/// An issue as a proposal: it lands when it is closed as done. `tells` is whether its forge says why one is closed.
pub fn of_issue(issue: &Issue, who: impl Fn(AccountIx) -> Who, tells: bool, named: Named) -> Proposal {
    let said = issue.said.iter().map(|&(by, at)| (who(by), at));
    Proposal {
        named,
        by: who(issue.author),
        at: issue.opened,
        landed: issue.closed.filter(|_| issue.done == Some(true)),
        tells: tells && (issue.closed.is_none() || issue.done.is_some()),
        rounds: None,
        said: said.filter(|(by, _)| *by != Who::Machine).collect(),
    }
}
