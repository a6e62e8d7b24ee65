//! What is kept of a forge, piece by piece, and the same as one.

use std::collections::HashMap;

use collect::forge::{self, Assignment};
use records::{
    Account, AccountIx, AccountKind, Asked, Comment, Forge, Issue, Place, Request, RequestAct, RequestEvent,
};
use serde::{Deserialize, Serialize};
use store::Data;

use super::source;
use crate::Failure;

/// A request as it is kept: with the accounts it names, and what tells that it changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct KeptRequest {
    pub(super) request: Request,
    pub(super) accounts: Vec<Account>,
    pub(super) mark: u64,
    pub(super) agrees: bool,
}

/// An issue as it is kept: with the accounts it names, and what tells that it changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct KeptIssue {
    pub(super) issue: Issue,
    pub(super) accounts: Vec<Account>,
    /// When it changed last, its comments, whether it is the lead's.
    pub(super) mark: (i64, u64, bool),
}

impl KeptIssue {
    /// An issue with the accounts it names. What an account is called twice for stands twice: that is settled when it is loaded.
    pub(super) fn of(
        issue: forge::Issue,
        said: &[(Account, i64)],
        assigned: &[Assignment],
        mark: (i64, u64, bool),
    ) -> KeptIssue {
        let mut accounts = Vec::new();
        let mut place = |account: &Account| {
            accounts.push(account.clone());
            accounts.len() as AccountIx - 1
        };
        let issue = Issue {
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
            events: Vec::new(),
        };
        let mut kept = KeptIssue { issue, accounts, mark };
        kept.tells(assigned);
        kept
    }

    /// Tells who assigned it when, in the place of what it told.
    pub(super) fn tells(&mut self, assigned: &[Assignment]) {
        let mut place = |account: &Account| {
            self.accounts.push(account.clone());
            self.accounts.len() as AccountIx - 1
        };
        let event = |one: &Assignment| {
            let (by, whom) = (place(&one.by), place(&one.whom));
            let act = if one.begins { RequestAct::Assigned(whom) } else { RequestAct::Unassigned(whom) };
            RequestEvent { at: one.at, by: Some(by), act }
        };
        self.issue.events = assigned.iter().map(event).collect();
    }
}

/// How far it is read: the second up to which nothing is missing, pages of the first list, whether that is at its end, whether
/// mails were read.
pub(super) type KeptFar = (i64, u32, bool, bool);

pub(super) const REQUEST: &str = "request";
pub(super) const ISSUE: &str = "issue";
/// What the lead said in the story of a request, and on lines.
pub(super) const SAID: &str = "said";
pub(super) const LINE: &str = "line";
/// How far comments on lines are read.
pub(super) const LINES: &str = "lines";
pub(super) const MAIL: &str = "mail";
pub(super) const TAG: &str = "tag";
pub(super) const SKIPPED: &str = "skipped";
/// Things of which there is one.
pub(super) const ONE: &str = "one";
pub(super) const FAR: &str = "far";
pub(super) const OWN: &str = "own";
/// Which issues were listed.
pub(super) const LISTED: &str = "listed";
pub(super) const SINCE: &str = "since";
/// When a reading came to its end, in seconds.
pub(super) const READ: &str = "read";

/// The key of a request: its number, so that keys are in the order of numbers.
pub(super) fn key_of(number: u64) -> String {
    format!("{number:020}")
}

/// All that is kept of the forge of a repository (by its key); none where nothing was read yet.
pub fn load(data: &Data, repository: &str, place: &Place) -> Result<Option<Forge>, Failure> {
    let source = source(repository, place);
    let Some(since) = data.item(&source, ONE, SINCE)? else { return Ok(None) };
    let mut crowd = Crowd::default();
    let mut requests = Vec::new();
    for (_, kept) in data.items::<KeptRequest>(&source, REQUEST)? {
        requests.push(crowd.takes_in(kept.request, &kept.accounts));
    }
    let mut issues = Vec::new();
    for (_, kept) in data.items::<KeptIssue>(&source, ISSUE)? {
        issues.push(crowd.takes_in_issue(kept.issue, &kept.accounts));
    }
    let mut mails = Vec::new();
    for (mail, account) in data.items::<Account>(&source, MAIL)? {
        mails.push((mail, crowd.account(account)));
    }
    let said = data.items::<Vec<Comment>>(&source, SAID)?.into_iter().flat_map(|(_, said)| said);
    let on_lines = data.items::<Comment>(&source, LINE)?.into_iter().map(|(_, comment)| comment);
    let comments = said.chain(on_lines).collect();
    let own = data.item::<Account>(&source, ONE, OWN)?.map(|own| crowd.account(own));
    Ok(Some(Forge {
        place: place.clone(),
        accounts: crowd.accounts,
        mails,
        own,
        requests,
        issues,
        listed: data.item(&source, ONE, LISTED)?.unwrap_or_default(),
        comments,
        read: data.item(&source, ONE, READ)?,
        since,
        skipped: data.items::<String>(&source, SKIPPED)?.len(),
    }))
}

