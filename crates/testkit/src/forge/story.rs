use records::{Account, AccountIx, AccountKind, Asked, Decision, Request, RequestAct};

use super::items::sha;

/// A change request as a story in words, as the fixtures of `signals` have them: `jonas asks mira`.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its number.
    pub number: u64,
    /// Its title.
    pub title: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// Who opens it.
    pub author: String,
    /// Whether they may not merge here.
    pub outside: bool,
    /// The id of its merge; none: one made of words.
    pub became: Option<String>,
    /// What happens, each at a second since 1970, in order. What is written may stand behind it: `mira comments saying Why?`.
    pub acts: Vec<(i64, String)>,
}

impl Story {
    /// One by somebody of the team.
    pub fn by(author: &str, number: u64, acts: Vec<(i64, String)>) -> Story {
        let title = format!("Request {number}");
        let (labels, author) = (Vec::new(), author.to_owned());
        Story { number, title, labels, author, outside: false, became: None, acts }
    }

    /// One from the records that a reading of it is to give. A deleted account is deleted once all has happened.
    ///
    /// # Panics
    /// If something happens for which a story has no words.
    pub fn told(request: &Request, accounts: &[Account]) -> Story {
        let login = |account: AccountIx| match &accounts[account as usize] {
            Account { kind: AccountKind::Gone, .. } => format!("gone-{account}"),
            account => account.login.clone(),
        };
        let mut acts: Vec<(i64, String)> = Vec::new();
        let mut gone = Vec::new();
        for event in &request.events {
            let by = event.by.unwrap_or_else(|| panic!("nobody does something in #{}", request.number));
            gone.extend((accounts[by as usize].kind == AccountKind::Gone).then(|| login(by)));
            acts.push((event.at, format!("{} {}", login(by), words(&event.act, &login))));
        }
        let last = acts.last().map_or(0, |(at, _)| *at);
        acts.extend(gone.into_iter().map(|login| (last, format!("{login} is deleted"))));
        Story {
            number: request.number,
            title: request.title.clone(),
            labels: request.labels.clone(),
            author: login(request.author),
            outside: request.outside,
            became: request.became.map(|id| id.to_string()),
            acts,
        }
    }

    /// The id of its merge.
    pub(super) fn merge(&self) -> String {
        self.became.clone().unwrap_or_else(|| sha(&format!("merge {}", self.number)))
    }

    /// Why GitHub cannot say what happens in it; none where it can.
    pub fn cannot_be_said_by_github(&self) -> Option<&'static str> {
        super::github::cannot_say(self)
    }

    /// Why GitLab cannot say what happens in it; none where it can.
    pub fn cannot_be_said_by_gitlab(&self) -> Option<&'static str> {
        super::gitlab::cannot_say(self)
    }

    /// An act, and what is written with it.
    pub(super) fn act_and_text(act: &str) -> (&str, Option<&str>) {
        act.split_once(" saying ").map_or((act, None), |(act, text)| (act, Some(text)))
    }

    /// What has happened up to a second.
    pub(super) fn until(&self, now: i64) -> impl Iterator<Item = &(i64, String)> {
        self.acts.iter().take_while(move |(at, _)| *at <= now)
    }

    /// Whether it is open at a second.
    pub(super) fn is_open(&self, now: i64) -> bool {
        let changes =
            self.until(now).filter_map(|(_, words)| match words.split_once(' ').map(|(_, act)| act) {
                Some("closes it" | "merges it") => Some(false),
                Some("reopens it") => Some(true),
                _ => None,
            });
        changes.last().unwrap_or(true)
    }

    /// Who was deleted up to then.
    pub(super) fn deleted(&self, now: i64) -> Vec<String> {
        self.until(now)
            .filter_map(|(_, words)| words.strip_suffix(" is deleted"))
            .map(str::to_owned)
            .collect()
    }
}

/// What a story calls an act.
fn words(act: &RequestAct, login: &dyn Fn(AccountIx) -> String) -> String {
    let whom = |asked: &Asked| match asked {
        Asked::Account(account) => login(*account),
        Asked::Team(team) => format!("team/{team}"),
    };
    let fixed = match act {
        RequestAct::Opened { draft: false } => "opens it",
        RequestAct::Opened { draft: true } => "opens it as a draft",
        RequestAct::Drafted => "marks it a draft",
        RequestAct::Readied => "marks it ready",
        RequestAct::Decided(Decision::Approved) => "approves",
        RequestAct::Decided(Decision::ChangesWanted) => "requests changes",
        RequestAct::Remarked => "comments on lines",
        RequestAct::Commented => "comments",
        RequestAct::Withdrew => "takes back the approval",
        RequestAct::Pushed => "pushes",
        RequestAct::Updated => "updates the branch",
        RequestAct::Queued(true) => "queues it",
        RequestAct::Queued(false) => "drops it",
        RequestAct::MergesItself(true) => "turns auto-merge on",
        RequestAct::MergesItself(false) => "turns auto-merge off",
        RequestAct::Closed => "closes it",
        RequestAct::Reopened => "reopens it",
        RequestAct::Merged => "merges it",
        RequestAct::AskedFor(asked) => return format!("asks {}", whom(asked)),
        RequestAct::TookBack(asked) => return format!("takes back the request to {}", whom(asked)),
        RequestAct::Assigned(account) => return format!("assigns {}", login(*account)),
        RequestAct::Dismissed(whose, Decision::Approved) => {
            return format!("dismisses the approval of {}", login(*whose));
        }
        RequestAct::Dismissed(whose, Decision::ChangesWanted) => {
            return format!("dismisses the changes of {}", login(*whose));
        }
        RequestAct::Unassigned(_)
        | RequestAct::Failing(_)
        | RequestAct::InConflict(_)
        | RequestAct::Left(_) => panic!("no words for {act:?}"),
    };
    fixed.to_owned()
}
