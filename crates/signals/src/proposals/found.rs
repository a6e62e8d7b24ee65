//! The proposals on the forges that are connected.

use records::ForgeKind;
use team::Ground;
use team::clock::Seconds;

use super::{Proposal, has_label, is_known, of_issue, of_request};
use crate::requests::{all, connected, named_issue};

/// Proposals, and from when on they were read.
pub(crate) struct Found {
    /// Requests and issues that fit what the lead said.
    pub all: Vec<Proposal>,
    /// Requests that were closed before this second were not read.
    pub since: Seconds,
}

/// All that fit what the lead said; none where no forge is connected, or nothing was said.
pub(crate) fn of_forges(ground: &Ground) -> Option<Found> {
    let since = connected(ground).map(|(_, forge)| forge.since).max()?;
    let said = &ground.settings.proposals;
    if said.is_empty() {
        return None;
    }
    let fits = |title: &str, labels: &[String]| is_known(said, title, labels.iter().map(String::as_str));
    let requests = all(ground)
        .filter(|of| fits(&of.request.title, &of.request.labels))
        .filter_map(|of| of_request(of.request, of.who(), of.named()));
    let mut found: Vec<Proposal> = requests.collect();
    for (repository, forge) in connected(ground) {
        let tells = forge.place.kind == ForgeKind::Github;
        // Issues are read by labels that were named, for incidents too: their titles are those of a few.
        for issue in forge.issues.iter().filter(|issue| has_label(&issue.labels, &said.labels)) {
            let who = |account| ground.people.who(repository, account);
            found.push(of_issue(issue, who, tells, named_issue(&forge.place, repository, issue)));
        }
    }
    Some(Found { all: found, since })
}