/// Keeps all of a forge that was read elsewhere, as if it had been read here.
pub fn keep(data: &mut Data, repository: &str, forge: &Forge) -> Result<(), Failure> {
    let source = source(repository, &forge.place);
    let kept = |request: &Request| {
        // With those it names alone.
        let mut named = Crowd::default();
        let own = named.takes_in(request.clone(), &forge.accounts);
        let kept = KeptRequest { request: own, accounts: named.accounts, mark: 0, agrees: true };
        (key_of(request.number), kept)
    };
    let requests: Vec<_> = forge.requests.iter().map(kept).collect();
    data.keep_items(&source, REQUEST, &requests)?;
    let kept = |issue: &Issue| {
        let mut named = Crowd::default();
        let own = named.takes_in_issue(issue.clone(), &forge.accounts);
        (key_of(issue.number), KeptIssue { issue: own, accounts: named.accounts, mark: (0, 0, false) })
    };
    let issues: Vec<_> = forge.issues.iter().map(kept).collect();
    data.keep_items(&source, ISSUE, &issues)?;
    data.keep_items(&source, ONE, &[(LISTED.to_owned(), forge.listed.clone())])?;
    let account = |at: AccountIx| forge.accounts[at as usize].clone();
    let mails: Vec<_> = forge.mails.iter().map(|(mail, at)| (mail.clone(), account(*at))).collect();
    data.keep_items(&source, MAIL, &mails)?;
    let said: Vec<_> =
        forge.comments.iter().enumerate().map(|(at, said)| (key_of(at as u64), *said)).collect();
    data.keep_items(&source, LINE, &said)?;
    if let Some(own) = forge.own {
        data.keep_items(&source, ONE, &[(OWN.to_owned(), account(own))])?;
    }
    if let Some(read) = forge.read {
        data.keep_items(&source, ONE, &[(READ.to_owned(), read)])?;
    }
    Ok(data.keep_items(&source, ONE, &[(SINCE.to_owned(), forge.since)])?)
}

/// Accounts of many requests, each once.
#[derive(Default)]
struct Crowd {
    accounts: Vec<Account>,
    known: HashMap<(String, AccountKind), AccountIx>,
}

impl Crowd {
    fn account(&mut self, account: Account) -> AccountIx {
        let next = self.accounts.len() as AccountIx;
        if account.kind == AccountKind::Gone {
            // Whose it was is not known: each stays by itself.
            self.accounts.push(account);
            return next;
        }
        let key = (account.login.to_lowercase(), account.kind);
        let at = *self.known.entry(key).or_insert(next);
        if at == next {
            self.accounts.push(account);
        }
        at
    }

    /// Gives an account of a record its place here, once.
    fn places<'c>(&'c mut self, accounts: &'c [Account]) -> impl FnMut(&mut AccountIx) + 'c {
        let mut here: HashMap<AccountIx, AccountIx> = HashMap::new();
        move |at| {
            *at = *here.entry(*at).or_insert_with(|| match accounts.get(*at as usize) {
                Some(account) => self.account(account.clone()),
                None => self.account(Account { login: String::new(), kind: AccountKind::Gone }),
            });
        }
    }

    /// A request that names others by their places here; only those it names come in.
    fn takes_in(&mut self, mut request: Request, accounts: &[Account]) -> Request {
        let mut place = self.places(accounts);
        place(&mut request.author);
        request.events.iter_mut().for_each(|event| place_in(event, &mut place));
        request
    }

    /// An issue, likewise.
    fn takes_in_issue(&mut self, mut issue: Issue, accounts: &[Account]) -> Issue {
        let mut place = self.places(accounts);
        place(&mut issue.author);
        issue.closed_by.iter_mut().for_each(&mut place);
        issue.assigned.iter_mut().for_each(&mut place);
        issue.said.iter_mut().for_each(|(by, _)| place(by));
        issue.events.iter_mut().for_each(|event| place_in(event, &mut place));
        issue
    }
}

/// Gives the accounts of an event their places.
fn place_in(event: &mut RequestEvent, place: &mut impl FnMut(&mut AccountIx)) {
    event.by.iter_mut().for_each(&mut *place);
    match &mut event.act {
        RequestAct::AskedFor(Asked::Account(at))
        | RequestAct::TookBack(Asked::Account(at))
        | RequestAct::Dismissed(at, _)
        | RequestAct::Assigned(at)
        | RequestAct::Unassigned(at)
        | RequestAct::Left(at) => place(at),
        RequestAct::AskedFor(Asked::Team(_))
        | RequestAct::TookBack(Asked::Team(_))
        | RequestAct::Opened { .. }
        | RequestAct::Drafted
        | RequestAct::Readied
        | RequestAct::Decided(_)
        | RequestAct::Remarked
        | RequestAct::Withdrew
        | RequestAct::Commented
        | RequestAct::Pushed
        | RequestAct::Updated
        | RequestAct::Queued(_)
        | RequestAct::MergesItself(_)
        | RequestAct::Failing(_)
        | RequestAct::InConflict(_)
        | RequestAct::Closed
        | RequestAct::Reopened
        | RequestAct::Merged => {}
    }
}
