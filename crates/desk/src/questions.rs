//! What there is to ask the lead, in the order in which it matters: who they are, who the team is, what is an
//! upstream's, when their role changed. Whether and how it is asked is the surface's.

use jiff::civil::Date;
use records::{Commit, History, Said};
use signals::drafts::{RoleDraft, RoleSign};
use team::{Ground, PersonIx, TOO_MANY};

use crate::lead::identity;
use crate::text::{self, number_of};
use crate::{Desk, Failure, Report};

/// What is kept of a team whose questions were asked.
const ASKED: &str = "asked";

/// Whether the questions are still to be asked: they are once, when there is first somebody to ask.
pub fn are_due(desk: &Desk) -> Result<bool, Failure> {
    Ok(desk.asked.as_of.is_none() && desk.data.kept(&desk.team, ASKED)?.is_none())
}

/// Keeps that they were asked, whatever the answers.
pub fn were_asked(desk: &mut Desk) -> Result<(), Failure> {
    Ok(desk.data.keep(&desk.team, ASKED, "yes")?)
}

/// Somebody who may be the lead too.
#[derive(Clone, Debug)]
pub struct AlsoYou {
    /// Name and address, as one commit has them.
    pub who: String,
    /// How many commits are theirs.
    pub commits: usize,
    /// The day of the newest.
    pub last: Option<Date>,
    /// What they share with the lead.
    pub why: &'static str,
    /// The address by which a yes is kept: [`Desk::is_me`].
    pub address: String,
    /// The word that is kept of a no.
    pub no: Said,
}

impl AlsoYou {
    /// `212 commits until March 2023`
    pub fn commits(&self) -> String {
        let last = self.last.map(|last| last.strftime(" until %B %Y").to_string());
        format!("{}{}", number_of(self.commits, "commit"), last.unwrap_or_default())
    }
}

/// Everybody who may be the lead too: one who is missed is a stranger who "also knows".
pub fn also_you(desk: &Desk, ground: &Ground) -> Vec<AlsoYou> {
    let lead = ground.lead();
    let address = |person: PersonIx| ground.people.persons[person as usize].address.clone();
    let mine = |one: PersonIx, other: PersonIx| if one == lead { other } else { one };
    let proposals = ground.people.proposals(&desk.settings).into_iter();
    let touching = proposals.filter(|proposal| proposal.one == lead || proposal.other == lead);
    touching
        .map(|proposal| {
            let other = mine(proposal.one, proposal.other);
            let times = authored(desk, ground, other);
            AlsoYou {
                who: ground.people.persons[other as usize]
                    .identities
                    .first()
                    .map(identity)
                    .unwrap_or_default(),
                commits: times.len(),
                last: times.iter().max().map(|&last| ground.clock.day(last)),
                why: proposal.why,
                address: address(other),
                no: Said::Apart { one: address(lead), other: address(other) },
            }
        })
        .collect()
}

/// When somebody wrote each of their commits.
fn authored(desk: &Desk, ground: &Ground, who: PersonIx) -> Vec<i64> {
    let of = |(at, history): (usize, &History)| -> Vec<i64> {
        let own = |commit: &&Commit| ground.people.person(at, commit.author) == Some(who);
        history.commits.iter().filter(own).map(|commit| commit.authored.seconds).collect()
    };
    desk.histories.iter().enumerate().flat_map(of).collect()
}

/// What is to be asked about the team.
#[derive(Clone, Debug)]
pub enum OfTheTeam {
    /// There are too many people for one: a scope is to be chosen ([`crate::scope::propose`]).
    Scope,
    /// Whether these are the ones.
    Size {
        /// `7 active people`.
        active: String,
        /// `4 visitors left out`.
        visitors: String,
        /// The others who are active, in the order of the alphabet, clean.
        names: Vec<String>,
    },
}

/// The question about the team; none where the lead works alone, or has said that it is right.
pub fn the_team(desk: &Desk, ground: &Ground) -> Option<OfTheTeam> {
    if ground.active.len() > TOO_MANY {
        return Some(OfTheTeam::Scope);
    }
    if ground.active.others.is_empty() || desk.settings.team_seen {
        return None;
    }
    let active = match ground.active.len() {
        1 => "1 active person".to_owned(),
        n => format!("{n} active people"),
    };
    let visitors = match ground.visitors.people {
        0 => "no visitors".to_owned(),
        n => format!("{} left out", number_of(n, "visitor")),
    };
    let name = |&person: &PersonIx| text::name(&ground.people.persons[person as usize].name);
    let mut names: Vec<String> = ground.active.others.iter().map(name).collect();
    names.sort_by_key(|name| name.to_lowercase());
    Some(OfTheTeam::Size { active, visitors, names })
}

/// Whether merges that look like a sync of an upstream, and of which something is left out, are one; none
/// where there is none without an answer.
pub fn the_sync(ground: &Ground) -> Option<String> {
    let open = || ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none());
    let merges = match open().count() {
        0 => return None,
        1 => "1 merge looks like".to_owned(),
        n => format!("{n} merges look like"),
    };
    let commits: usize = open().map(|sync| sync.left_out).sum();
    Some(format!("{merges} an upstream sync, {}. Leave out?", number_of(commits, "commit")))
}

/// The words that are kept of an answer to [`the_sync`].
pub fn sync_answered(ground: &Ground, yes: bool) -> Vec<Said> {
    let open = ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none());
    open.map(|sync| {
        let history = ground.branches[sync.repository].history;
        Said::Sync { merge: history.commits[sync.merge as usize].id, yes }
    })
    .collect()
}

/// Days on which the role may have changed, and why, the likeliest first; none where a day, or that there is none, was said.
pub fn the_role(report: &Report) -> Vec<(RoleDraft, &'static str)> {
    if report.ground.settings.role.is_some() {
        return Vec::new();
    }
    let why = |draft: &RoleDraft| match draft.sign {
        RoleSign::Owners => "first in CODEOWNERS",
        RoleSign::Days => "by your active days",
    };
    report.role_drafts().into_iter().map(|draft| (draft, why(&draft))).collect()
}
