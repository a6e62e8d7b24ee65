//! The forge of kassa: a change request behind each merge, some that were closed without one, and those that are open.
//!
//! It is told of the history that was written and moves nothing in it: a merge has the second and the id that git has, and its
//! commits were there before. `merged.rs` tells what came before a merge, `asked.rs` who was asked, `reviewed.rs` how a
//! review went, `closed.rs` and `open.rs` the rest; `proposals.rs` what is put before the team, as issues mostly.
//!
//! Only what both GitHub and GitLab can say happens here, but for requests to a team, of which GitLab knows nothing.

mod accounts;
mod asked;
mod clock;
mod closed;
mod merged;
mod open;
mod proposals;
mod reviewed;
mod told;

use records::{Comment, CommitId, Decision, Forge, ForgeKind, Listed, Place, Request, RequestAct};

use super::NOW;
use super::pull::Merged;
use crate::Draw;
use crate::civil::DAY;
use accounts::Accounts;
pub(super) use proposals::LABEL;

/// The team that is asked now and then, as the forge names it.
const TEAM: &str = "payments";
/// The branch everything goes to.
const MAIN: &str = "main";

/// What Mira reads of it at [`NOW`]. Draws nothing that the history draws.
pub(super) fn tell(merged: &[(Merged, CommitId)], draw: &Draw) -> Forge {
    let draw = draw.aside(4);
    let mut requests: Vec<_> =
        merged.iter().map(|(merged, id)| merged::request(merged, *id, draw.aside(merged.number))).collect();
    let without_ids: Vec<&Merged> = merged.iter().map(|(merged, _)| merged).collect();
    requests.extend(closed::requests(&without_ids, &draw));
    let last = without_ids.last().map_or(0, |merged| merged.number);
    requests.extend(open::requests(last));
    requests.sort_by_key(|request| request.number);
    proposals::label(&mut requests);
    let issues = proposals::issues(&requests);
    let first = requests.iter().filter_map(|request| request.events.first()).map(|event| event.at).min();
    let mut accounts = Accounts::new();
    requests.iter_mut().for_each(|request| accounts.put_deleted(request));
    Forge {
        place: Place {
            kind: ForgeKind::Github,
            address: "https://api.github.com".to_owned(),
            name: "kassa/kassa".to_owned(),
        },
        mails: accounts::mails(),
        own: Some(accounts::of(super::MIRA)),
        accounts: accounts.all,
        comments: comments(&requests, &draw),
        requests,
        issues,
        listed: Listed { labels: vec![LABEL.to_owned()], refused: Vec::new(), own: true },
        read: Some(NOW),
        since: first.map_or(0, |at| at - at.rem_euclid(DAY)),
        skipped: 0,
    }
}

/// What Mira wrote where she remarked, commented or wanted changes: about a third asks.
fn comments(requests: &[Request], draw: &Draw) -> Vec<Comment> {
    let mut draw = draw.aside(0);
    let mut all = Vec::new();
    for request in requests {
        let writes = |act: &RequestAct| {
            let with_text = RequestAct::Decided(Decision::ChangesWanted);
            *act == with_text || matches!(act, RequestAct::Remarked | RequestAct::Commented)
        };
        let hers = request.events.iter().filter(|event| event.by == Some(accounts::of(super::MIRA)));
        for event in hers.filter(|event| writes(&event.act)) {
            all.push(Comment { request: request.number, at: event.at, asks: draw.percent(34) });
        }
    }
    all
}
